#include "services/matching/api/handovers.h"

#include <string>
#include <utility>
#include <vector>

#include "common/ids/new_id.h"
#include "common/paging/page.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/matching/api/standing.h"
#include "services/matching/storage/handover_store.h"
#include "services/matching/storage/rows.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::handovers {

absl::StatusOr<v1::Handover> Write(Deps&, rpc::WriteCall& call,
                                   const v1::WriteHandoverRequest& request) {
  ASSIGN_OR_RETURN(const ShiftName shift, ShiftName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const std::string duty, store::DutyOf(call.tx(), shift));
  const std::string& author = call.caller().subject;
  if (!store::StandsIn(call.tx(), store::IdIn(author), duty, shift)) {
    return NotFound(request.parent());
  }
  ASSIGN_OR_RETURN(const store::ShiftInContext of, store::GetShift(call.tx(), shift));
  const absl::Time start = time::FromProto(of.shift.start_time());
  if (call.now() < start) {
    return Refuse(Reason::SHIFT_NOT_BEGUN, {{"start_time", time::FormatChinaTime(start)}});
  }
  v1::Handover handover = request.handover();
  handover.set_name(HandoverName(shift.id(0), shift.id(1), shift.id(), ids::NewId()).ToString());
  handover.set_author(author);
  *handover.mutable_create_time() = time::ToProto(call.now());
  return store::InsertHandover(call.tx(), duty, handover);
}

absl::StatusOr<v1::Handover> Take(Deps&, rpc::WriteCall& call,
                                  const v1::TakeHandoverRequest& request) {
  ASSIGN_OR_RETURN(const HandoverName name, HandoverName::Parse(request.name()));
  const ShiftName shift(name.id(0), name.id(1), name.id(2));
  const auto duty = store::DutyOf(call.tx(), shift);
  if (!duty.ok()) return NotFound(request.name());
  ASSIGN_OR_RETURN(const store::ShiftInContext of, store::GetShift(call.tx(), shift));
  const std::string& who = call.caller().subject;
  if (!store::StandsAt(call.tx(), store::IdIn(who), *duty,
                       time::FromProto(of.shift.start_time()))) {
    return NotFound(request.name());
  }
  store::TakeHandover(call.tx(), *duty, name, who, call.now());
  return store::GetHandover(call.tx(), *duty, name);
}

absl::StatusOr<v1::ListHandoversResponse> List(Deps&, rpc::ReadCall& call,
                                               const v1::ListHandoversRequest& request) {
  ASSIGN_OR_RETURN(const ShiftName shift, ShiftName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const std::string duty, store::DutyOf(call.tx(), shift));
  if (!store::StandsAt(call.tx(), store::IdIn(call.caller().subject), duty, absl::InfinitePast()) &&
      !RunsOrganization(call.tx(), call.caller(), OrganizationName(shift.id(0)), call.now())) {
    return NotFound(request.parent());
  }
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  std::vector<v1::Handover> found =
      store::ListHandovers(call.tx(), duty, page.first() ? "" : page.after[0], page.size + 1);
  v1::ListHandoversResponse response;
  if (found.size() > static_cast<size_t>(page.size)) {
    found.pop_back();
    const std::string key[] = {HandoverName::Parse(found.back().name())->id()};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (v1::Handover& one : found) *response.add_handovers() = std::move(one);
  return response;
}

}  // namespace linli::matching::handovers
