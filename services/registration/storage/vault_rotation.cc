#include "services/registration/storage/vault_rotation.h"

#include "services/registration/storage/queries.h"

namespace linli::registration::store {
namespace {

// Whoever seals something more by the ring itself adds it here; what is sealed by a data key goes
// with that.
constexpr db::SealedColumn kColumns[] = {
    {"volunteers", &queries::kKeyVolunteerList, &queries::kKeyVolunteerSave},
    {"organizations", &queries::kKeyOrganizationList, &queries::kKeyOrganizationSave},
    {"feedback", &queries::kKeyFeedbackList, &queries::kKeyFeedbackSave},
    {"staff", &queries::kKeyStaffList, &queries::kKeyStaffSave},
    {"case-facts", &queries::kKeyCaseFactsList, &queries::kKeyCaseFactsSave},
    {"case-decisions", &queries::kKeyCaseDecisionList, &queries::kKeyCaseDecisionSave},
    {"case-appeals", &queries::kKeyCaseAppealList, &queries::kKeyCaseAppealSave},
    {"complaint-texts", &queries::kKeyComplaintTextList, &queries::kKeyComplaintTextSave},
    {"complaint-answers", &queries::kKeyComplaintAnswerList, &queries::kKeyComplaintAnswerSave},
    {"claims", &queries::kKeyClaimList, &queries::kKeyClaimSave},
};

}  // namespace

absl::StatusOr<db::Resealed> RotateKeys(db::Tx& tx, const Vault& vault, const std::string& after,
                                        int limit) {
  return db::Reseal(tx, vault.ring(), kColumns, after, limit);
}

}  // namespace linli::registration::store
