// What a device signs (Ed25519, RFC 8032).
#pragma once

#include <string_view>

namespace linli::hours::domain {

// Whether 64 hexadecimal digits are a key that only its holder can sign for.
bool IsDeviceKey(std::string_view public_key);

// Whether `signature` is that of the key's holder over exactly this text.
bool SignedBy(std::string_view public_key, std::string_view text, std::string_view signature);

}  // namespace linli::hours::domain
