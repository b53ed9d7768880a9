#include "services/matching/api/calendar_nodes.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/ids/new_id.h"
#include "common/mask/field_mask.h"
#include "common/mask/output_only.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/matching/api/activity_terms.h"
#include "services/matching/api/catalog.h"
#include "services/matching/api/facts.h"
#include "services/matching/domain/names.h"
#include "services/matching/domain/node_date.h"
#include "services/matching/storage/activity_store.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::calendar_nodes {
namespace {

constexpr char kKind[] = "node";
constexpr int kMostNodes = 1000;

store::Filing FilingOf(const v1::CalendarNode& node) {
  return {.kind = kKind, .id = store::IdIn(node.name()), .region_code = store::IdIn(node.region())};
}

absl::Status CheckDate(const v1::CalendarNode& node) {
  Violations violations;
  if (!domain::HasDate(node)) violations.Add("calendar_node.day", Reason::NODE_DATE);
  return violations.ToStatus();
}

// A region and those above it, the whole platform last.
std::vector<std::string> RegionAndAbove(const std::string& region) {
  const std::string code = store::IdIn(region);
  std::vector<std::string> codes = {""};
  for (const size_t length : {2, 4, 6, 9, 12}) {
    if (length <= code.size()) codes.push_back(code.substr(0, length));
  }
  return codes;
}

v1::CalendarNode Read(const store::Filed& filed) {
  return store::Unfile<v1::CalendarNode>(filed, CalendarNodeName(filed.id).ToString());
}

}  // namespace

absl::StatusOr<v1::CalendarNode> Create(Deps&, rpc::WriteCall& call,
                                        const v1::CreateCalendarNodeRequest& request) {
  v1::CalendarNode node = request.calendar_node();
  mask::ClearOutputOnly(&node);
  RETURN_IF_ERROR(CheckDate(node));
  node.set_name(CalendarNodeName(ids::NewId()).ToString());
  return FileNew(call, FilingOf(node), node);
}

absl::StatusOr<v1::CalendarNode> Get(Deps&, rpc::ReadCall& call,
                                     const v1::GetCalendarNodeRequest& request) {
  ASSIGN_OR_RETURN(const CalendarNodeName name, CalendarNodeName::Parse(request.name()));
  return GetFiled<v1::CalendarNode>(call.tx(), kKind, name);
}

absl::StatusOr<v1::ListCalendarNodesResponse> List(Deps&, rpc::ReadCall& call,
                                                   const v1::ListCalendarNodesRequest& request) {
  v1::ListCalendarNodesResponse response;
  const std::vector<std::string> codes = RegionAndAbove(request.region());
  ASSIGN_OR_RETURN(
      *response.mutable_next_page_token(),
      PageOfFiled(
          request,
          [&](const std::string& after, int limit) {
            return store::ListKept(call.tx(), kKind, codes, after, limit);
          },
          [&](const store::Filed& one) { *response.add_calendar_nodes() = Read(one); }));
  return response;
}

absl::StatusOr<v1::CalendarNode> Update(Deps&, rpc::WriteCall& call,
                                        const v1::UpdateCalendarNodeRequest& request) {
  ASSIGN_OR_RETURN(const CalendarNodeName name,
                   CalendarNodeName::Parse(request.calendar_node().name()));
  ASSIGN_OR_RETURN(v1::CalendarNode node, LockFiled<v1::CalendarNode>(call.tx(), kKind, name, ""));
  // The authority that was checked is one over the region that the caller named.
  if (node.region() != request.calendar_node().region()) return NotFound(name.ToString());
  RETURN_IF_ERROR(CheckEtag(request.calendar_node().etag(), node.etag()));
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), request.calendar_node(), &node));
  RETURN_IF_ERROR(CheckDate(node));
  return FileAgain(call, FilingOf(node), node);
}

absl::StatusOr<v1::ShowNodeDatesResponse> ShowDates(Deps&, rpc::ReadCall& call,
                                                    const v1::ShowNodeDatesRequest& request) {
  std::vector<std::pair<absl::CivilDay, v1::CalendarNode>> dated;
  for (const store::Filed& filed :
       store::ListKept(call.tx(), kKind, RegionAndAbove(request.region()), "", kMostNodes)) {
    v1::CalendarNode node = Read(filed);
    if (const auto date = domain::DateOf(node, request.year())) {
      dated.emplace_back(*date, std::move(node));
    }
  }
  std::stable_sort(dated.begin(), dated.end(),
                   [](const auto& one, const auto& other) { return one.first < other.first; });
  v1::ShowNodeDatesResponse response;
  for (const auto& [date, node] : dated) {
    auto& one = *response.add_dates();
    one.set_calendar_node(node.name());
    one.set_display_name(node.display_name());
    one.set_date(absl::FormatCivilTime(date));
  }
  return response;
}

absl::StatusOr<activities::Recruiter> Ask(Deps& deps, const rpc::Call& call,
                                          const v1::DraftNodeActivityRequest& request) {
  ASSIGN_OR_RETURN(const auto organization,
                   deps.registration.GetOrganization(call.Outbound(), request.parent()));
  return activities::Recruiter{MayRecruit(*organization)};
}

absl::StatusOr<v1::Activity> Draft(Deps&, rpc::WriteCall& call,
                                   const v1::DraftNodeActivityRequest& request,
                                   const activities::Recruiter& recruiter) {
  if (!recruiter.may_recruit) return Refuse(Reason::ORGANIZATION_CANNOT_RECRUIT);
  ASSIGN_OR_RETURN(const OrganizationName parent, OrganizationName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const CalendarNodeName name, CalendarNodeName::Parse(request.calendar_node()));
  ASSIGN_OR_RETURN(const v1::CalendarNode node, GetFiled<v1::CalendarNode>(call.tx(), kKind, name));
  Violations violations;
  if (request.template_index() >= node.templates_size()) {
    violations.Add("template_index", Reason::NODE_TEMPLATE);
  }
  const auto date = domain::DateOf(node, request.year());
  if (!date) violations.Add("year", Reason::NODE_DATE);
  RETURN_IF_ERROR(violations.ToStatus());
  const v1::CalendarNode::Template& pattern = node.templates(request.template_index());
  v1::Activity draft;
  draft.set_name(ActivityName(parent.id(), ids::NewId()).ToString());
  *draft.mutable_create_time() = time::ToProto(call.now());
  draft.set_display_name(pattern.display_name());
  draft.set_category(pattern.category());
  draft.set_description(pattern.description());
  draft.set_region(request.region());
  draft.set_risk_class(v1::Activity::LOW);
  draft.set_recruit_scope(v1::Activity::OPEN);
  draft.set_calendar_node(request.calendar_node());
  *draft.mutable_start_time() = time::ToProto(time::StartOfDay(*date) + absl::Hours(9));
  *draft.mutable_end_time() = time::ToProto(time::StartOfDay(*date) + absl::Hours(11));
  CompleteTerms(call.tx(), call.caller(), call.now(), /*has_passcode=*/false, "", draft,
                violations);
  RETURN_IF_ERROR(violations.ToStatus());
  return store::InsertActivity(call.tx(), draft);
}

}  // namespace linli::matching::calendar_nodes
