#include "services/awards/api/nominees.h"

#include "absl/strings/match.h"
#include "common/mask/personal.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/domain/plan_names.h"
#include "services/awards/storage/nomination_store.h"
#include "services/awards/storage/plan_store.h"
#include "services/awards/storage/star_store.h"

namespace linli::awards {
namespace {

std::optional<absl::CivilDay> DayIn(const std::string& text) {
  absl::CivilDay day;
  if (!absl::ParseCivilTime(text, &day)) return std::nullopt;
  return day;
}

absl::StatusOr<Nominee> AskVolunteer(Deps& deps, const client::Context& context,
                                     const std::string& name) {
  ASSIGN_OR_RETURN(const auto file, deps.registration.GetVolunteer(context, name));
  ASSIGN_OR_RETURN(const auto gate, deps.registration.GetGateFacts(context, name));
  Nominee nominee;
  nominee.title = mask::Name(file->display_name());
  nominee.facts.region = file->service_region();
  nominee.facts.active = gate->volunteer_state() == registration::v1::VOLUNTEER_ACTIVE;
  nominee.facts.birth_date = DayIn(gate->birth_date());
  if (file->has_create_time()) {
    nominee.facts.registered_on = time::DayOf(time::FromProto(file->create_time()));
  }
  return nominee;
}

absl::StatusOr<Nominee> AskOrganization(Deps& deps, const client::Context& context,
                                        const std::string& name) {
  ASSIGN_OR_RETURN(const auto unit, deps.registration.GetOrganization(context, name));
  Nominee nominee;
  nominee.title = unit->display_name();
  nominee.facts.region = unit->region();
  nominee.facts.active = unit->state() == registration::v1::ORGANIZATION_APPROVED;
  nominee.facts.registered_on = DayIn(unit->founding_date());
  if (!nominee.facts.registered_on && unit->has_create_time()) {
    nominee.facts.registered_on = time::DayOf(time::FromProto(unit->create_time()));
  }
  return nominee;
}

std::string OrganizationIn(const std::string& nominee) {
  return nominee.substr(0, nominee.find('/', nominee.find('/') + 1));
}

}  // namespace

absl::StatusOr<Nominee> AskNominee(Deps& deps, const client::Context& context,
                                   const std::string& name) {
  if (absl::StartsWith(name, "volunteers/")) return AskVolunteer(deps, context, name);
  if (absl::StartsWith(name, "organizations/")) {
    return AskOrganization(deps, context, OrganizationIn(name));
  }
  ASSIGN_OR_RETURN(const auto region, deps.registration.GetRegion(context, name));
  Nominee nominee;
  nominee.title = region->display_name();
  nominee.facts.region = name;
  nominee.facts.active = true;
  return nominee;
}

std::string Surviving(db::Tx& tx, const std::string& nominee) {
  const auto name = VolunteerName::Parse(nominee);
  return name.ok() ? VolunteerName(store::SurvivorOf(tx, name->id())).ToString() : nominee;
}

bool IsNominee(db::Tx& tx, const std::string& subject, const std::string& nominee) {
  return subject == nominee ||
         (absl::StartsWith(nominee, "volunteers/") && subject == Surviving(tx, nominee));
}

v1::HoursSnapshot SnapshotFor(db::Tx& tx, const v1::AwardPlan& plan, const std::string& nominee,
                              absl::Time now) {
  const absl::Time from = plan.has_service_from_time() ? time::FromProto(plan.service_from_time())
                                                       : absl::InfinitePast();
  const absl::Time until = plan.has_service_until_time()
                               ? time::FromProto(plan.service_until_time())
                               : absl::InfiniteFuture();
  return store::SnapshotOf(tx, Surviving(tx, nominee), from, until, now);
}

absl::Status CheckNotBarred(db::Tx& tx, const v1::AwardPlan& plan, const std::string& nominee,
                            absl::Time now) {
  const std::vector<std::string> subjects = {nominee, Surviving(tx, nominee),
                                             OrganizationIn(nominee)};
  return store::IsBarred(tx, subjects, RegionIn(plan.name()), now) ? Refuse(Reason::NOMINEE_BARRED)
                                                                   : absl::OkStatus();
}

absl::Status CheckStillFit(db::Tx& tx, const v1::AwardPlan& plan, const v1::Nomination& nomination,
                           absl::Time now) {
  RETURN_IF_ERROR(CheckNotBarred(tx, plan, nomination.nominee(), now));
  return domain::CheckStillEligible(plan, SnapshotFor(tx, plan, nomination.nominee(), now));
}

}  // namespace linli::awards
