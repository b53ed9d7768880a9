#include "services/registration/api/volunteer_merge.h"

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/documents.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/merge_rule.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/volunteer_life.h"
#include "services/registration/storage/membership_store.h"
#include "services/registration/storage/merge_store.h"
#include "services/registration/storage/national_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::volunteer_merge {
namespace {

using domain::LifeVerb;
using domain::MergeVerb;
using domain::Role;

constexpr int kAll = 1000;  // memberships of one volunteer; her policy allows fewer

absl::Status WrongPartners() {
  Violations violations;
  violations.Add("merge.duplicate", Reason::MERGE_PARTNERS);
  return violations.ToStatus();
}

absl::Status InState(v1::MergeState state) {
  return Refuse(Reason::MERGE_STATE, {{"state", v1::MergeState_Name(state)}});
}

// Both files, locked in the order of their numbers, so that two merges never wait for each other.
struct Partners {
  store::OpenFile survivor, duplicate;
};
absl::StatusOr<Partners> LockPartners(Deps& deps, rpc::WriteCall& call, const v1::Merge& merge) {
  const std::string survivor = IdIn(merge.survivor()), duplicate = IdIn(merge.duplicate());
  if (survivor == duplicate) return WrongPartners();
  Partners partners;
  store::OpenFile& first = survivor < duplicate ? partners.survivor : partners.duplicate;
  store::OpenFile& second = survivor < duplicate ? partners.duplicate : partners.survivor;
  ASSIGN_OR_RETURN(first,
                   store::LockVolunteer(call.tx(), deps.vault, std::min(survivor, duplicate)));
  ASSIGN_OR_RETURN(second,
                   store::LockVolunteer(call.tx(), deps.vault, std::max(survivor, duplicate)));
  for (const store::OpenFile* file : {&partners.survivor, &partners.duplicate}) {
    if (!domain::CheckLife(LifeVerb::kMerge, file->volunteer).ok()) return WrongPartners();
  }
  return partners;
}

absl::StatusOr<v1::Merge> Decidable(rpc::WriteCall& call, const std::string& name, MergeVerb verb) {
  ASSIGN_OR_RETURN(const auto parsed, domain::MergeName::Parse(name));
  absl::StatusOr<v1::Merge> merge = store::LockMerge(call.tx(), parsed.id());
  // A refused unknown looks like a refused known.
  if (!merge.ok()) {
    return domain::HasOneOf(HeldOver(call, call.tx(), "platform"), {Role::ADMINISTRATOR})
               ? merge.status()
               : Refuse(Reason::NOT_AUTHORIZED);
  }
  RETURN_IF_ERROR(domain::CheckMergeDecision(verb, *merge, call.caller().subject,
                                             HeldOver(call, call.tx(), merge->survivor()),
                                             HeldOver(call, call.tx(), merge->duplicate())));
  return merge;
}

void Decide(rpc::WriteCall& call, v1::Merge& merge, v1::MergeState state) {
  merge.set_state(state);
  merge.set_decider(call.caller().subject);
  *merge.mutable_decide_time() = time::ToProto(call.now());
  merge.set_etag(NextEtag(merge.etag()));
  store::SaveDecision(call.tx(), merge);
}

// One file ends in another one.
absl::Status End(Deps& deps, rpc::WriteCall& call, store::OpenFile file,
                 const std::string& survivor, const std::string& reason) {
  const v1::Volunteer before = file.volunteer;
  ASSIGN_OR_RETURN(const std::vector<std::string> documents,
                   PersonIndexes(deps, call.tx(), file, call.now()));
  file.volunteer.set_state(v1::VOLUNTEER_MERGED);
  file.volunteer.set_state_reason("");
  file.volunteer.clear_suspension_end_time();
  file.volunteer.set_merged_into(survivor);
  ASSIGN_OR_RETURN(const v1::Volunteer ended, Save(deps, call, before, file, "merged", reason));
  store::MergeNational(call.tx(), IdIn(ended.name()), IdIn(survivor));
  ForgetLookups(call, documents, ended.etag());
  return absl::OkStatus();
}

// What the duplicate belonged to, the survivor belongs to from now on, since the same day.
void MoveMemberships(rpc::WriteCall& call, const std::string& from, const std::string& to) {
  for (v1::Membership& left :
       store::ListOfVolunteer(call.tx(), IdIn(from), v1::MEMBERSHIP_ACTIVE, "", kAll)) {
    std::optional<v1::Membership> own =
        store::FindMembership(call.tx(), IdIn(to), IdIn(left.organization()));
    if (!own || own->state() != v1::MEMBERSHIP_ACTIVE) {
      v1::Membership moved = left;
      moved.set_name(domain::MembershipName(IdIn(to), IdIn(left.organization())).ToString());
      moved.set_volunteer(to);
      moved.set_etag(NextEtag(own ? own->etag() : "0"));
      *moved.mutable_update_time() = time::ToProto(call.now());
      store::SaveMembership(call.tx(), moved);
      Announce(call, moved, "accepted");
    }
    left.set_state(v1::MEMBERSHIP_LEFT);
    left.set_decider(call.caller().subject);
    left.set_etag(NextEtag(left.etag()));
    *left.mutable_update_time() = time::ToProto(call.now());
    store::SaveMembership(call.tx(), left);
    Announce(call, left, "left");
  }
}

}  // namespace

