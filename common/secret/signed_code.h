// A small message that proves itself: signed, and written so that a QR code holds it. Who has the
// public key needs neither a network nor this suite.
//
//   text   "LINLI:" and the bytes below in base32 (RFC 4648) without padding: capitals, digits and
//          a colon, which a QR code stores in 5.5 bits each (alphanumeric mode)
//   bytes  version, 1 byte: 1
//          kind, 1 byte: what the body is
//          key id, 8 bytes: the beginning of the SHA-256 of the public key (signature.h)
//          body, a serialised message of that kind
//          signature, 64 bytes: Ed25519 over all bytes before it
//
// Bytes of version 1 begin with 01, which begins no protobuf message, so none that was signed as
// something else passes for a code, and no code for that.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/secret/signature.h"

namespace linli::secret {

// What the body of a code is. A kind is never given another meaning.
enum class CodeKind : unsigned char { kCertificate = 1 };

// The text of a code, signed by the key that signs now.
std::string MakeCode(const SigningKeys& keys, CodeKind kind, std::string_view body);

// What a code says, if its signature holds for exactly these characters.
struct Code {
  std::string key_id;
  std::string body;
};

// CERTIFICATE_FORGED for anything that is not a code of this kind and version whole,
// VERIFICATION_KEY_UNKNOWN if nobody knows its key.
absl::StatusOr<Code> OpenCode(const SigningKeys& keys, CodeKind kind, std::string_view text);

}  // namespace linli::secret
