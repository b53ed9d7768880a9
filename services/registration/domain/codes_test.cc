#include "gtest/gtest.h"
#include "services/registration/domain/credit_code.h"
#include "services/registration/domain/home_location.h"
#include "services/registration/domain/national_codes.h"
#include "services/registration/domain/person_name.h"
#include "services/registration/domain/phone.h"
#include "services/registration/domain/region_code.h"

namespace linli::registration::domain {
namespace {

TEST(CreditCode, HoldsEveryVectorToBothChecks) {  // GB 32100, S2-25
  for (const char* code : {"91350100M000100Y43", "51350206500350218X", "52430000MJ00000189",
                           "53410108MJ0000026H", "12130500000000019J"}) {
    EXPECT_TRUE(IsCreditCode(code)) << code;
  }
  for (const char* code :
       {"91350100M000100Y44", "91350100M000100Y4", "91350100M000100Y433", "91350100M000010Y43",
        "9135010OM000100Y43", "91350100M000100YI3", "513502065003502181", ""}) {
    EXPECT_FALSE(IsCreditCode(code)) << code;
  }
}

TEST(Phone, BringsMobileNumbersToE164) {
  for (const char* typed : {"13812345678", "138 1234 5678", "+86 138-1234-5678", "008613812345678",
                            "１３８１２３４５６７８"}) {
    EXPECT_EQ(MobileNumber(typed), "+8613812345678") << typed;
  }
  EXPECT_EQ(MobileNumber("+852 9123 4567"), "+85291234567");
  EXPECT_EQ(MobileNumber("+886912345678"), "+886912345678");
  for (const char* bad : {"12812345678", "1381234567", "138123456789", "+861281234567",
                          "+0123456789", "", "0319-3288888", "1381234567a"}) {
    EXPECT_FALSE(MobileNumber(bad)) << bad;
  }
}

TEST(Phone, TakesLandlinesAsContacts) {
  EXPECT_EQ(ContactNumber("0319-3288888"), "+863193288888");
  EXPECT_EQ(ContactNumber("010-66551234"), "+861066551234");
  EXPECT_EQ(ContactNumber("13812345678"), "+8613812345678");
  EXPECT_FALSE(ContactNumber("3288888"));
}

TEST(PersonName, TakesNamesOfAnyScript) {
  for (const char* name : {"张三", "𠮷野", "㛃", "ئەھمەت·مۇھەممەت", "阿卜杜拉·买买提", "ཚེ་རིང་",
                           "O'Neill", "Ng Wai-Ming", "Ágnes", "𰻞"}) {
    EXPECT_TRUE(IsPersonName(name)) << name;
  }
}

TEST(PersonName, RefusesWhatNobodyIsCalled) {
  for (const char* name : {"", " ", "　", "张\n三", "\t", "123", "···", "张\xE2\x80\xAE三",
                           "\xFF\xFE", "\xEE\x80\x80", "张\xEF\xBB\xBF三"}) {
    EXPECT_FALSE(IsPersonName(name)) << name;
  }
}

TEST(NationalCodes, AreTheListsAndNothingElse) {  // S0-17, S2-14
  EXPECT_TRUE(IsSkill("01") && IsSkill("23") && IsSkill("99"));
  EXPECT_FALSE(IsSkill("24") || IsSkill("00") || IsSkill("1") || IsSkill("0a"));
  EXPECT_TRUE(IsServiceCategory("0001") && IsServiceCategory("0020") && IsServiceCategory("0099"));
  EXPECT_TRUE(IsServiceCategory("1301") && IsServiceCategory("6101"));
  EXPECT_FALSE(IsServiceCategory("0021") || IsServiceCategory("0000") || IsServiceCategory("9901"));
  EXPECT_TRUE(IsPoliticalStatus("01") && IsPoliticalStatus("13") && IsPoliticalStatus("20"));
  EXPECT_FALSE(IsPoliticalStatus("14") || IsPoliticalStatus("00"));
  EXPECT_TRUE(IsEducation("00") && IsEducation("98"));
  EXPECT_FALSE(IsEducation("12"));
  EXPECT_TRUE(IsOccupation("80"));
  EXPECT_FALSE(IsOccupation("81"));
}

TEST(RegionCode, HasFourManagementLevelsBelowTheProvince) {  // S0-3
  EXPECT_EQ(LevelOf("13"), v1::PROVINCE);
  EXPECT_EQ(LevelOf("1305"), v1::CITY);
  EXPECT_EQ(LevelOf("130502"), v1::DISTRICT);
  EXPECT_EQ(LevelOf("130502001"), v1::STREET);
  EXPECT_EQ(LevelOf("130502001001"), v1::COMMUNITY);
  EXPECT_EQ(LevelOf("130"), v1::REGION_LEVEL_UNSPECIFIED);
  EXPECT_EQ(LevelOf("13050a"), v1::REGION_LEVEL_UNSPECIFIED);
}

TEST(RegionCode, NestsByPrefix) {
  EXPECT_TRUE(IsParentOf("", "13"));
  EXPECT_TRUE(IsParentOf("1305", "130502"));
  EXPECT_TRUE(IsParentOf("46", "469001")) << "a county under a province directly";
  EXPECT_FALSE(IsParentOf("1306", "130502"));
  EXPECT_FALSE(IsParentOf("", "1305"));
  EXPECT_FALSE(IsParentOf("130502", "130502"));
  EXPECT_FALSE(IsParentOf("130", "130502"));
}

TEST(HomeLocation, IsKeptNoFinerThanAKilometre) {
  types::v1::GeoPoint point;
  point.set_latitude(37.06821);
  point.set_longitude(114.50499);
  point.set_datum(types::v1::GCJ02);
  EXPECT_DOUBLE_EQ(Rounded(point).latitude(), 37.07);
  EXPECT_DOUBLE_EQ(Rounded(point).longitude(), 114.5);
  EXPECT_EQ(Rounded(point).datum(), types::v1::GCJ02);
}

}  // namespace
}  // namespace linli::registration::domain
