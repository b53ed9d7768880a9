#include "services/hours/domain/record_import.h"

#include <functional>

#include "common/time/proto_time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

using ::testing::SizeIs;

constexpr char kUnit[] = "organizations/o1";

absl::Time At(int day, int hour, int minute = 0) {
  return time::StartOfDay(absl::CivilDay(2026, 11, day)) + absl::Hours(hour) +
         absl::Minutes(minute);
}

v1::Record Report() {
  v1::Record record;
  record.set_name("volunteers/V1/records/r1");
  record.set_activity_name("社区清洁");
  *record.mutable_start_time() = time::ToProto(At(20, 9));
  *record.mutable_end_time() = time::ToProto(At(20, 11));
  record.set_recording_unit(kUnit);
  record.mutable_provenance()->set_external_id("A-1");
  return record;
}

TEST(RecordImport, AsksForAnIdAndForNoOtherUnit) {
  const struct {
    const char* what;
    std::function<void(v1::Record&)> change;
    int violations;
  } cases[] = {
      {"whole", [](v1::Record&) {}, 0},
      {"without an id", [](v1::Record& r) { r.mutable_provenance()->clear_external_id(); }, 1},
      {"without provenance, which is missed elsewhere", [](v1::Record& r) { r.clear_provenance(); },
       0},
      {"of another unit", [](v1::Record& r) { r.set_recording_unit("organizations/o2"); }, 1},
      {"both",
       [](v1::Record& r) {
         r.set_recording_unit("organizations/o2");
         r.mutable_provenance()->set_external_id("");
       },
       2}};
  for (const auto& c : cases) {
    v1::Record record = Report();
    c.change(record);
    Violations violations;
    CheckReport(record, kUnit, violations);
    EXPECT_EQ(violations.CountOf("record"), c.violations) << c.what;
  }
}

TEST(RecordImport, ComparesWhatIsSaidAndNotWhatBecameOfIt) {
  const struct {
    const char* what;
    std::function<void(v1::Record&)> change;
    bool same;
  } cases[] = {
      {"itself", [](v1::Record&) {}, true},
      {"another record's name", [](v1::Record& r) { r.set_name("volunteers/V1/records/r2"); },
       true},
      {"its state", [](v1::Record& r) { r.set_state(v1::Record::REVERSED); }, true},
      {"its minutes", [](v1::Record& r) { r.set_credited_minutes(7); }, true},
      {"another batch",
       [](v1::Record& r) { r.mutable_provenance()->set_record_import("recordImports/i2"); }, true},
      {"more evidence", [](v1::Record& r) { r.mutable_provenance()->add_evidence("x"); }, true},
      {"who sent it", [](v1::Record& r) { r.mutable_provenance()->set_entered_by("staff/b"); },
       true},
      {"another person", [](v1::Record& r) { r.set_name("volunteers/V2/records/r1"); }, false},
      {"a minute more", [](v1::Record& r) { *r.mutable_end_time() = time::ToProto(At(20, 11, 1)); },
       false},
      {"another id", [](v1::Record& r) { r.mutable_provenance()->set_external_id("A-2"); }, false},
      {"other words", [](v1::Record& r) { r.set_activity_name("植树"); }, false},
      {"another unit", [](v1::Record& r) { r.set_recording_unit("organizations/o2"); }, false}};
  for (const auto& c : cases) {
    v1::Record record = Report();
    c.change(record);
    EXPECT_EQ(SameReport(Report(), record), c.same) << c.what;
    EXPECT_EQ(SameReport(record, Report()), c.same) << c.what;
  }
}

TEST(RecordImport, CountsWhatTheDayHas) {
  const std::vector<OnRecord> on_record = {{"a", kUnit, {At(19, 23), At(20, 0)}, 60},
                                           {"b", kUnit, {At(20, 0), At(20, 1)}, 30},
                                           {"c", kUnit, {At(20, 23), At(21, 0)}, 5},
                                           {"d", kUnit, {At(21, 0), At(21, 1)}, 60}};
  EXPECT_EQ(UseOf(on_record, {At(20, 9), At(20, 10)}).credited_minutes, 35);
  EXPECT_EQ(UseOf({}, {At(20, 9), At(20, 10)}).credited_minutes, 0);
}

TEST(RecordImport, FindsWhatSharesAMoment) {
  const std::vector<OnRecord> on_record = {{"a", kUnit, {At(20, 9), At(20, 11)}, 120}};
  const struct {
    const char* what;
    time::Interval reported;
    bool overlaps;
  } cases[] = {{"before", {At(20, 8), At(20, 9)}, false},
               {"a minute into it", {At(20, 8), At(20, 9, 1)}, true},
               {"inside", {At(20, 9, 30), At(20, 10)}, true},
               {"the same", {At(20, 9), At(20, 11)}, true},
               {"around it", {At(20, 8), At(20, 12)}, true},
               {"its last minute", {At(20, 10, 59), At(20, 12)}, true},
               {"after", {At(20, 11), At(20, 12)}, false}};
  for (const auto& c : cases) {
    EXPECT_THAT(Overlapping(on_record, c.reported), SizeIs(c.overlaps ? 1 : 0)) << c.what;
  }
}

}  // namespace
}  // namespace linli::hours::domain
