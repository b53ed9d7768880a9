// S0-7, S2-18, PAIN-4: who somebody is, as far as the number tells.
#include "services/registration/domain/id_document.h"

#include "gtest/gtest.h"
#include "services/registration/domain/citizen_number.h"
#include "tests/support/matchers.h"

namespace linli::registration::domain {
namespace {

const absl::CivilDay kToday(2026, 11, 22);

struct Outcome {
  std::optional<DocumentFacts> facts;
  absl::Status status;
};

Outcome Read(v1::IdDocumentType type, const std::string& number, const std::string& country = "",
             Entry entry = Entry::kByHand) {
  v1::IdDocument document;
  document.set_type(type);
  document.set_number(number);
  document.set_issuing_country(country);
  Violations violations;
  std::optional<DocumentFacts> facts = ReadDocument(document, entry, kToday, "d", violations);
  return {std::move(facts), violations.ToStatus()};
}

TEST(IdDocument, TakesRealNumbersAndReadsThem) {
  struct Case {
    v1::IdDocumentType type;
    const char* number;
    absl::CivilDay birth;
    v1::Sex sex;
  };
  for (const Case& c : {
           Case{v1::RESIDENT_IDENTITY_CARD, "11010519491231002X", absl::CivilDay(1949, 12, 31),
                v1::FEMALE},
           Case{v1::RESIDENT_IDENTITY_CARD, "13050020100305001X", absl::CivilDay(2010, 3, 5),
                v1::MALE},
           Case{v1::RESIDENT_IDENTITY_CARD, "350206201801010023", absl::CivilDay(2018, 1, 1),
                v1::FEMALE},
           Case{v1::RESIDENCE_PERMIT, "810000199408230021", absl::CivilDay(1994, 8, 23),
                v1::FEMALE},
           Case{v1::RESIDENCE_PERMIT, "830000199201300022", absl::CivilDay(1992, 1, 30),
                v1::FEMALE},
           Case{v1::RESIDENCE_PERMIT, "820000199001010029", absl::CivilDay(1990, 1, 1), v1::FEMALE},
       }) {
    Outcome outcome = Read(c.type, c.number);
    ASSERT_TRUE(outcome.facts.has_value()) << c.number << outcome.status;
    EXPECT_EQ(outcome.facts->number, c.number);
    EXPECT_EQ(outcome.facts->birth, c.birth);
    EXPECT_EQ(outcome.facts->sex, c.sex);
  }
}

TEST(IdDocument, UnderstandsHowNumbersAreTyped) {
  const char* as_kept = "11010519491231002X";
  for (const char* typed : {
           "１１０１０５１９４９１２３１００２Ｘ",  // full width
           "110105 19491231 002x",                  // spaces, a small x
           "11O1O5I949l23lOO2X",                    // letters for digits
           "11010519491231002\u0425",               // a Cyrillic letter
           "11010519491231002\u00D7",               // a multiplication sign
           "\u0661\u0661\u0660\u0661\u0660\u0665"
           "19491231002X",  // Arabic digits, as in Uyghur
           "\u06F1\u06F1\u06F0\u06F1\u06F0\u06F5"
           "19491231002X",
           "\u0F21\u0F21\u0F20\u0F21\u0F20\u0F25"
           "19491231002X",  // Tibetan ones
       }) {
    Outcome outcome = Read(v1::RESIDENT_IDENTITY_CARD, typed);
    ASSERT_TRUE(outcome.facts.has_value()) << typed << outcome.status;
    EXPECT_EQ(outcome.facts->number, as_kept) << typed;
  }
  EXPECT_FALSE(Read(v1::RESIDENT_IDENTITY_CARD, "B1010519491231002X").facts.has_value());
}

TEST(IdDocument, HoldsEveryVectorToItsCheckCharacter) {
  for (const char* number :
       {"11010519491231002X", "440524188001010014", "13050020100305001X", "350206201801010023",
        "810000199408230021", "830000199201300022", "820000199001010029", "911840199001010018"}) {
    EXPECT_EQ(CheckCharacter(number), number[17]) << number;
  }
  EXPECT_FALSE(Read(v1::RESIDENT_IDENTITY_CARD, "13050002100305001X").facts) << "two swapped";
}

TEST(IdDocument, EverySingleWrongDigitIsFound) {
  const std::string good = "11010519491231002X";
  for (size_t i = 0; i < 17; ++i) {
    std::string bad = good;
    bad[i] = bad[i] == '9' ? '8' : static_cast<char>(bad[i] + 1);
    EXPECT_NE(CheckCharacter(bad), 'X') << bad;
  }
}

TEST(IdDocument, UnderstandsHowPeopleType) {
  for (const char* typed : {"11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ",
                            "110105 19491231 002X", "110105-19491231-002x"}) {
    Outcome outcome = Read(v1::RESIDENT_IDENTITY_CARD, typed);
    ASSERT_TRUE(outcome.facts.has_value()) << typed;
    EXPECT_EQ(outcome.facts->person_key, "citizen:11010519491231002X");
  }
}

TEST(IdDocument, RefusesWithTheReasonThatHelps) {
  struct Case {
    v1::IdDocumentType type;
    const char* number;
    Reason reason;
  };
  // Numbers below carry a right check character unless it is what the case is about.
  auto with_check = [](const std::string& digits17) { return digits17 + CheckCharacter(digits17); };
  const std::string no_such_day = with_check("11010520250230001");
  const std::string tomorrow = with_check("11010520261123001");
  const std::string today = with_check("11010520261122001");
  const std::string too_old = with_check("11010518951121001");
  const std::string oldest = with_check("11010518961122001");
  EXPECT_TRUE(Read(v1::RESIDENT_IDENTITY_CARD, today).facts);
  EXPECT_TRUE(Read(v1::RESIDENT_IDENTITY_CARD, oldest).facts) << "130 years to the day";
  for (const Case& c : {
           Case{v1::RESIDENT_IDENTITY_CARD, no_such_day.c_str(), Reason::DOCUMENT_DATE},
           Case{v1::RESIDENT_IDENTITY_CARD, tomorrow.c_str(), Reason::DOCUMENT_DATE},
           Case{v1::RESIDENT_IDENTITY_CARD, too_old.c_str(), Reason::DOCUMENT_DATE},
           Case{v1::RESIDENT_IDENTITY_CARD, "110105194912310021", Reason::DOCUMENT_CHECK_CHARACTER},
           Case{v1::RESIDENT_IDENTITY_CARD, "13050002100305001X", Reason::DOCUMENT_CHECK_CHARACTER},
           Case{v1::RESIDENT_IDENTITY_CARD, "1101051949123100", Reason::DOCUMENT_FORMAT},
           Case{v1::RESIDENT_IDENTITY_CARD, "440524188001010014", Reason::DOCUMENT_DATE},
           Case{v1::RESIDENT_IDENTITY_CARD, "1101051949123100Y1", Reason::DOCUMENT_FORMAT},
           Case{v1::RESIDENT_IDENTITY_CARD, "", Reason::DOCUMENT_FORMAT},
           Case{v1::RESIDENT_IDENTITY_CARD, "110105491231002", Reason::DOCUMENT_LEGACY},
           Case{v1::RESIDENT_IDENTITY_CARD, "810000199408230021", Reason::DOCUMENT_OF_OTHER_TYPE},
           Case{v1::RESIDENT_IDENTITY_CARD, "911840199001010018", Reason::DOCUMENT_OF_OTHER_TYPE},
           Case{v1::RESIDENCE_PERMIT, "11010519491231002X", Reason::DOCUMENT_OF_OTHER_TYPE},
           Case{v1::PERMANENT_RESIDENCE_CARD, "11010519491231002X", Reason::DOCUMENT_OF_OTHER_TYPE},
           Case{v1::PERMANENT_RESIDENCE_CARD, "US110012345678", Reason::DOCUMENT_FORMAT},
           Case{v1::PASSPORT, "E12345678", Reason::DOCUMENT_COUNTRY},
           Case{v1::HONG_KONG_MACAU_TRAVEL_PERMIT, "T12345678", Reason::DOCUMENT_FORMAT},
           Case{v1::TAIWAN_TRAVEL_PERMIT, "1234567", Reason::DOCUMENT_FORMAT},
           Case{v1::ID_DOCUMENT_TYPE_UNSPECIFIED, "1234567", Reason::FIELD_UNKNOWN_VALUE},
       }) {
    const Outcome outcome = Read(c.type, c.number);
    EXPECT_FALSE(outcome.facts) << c.number;
    const std::string field = c.reason == Reason::DOCUMENT_COUNTRY      ? "d.issuing_country"
                              : c.reason == Reason::FIELD_UNKNOWN_VALUE ? "d.type"
                                                                        : "d.number";
    EXPECT_THAT(outcome.status, Violates(field, c.reason)) << c.number;
  }
}

TEST(IdDocument, TakesOldNumbersOnImportAsTheOnesThatReplacedThem) {
  Outcome outcome = Read(v1::RESIDENT_IDENTITY_CARD, "110105491231002", "", Entry::kImport);
  ASSERT_TRUE(outcome.facts.has_value());
  EXPECT_EQ(outcome.facts->number, "11010519491231002X");
  EXPECT_EQ(outcome.facts->person_key, "citizen:11010519491231002X");
}

TEST(IdDocument, GivesOneKeyToOnePerson) {
  // Both versions of a foreigner's card stand for themselves; a permit's reissue count does not.
  EXPECT_EQ(Read(v1::PERMANENT_RESIDENCE_CARD, "usa110012345678").facts->person_key,
            "permanent:USA110012345678");
  EXPECT_EQ(Read(v1::PERMANENT_RESIDENCE_CARD, "911840199001010018").facts->person_key,
            "citizen:911840199001010018");
  EXPECT_EQ(Read(v1::HONG_KONG_MACAU_TRAVEL_PERMIT, "H1234567801").facts->person_key,
            Read(v1::HONG_KONG_MACAU_TRAVEL_PERMIT, "h12345678").facts->person_key);
  EXPECT_NE(Read(v1::PASSPORT, "E12345678", "840").facts->person_key,
            Read(v1::PASSPORT, "E12345678", "392").facts->person_key);
}

// PAIN-4: a wide form must not let the same person in by another door.
TEST(IdDocument, SendsANumberOfAnotherCardToItsOwnType) {
  for (const char* number : {"11010519491231002X", "810000199408230021", "911840199001010018",
                             "130502900307123", "USA110012345678"}) {
    EXPECT_THAT(Read(v1::OTHER_TRAVEL_DOCUMENT, number, "156").status,
                Violates("d.number", Reason::DOCUMENT_OF_OTHER_TYPE))
        << number;
  }
}

TEST(IdDocument, KnowsAPassportByWhateverTypeItIsShown) {
  EXPECT_EQ(Read(v1::PASSPORT, "E12345678", "840").facts->person_key,
            Read(v1::OTHER_TRAVEL_DOCUMENT, "E12345678", "840").facts->person_key);
}

TEST(IdDocument, KnowsAnOfficersCardWithAndWithoutTheClosingSign) {
  for (const v1::IdDocumentType card : {v1::OFFICER_CARD, v1::SOLDIER_CARD}) {
    const auto closed = Read(card, "海字第7654321号");
    const auto open = Read(card, "海字第7654321");
    EXPECT_EQ(closed.facts->person_key, open.facts->person_key);
    EXPECT_EQ(closed.facts->number, "海字第7654321");
    EXPECT_NE(closed.facts->person_key, Read(card, "空字第7654321号").facts->person_key);
    EXPECT_NE(closed.facts->person_key, Read(card, "7654321").facts->person_key);
  }
}

TEST(IdDocument, KnowsTheOtherCardsByTheirForm) {
  EXPECT_TRUE(Read(v1::HONG_KONG_IDENTITY_CARD, "A123456(3)").facts);
  EXPECT_TRUE(Read(v1::MACAU_IDENTITY_CARD, "5215299(8)").facts);
  EXPECT_TRUE(Read(v1::TAIWAN_IDENTITY_CARD, "A123456789").facts);
  EXPECT_TRUE(Read(v1::OFFICER_CARD, "政字第2001988号").facts);
  EXPECT_TRUE(Read(v1::SOLDIER_CARD, "20019881").facts);
  EXPECT_TRUE(Read(v1::OTHER_TRAVEL_DOCUMENT, "RT-12345", "004").facts);
}

}  // namespace
}  // namespace linli::registration::domain
