#include "services/hours/storage/hold_store.h"

#include <span>

#include "common/time/proto_time.h"
#include "services/hours/storage/queries.h"
#include "services/hours/storage/rows.h"

namespace linli::hours::store {
namespace {

constexpr size_t kAccounts = std::string_view("accounts/").size();

bool IsNew(const v1::Hold& hold) { return hold.state() == v1::Hold::PENDING; }

void Insert(db::Tx& tx, std::span<const v1::Hold> holds) {
  std::vector<std::string> volunteers, ids, purposes, credits, references, holders;
  std::vector<int64_t> minutes;
  std::vector<absl::Time> ends, begins;
  for (const v1::Hold& hold : holds) {
    const auto name = domain::HoldName::Parse(hold.name()).value();
    volunteers.push_back(name.id(0));
    ids.push_back(name.id());
    purposes.push_back(v1::Hold::Purpose_Name(hold.purpose()));
    minutes.push_back(hold.minutes());
    credits.push_back(hold.credit_account().substr(kAccounts));
    references.push_back(hold.reference());
    holders.push_back(hold.held_by());
    ends.push_back(hold.has_expire_time() ? time::FromProto(hold.expire_time())
                                          : absl::InfiniteFuture());
    begins.push_back(time::FromProto(hold.create_time()));
  }
  tx.Run(queries::kHoldInsert, volunteers, ids, purposes, minutes, credits, references, holders,
         ends, begins);
}

void Settle(db::Tx& tx, std::span<const v1::Hold> holds) {
  std::vector<std::string> volunteers, ids, states;
  std::vector<int64_t> minutes;
  std::vector<absl::Time> times;
  for (const v1::Hold& hold : holds) {
    const auto name = domain::HoldName::Parse(hold.name()).value();
    volunteers.push_back(name.id(0));
    ids.push_back(name.id());
    states.push_back(v1::Hold::State_Name(hold.state()));
    minutes.push_back(hold.posted_minutes());
    times.push_back(time::FromProto(hold.settle_time()));
  }
  tx.Run(queries::kHoldSettle, volunteers, ids, states, minutes, times);
}

}  // namespace

std::map<std::string, domain::Standing> LockTimeAccounts(
    db::Tx& tx, const std::vector<std::string>& volunteer_ids) {
  std::map<std::string, domain::Standing> accounts;
  for (const pqxx::row& row : tx.Run(queries::kTimeAccountLock, volunteer_ids)) {
    accounts[row["volunteer_id"].as<std::string>()] = {row["balance_minutes"].as<int64_t>(),
                                                       row["held_minutes"].as<int64_t>(),
                                                       row["frozen"].as<bool>()};
  }
  return accounts;
}

std::map<std::string, v1::Hold> FindHolds(db::Tx& tx, const std::vector<domain::HoldName>& names) {
  std::vector<std::string> volunteers, ids;
  for (const domain::HoldName& name : names) {
    volunteers.push_back(name.id(0));
    ids.push_back(name.id());
  }
  std::map<std::string, v1::Hold> holds;
  for (const pqxx::row& row : tx.Run(queries::kHoldGet, volunteers, ids)) {
    v1::Hold hold = ReadHold(row);
    holds.emplace(hold.name(), std::move(hold));
  }
  return holds;
}

void SaveHolds(db::Tx& tx, const std::vector<v1::Hold>& changes) {
  // In their order, because a later one may stand on what an earlier one gave back; what is of one
  // kind goes together.
  for (size_t begin = 0; begin < changes.size();) {
    size_t end = begin + 1;
    while (end < changes.size() && IsNew(changes[end]) == IsNew(changes[begin])) ++end;
    const std::span run(&changes[begin], end - begin);
    IsNew(changes[begin]) ? Insert(tx, run) : Settle(tx, run);
    begin = end;
  }
}

std::vector<std::string> DueHolds(db::Tx& tx, absl::Time now, int limit) {
  std::vector<std::string> volunteers;
  for (const pqxx::row& row : tx.Run(queries::kHoldDue, now, limit)) {
    volunteers.push_back(row[0].as<std::string>());
  }
  return volunteers;
}

std::vector<v1::Hold> ExpireHolds(db::Tx& tx, const std::vector<std::string>& volunteer_ids,
                                  absl::Time now) {
  std::vector<v1::Hold> expired;
  for (const pqxx::row& row : tx.Run(queries::kHoldExpire, now, volunteer_ids)) {
    expired.push_back(ReadHold(row));
  }
  return expired;
}

std::vector<v1::Hold> ListHolds(db::Tx& tx, std::string_view volunteer_id, std::string_view state,
                                const Position& after, int limit) {
  std::vector<v1::Hold> holds;
  for (const pqxx::row& row :
       tx.Run(queries::kHoldList, volunteer_id, state, after.post_time, after.transfer_id, limit)) {
    holds.push_back(ReadHold(row));
  }
  return holds;
}

}  // namespace linli::hours::store
