#include "services/registration/domain/organization_tree.h"

#include "common/status/refusal.h"

namespace linli::registration::domain {
namespace {

// The higher it stands the smaller.
int RankOf(v1::OrganizationForm form) {
  switch (form) {
    case v1::COMMITTEE:
    case v1::FEDERATION:
    case v1::SOCIAL_WORK_FEDERATION:
    case v1::FOUNDATION:
      return 1;
    case v1::AGENCY:
      return 2;
    case v1::UNIT:
      return 3;
    case v1::BRIGADE:
      return 5;
    case v1::SQUAD:
      return 6;
    default:
      return 4;  // 支队 and other teams
  }
}

bool Fits(v1::OrganizationForm form, std::optional<v1::OrganizationForm> parent) {
  switch (form) {
    case v1::BRIGADE:
      return parent == v1::DETACHMENT;
    case v1::SQUAD:
      return parent == v1::BRIGADE || parent == v1::DETACHMENT;
    case v1::DETACHMENT:
      return !parent || RankOf(*parent) < RankOf(form);
    default:
      return !parent || RankOf(*parent) <= RankOf(form);
  }
}

}  // namespace

absl::Status CheckPlaceInTree(v1::OrganizationForm form,
                              std::optional<v1::OrganizationForm> parent) {
  return Fits(form, parent) ? absl::OkStatus() : Refuse(Reason::ORGANIZATION_TREE);
}

absl::Status CheckLevel(v1::OrganizationForm form, size_t region_digits) {
  if (form != v1::COMMITTEE) return absl::OkStatus();
  const bool fits = region_digits == 4 || region_digits == 6 || region_digits == 9;
  return fits ? absl::OkStatus() : Refuse(Reason::ORGANIZATION_TREE);
}

}  // namespace linli::registration::domain
