#include "services/matching/api/mobilizations.h"

#include <string>
#include <utility>
#include <vector>

#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/paging/page.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/index_answer.h"
#include "services/matching/api/wave.h"
#include "services/matching/domain/enrollment_gates.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/mobilization_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::mobilizations {

absl::StatusOr<v1::Mobilization> Open(Deps& deps, rpc::WriteCall& call,
                                      const v1::OpenMobilizationRequest& request) {
  db::Tx& tx = call.tx();
  ASSIGN_OR_RETURN(const OrganizationName parent, OrganizationName::Parse(request.parent()));
  v1::Mobilization mobilization = request.mobilization();
  mask::ClearOutputOnly(&mobilization);
  ASSIGN_OR_RETURN(const ShiftName shift, ShiftName::Parse(mobilization.shift()));
  if (shift.id(0) != parent.id()) return NotFound(mobilization.shift());
  ASSIGN_OR_RETURN(const store::ShiftInContext of, store::GetShift(tx, shift));
  if (!of.was_published) return NotFound(mobilization.shift());
  RETURN_IF_ERROR(domain::CheckShiftOpen(of.activity_state, of.shift, call.now()));
  ASSIGN_OR_RETURN(const auto snapshot, NewestOf(deps));
  if (snapshot->shifts->Find(shift.id()) == nullptr) {  // it was published a moment ago
    return RefuseFor(absl::Seconds(1), Reason::MATCH_INDEX_LOADING);
  }
  const MobilizationName name(parent.id(), ids::NewId());
  mobilization.set_name(name.ToString());
  store::InsertMobilization(tx, mobilization, call.now());
  for (const auto& [resource, version] : SendWave(tx, call, *snapshot, name, call.now())) {
    call.Forget(resource, version);
  }
  return store::GetMobilization(tx, name);
}

absl::StatusOr<v1::Mobilization> Get(Deps&, rpc::ReadCall& call,
                                     const v1::GetMobilizationRequest& request) {
  ASSIGN_OR_RETURN(const MobilizationName name, MobilizationName::Parse(request.name()));
  return store::GetMobilization(call.tx(), name);
}

absl::StatusOr<v1::ListMobilizationsResponse> List(Deps&, rpc::ReadCall& call,
                                                   const v1::ListMobilizationsRequest& request) {
  ASSIGN_OR_RETURN(const OrganizationName parent, OrganizationName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  std::vector<v1::Mobilization> found = store::ListMobilizations(
      call.tx(), parent.id(), page.first() ? "" : page.after[0], page.size + 1);
  v1::ListMobilizationsResponse response;
  if (found.size() > static_cast<size_t>(page.size)) {
    found.pop_back();
    const std::string key[] = {MobilizationName::Parse(found.back().name())->id()};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (v1::Mobilization& one : found) *response.add_mobilizations() = std::move(one);
  return response;
}

absl::StatusOr<v1::Mobilization> Close(Deps&, rpc::WriteCall& call,
                                       const v1::CloseMobilizationRequest& request) {
  ASSIGN_OR_RETURN(const MobilizationName name, MobilizationName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Mobilization mobilization, store::LockMobilization(call.tx(), name));
  if (mobilization.state() == v1::Mobilization::MOBILIZATION_CLOSED) return mobilization;
  if (mobilization.state() != v1::Mobilization::MOBILIZATION_OPEN) {
    return Refuse(Reason::MOBILIZATION_CLOSED);
  }
  mobilization.set_state(v1::Mobilization::MOBILIZATION_CLOSED);
  mobilization.clear_next_wave_time();
  return store::SaveMobilization(call.tx(), mobilization, call.now());
}

}  // namespace linli::matching::mobilizations
