#include "common/mask/personal.h"

#include "gtest/gtest.h"

namespace linli::mask {
namespace {

struct Case {
  std::string_view clear;
  std::string_view shown;
};

TEST(MaskedName, KeepsTheFirstCharacterOfAnyScript) {
  const Case cases[] = {
      {"张三", "张*"},
      {"欧阳娜娜", "欧**"},
      {"𠮷田", "𠮷*"},  // four bytes, outside the basic plane
      {"䶮某某", "䶮**"},
      {"葛󠄀某", "葛󠄀*"},  // a variation selector belongs to the character
      {"阿卜杜拉·买买提", "阿**"},
      {"ئابدۇللا مەمتىمىن", "ئ**"},
      {"བསྟན་འཛིན", "བ**"},
      {"སྐལ་བཟང", "སྐ**"},  // Tibetan letters stacked into one
      {"Ángel", "Á**"},
      {"A\xCC\x81ngel", "A\xCC\x81**"},  // the accent as a character of its own
      {"Li Na", "L**"},
  };
  for (const Case& one : cases) EXPECT_EQ(Name(one.clear), one.shown) << one.clear;
}

TEST(MaskedName, HidesWhatIsTooShort) {
  EXPECT_EQ(Name(""), "");
  EXPECT_EQ(Name("张"), kHidden);
  EXPECT_EQ(Name("སྐ"), kHidden);
}

TEST(MaskedName, NeverShowsMoreForBytesThatAreNoText) {
  EXPECT_EQ(Name("\xff\xfe\xfd").substr(1), "**");
  EXPECT_EQ(Name("\xe5\xbc"), kHidden);
}

TEST(MaskedPhone, HidesTheFourDigitsBeforeTheLastFour) {
  const Case cases[] = {
      {"", ""},
      {"13812345678", "138****5678"},
      {"+8613812345678", "+86138****5678"},
      {"+85291234567", "+852****4567"},
      {"+86 138-1234-5678", "+86 138-****-5678"},
      {"0319-2222333", "031*-***2333"},
      {"2222333", kHidden},
      {"1381234567", kHidden},
      {"110", kHidden},
  };
  for (const Case& one : cases) EXPECT_EQ(Phone(one.clear), one.shown) << one.clear;
}

TEST(MaskedDocumentNumber, KeepsTheFirstSixAndNothingThatCompletesABirthDate) {
  const Case cases[] = {
      {"", ""},
      {"13050219900307123X", "130502************"},
      {"130502900307123", "130502*********"},
      {"E12345678", kHidden},
      {"H12345678", kHidden},
      {"13050290030712", kHidden},
      {"军字第1234567号", kHidden},
  };
  for (const Case& one : cases) EXPECT_EQ(DocumentNumber(one.clear), one.shown) << one.clear;
}

}  // namespace
}  // namespace linli::mask
