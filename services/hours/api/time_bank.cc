#include "services/hours/api/time_bank.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/hours/api/time_books.h"
#include "services/hours/domain/ledger_transfer.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/time_bank_deposit.h"
#include "services/hours/domain/time_bank_gift.h"
#include "services/hours/domain/time_bank_use.h"
#include "services/hours/domain/time_transfer.h"
#include "services/hours/storage/ledger_store.h"
#include "services/hours/storage/record_store.h"
#include "services/hours/storage/time_bank_store.h"

namespace linli::hours::time_bank {
namespace {

using domain::RecordName;
using domain::Standing;
using domain::VolunteerName;

std::string NumberOf(const std::string& volunteer) { return VolunteerName::Parse(volunteer)->id(); }

// Somebody, and what her city says now.
struct Customer {
  std::string number;
  TimePerson person;
  std::string city;
  policy::Edition<v1::Policy> policy;
};

absl::StatusOr<Customer> Serve(rpc::WriteCall& call, const TimePeople& people,
                               const std::string& volunteer) {
  const auto found = people.find(volunteer);
  if (found == people.end()) return NotFound(volunteer);
  const TimePerson& person = found->second;
  return Customer{NumberOf(volunteer), person, domain::CityOf(person.region),
                  policy::At<v1::Policy>(call.tx(), person.region, call.now())};
}

absl::Status Offers(const Customer& customer, bool (v1::TimeBankPolicy::*offered)() const) {
  RETURN_IF_ERROR(domain::HasTimeBank(*customer.policy));
  return (customer.policy->time_bank().*offered)() ? absl::OkStatus()
                                                   : Refuse(Reason::TIME_BANK_CLOSED);
}

// One that is there must have been asked for in the same way.
absl::StatusOr<v1::Transfer> Again(rpc::WriteCall& call, v1::Transfer deposit,
                                   const v1::Transfer& donation, bool to_pool) {
  if (store::FindTransfer(call.tx(), donation.name()).has_value() != to_pool) {
    return Refuse(Reason::ALREADY_DEPOSITED);
  }
  return deposit;
}

}  // namespace

absl::StatusOr<TimePeople> AskDeposit(Deps& deps, const rpc::Call& call,
                                      const v1::DepositRecordRequest& request) {
  ASSIGN_OR_RETURN(RecordName name, RecordName::Parse(request.record()));
  return AskPeople(deps, call, {name.parent().ToString()});
}

absl::StatusOr<v1::Transfer> Deposit(Deps&, rpc::WriteCall& call,
                                     const v1::DepositRecordRequest& request,
                                     const TimePeople& people) {
  ASSIGN_OR_RETURN(RecordName name, RecordName::Parse(request.record()));
  const std::vector<v1::Record> found = store::LockRecords(call.tx(), {name});
  if (found.empty()) return NotFound(request.record());
  ASSIGN_OR_RETURN(const Customer her, Serve(call, people, name.parent().ToString()));
  const absl::Time now = domain::Kept(call.now());
  const int64_t balance = LockTime(call.tx(), call, {her.number}, now)[her.number].balance_minutes;

  v1::Transfer deposit = domain::DepositOf(found[0], 0, now);
  v1::Transfer donation =
      domain::OutOfTime(her.number, absl::StrCat("donated-", name.id()),
                        domain::CityAccount("pool", her.city), 0, v1::Transfer::DONATION, now);
  if (auto existing = store::FindTransfer(call.tx(), deposit.name())) {
    return Again(call, *std::move(existing), donation, request.to_pool());
  }
  ASSIGN_OR_RETURN(
      const int64_t minutes,
      domain::DepositMinutes(*her.policy, found[0], her.person.birth, request.to_pool(), now));
  if (!request.to_pool()) RETURN_IF_ERROR(domain::CheckCap(*her.policy, balance, minutes));
  for (v1::Transfer* one : {&deposit, &donation}) {
    one->set_minutes(minutes);
    one->set_reference(her.policy.version);
  }
  if (const auto end = domain::DepositEnd(*her.policy, now)) {
    *deposit.mutable_expire_time() = time::ToProto(*end);
  }
  std::vector<v1::Transfer> transfers = {deposit};
  if (request.to_pool()) transfers.push_back(donation);
  RETURN_IF_ERROR(store::Post(call.tx(), transfers));
  return deposit;
}

absl::StatusOr<TimePeople> AskWithdrawal(Deps& deps, const rpc::Call& call,
                                         const v1::WithdrawMinutesRequest& request) {
  return AskPeople(deps, call, {request.volunteer()});
}

absl::StatusOr<v1::Transfer> Withdraw(Deps&, rpc::WriteCall& call,
                                      const v1::WithdrawMinutesRequest& request,
                                      const TimePeople& people) {
  ASSIGN_OR_RETURN(const Customer her, Serve(call, people, request.volunteer()));
  const absl::Time now = domain::Kept(call.now());
  v1::Transfer out = domain::OutOfTime(her.number, absl::StrCat("used-", request.withdrawal_id()),
                                       domain::CityAccount("redeemed", her.city), request.minutes(),
                                       v1::Transfer::WITHDRAWAL, now);
  out.set_reference(request.reference());
  ASSIGN_OR_RETURN(Moved moved, MoveOnce(call.tx(), call, {out}, now, [&](const Standing& account) {
                     RETURN_IF_ERROR(Offers(her, &v1::TimeBankPolicy::withdrawals));
                     RETURN_IF_ERROR(domain::MayUseTime(*her.policy, her.person.birth, now));
                     return domain::MaySpend(account, request.minutes());
                   }));
  return std::move(moved.transfer);
}

absl::StatusOr<TimePeople> AskGift(Deps& deps, const rpc::Call& call,
                                   const v1::GiveMinutesRequest& request) {
  return AskPeople(deps, call, {request.volunteer(), request.recipient()});
}

absl::StatusOr<v1::Transfer> Give(Deps&, rpc::WriteCall& call,
                                  const v1::GiveMinutesRequest& request, const TimePeople& people) {
  ASSIGN_OR_RETURN(const Customer giver, Serve(call, people, request.volunteer()));
  RETURN_IF_ERROR(domain::MayGive(*giver.policy, request));
  // Whether there is such a number is nobody's to try out: it looks like a city without time bank.
  const absl::StatusOr<Customer> recipient = Serve(call, people, request.recipient());
  if (!recipient.ok()) return Refuse(Reason::TIME_BANK_CLOSED);
  const absl::Time now = domain::Kept(call.now());
  std::vector<v1::Transfer> both =
      domain::ExchangeOf({giver.number, giver.city, absl::StrCat("given-", request.gift_id())},
                         {recipient->number, recipient->city,
                          absl::StrCat("gift-", giver.number, "-", request.gift_id())},
                         absl::StrCat(giver.number, "-gift-", request.gift_id()), request.minutes(),
                         v1::Transfer::GIFT, now);
  both[0].set_reference(request.recipient());
  both[1].set_reference(request.volunteer());
  ASSIGN_OR_RETURN(Moved moved, MoveOnce(call.tx(), call, both, now, [&](const Standing& account) {
                     RETURN_IF_ERROR(domain::MayCross(*giver.policy, giver.city, *recipient->policy,
                                                      recipient->city));
                     return domain::MaySpend(account, request.minutes());
                   }));
  if (moved.fresh) store::InsertGift(call.tx(), request, now);
  return std::move(moved.transfer);
}

absl::StatusOr<TimePeople> AskDonation(Deps& deps, const rpc::Call& call,
                                       const v1::DonateMinutesRequest& request) {
  return AskPeople(deps, call, {request.volunteer()});
}

absl::StatusOr<v1::Transfer> Donate(Deps&, rpc::WriteCall& call,
                                    const v1::DonateMinutesRequest& request,
                                    const TimePeople& people) {
  ASSIGN_OR_RETURN(const Customer her, Serve(call, people, request.volunteer()));
  const absl::Time now = domain::Kept(call.now());
  const v1::Transfer out = domain::OutOfTime(
      her.number, absl::StrCat("donation-", request.donation_id()),
      domain::CityAccount("pool", her.city), request.minutes(), v1::Transfer::DONATION, now);
  ASSIGN_OR_RETURN(Moved moved, MoveOnce(call.tx(), call, {out}, now, [&](const Standing& account) {
                     RETURN_IF_ERROR(Offers(her, &v1::TimeBankPolicy::donations));
                     return domain::MaySpend(account, request.minutes());
                   }));
  return std::move(moved.transfer);
}

absl::StatusOr<TimePeople> AskGrant(Deps& deps, const rpc::Call& call,
                                    const v1::GrantMinutesRequest& request) {
  return AskPeople(deps, call, {request.volunteer()});
}

absl::StatusOr<v1::Transfer> Grant(Deps&, rpc::WriteCall& call,
                                   const v1::GrantMinutesRequest& request,
                                   const TimePeople& people) {
  ASSIGN_OR_RETURN(const Customer her, Serve(call, people, request.volunteer()));
  const absl::Time now = domain::Kept(call.now());
  const std::string pool = domain::CityAccount("pool", her.city);
  v1::Transfer in = domain::IntoTime(her.number, absl::StrCat("grant-", request.grant_id()), pool,
                                     request.minutes(), v1::Transfer::GRANT, now);
  in.set_reference(request.reference());
  ASSIGN_OR_RETURN(
      Moved moved, MoveOnce(call.tx(), call, {in}, now, [&](const Standing&) {
        RETURN_IF_ERROR(Offers(her, &v1::TimeBankPolicy::donations));
        return domain::MaySpend({store::PoolBalance(call.tx(), pool), 0, false}, request.minutes());
      }));
  return std::move(moved.transfer);
}

absl::StatusOr<TimePeople> AskInheritance(Deps& deps, const rpc::Call& call,
                                          const v1::InheritMinutesRequest& request) {
  return AskPeople(deps, call, {request.volunteer(), request.heir()});
}

absl::StatusOr<v1::Transfer> Inherit(Deps&, rpc::WriteCall& call,
                                     const v1::InheritMinutesRequest& request,
                                     const TimePeople& people) {
  ASSIGN_OR_RETURN(const Customer gone, Serve(call, people, request.volunteer()));
  ASSIGN_OR_RETURN(const Customer heir, Serve(call, people, request.heir()));
  const absl::Time now = domain::Kept(call.now());
  const domain::Standing left =
      LockTime(call.tx(), call, {gone.number, heir.number}, now)[gone.number];
  std::vector<v1::Transfer> both = domain::ExchangeOf(
      {gone.number, gone.city, absl::StrCat("left-", request.inheritance_id())},
      {heir.number, heir.city, absl::StrCat("heir-", gone.number, "-", request.inheritance_id())},
      absl::StrCat(gone.number, "-left-", request.inheritance_id()), left.available(),
      v1::Transfer::INHERITANCE, now);
  both[0].set_reference(request.heir());
  both[1].set_reference(request.volunteer());
  if (auto existing = store::FindTransfer(call.tx(), both[0].name())) {
    both[0].set_minutes(existing->minutes());  // it was all that there was
    RETURN_IF_ERROR(domain::SameTransfer(*existing, both[0]));
    return *std::move(existing);
  }
  RETURN_IF_ERROR(domain::MayInherit(*gone.policy, request, gone.person.deceased));
  RETURN_IF_ERROR(domain::MayCross(*gone.policy, gone.city, *heir.policy, heir.city));
  RETURN_IF_ERROR(domain::MaySpend(left, std::max<int64_t>(left.available(), 1)));
  RETURN_IF_ERROR(store::Post(call.tx(), both));
  store::InsertInheritance(call.tx(), request, left.available(), now);
  return both[0];
}

}  // namespace linli::hours::time_bank
