#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/api/star_giving.h"
#include "services/awards/api/star_ratings.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/domain/star_figures.h"
#include "services/awards/storage/nomination_store.h"
#include "services/awards/storage/star_application_store.h"
#include "services/awards/storage/star_scheme_store.h"
#include "services/awards/storage/star_store.h"

namespace linli::awards::star_ratings {
namespace {

constexpr int kUsualLevel = 6;  // the district

bool OfPerson(const std::string& subject) { return absl::StartsWith(subject, "volunteers/"); }

std::string SubjectOf(const v1::StarApplication& application) {
  return application.name().substr(0, application.name().find("/starApplications/"));
}

std::string IdIn(const std::string& name) { return name.substr(name.rfind('/') + 1); }

// The star of this level; nullptr: none.
const v1::Star* StarOf(const v1::StarScheme& scheme, int level) {
  for (const v1::Star& star : scheme.stars()) {
    if (star.star() == level) return &star;
  }
  return nullptr;
}

// "regions/{code}" cut to the level at which the star is decided.
std::string PlaceOf(const v1::Star& star, const std::string& region) {
  const int level = star.decision_level() == 0 ? kUsualLevel : star.decision_level();
  return region.substr(0, region.find('/') + 1 + static_cast<size_t>(level));
}

// What the record says of the subject under the scheme.
v1::StarFigures FiguresOf(db::Tx& tx, const std::string& subject, const v1::StarScheme& scheme,
                          absl::Time now) {
  if (OfPerson(subject)) return ExplainNow(tx, IdIn(subject), scheme, now).figures();
  const v1::HoursSnapshot hours =
      store::SnapshotOf(tx, subject, absl::InfinitePast(), absl::InfiniteFuture(), now);
  v1::StarFigures figures;
  figures.set_minutes(hours.total_minutes());
  figures.set_service_days(static_cast<int>(hours.window_days()));
  figures.set_participants(static_cast<int>(hours.window_participants()));
  return figures;
}

// STAR_NOT_REACHED naming what is missing for this star or one below.
absl::Status CheckReached(const v1::StarScheme& scheme, const v1::StarFigures& figures, int level) {
  for (const v1::StarVerdict& verdict : domain::Compare(scheme, figures)) {
    if (verdict.star() > level) break;
    if (verdict.reached()) continue;
    return Refuse(Reason::STAR_NOT_REACHED,
                  {{"criterion", absl::StrJoin(verdict.missing(), ", ")}});
  }
  return absl::OkStatus();
}

// STAR_NOT_REACHED for less quality than the star wants of who gets it.
absl::Status CheckQuality(db::Tx& tx, const v1::StarApplication& application,
                          const v1::ProposeStarRequest& request) {
  ASSIGN_OR_RETURN(const v1::StarScheme scheme,
                   store::GetStarScheme(tx, application.star_scheme()));
  if (!request.granted() || request.quality() >= StarOf(scheme, application.star())->quality()) {
    return absl::OkStatus();
  }
  return Refuse(Reason::STAR_NOT_REACHED, {{"criterion", "quality"}});
}

absl::Status RefuseState() { return Refuse(Reason::STAR_APPLICATION_STATE); }

// The application, locked, for an officer where it is decided, who did not ask for it himself.
template <typename Request>
absl::StatusOr<v1::StarApplication> LockFor(rpc::WriteCall& call, const Request& request,
                                            v1::StarApplicationState state) {
  ASSIGN_OR_RETURN(v1::StarApplication application,
                   store::LockStarApplication(call.tx(), request.name()));
  if (!call.caller().Holds(identity::Role::AWARDS_OFFICER, ScopeOf(application.region()),
                           call.now())) {
    return NotFound(request.name());
  }
  if (application.state() != state) return RefuseState();
  if (call.caller().Is(application.applicant()) || call.caller().Is(SubjectOf(application)) ||
      call.caller().Is(application.proposer())) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  application.set_opinion(request.opinion());
  return application;
}

void Save(rpc::WriteCall& call, const char* what, v1::StarApplication& application) {
  NextVersion(application, domain::Kept(call.now()));
  store::SaveStarApplication(call.tx(), application);
  Announce(call, application, what);
}

// The star is written down: of a volunteer as any other star, of an organisation by its
// application.
absl::Status Grant(rpc::WriteCall& call, v1::StarApplication& application) {
  const std::string subject = SubjectOf(application);
  ASSIGN_OR_RETURN(const v1::StarScheme scheme,
                   store::GetStarScheme(call.tx(), application.star_scheme()));
  if (OfPerson(subject)) store::LockStanding(call.tx(), IdIn(subject));
  const absl::Time now = domain::Kept(call.now());
  const v1::StarFigures figures = FiguresOf(call.tx(), subject, scheme, now);
  RETURN_IF_ERROR(CheckReached(scheme, figures, application.star()));
  application.set_state(v1::STAR_APPLICATION_GRANTED);
  if (!OfPerson(subject)) return absl::OkStatus();
  return GiveStar(call.tx(), call, IdIn(subject), scheme, *StarOf(scheme, application.star()),
                  figures, "", now)
      .status();
}

}  // namespace

absl::StatusOr<std::string> AskApplicant(Deps& deps, rpc::Call& call,
                                         const v1::ApplyForStarRequest& request) {
  if (OfPerson(request.parent())) {
    // Nobody asks for her: a manager's role reaches his members, their stars it does not.
    if (!call.caller().Is(request.parent())) return Refuse(Reason::NOT_AUTHORIZED);
    ASSIGN_OR_RETURN(const auto file,
                     deps.registration.GetVolunteer(call.Outbound(), request.parent()));
    return file->service_region();
  }
  ASSIGN_OR_RETURN(const auto unit,
                   deps.registration.GetOrganization(call.Outbound(), request.parent()));
  return unit->region();
}

absl::StatusOr<v1::StarApplication> Apply(Deps&, rpc::WriteCall& call,
                                          const v1::ApplyForStarRequest& request,
                                          const std::string& region) {
  const bool of_person = OfPerson(request.parent());
  const absl::Time now = domain::Kept(call.now());
  const auto scheme = store::StarSchemeInForce(
      call.tx(), region, now, of_person ? v1::STAR_OF_VOLUNTEERS : v1::STAR_OF_ORGANIZATIONS);
  if (!scheme) return Refuse(Reason::STAR_SCHEME_MISSING, {{"region", region}});
  v1::StarApplication application = request.star_application();
  mask::ClearOutputOnly(&application);
  const v1::Star* star = StarOf(*scheme, application.star());
  if (star == nullptr) return NotFound(scheme->name());
  if (of_person && star->decision() != v1::STAR_ON_APPLICATION) {
    return Refuse(Reason::STAR_DECIDED_ELSEWHERE, {{"level", "awards.star.granted"}});
  }
  if (of_person && store::HighestStar(call.tx(), IdIn(request.parent()), scheme->region()) >=
                       application.star()) {
    return Refuse(Reason::STAR_APPLICATION_EXISTS);
  }
  *application.mutable_figures() = FiguresOf(call.tx(), request.parent(), *scheme, now);
  RETURN_IF_ERROR(CheckReached(*scheme, application.figures(), application.star()));
  application.set_name(absl::StrCat(request.parent(), "/starApplications/", ids::NewId()));
  application.set_state(v1::STAR_APPLICATION_MADE);
  application.set_star_scheme(scheme->name());
  application.set_region(PlaceOf(*star, region));
  application.set_applicant(call.caller().subject);
  Begin(application, now);
  RETURN_IF_ERROR(store::InsertStarApplication(call.tx(), application, scheme->region()));
  Announce(call, application, "made");
  return application;
}

absl::StatusOr<v1::StarApplication> Propose(Deps&, rpc::WriteCall& call,
                                            const v1::ProposeStarRequest& request) {
  if (request.granted() && request.quality() == 0) {
    Violations violations;
    violations.Add("quality", Reason::FIELD_REQUIRED);
    return violations.ToStatus();
  }
  ASSIGN_OR_RETURN(v1::StarApplication application,
                   LockFor(call, request, v1::STAR_APPLICATION_MADE));
  RETURN_IF_ERROR(CheckQuality(call.tx(), application, request));
  application.set_proposer(call.caller().subject);
  application.set_quality(request.quality());
  application.set_state(request.granted() ? v1::STAR_APPLICATION_PROPOSED
                                          : v1::STAR_APPLICATION_REFUSED);
  Save(call, "proposed", application);
  return application;
}

absl::StatusOr<v1::StarApplication> Decide(Deps&, rpc::WriteCall& call,
                                           const v1::DecideStarRequest& request) {
  ASSIGN_OR_RETURN(v1::StarApplication application,
                   LockFor(call, request, v1::STAR_APPLICATION_PROPOSED));
  application.set_decider(call.caller().subject);
  application.set_state(v1::STAR_APPLICATION_REFUSED);
  if (request.granted()) RETURN_IF_ERROR(Grant(call, application));
  Save(call, "decided", application);
  return application;
}

absl::StatusOr<v1::StarApplication> Get(Deps&, rpc::ReadCall& call,
                                        const v1::GetStarApplicationRequest& request) {
  ASSIGN_OR_RETURN(v1::StarApplication application,
                   store::GetStarApplication(call.tx(), request.name()));
  if (!SeesAwards(call, application.region()) && !call.caller().Is(application.applicant()) &&
      !call.caller().Is(SubjectOf(application))) {
    return NotFound(request.name());
  }
  return application;
}

absl::StatusOr<v1::ListStarApplicationsResponse> List(
    Deps&, rpc::ReadCall& call, const v1::ListStarApplicationsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListStarApplicationsResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::ListStarApplications(call.tx(), request.region(), request.state(),
                                           Only(page.after), page.size + 1),
               response.mutable_star_applications()));
  return response;
}

}  // namespace linli::awards::star_ratings
