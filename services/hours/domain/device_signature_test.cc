#include "services/hours/domain/device_signature.h"

#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

// RFC 8032, 7.1, test 2: the message is one byte.
constexpr char kKey[] = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
const std::string kSignature = absl::HexStringToBytes(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

TEST(DeviceSignature, IsThatOfTheHolderOverExactlyThisText) {
  EXPECT_TRUE(SignedBy(kKey, "\x72", kSignature));
  EXPECT_FALSE(SignedBy(kKey, "\x73", kSignature));
  EXPECT_FALSE(SignedBy(kKey, "", kSignature));
  for (const size_t changed : {size_t{0}, size_t{31}, size_t{32}, size_t{63}}) {
    std::string other = kSignature;
    other[changed] = static_cast<char>(other[changed] ^ 1);
    EXPECT_FALSE(SignedBy(kKey, "\x72", other)) << changed;
  }
  EXPECT_FALSE(SignedBy(kKey, "\x72", kSignature.substr(1)));
  EXPECT_FALSE(SignedBy("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "\x72",
                        kSignature));
}

TEST(DeviceSignature, NeedsAKeyThatNotEverybodyCanSignFor) {
  EXPECT_TRUE(IsDeviceKey(kKey));
  EXPECT_FALSE(IsDeviceKey(std::string_view(kKey).substr(2)));
  EXPECT_FALSE(IsDeviceKey(""));
  const std::string neutral = absl::StrCat("01", std::string(62, '0'));
  // R is the neutral point and S is 0: holds for whatever text.
  EXPECT_TRUE(SignedBy(neutral, "anything",
                       absl::StrCat(absl::HexStringToBytes(neutral), std::string(32, 0))));
  for (const std::string& point :
       {neutral, std::string(64, '0'), absl::StrCat(std::string(62, '0'), "80"),
        absl::StrCat("01", std::string(60, '0'), "80"),
        absl::StrCat("ec", std::string(60, 'f'), "7f"),
        absl::StrCat("ed", std::string(60, 'f'), "ff")}) {
    EXPECT_FALSE(IsDeviceKey(point)) << point;
  }
}

}  // namespace
}  // namespace linli::hours::domain
