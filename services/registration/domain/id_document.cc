#include "services/registration/domain/id_document.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "re2/re2.h"
#include "services/registration/domain/characters.h"
#include "services/registration/domain/citizen_number.h"

namespace linli::registration::domain {
namespace {

// A refusal of the number, or of the issuing country.
struct Fault {
  Reason reason = Reason::REASON_UNSPECIFIED;
  v1::IdDocumentType other = v1::ID_DOCUMENT_TYPE_UNSPECIFIED;  // for DOCUMENT_OF_OTHER_TYPE
};

// Documents that are known by the form of their number alone. Forms of cards whose tables are not
// published are wide on purpose: a real card must never be refused for its form.
struct Form {
  v1::IdDocumentType type;
  const char* pattern;
  const char* key;  // prefix of the person key
  bool by_country;  // numbers are unique per issuing country only
};
constexpr char kPermanentOf2017[] = "[A-Z]{3}[0-9]{12}";
constexpr Form kForms[] = {
    {v1::HONG_KONG_IDENTITY_CARD, "[A-Z]{1,2}[0-9]{6}[0-9A]", "hk", false},
    {v1::MACAU_IDENTITY_CARD, "[157][0-9]{7}", "mo", false},
    {v1::TAIWAN_IDENTITY_CARD, "[A-Z][12][0-9]{8}", "tw", false},
    {v1::PASSPORT, "[A-Z0-9]{5,12}", "passport", true},
    {v1::OFFICER_CARD, "(\\p{Han}{1,6}字第)?[0-9]{4,10}号?", "officer", false},
    {v1::SOLDIER_CARD, "(\\p{Han}{1,6}字第)?[0-9]{4,10}号?", "soldier", false},
    {v1::HONG_KONG_MACAU_TRAVEL_PERMIT, "[HM][0-9]{8}([0-9]{2})?", "hm", false},
    {v1::TAIWAN_TRAVEL_PERMIT, "[0-9]{8}|[0-9]{10}[A-Z]", "twp", false},
    // One book of one country, whichever of the two types somebody picks for it.
    {v1::OTHER_TRAVEL_DOCUMENT, "[A-Z0-9]{4,20}", "passport", true},
};

bool IsPermitAddress(std::string_view number) {
  const std::string address(number.substr(0, 6));
  return address == "810000" || address == "820000" || address == "830000";
}

// Of which of the three cards that share the 18-character form this is a number.
v1::IdDocumentType TypeOfCitizenForm(std::string_view number) {
  if (number[0] == '9') return v1::PERMANENT_RESIDENCE_CARD;
  return IsPermitAddress(number) ? v1::RESIDENCE_PERMIT : v1::RESIDENT_IDENTITY_CARD;
}

// Letters that are typed for digits, where no letter can stand. The check character catches the
// rest.
void ReadLookAlikes(std::string& number) {
  for (size_t i = 0; i + 1 < number.size(); ++i) {
    if (number[i] == 'O') number[i] = '0';
    if (number[i] == 'I' || number[i] == 'L') number[i] = '1';
  }
}

Fault ReadCitizenForm(v1::IdDocumentType type, absl::CivilDay today, DocumentFacts& facts) {
  ReadLookAlikes(facts.number);
  const std::string& number = facts.number;
  if (!HasCitizenForm(number) || number[0] == '0') return {Reason::DOCUMENT_FORMAT};
  if (number[17] != CheckCharacter(number)) return {Reason::DOCUMENT_CHECK_CHARACTER};
  // The address may be a code that was revoked since: it is not looked up anywhere.
  if (type != TypeOfCitizenForm(number)) {
    return {Reason::DOCUMENT_OF_OTHER_TYPE, TypeOfCitizenForm(number)};
  }
  // One class of numbers, one key: a person keeps her number from one of these cards to the next.
  facts.person_key = absl::StrCat("citizen:", number);
  // The layout inside the 18-digit card for foreigners was not published: it is held to its first
  // digit and its check character alone.
  if (type == v1::PERMANENT_RESIDENCE_CARD) return {};
  facts.birth = BirthIn(number);
  if (!facts.birth || !PlausibleBirth(*facts.birth, today)) return {Reason::DOCUMENT_DATE};
  facts.sex = SexIn(number);
  return {};
}

Fault ReadIdentityCard(Entry entry, absl::CivilDay today, DocumentFacts& facts) {
  if (facts.number.size() == 15 && AllDigits(facts.number)) {
    if (entry != Entry::kImport) return {Reason::DOCUMENT_LEGACY};
    facts.number = Modernized(facts.number);
  }
  return ReadCitizenForm(v1::RESIDENT_IDENTITY_CARD, today, facts);
}

Fault ReadPermanentResidence(absl::CivilDay today, DocumentFacts& facts) {
  // The version of 2017; both stay valid.
  if (RE2::FullMatch(facts.number, kPermanentOf2017)) {
    facts.person_key = absl::StrCat("permanent:", facts.number);
    return {};
  }
  return ReadCitizenForm(v1::PERMANENT_RESIDENCE_CARD, today, facts);
}

// The card that a number is plainly of: the wide forms would let it through as something else, and
// its holder register a second time.
v1::IdDocumentType PlainlyOf(const std::string& number) {
  if (HasCitizenForm(number) && number[0] != '0' && number[17] == CheckCharacter(number)) {
    return TypeOfCitizenForm(number);
  }
  if (number.size() == 15 && AllDigits(number) && BirthIn(Modernized(number))) {
    return v1::RESIDENT_IDENTITY_CARD;
  }
  if (RE2::FullMatch(number, kPermanentOf2017)) return v1::PERMANENT_RESIDENCE_CARD;
  return v1::ID_DOCUMENT_TYPE_UNSPECIFIED;
}

Fault ReadByForm(const v1::IdDocument& document, DocumentFacts& facts) {
  if (const v1::IdDocumentType card = PlainlyOf(facts.number);
      card != v1::ID_DOCUMENT_TYPE_UNSPECIFIED) {
    return {Reason::DOCUMENT_OF_OTHER_TYPE, card};
  }
  for (const Form& form : kForms) {
    if (form.type != document.type()) continue;
    if (!RE2::FullMatch(facts.number, form.pattern)) return {Reason::DOCUMENT_FORMAT};
    if (form.by_country && document.issuing_country().empty()) return {Reason::DOCUMENT_COUNTRY};
    std::string number = facts.number;
    // The sign at the end says no more than that a number ended. Digits without the letters of
    // their series stay what they are: the same digits are of other officers in other series.
    if (absl::StartsWith(form.key, "officer") || absl::StartsWith(form.key, "soldier")) {
      facts.number = number = std::string(absl::StripSuffix(number, "号"));
    }
    // The last two digits of an older permit count its reissues; the person stays the same.
    if (form.type == v1::HONG_KONG_MACAU_TRAVEL_PERMIT) number.resize(9);
    facts.person_key =
        absl::StrCat(form.key, ":", form.by_country ? document.issuing_country() : "", ":", number);
    return {};
  }
  return {Reason::FIELD_UNKNOWN_VALUE};
}

Fault Read(const v1::IdDocument& document, Entry entry, absl::CivilDay today,
           DocumentFacts& facts) {
  switch (document.type()) {
    case v1::RESIDENT_IDENTITY_CARD:
      return ReadIdentityCard(entry, today, facts);
    case v1::RESIDENCE_PERMIT:
      return ReadCitizenForm(v1::RESIDENCE_PERMIT, today, facts);
    case v1::PERMANENT_RESIDENCE_CARD:
      return ReadPermanentResidence(today, facts);
    default:
      return ReadByForm(document, facts);
  }
}

std::string FieldOf(Reason reason) {
  switch (reason) {
    case Reason::DOCUMENT_COUNTRY:
      return ".issuing_country";
    case Reason::FIELD_UNKNOWN_VALUE:
      return ".type";
    default:
      return ".number";
  }
}

}  // namespace

std::optional<DocumentFacts> ReadDocument(const v1::IdDocument& document, Entry entry,
                                          absl::CivilDay today, const std::string& field,
                                          Violations& violations) {
  DocumentFacts facts;
  facts.number = NormalNumber(document.number());
  const Fault fault = Read(document, entry, today, facts);
  if (fault.reason == Reason::REASON_UNSPECIFIED) return facts;
  Mentions mentions;
  if (fault.other != v1::ID_DOCUMENT_TYPE_UNSPECIFIED) {
    mentions.push_back({"type", v1::IdDocumentType_Name(fault.other)});
  }
  violations.Add(absl::StrCat(field, FieldOf(fault.reason)), fault.reason, mentions);
  return std::nullopt;
}

}  // namespace linli::registration::domain
