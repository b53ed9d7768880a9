#include "services/hours/storage/back_entry_store.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/time/proto_time.h"
#include "services/hours/storage/queries.h"

namespace linli::hours::store {
namespace {

constexpr std::string_view kBans = "/backEntryBans/";

// Whom it bans, and its id.
std::pair<std::string, std::string> Parts(const std::string& name) {
  const size_t at = name.find(kBans);
  return {name.substr(0, at), name.substr(at + kBans.size())};
}

google::protobuf::Timestamp Time(const pqxx::row& row, const char* column) {
  return time::ToProto(db::ToTime(row[column]));
}

v1::BackEntryBan Read(const pqxx::row& row) {
  v1::BackEntryBan ban;
  ban.set_banned(row["banned"].as<std::string>());
  ban.set_name(absl::StrCat(ban.banned(), std::string(kBans), row["ban_id"].as<std::string>()));
  ban.set_explanation(row["explanation"].as<std::string>());
  ban.set_record(row["record"].as<std::string>());
  *ban.mutable_from_time() = Time(row, "from_time");
  *ban.mutable_until_time() = Time(row, "until_time");
  ban.set_reearn_minutes(row["reearn_minutes"].as<int>());
  ban.set_banned_by(row["banned_by"].as<std::string>());
  ban.set_lifted_by(row["lifted_by"].as<std::string>());
  ban.set_etag(row["version"].as<std::string>());
  *ban.mutable_create_time() = Time(row, "create_time");
  *ban.mutable_update_time() = Time(row, "update_time");
  return ban;
}

std::optional<v1::BackEntryBan> ReadOne(const pqxx::result& rows) {
  if (rows.empty()) return std::nullopt;
  return Read(rows[0]);
}

}  // namespace

bool TakeBackEntry(db::Tx& tx, std::string_view entered_by, absl::Time now, int limit) {
  return !tx.Run(queries::kBackEntryUse, entered_by, now, limit).empty();
}

std::vector<BanAndEarned> BansOf(db::Tx& tx, const std::vector<std::string>& names,
                                 std::string_view volunteer_id) {
  std::vector<BanAndEarned> bans;
  for (const pqxx::row& row : tx.Run(queries::kBackEntryBansOf, names, volunteer_id)) {
    bans.push_back({Read(row), row["earned"].as<int64_t>()});
  }
  return bans;
}

std::optional<v1::BackEntryBan> InsertBan(db::Tx& tx, const v1::BackEntryBan& ban) {
  return ReadOne(tx.Run(queries::kBackEntryBanInsert, ban.banned(), Parts(ban.name()).second,
                        ban.explanation(), ban.record(), time::FromProto(ban.from_time()),
                        time::FromProto(ban.until_time()), ban.reearn_minutes(), ban.banned_by()));
}

std::optional<v1::BackEntryBan> FindBan(db::Tx& tx, const std::string& name) {
  const auto [banned, id] = Parts(name);
  return ReadOne(tx.Run(queries::kBackEntryBanGet, banned, id));
}

std::optional<v1::BackEntryBan> LiftBan(db::Tx& tx, const std::string& name,
                                        const std::string& lifted_by, absl::Time now) {
  const auto [banned, id] = Parts(name);
  return ReadOne(tx.Run(queries::kBackEntryBanLift, banned, id, lifted_by, now));
}

std::vector<v1::BackEntryBan> ListBans(db::Tx& tx, const std::string& banned,
                                       const CasePage& page) {
  std::vector<v1::BackEntryBan> bans;
  for (const pqxx::row& row :
       tx.Run(queries::kBackEntryBanList, banned, page.after_time, page.after_id, page.limit)) {
    bans.push_back(Read(row));
  }
  return bans;
}

}  // namespace linli::hours::store
