// What the QR code on a certificate's paper says, so that paper and code can be held side by side
// without a network. How it is signed and written: common/secret/signed_code.h.
#pragma once

#include <string>

#include "linli/awards/v1/certificate.pb.h"

namespace linli::awards::domain {

// The bytes that are signed as the code of this document: a serialised CertificateCode. Made once;
// from then on only the text of the code is read. Name and issuer stand in it as on the paper,
// times to the second, and neither the check code nor the volunteer number does.
std::string CodeBodyOf(const v1::CertificateDocument& document);

}  // namespace linli::awards::domain
