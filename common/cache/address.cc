#include "common/cache/address.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace linli::cache {

absl::StatusOr<Address> Address::Parse(std::string_view text) {
  Address address;
  if (text.empty()) return address;
  if (text.starts_with("unix:/")) {
    address.path = text.substr(5);
    return address;
  }
  address.tls = text.starts_with("tls:");
  if (address.tls || text.starts_with("tcp:")) {
    std::string_view rest = text.substr(4);
    size_t colon = rest.rfind(':');
    if (colon != std::string_view::npos && colon > 0 &&
        absl::SimpleAtoi(std::string(rest.substr(colon + 1)), &address.port) && address.port > 0 &&
        address.port < 65536) {
      address.host = rest.substr(0, colon);
      return address;
    }
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "\"", std::string(text),
      "\" is no Redis address: write unix:/path, tcp:host:port, tls:host:port or nothing"));
}

}  // namespace linli::cache
