// What becomes of a pairing when an organisation is dissolved.
#pragma once

#include <string>

#include "linli/matching/v1/pairing.pb.h"

namespace linli::matching::domain {

enum class PairingFate { kUntouched, kGoesOn, kEnds };

// Changes the givers: the successor takes the place of what was dissolved in the relay, once;
// without a successor that place is gone. What nobody is left to give ends, and so does what nobody
// is left to keep: a keeper's successor runs the pairing under its old name.
PairingFate AfterDissolution(const std::string& dissolved, const std::string& successor,
                             v1::Pairing& pairing);

}  // namespace linli::matching::domain
