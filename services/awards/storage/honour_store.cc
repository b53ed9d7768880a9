#include "services/awards/storage/honour_store.h"

#include <stdexcept>

#include "absl/strings/str_cat.h"
#include "common/time/proto_time.h"
#include "linli/awards/v1/award.pb.h"
#include "services/awards/storage/document.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

KeptConsent ConsentIn(const pqxx::row& row) {
  KeptConsent kept;
  v1::HonourConsent& consent = kept.consent;
  consent.set_name(
      absl::StrCat("volunteers/", row["volunteer_id"].as<std::string>(), "/honourConsent"));
  consent.set_honour_roll(row["honour_roll"].as<bool>());
  consent.set_timeline(row["timeline"].as<bool>());
  consent.set_name_form(static_cast<v1::NameForm>(row["name_form"].as<int>()));
  *consent.mutable_consent_time() = time::ToProto(db::ToTime(row["consent_time"]));
  if (!row["withdraw_time"].is_null()) {
    *consent.mutable_withdraw_time() = time::ToProto(db::ToTime(row["withdraw_time"]));
  }
  kept.version = row["version"].as<int64_t>();
  return kept;
}

Honoured HonouredIn(const pqxx::row& row) {
  Honoured one;
  one.volunteer_id = row["volunteer_id"].as<std::string>();
  one.timeline = row["timeline"].as<bool>();
  one.name_form = static_cast<v1::NameForm>(row["name_form"].as<int>());
  one.counted_minutes = row["counted_minutes"].as<int64_t>();
  one.star = row["star"].as<int>();
  return one;
}

template <typename Resource>
Resource Parsed(const pqxx::row& row) {
  Resource resource;
  if (!resource.ParseFromString(db::ToBytes(row["details"]))) {
    throw std::runtime_error("details that are no " + Resource::descriptor()->full_name());
  }
  return resource;
}

v1::TimelineEvent EventIn(const pqxx::row& row) {
  v1::TimelineEvent event;
  *event.mutable_event_time() = time::ToProto(db::ToTime(row["at"]));
  event.set_kind(static_cast<v1::TimelineKind>(row["kind"].as<int>()));
  const std::string owner = absl::StrCat("volunteers/", row["volunteer_id"].as<std::string>());
  const auto id = row["id"].as<std::string>();
  switch (event.kind()) {
    case v1::TIMELINE_AWARD: {
      const auto award = Parsed<v1::Award>(row);
      event.set_title(award.title());
      event.set_resource_name(award.name());
      break;
    }
    case v1::TIMELINE_DEED: {
      const auto deed = Parsed<v1::Deed>(row);
      event.set_title(deed.title());
      event.set_resource_name(deed.name());
      break;
    }
    case v1::TIMELINE_CERTIFICATE:
      event.set_title(row["title"].as<std::string>());
      event.set_resource_name(absl::StrCat(owner, "/certificates/", id));
      break;
    default:
      event.set_title(row["title"].as<std::string>());
      event.set_resource_name(absl::StrCat(owner, "/starGrants/", id));
  }
  return event;
}

}  // namespace

v1::HonourConsent GetConsent(db::Tx& tx, const std::string& volunteer_id) {
  const pqxx::result rows = tx.Run(queries::kHonourConsentGet, volunteer_id);
  if (!rows.empty()) return ConsentIn(rows[0]).consent;
  v1::HonourConsent none;
  none.set_name(absl::StrCat("volunteers/", volunteer_id, "/honourConsent"));
  return none;
}

KeptConsent GiveConsent(db::Tx& tx, const std::string& volunteer_id,
                        const v1::HonourConsent& consent, absl::Time now) {
  return ConsentIn(tx.Run(queries::kHonourConsentGive, volunteer_id, consent.honour_roll(),
                          consent.timeline(), static_cast<int>(consent.name_form()), now)
                       .at(0));
}

std::optional<KeptConsent> WithdrawConsent(db::Tx& tx, const std::string& volunteer_id,
                                           absl::Time now) {
  const pqxx::result rows = tx.Run(queries::kHonourConsentWithdraw, volunteer_id, now);
  if (rows.empty()) return std::nullopt;
  return ConsentIn(rows[0]);
}

std::vector<Honoured> ListHonourRoll(db::Tx& tx, const std::string& region, int64_t after_minutes,
                                     const std::string& after_id, int limit) {
  return AllIn(tx.Run(queries::kHonourRollList, region, after_minutes, after_id, limit),
               HonouredIn);
}

std::vector<v1::TimelineEvent> ListTimeline(
    db::Tx& tx, const std::string& volunteer_id, bool all,
    const std::optional<std::pair<absl::Time, std::string>>& before, int limit) {
  std::optional<absl::Time> time;
  std::optional<std::string> id;
  if (before) {
    time = before->first;
    id = before->second;
  }
  return AllIn(tx.Run(queries::kTimelineList, volunteer_id, all, time, id, limit), EventIn);
}

void ForgetHonours(db::Tx& tx, const std::string& volunteer_id) {
  tx.Run(queries::kHonourConsentDelete, volunteer_id);
  tx.Run(queries::kDeedDelete, volunteer_id);
}

}  // namespace linli::awards::store
