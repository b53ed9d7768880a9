#include "services/awards/api/honours.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/mask/personal.h"
#include "common/paging/page.h"
#include "common/time/proto_time.h"
#include "linli/awards/v1/honour_events.pb.h"
#include "services/awards/domain/deed_way.h"
#include "services/awards/domain/honour_names.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/storage/honour_store.h"

namespace linli::awards::honours {
namespace {

absl::StatusOr<VolunteerName> OwnerOf(const std::string& name) {
  return VolunteerName::Parse(VolunteerIn(name));
}

void Announce(rpc::WriteCall& call, const store::KeptConsent& kept, const char* what) {
  v1::HonourConsentEvent event;
  event.set_honour_consent(kept.consent.name());
  call.Emit("honour_consent", kept.consent.name(), kept.version,
            absl::StrCat("awards.honour_consent.", what), event);
}

int64_t NumberIn(const std::string& text) {
  int64_t number = 0;
  return absl::SimpleAtoi(text, &number) ? number : 0;
}

}  // namespace

absl::StatusOr<rpc::NoFacts> Ask(Deps& deps, const rpc::Call& call,
                                 const v1::GiveHonourConsentRequest& request) {
  ASSIGN_OR_RETURN(const auto facts,
                   deps.registration.GetGateFacts(call.Outbound(),
                                                  VolunteerIn(request.honour_consent().name())));
  RETURN_IF_ERROR(domain::MayAgreeToBeShown(*facts, call.now()));
  return rpc::NoFacts{};
}

absl::StatusOr<v1::HonourConsent> Give(Deps&, rpc::WriteCall& call,
                                       const v1::GiveHonourConsentRequest& request) {
  ASSIGN_OR_RETURN(const VolunteerName her, OwnerOf(request.honour_consent().name()));
  v1::HonourConsent consent = request.honour_consent();
  if (consent.name_form() == v1::NAME_FORM_UNSPECIFIED) consent.set_name_form(v1::NAME_MASKED);
  const auto kept = store::GiveConsent(call.tx(), her.id(), consent, domain::Kept(call.now()));
  Announce(call, kept, "given");
  return kept.consent;
}

absl::StatusOr<v1::HonourConsent> Withdraw(Deps&, rpc::WriteCall& call,
                                           const v1::WithdrawHonourConsentRequest& request) {
  ASSIGN_OR_RETURN(const VolunteerName her, OwnerOf(request.name()));
  const auto kept = store::WithdrawConsent(call.tx(), her.id(), domain::Kept(call.now()));
  if (!kept) return store::GetConsent(call.tx(), her.id());
  Announce(call, *kept, "withdrawn");
  return kept->consent;
}

absl::StatusOr<v1::HonourConsent> Get(Deps&, rpc::ReadCall& call,
                                      const v1::GetHonourConsentRequest& request) {
  ASSIGN_OR_RETURN(const VolunteerName her, OwnerOf(request.name()));
  return store::GetConsent(call.tx(), her.id());
}

absl::StatusOr<std::map<std::string, std::string>> NamesNow(Deps& deps, const rpc::Call& call,
                                                            const std::vector<std::string>& names) {
  std::map<std::string, std::string> called;
  if (names.empty()) return called;
  ASSIGN_OR_RETURN(const auto files, deps.registration.BatchGetVolunteers(call.Outbound(), names));
  for (const auto& file : files) {
    if (file.state() != registration::v1::VOLUNTEER_ACTIVE || file.display_name().empty()) continue;
    called[file.name()] = file.display_name();
  }
  return called;
}

std::string Called(const std::string& name, v1::NameForm form) {
  return form == v1::NAME_FULL ? name : mask::Name(name);
}

absl::StatusOr<v1::ListHonourRollEntriesResponse> ListRoll(
    Deps& deps, rpc::ReadCall& call, const v1::ListHonourRollEntriesRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  const auto honoured =
      store::ListHonourRoll(call.tx(), request.parent(), page.first() ? 0 : NumberIn(page.after[0]),
                            page.first() ? "" : page.after[1], page.size);
  std::vector<std::string> names;
  for (const store::Honoured& one : honoured) {
    names.push_back(VolunteerName(one.volunteer_id).ToString());
  }
  ASSIGN_OR_RETURN(const auto called, NamesNow(deps, call, names));
  v1::ListHonourRollEntriesResponse response;
  for (size_t i = 0; i < honoured.size(); ++i) {
    const auto name = called.find(names[i]);
    if (name == called.end()) continue;
    v1::HonourRollEntry& entry = *response.add_honour_roll_entries();
    entry.set_display_name(Called(name->second, honoured[i].name_form));
    entry.set_star(honoured[i].star);
    entry.set_counted_minutes(honoured[i].counted_minutes);
    if (honoured[i].timeline) entry.set_volunteer(names[i]);
  }
  if (static_cast<int>(honoured.size()) == page.size) {
    const std::string last[] = {absl::StrCat(honoured.back().counted_minutes),
                                honoured.back().volunteer_id};
    response.set_next_page_token(paging::NextPageToken(request, last));
  }
  return response;
}

absl::StatusOr<v1::ListTimelineEventsResponse> ListTimeline(
    Deps& deps, rpc::ReadCall& call, const v1::ListTimelineEventsRequest& request) {
  ASSIGN_OR_RETURN(const VolunteerName her, VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  const bool own = call.caller().Is(request.parent());
  if (!own) {
    if (!store::GetConsent(call.tx(), her.id()).timeline()) return NotFound(request.parent());
    ASSIGN_OR_RETURN(const auto called, NamesNow(deps, call, {request.parent()}));
    if (called.empty()) return NotFound(request.parent());
  }
  std::optional<std::pair<absl::Time, std::string>> before;
  if (!page.first()) {
    before.emplace(absl::FromUnixMicros(NumberIn(page.after[0])), page.after[1]);
  }
  auto events = store::ListTimeline(call.tx(), her.id(), own, before, page.size);
  v1::ListTimelineEventsResponse response;
  if (static_cast<int>(events.size()) == page.size) {
    const v1::TimelineEvent& last = events.back();
    const std::string key[] = {absl::StrCat(absl::ToUnixMicros(time::FromProto(last.event_time()))),
                               last.resource_name().substr(last.resource_name().rfind('/') + 1)};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (v1::TimelineEvent& event : events) *response.add_timeline_events() = std::move(event);
  return response;
}

}  // namespace linli::awards::honours
