#include "services/matching/api/promotion.h"

#include "services/matching/api/announce.h"
#include "services/matching/storage/enrollment_store.h"

namespace linli::matching {

std::vector<store::EnrollmentInContext> PromoteAndAnnounce(db::Tx& tx, outbox::Emitter& emitter,
                                                           const std::string& shift_id,
                                                           absl::Time now) {
  std::vector<store::EnrollmentInContext> promoted = store::Promote(tx, shift_id, now);
  for (const store::EnrollmentInContext& one : promoted) {
    AnnounceEnrollment(emitter, "promoted", one.enrollment, one.context);
  }
  return promoted;
}

}  // namespace linli::matching