absl::StatusOr<v1::SearchDuplicatesResponse> SearchDuplicates(
    Deps& deps, rpc::ReadCall& call, const v1::SearchDuplicatesRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerName::Parse(request.name()));
  ASSIGN_OR_RETURN(const store::OpenFile file,
                   store::ReadVolunteer(call.tx(), deps.vault, name.id()));
  if (file.volunteer.has_erase_time()) return Refuse(Reason::VOLUNTEER_ERASED);
  v1::SearchDuplicatesResponse response;
  for (const std::string& id :
       store::Alike(call.tx(), deps.vault.Likeness(file.volunteer), name.id())) {
    response.add_volunteers(domain::VolunteerName(id).ToString());
  }
  return response;
}

absl::StatusOr<v1::Merge> Propose(Deps& deps, rpc::WriteCall& call,
                                  const v1::ProposeMergeRequest& request) {
  v1::Merge merge = request.merge();
  mask::ClearOutputOnly(&merge);
  RETURN_IF_ERROR(LockPartners(deps, call, merge).status());
  merge.set_name(domain::MergeName(ids::NewId()).ToString());
  merge.set_state(v1::MERGE_PROPOSED);
  merge.set_proposer(call.caller().subject);
  merge.set_etag("1");
  *merge.mutable_create_time() = time::ToProto(call.now());
  if (!store::AddMerge(call.tx(), merge)) return InState(v1::MERGE_PROPOSED);
  return merge;
}

absl::StatusOr<v1::Merge> Approve(Deps& deps, rpc::WriteCall& call,
                                  const v1::ApproveMergeRequest& request) {
  ASSIGN_OR_RETURN(v1::Merge merge, Decidable(call, request.name(), MergeVerb::kApprove));
  ASSIGN_OR_RETURN(Partners partners, LockPartners(deps, call, merge));
  const std::string reason = absl::StrCat(merge.name(), ": ", merge.reason());
  // Files that ended in the duplicate end in the survivor: nobody ever follows two steps.
  for (const std::string& id : store::MergedInto(call.tx(), IdIn(merge.duplicate()))) {
    ASSIGN_OR_RETURN(store::OpenFile earlier, store::LockVolunteer(call.tx(), deps.vault, id));
    if (earlier.volunteer.has_erase_time()) continue;
    RETURN_IF_ERROR(End(deps, call, std::move(earlier), merge.survivor(), reason));
  }
  RETURN_IF_ERROR(End(deps, call, std::move(partners.duplicate), merge.survivor(), reason));
  MoveMemberships(call, merge.duplicate(), merge.survivor());
  const v1::Volunteer before = partners.survivor.volunteer;
  RETURN_IF_ERROR(Save(deps, call, before, partners.survivor, "updated",
                       absl::StrCat(merge.duplicate(), " ended in this file by ", merge.name()))
                      .status());
  Decide(call, merge, v1::MERGE_APPROVED);
  return merge;
}

absl::StatusOr<v1::Merge> Reject(Deps&, rpc::WriteCall& call,
                                 const v1::RejectMergeRequest& request) {
  ASSIGN_OR_RETURN(v1::Merge merge, Decidable(call, request.name(), MergeVerb::kReject));
  Decide(call, merge, v1::MERGE_REJECTED);
  return merge;
}

absl::StatusOr<v1::ListMergesResponse> List(Deps&, rpc::ReadCall& call,
                                            const v1::ListMergesRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  const v1::MergeState state =
      request.state() == v1::MERGE_STATE_UNSPECIFIED ? v1::MERGE_PROPOSED : request.state();
  v1::ListMergesResponse response;
  response.set_next_page_token(
      FillPage(request, page, store::ListMerges(call.tx(), state, Only(page.after), page.size + 1),
               response.mutable_merges(),
               [](const v1::Merge& last) { return std::vector<std::string>{IdIn(last.name())}; }));
  return response;
}

}  // namespace linli::registration::volunteer_merge
