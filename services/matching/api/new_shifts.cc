#include "services/matching/api/new_shifts.h"

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/time/proto_time.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching {

std::vector<v1::Shift> InsertNewShifts(db::Tx& tx, const v1::Activity& activity, absl::Time now,
                                       const google::protobuf::RepeatedPtrField<v1::Shift>& sent) {
  std::vector<v1::Shift> shifts(sent.begin(), sent.end());
  for (v1::Shift& shift : shifts) {
    mask::ClearOutputOnly(&shift);
    shift.set_name(absl::StrCat(activity.name(), "/shifts/", ids::NewId()));
    shift.set_etag("1");
    *shift.mutable_create_time() = time::ToProto(now);
    *shift.mutable_update_time() = time::ToProto(now);
    shift.set_state(v1::Shift::OPEN);
  }
  store::InsertShifts(tx, activity, now, shifts);
  return shifts;
}

}  // namespace linli::matching
