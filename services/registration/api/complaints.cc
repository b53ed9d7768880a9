#include "services/registration/api/complaints.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/policy/policy.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/complaint_rule.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/complaint_store.h"
#include "services/registration/storage/conduct_store.h"
#include "services/registration/storage/region_store.h"

namespace linli::registration::complaints {
namespace {

using domain::ComplaintName;

// The office that is competent where `region` is, and its period, which begins now.
void Route(rpc::WriteCall& call, options::v1::Role body, const std::string& region,
           v1::Complaint& complaint) {
  complaint.set_body(body);
  complaint.set_region(region);
  const auto policy = policy::At<v1::Policy>(call.tx(), region, call.now());
  *complaint.mutable_due_time() = time::ToProto(domain::DueTime(*policy, call.now()));
}

template <typename Call>
bool MayHandle(Call& call, const v1::Complaint& complaint) {
  return domain::MayHandle(complaint, call.caller().subject,
                           HeldOver(call, call.tx(), complaint.region()));
}

template <typename Call>
bool IsComplainant(const Call& call, const v1::Complaint& complaint) {
  return call.caller().Is(complaint.complainant());
}

// Locked, for who may deal with it; who may not does not learn that there is one.
template <typename Request>
absl::StatusOr<v1::Complaint> LockToHandle(Deps& deps, rpc::WriteCall& call,
                                           const Request& request) {
  ASSIGN_OR_RETURN(const auto name, ComplaintName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Complaint complaint, store::LockComplaint(call.tx(), deps.vault, name.id()));
  if (!MayHandle(call, complaint)) {
    return IsComplainant(call, complaint) ? linli::Refuse(Reason::NOT_AUTHORIZED)
                                          : NotFound(request.name());
  }
  RETURN_IF_ERROR(CheckEtag(request.etag(), complaint.etag()));
  RETURN_IF_ERROR(domain::CheckOpen(complaint));
  return complaint;
}

// Every change ends here.
v1::Complaint Save(Deps& deps, rpc::WriteCall& call, v1::Complaint complaint, const char* what) {
  complaint.set_handler(call.caller().subject);
  complaint.set_etag(NextEtag(complaint.etag()));
  *complaint.mutable_update_time() = time::ToProto(call.now());
  store::SaveComplaint(call.tx(), deps.vault, complaint);
  Announce(call, complaint, what);
  return complaint;
}

std::vector<std::string> KeyOf(const v1::Complaint& last) {
  return {absl::StrCat(absl::ToUnixMicros(time::FromProto(last.due_time()))), IdIn(last.name())};
}

absl::StatusOr<store::ComplaintFilter> FilterOf(const v1::ListComplaintsRequest& request,
                                                const paging::Page& page, absl::Time now) {
  store::ComplaintFilter filter{request.state(), {}, {}, "", page.size + 1};
  if (request.overdue()) filter.due_before = now;
  if (page.first()) return filter;
  int64_t micros = 0;
  if (!absl::SimpleAtoi(page.after[0], &micros)) return linli::Refuse(Reason::PAGE_TOKEN);
  filter.after_due = absl::FromUnixMicros(micros);
  filter.after_id = page.after[1];
  return filter;
}

}  // namespace

absl::StatusOr<v1::Complaint> File(Deps& deps, rpc::WriteCall& call,
                                   const v1::FileComplaintRequest& request) {
  v1::Complaint complaint = request.complaint();
  mask::ClearOutputOnly(&complaint);
  const identity::Scope place = ScopeOf(call.tx(), complaint.about());
  if (place.whole_platform) return NotFound(complaint.about());
  Route(call, domain::BodyFor(complaint.matter()), domain::RegionName(place.region).ToString(),
        complaint);
  complaint.set_name(ComplaintName(ids::NewId()).ToString());
  complaint.set_complainant(call.caller().subject);
  complaint.set_state(v1::COMPLAINT_OPEN);
  complaint.set_etag("1");
  *complaint.mutable_create_time() = time::ToProto(call.now());
  *complaint.mutable_update_time() = time::ToProto(call.now());
  store::AddComplaint(call.tx(), deps.vault, complaint);
  Announce(call, complaint, "filed");
  return complaint;
}

absl::StatusOr<v1::Complaint> PassOn(Deps& deps, rpc::WriteCall& call,
                                     const v1::PassOnComplaintRequest& request) {
  ASSIGN_OR_RETURN(v1::Complaint complaint, LockToHandle(deps, call, request));
  Violations violations;
  if (!domain::DealsWithComplaints(request.body())) {
    violations.Add("body", Reason::COMPLAINT_BODY);
  }
  const std::string region = request.region().empty() ? complaint.region() : request.region();
  if (!store::MissingRegions(call.tx(), {IdIn(region)}).empty()) {
    violations.Add("region", Reason::REGION_UNKNOWN, {{"region", region}});
  }
  RETURN_IF_ERROR(violations.ToStatus());
  Route(call, request.body(), region, complaint);
  return Save(deps, call, std::move(complaint), "passed-on");
}

absl::StatusOr<v1::Complaint> Answer(Deps& deps, rpc::WriteCall& call,
                                     const v1::AnswerComplaintRequest& request) {
  ASSIGN_OR_RETURN(v1::Complaint complaint, LockToHandle(deps, call, request));
  if (!request.conduct_case().empty()) {
    RETURN_IF_ERROR(store::GetCase(call.tx(), deps.vault, IdIn(request.conduct_case())).status());
  }
  complaint.set_answer(request.answer());
  complaint.set_conduct_case(request.conduct_case());
  complaint.set_state(v1::COMPLAINT_ANSWERED);
  return Save(deps, call, std::move(complaint), "answered");
}

absl::StatusOr<v1::Complaint> Refer(Deps& deps, rpc::WriteCall& call,
                                    const v1::ReferComplaintRequest& request) {
  ASSIGN_OR_RETURN(v1::Complaint complaint, LockToHandle(deps, call, request));
  complaint.set_referred_to(request.referred_to());
  complaint.set_state(v1::COMPLAINT_REFERRED);
  return Save(deps, call, std::move(complaint), "referred");
}

absl::StatusOr<v1::Complaint> Withdraw(Deps& deps, rpc::WriteCall& call,
                                       const v1::WithdrawComplaintRequest& request) {
  ASSIGN_OR_RETURN(const auto name, ComplaintName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Complaint complaint, store::LockComplaint(call.tx(), deps.vault, name.id()));
  if (!IsComplainant(call, complaint)) {
    return MayHandle(call, complaint) ? linli::Refuse(Reason::NOT_AUTHORIZED)
                                      : NotFound(request.name());
  }
  RETURN_IF_ERROR(CheckEtag(request.etag(), complaint.etag()));
  RETURN_IF_ERROR(domain::CheckOpen(complaint));
  complaint.set_state(v1::COMPLAINT_WITHDRAWN);
  return Save(deps, call, std::move(complaint), "withdrawn");
}

absl::StatusOr<v1::Complaint> Get(Deps& deps, rpc::ReadCall& call,
                                  const v1::GetComplaintRequest& request) {
  ASSIGN_OR_RETURN(const auto name, ComplaintName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Complaint complaint, store::GetComplaint(call.tx(), deps.vault, name.id()));
  if (!IsComplainant(call, complaint) && !MayHandle(call, complaint)) {
    return NotFound(request.name());
  }
  return complaint;
}

absl::StatusOr<v1::ListComplaintsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                const v1::ListComplaintsRequest& request) {
  const bool own = request.region().empty();
  if (!own) {
    v1::Complaint any;
    any.set_body(request.body());
    any.set_region(request.region());
    if (!domain::DealsWithComplaints(request.body()) || !MayHandle(call, any)) {
      return linli::Refuse(Reason::NOT_AUTHORIZED);
    }
  }
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  ASSIGN_OR_RETURN(const auto filter, FilterOf(request, page, call.now()));
  const std::string region = IdIn(request.region());
  ASSIGN_OR_RETURN(
      std::vector<v1::Complaint> found,
      own ? store::ComplaintsBy(call.tx(), deps.vault, call.caller().subject, filter)
          : store::ComplaintsOfBody(call.tx(), deps.vault, request.body(),
                                    region == "-" ? "" : region, call.caller().subject, filter));
  v1::ListComplaintsResponse response;
  response.set_next_page_token(
      FillPage(request, page, std::move(found), response.mutable_complaints(), KeyOf));
  return response;
}

}  // namespace linli::registration::complaints
