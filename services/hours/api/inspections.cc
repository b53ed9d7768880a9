#include "services/hours/api/inspections.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/paging/page.h"
#include "common/secret/random.h"
#include "common/time/proto_time.h"
#include "services/hours/api/window.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/review_names.h"
#include "services/hours/storage/inspection_store.h"

namespace linli::hours::inspections {
namespace {

using domain::InspectionName;
using domain::OrganizationName;

absl::Status RefuseState(v1::Inspection::State state) {
  return Refuse(Reason::INSPECTION_STATE, {{"state", v1::Inspection::State_Name(state)}});
}

// Until the transaction ends, nobody else works on it.
absl::Status LockOpen(rpc::WriteCall& call, const InspectionName& name) {
  const std::optional<bool> open = store::LockIsOpen(call.tx(), name);
  if (!open) return NotFound(name.ToString());
  return *open ? absl::OkStatus() : RefuseState(v1::Inspection::CLOSED);
}

// What nobody could have known before; never 0, which asks for one.
int64_t NewSeed() { return static_cast<int64_t>(secret::Random64() >> 1) | 1; }

}  // namespace

absl::StatusOr<v1::Inspection> Draw(Deps&, rpc::WriteCall& call,
                                    const v1::DrawInspectionRequest& request) {
  ASSIGN_OR_RETURN(const OrganizationName unit, OrganizationName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const time::Interval period, WindowOf(request));
  v1::Inspection inspection;
  inspection.set_name(InspectionName(unit.id(), ids::NewId()).ToString());
  *inspection.mutable_from_time() = time::ToProto(domain::Kept(period.from));
  *inspection.mutable_until_time() = time::ToProto(domain::Kept(period.until));
  inspection.set_seed(request.seed() != 0 ? request.seed() : NewSeed());
  inspection.set_inspector(call.caller().subject);
  *inspection.mutable_create_time() = time::ToProto(domain::Kept(call.now()));
  return store::DrawInspection(call.tx(), inspection, request.sample_size());
}

absl::StatusOr<v1::Inspection> RecordFinding(Deps&, rpc::WriteCall& call,
                                             const v1::RecordFindingRequest& request) {
  ASSIGN_OR_RETURN(const InspectionName name, InspectionName::Parse(request.name()));
  RETURN_IF_ERROR(LockOpen(call, name));
  v1::Finding finding;
  finding.set_record(request.record());
  finding.set_result(request.result());
  finding.set_note(request.note());
  *finding.mutable_find_time() = time::ToProto(domain::Kept(call.now()));
  if (!store::SaveFinding(call.tx(), name, finding)) return NotFound(request.record());
  return *store::FindInspection(call.tx(), name);
}

absl::StatusOr<v1::Inspection> Close(Deps&, rpc::WriteCall& call,
                                     const v1::CloseInspectionRequest& request) {
  ASSIGN_OR_RETURN(const InspectionName name, InspectionName::Parse(request.name()));
  RETURN_IF_ERROR(LockOpen(call, name));
  const std::optional<v1::Inspection> inspection = store::FindInspection(call.tx(), name);
  if (inspection->examined() < inspection->sampled()) return RefuseState(v1::Inspection::OPEN);
  store::CloseInspection(call.tx(), name, request.conclusion(), domain::Kept(call.now()));
  return *store::FindInspection(call.tx(), name);
}

absl::StatusOr<v1::Inspection> Get(Deps&, rpc::ReadCall& call,
                                   const v1::GetInspectionRequest& request) {
  ASSIGN_OR_RETURN(const InspectionName name, InspectionName::Parse(request.name()));
  std::optional<v1::Inspection> inspection = store::FindInspection(call.tx(), name);
  if (!inspection) return NotFound(request.name());
  return *std::move(inspection);
}

absl::StatusOr<v1::ListInspectionsResponse> List(Deps&, rpc::ReadCall& call,
                                                 const v1::ListInspectionsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  store::CasePage wanted;
  wanted.limit = page.size + 1;
  if (!page.first()) {
    ASSIGN_OR_RETURN(wanted.after_time, TimeOfKey(page.after[0]));
    wanted.after_id = page.after[1];
  }
  v1::ListInspectionsResponse response;
  for (v1::Inspection& one : store::ListInspections(call.tx(), request.parent(), wanted)) {
    if (response.inspections_size() == page.size) {
      const v1::Inspection& last = response.inspections(page.size - 1);
      response.set_next_page_token(paging::NextPageToken(
          request,
          std::vector{KeyOf(last.create_time()), InspectionName::Parse(last.name())->id()}));
      break;
    }
    *response.add_inspections() = std::move(one);
  }
  return response;
}

absl::StatusOr<v1::ListFindingsResponse> ListFindings(Deps&, rpc::ReadCall& call,
                                                      const v1::ListFindingsRequest& request) {
  ASSIGN_OR_RETURN(const InspectionName name, InspectionName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  int after = 0;
  if (!page.first() && !absl::SimpleAtoi(page.after[0], &after)) {
    return Refuse(Reason::PAGE_TOKEN);
  }
  v1::ListFindingsResponse response;
  for (v1::Finding& one : store::ListFindings(call.tx(), name, after, page.size + 1)) {
    if (response.findings_size() == page.size) {
      response.set_next_page_token(
          paging::NextPageToken(request, std::vector{absl::StrCat(after + page.size)}));
      break;
    }
    *response.add_findings() = std::move(one);
  }
  return response;
}

}  // namespace linli::hours::inspections
