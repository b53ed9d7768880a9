#include "services/hours/api/back_entries.h"

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/paging/page.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/hours/api/window.h"
#include "services/hours/domain/back_entry_ban.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/storage/back_entry_store.h"

namespace linli::hours::back_entries {
namespace {

using domain::RecordName;

v1::BackEntryBan NewBan(const rpc::WriteCall& call, const v1::Policy& policy,
                        const std::string& banned, const std::string& explanation) {
  v1::BackEntryBan ban;
  ban.set_banned(banned);
  ban.set_name(absl::StrCat(banned, "/backEntryBans/", ids::NewId()));
  ban.set_explanation(explanation);
  ban.set_banned_by(call.caller().subject);
  domain::BeginBan(policy, domain::Kept(call.now()), ban);
  return ban;
}

}  // namespace

absl::Status CheckBans(db::Tx& tx, const v1::Record& record, absl::Time now) {
  const auto volunteer = RecordName::Parse(record.name())->parent();
  for (const auto& [ban, earned] : store::BansOf(
           tx, {volunteer.ToString(), record.recording_unit(), record.provenance().entered_by()},
           volunteer.id())) {
    RETURN_IF_ERROR(domain::CheckBan(ban, earned, now));
  }
  return absl::OkStatus();
}

absl::Status Take(rpc::WriteCall& call, const v1::Policy& policy, const v1::Record& record) {
  RETURN_IF_ERROR(CheckBans(call.tx(), record, call.now()));
  const std::string& who = record.provenance().entered_by();
  const int limit = policy.back_entries_per_month();
  if (limit == 0 || store::TakeBackEntry(call.tx(), who, call.now(), limit)) {
    return absl::OkStatus();
  }
  return Refuse(Reason::BACK_ENTRY_LIMIT, {{"limit", absl::StrCat(limit)}});
}

void BanAfter(rpc::WriteCall& call, const v1::Record& record, const domain::Grounds& grounds) {
  if (grounds.reason != v1::Ending::FALSIFIED || record.kind() != v1::Record::HONOUR) return;
  const auto policy = policy::At<v1::Policy>(call.tx(), record.region(), call.now());
  const std::set<std::string> concerned = {RecordName::Parse(record.name())->parent().ToString(),
                                           record.provenance().entered_by()};
  for (const std::string& banned : concerned) {
    v1::BackEntryBan ban = NewBan(call, *policy, banned, grounds.explanation);
    ban.set_record(record.name());
    store::InsertBan(call.tx(), ban);
  }
}

absl::StatusOr<std::string> AskBan(Deps& deps, const rpc::Call& call,
                                   const v1::BanBackEntryRequest& request) {
  ASSIGN_OR_RETURN(const identity::Scope scope,
                   deps.scopes.Resolve(request.banned(), call.deadline()));
  return scope.region.empty() ? std::string() : domain::RegionName(scope.region).ToString();
}

absl::StatusOr<v1::BackEntryBan> Ban(Deps&, rpc::WriteCall& call,
                                     const v1::BanBackEntryRequest& request,
                                     const std::string& region) {
  const auto policy = policy::At<v1::Policy>(call.tx(), region, call.now());
  const auto ban =
      store::InsertBan(call.tx(), NewBan(call, *policy, request.banned(), request.explanation()));
  if (!ban) return Refuse(Reason::INTERNAL_FAULT);  // ids are new
  return *ban;
}

absl::StatusOr<v1::BackEntryBan> Lift(Deps&, rpc::WriteCall& call,
                                      const v1::LiftBackEntryBanRequest& request) {
  if (!store::FindBan(call.tx(), request.name())) return NotFound(request.name());
  const auto lifted =
      store::LiftBan(call.tx(), request.name(), call.caller().subject, domain::Kept(call.now()));
  if (!lifted) return Refuse(Reason::RECORD_TRANSITION, {{"state", "LIFTED"}});
  return *lifted;
}

absl::StatusOr<v1::BackEntryBan> Get(Deps&, rpc::ReadCall& call,
                                     const v1::GetBackEntryBanRequest& request) {
  const auto ban = store::FindBan(call.tx(), request.name());
  if (!ban) return NotFound(request.name());
  return *ban;
}

absl::StatusOr<v1::ListBackEntryBansResponse> List(Deps&, rpc::ReadCall& call,
                                                   const v1::ListBackEntryBansRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  store::CasePage wanted;
  wanted.limit = page.size + 1;
  if (!page.first()) {
    ASSIGN_OR_RETURN(wanted.after_time, TimeOfKey(page.after[0]));
    wanted.after_id = page.after[1];
  }
  v1::ListBackEntryBansResponse response;
  for (v1::BackEntryBan& ban : store::ListBans(call.tx(), request.parent(), wanted)) {
    if (response.back_entry_bans_size() == page.size) {
      const v1::BackEntryBan& last = response.back_entry_bans(page.size - 1);
      response.set_next_page_token(paging::NextPageToken(
          request,
          std::vector{KeyOf(last.create_time()), last.name().substr(last.name().rfind('/') + 1)}));
      break;
    }
    *response.add_back_entry_bans() = std::move(ban);
  }
  return response;
}

}  // namespace linli::hours::back_entries
