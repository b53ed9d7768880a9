#include "services/matching/api/paid_duties.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/paging/page.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/matching/storage/duty_store.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/projection_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::paid_duties {
namespace {

// Nobody's time is bound by an organisation that she does not belong to.
absl::Status CheckMember(db::Tx& tx, const std::string& volunteer_id, const ShiftName& shift) {
  if (!store::MembersWithin(tx, {volunteer_id}, {shift.id(0)}).empty()) return absl::OkStatus();
  return Refuse(Reason::NOT_A_MEMBER);
}

absl::Status CheckFree(db::Tx& tx, const std::string& volunteer_id,
                       const store::ShiftInContext& of) {
  const ShiftName name = *ShiftName::Parse(of.shift.name());
  if (const auto duty = store::FindDutyOf(tx, name.id(), volunteer_id)) {
    return Refuse(Reason::ALREADY_ENROLLED,
                  {{"enrollment", absl::StrCat(of.shift.name(), "/paidDuties/", *duty)}});
  }
  const absl::Time start = time::FromProto(of.shift.start_time());
  const absl::Time end = time::FromProto(of.shift.end_time());
  for (const store::Conflict& conflict : store::FindConflicts(tx, {name.id()}, {volunteer_id})) {
    if (conflict.engagement && conflict.engagement->start < end &&
        start < conflict.engagement->end) {
      return Refuse(Reason::VOLUNTEER_BUSY);
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::PaidDuty> Assign(Deps&, rpc::WriteCall& call,
                                    const v1::AssignPaidDutyRequest& request) {
  db::Tx& tx = call.tx();
  ASSIGN_OR_RETURN(const ShiftName shift, ShiftName::Parse(request.parent()));
  const std::string volunteer_id = store::IdIn(request.volunteer());
  store::LockSeats(tx, {shift.id()}, {volunteer_id});
  ASSIGN_OR_RETURN(const store::ShiftInContext of, store::GetShift(tx, shift));
  if (of.shift.state() != v1::Shift::OPEN) return Refuse(Reason::ACTIVITY_OVER);
  const absl::Time start = time::FromProto(of.shift.start_time());
  if (start <= call.now()) {
    return Refuse(Reason::SHIFT_BEGUN, {{"start_time", time::FormatChinaTime(start)}});
  }
  RETURN_IF_ERROR(CheckMember(tx, volunteer_id, shift));
  RETURN_IF_ERROR(CheckFree(tx, volunteer_id, of));
  const PaidDutyName name(shift.id(0), shift.id(1), shift.id(), ids::NewId());
  store::InsertDuty(tx, name, volunteer_id, call.now());
  return store::GetDuty(tx, name);
}

absl::StatusOr<v1::PaidDuty> Revoke(Deps&, rpc::WriteCall& call,
                                    const v1::RevokePaidDutyRequest& request) {
  ASSIGN_OR_RETURN(const PaidDutyName name, PaidDutyName::Parse(request.name()));
  ASSIGN_OR_RETURN(const v1::PaidDuty found, store::GetDuty(call.tx(), name));
  store::LockSeats(call.tx(), {name.id(2)}, {store::IdIn(found.volunteer())});
  store::RevokeDuty(call.tx(), found, call.now());
  return store::GetDuty(call.tx(), name);
}

absl::StatusOr<v1::ListPaidDutiesResponse> List(Deps&, rpc::ReadCall& call,
                                                const v1::ListPaidDutiesRequest& request) {
  ASSIGN_OR_RETURN(const ShiftName parent, ShiftName::Parse(request.parent()));
  RETURN_IF_ERROR(store::GetShift(call.tx(), parent).status());
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  std::vector<v1::PaidDuty> found =
      store::ListDuties(call.tx(), parent, page.first() ? "" : page.after[0], page.size + 1);
  v1::ListPaidDutiesResponse response;
  if (found.size() > static_cast<size_t>(page.size)) {
    found.pop_back();
    const std::string key[] = {PaidDutyName::Parse(found.back().name())->id()};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (v1::PaidDuty& one : found) *response.add_paid_duties() = std::move(one);
  return response;
}

}  // namespace linli::matching::paid_duties
