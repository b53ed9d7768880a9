#include "services/awards/domain/counted_record.h"

#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::awards::domain {
namespace {

using hours::v1::Record;

const absl::Time kIssued = absl::FromUnixSeconds(1'800'000'000);
const absl::Time kServed = kIssued - absl::Hours(48);
const absl::Time kConfirmed = kIssued - absl::Hours(24);
constexpr absl::Duration kSlack = absl::Minutes(1);

TEST(CountedRecord, CountsWhileItIsEffectiveOrDisputed) {
  for (auto [state, minutes] : std::vector<std::pair<Record::State, int64_t>>{
           {Record::DRAFT, 0},
           {Record::PENDING_CONFIRMATION, 0},
           {Record::EFFECTIVE, 90},
           {Record::DISPUTED, 90},
           {Record::CORRECTED, 0},
           {Record::REVERSED, 0},
       }) {
    hours::v1::RecordEvent event;
    event.set_state(state);
    event.set_credited_minutes(90);
    EXPECT_EQ(Counted(event, 3, kConfirmed).minutes, minutes) << Record::State_Name(state);
  }
}

CountedRecord ARecord(std::string name, int64_t minutes) {
  return {.name = std::move(name),
          .version = 1,
          .minutes = minutes,
          .start_time = kServed,
          .region = "regions/130502",
          .recording_unit = "organizations/red",
          .change_time = kConfirmed};
}

v1::CertificateDocument Document(std::vector<std::pair<std::string, int64_t>> lines) {
  v1::CertificateDocument document;
  *document.mutable_from_time() = time::ToProto(kServed);
  *document.mutable_until_time() = time::ToProto(kServed + absl::Seconds(1));
  *document.mutable_issue_time() = time::ToProto(kIssued);
  for (auto& [record, minutes] : lines) {
    document.add_lines()->set_record(record);
    document.mutable_lines()->rbegin()->set_minutes(minutes);
    document.set_total_minutes(document.total_minutes() + minutes);
  }
  return document;
}

// Law 12: certificate = ledger as of its date.
TEST(Certificate, AgreesWithTheRecordsAsOfItsDate) {
  EXPECT_EQ(Disagreements(Document({{"a", 60}, {"b", 30}}),
                          {ARecord("a", 60), ARecord("b", 30), ARecord("zero", 0)}, kSlack),
            0);
}

TEST(Certificate, DisagreesWithOtherMinutesMissingRecordsAndAWrongTotal) {
  EXPECT_EQ(Disagreements(Document({{"a", 61}}), {ARecord("a", 60)}, kSlack), 1);
  EXPECT_EQ(Disagreements(Document({{"a", 60}}), {}, kSlack), 1);
  EXPECT_EQ(Disagreements(Document({}), {ARecord("a", 60)}, kSlack), 1);
  v1::CertificateDocument wrong = Document({{"a", 60}});
  wrong.set_total_minutes(600);
  EXPECT_EQ(Disagreements(wrong, {ARecord("a", 60)}, kSlack), 1);
}

TEST(Certificate, IsNotJudgedByWhatChangedLater) {
  CountedRecord reversed = ARecord("a", 0);
  reversed.change_time = kIssued + absl::Hours(1);
  EXPECT_EQ(Disagreements(Document({{"a", 60}}), {reversed}, kSlack), 0);
  CountedRecord confirmed = ARecord("b", 30);
  confirmed.change_time = kIssued - kSlack + absl::Nanoseconds(1);
  EXPECT_EQ(Disagreements(Document({}), {confirmed}, kSlack), 0);
  confirmed.change_time = kIssued - kSlack;
  EXPECT_EQ(Disagreements(Document({}), {confirmed}, kSlack), 1);
}

TEST(Certificate, OwesNothingToRecordsOutsideOfItsScope) {
  CountedRecord early = ARecord("a", 60);
  early.start_time = kServed - absl::Nanoseconds(1);
  CountedRecord late = ARecord("a", 60);
  late.start_time = kServed + absl::Seconds(1);
  EXPECT_EQ(Disagreements(Document({}), {early, late}, kSlack), 0);
  v1::CertificateDocument elsewhere = Document({});
  elsewhere.set_region("regions/1306");
  EXPECT_EQ(Disagreements(elsewhere, {ARecord("a", 60)}, kSlack), 0);
  v1::CertificateDocument other_unit = Document({});
  other_unit.set_organization("organizations/blue");
  EXPECT_EQ(Disagreements(other_unit, {ARecord("a", 60)}, kSlack), 0);
}

TEST(CountedRecord, OutdatesACertificateThatSaysSomethingElse) {
  v1::CertificateDocument document;
  v1::CertificateLine& line = *document.add_lines();
  line.set_record("volunteers/v/records/a");
  line.set_record_version(2);
  line.set_minutes(120);
  const struct {
    std::string name;
    int64_t version;
    int64_t minutes;
    bool outdates;
  } cases[] = {
      {"volunteers/v/records/a", 3, 0, true},     // reversed or corrected
      {"volunteers/v/records/a", 3, 119, true},   // counts otherwise
      {"volunteers/v/records/a", 3, 120, false},  // disputed
      {"volunteers/v/records/a", 2, 0, false},    // not newer than what was certified
      {"volunteers/v/records/a", 1, 0, false},
      {"volunteers/v/records/b", 3, 0, false},  // not on it
  };
  for (const auto& one : cases) {
    const CountedRecord record{.name = one.name, .version = one.version, .minutes = one.minutes};
    EXPECT_EQ(Outdates(record, document), one.outdates) << one.name << one.version << one.minutes;
  }
}

}  // namespace
}  // namespace linli::awards::domain
