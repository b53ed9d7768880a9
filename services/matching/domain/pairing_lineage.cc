#include "services/matching/domain/pairing_lineage.h"

#include <algorithm>

#include "services/matching/domain/names.h"

namespace linli::matching::domain {

PairingFate AfterDissolution(const std::string& dissolved, const std::string& successor,
                             v1::Pairing& pairing) {
  const auto name = PairingName::Parse(pairing.name());
  if (successor.empty() && name.ok() && OrganizationName(name->id(0)).ToString() == dissolved) {
    return PairingFate::kEnds;
  }
  auto& givers = *pairing.mutable_givers();
  const auto place = std::find(givers.begin(), givers.end(), dissolved);
  if (place == givers.end()) return PairingFate::kUntouched;
  const bool gives_already = std::find(givers.begin(), givers.end(), successor) != givers.end();
  if (successor.empty() || gives_already) {
    givers.erase(place);
  } else {
    *place = successor;
  }
  return givers.empty() ? PairingFate::kEnds : PairingFate::kGoesOn;
}

}  // namespace linli::matching::domain
