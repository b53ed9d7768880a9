#include "services/awards/domain/certificate_number.h"

#include "gtest/gtest.h"

namespace linli::awards::domain {
namespace {

constexpr absl::CivilDay kDay(2026, 11, 22);

TEST(CertificateNumber, SaysWhereAndWhenItWasIssued) {
  const std::string number = MakeCertificateNumber("130502001001", kDay, 0x123456789A);
  EXPECT_EQ(number.substr(0, 16), "LC13050220261122");
  EXPECT_EQ(number.size(), 26u);
  EXPECT_TRUE(IsCertificateNumber(number));
  EXPECT_EQ(MakeCertificateNumber("1305", kDay, 0).substr(0, 16), "LC13050020261122");
  EXPECT_EQ(MakeCertificateNumber("", kDay, 0).substr(0, 16), "LC00000020261122");
}

TEST(CertificateNumber, DiffersWithEachRandomBit) {
  const std::string number = MakeCertificateNumber("1305", kDay, 0);
  for (int bit = 0; bit < 40; ++bit) {
    EXPECT_NE(MakeCertificateNumber("1305", kDay, uint64_t{1} << bit), number) << bit;
  }
}

TEST(CertificateNumber, FindsEverySingleWrongCharacter) {
  const std::string number = MakeCertificateNumber("1305", kDay, 0xFEDCBA9876);
  for (size_t i = 0; i < number.size(); ++i) {
    for (char c : std::string("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*")) {
      std::string wrong = number;
      wrong[i] = c;
      EXPECT_EQ(IsCertificateNumber(wrong), wrong == number) << wrong;
    }
  }
}

TEST(CertificateNumber, FindsNeighboursThatChangedPlaces) {
  for (uint64_t random : {0x0123456789u, 0x89ABCDEF01u, 0x5555AAAA12u}) {
    const std::string number = MakeCertificateNumber("350203", kDay, random);
    for (size_t i = 0; i + 1 < number.size(); ++i) {
      std::string wrong = number;
      std::swap(wrong[i], wrong[i + 1]);
      EXPECT_EQ(IsCertificateNumber(wrong), wrong == number) << wrong;
    }
  }
}

TEST(CertificateNumber, IsReadAsPeopleTypeIt) {
  const std::string number = MakeCertificateNumber("1305", kDay, 77);
  std::string typed = "lc-" + number.substr(2, 6) + " " + number.substr(8);
  EXPECT_EQ(Normalized(typed), number);
  EXPECT_FALSE(IsCertificateNumber(""));
  EXPECT_FALSE(IsCertificateNumber("LC"));
  EXPECT_FALSE(IsCertificateNumber(number + "0"));
}

TEST(CertificateNumber, TellsTheRegion) {
  const std::pair<const char*, const char*> cases[] = {{"130502001001", "regions/130502"},
                                                       {"1305", "regions/1305"},
                                                       {"13", "regions/13"},
                                                       {"130500", "regions/1305"},
                                                       {"", "regions/"}};
  for (const auto& [region, told] : cases) {
    EXPECT_EQ(RegionOfNumber(MakeCertificateNumber(region, kDay, 5)), told) << region;
  }
}

TEST(CheckCode, ComparesWhole) {
  const std::string code = MakeCheckCode(0xFFFFFFFFFF);
  EXPECT_EQ(code, "ZZZZZZZZ");
  EXPECT_TRUE(SameCode(code, "ZZZZZZZZ"));
  EXPECT_FALSE(SameCode(code, "ZZZZZZZ"));
  EXPECT_FALSE(SameCode(code, "ZZZZZZZY"));
  EXPECT_FALSE(SameCode(code, ""));
}

}  // namespace
}  // namespace linli::awards::domain
