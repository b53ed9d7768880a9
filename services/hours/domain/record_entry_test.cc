#include "services/hours/domain/record_entry.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::hours::domain {
namespace {

const absl::Time kNoon = time::StartOfDay(absl::CivilDay(2026, 3, 7)) + absl::Hours(12);

v1::Record Entered() {
  v1::Record record;
  *record.mutable_start_time() = time::ToProto(kNoon - absl::Hours(3));
  *record.mutable_end_time() = time::ToProto(kNoon);
  record.mutable_provenance()->set_source("2025年纸质签到表");
  return record;
}

TEST(RecordEntry, NamesEverythingThatIsWrongAtOnce) {
  Violations none;
  CheckEntry(Entered(), kNoon, none);
  EXPECT_TRUE(none.empty());
  v1::Record wrong = Entered();
  wrong.clear_provenance();
  *wrong.mutable_end_time() = time::ToProto(kNoon + absl::Minutes(1));
  Violations violations;
  CheckEntry(wrong, kNoon, violations);
  const absl::Status status = violations.ToStatus();
  EXPECT_THAT(status, Violates("record.provenance", Reason::FIELD_REQUIRED));
  EXPECT_THAT(status, Violates("record.end_time", Reason::RECORD_IN_FUTURE));
}

TEST(RecordEntry, IsForApprovedUnits) {
  using namespace registration::v1;  // NOLINT
  for (const OrganizationState state : {ORGANIZATION_PENDING, ORGANIZATION_REJECTED,
                                        ORGANIZATION_SUSPENDED, ORGANIZATION_DISSOLVED}) {
    Organization unit;
    unit.set_state(state);
    EXPECT_THAT(MayRecord(unit), RefusedWith(Reason::RECORDING_UNIT_STATE)) << state;
  }
  Organization approved;
  approved.set_state(ORGANIZATION_APPROVED);
  EXPECT_THAT(MayRecord(approved), IsOk());
}

TEST(RecordEntry, IsForWhoIsOrWasAVolunteer) {
  using namespace registration::v1;  // NOLINT
  const struct {
    VolunteerState state;
    Reason reason;
  } cases[] = {
      {VOLUNTEER_PENDING, Reason::RECORD_VOLUNTEER_STATE},
      {VOLUNTEER_ACTIVE, Reason::REASON_UNSPECIFIED},
      {VOLUNTEER_SUSPENDED, Reason::REASON_UNSPECIFIED},
      {VOLUNTEER_WITHDRAWN, Reason::REASON_UNSPECIFIED},
      {VOLUNTEER_MERGED, Reason::RECORD_VOLUNTEER_STATE},
      {VOLUNTEER_DECEASED, Reason::REASON_UNSPECIFIED},
  };
  for (const auto& c : cases) {
    Volunteer volunteer;
    volunteer.set_state(c.state);
    EXPECT_EQ(ReasonOf(MayBeRecorded(volunteer)), c.reason) << c.state;
  }
}

TEST(Confirming, WaitsWhileTheUnitIsHaltedAndNotAfterItEnded) {
  namespace from = registration::v1;
  from::Organization unit;
  for (auto state : {from::ORGANIZATION_SUSPENDED, from::ORGANIZATION_FROZEN}) {
    unit.set_state(state);
    EXPECT_EQ(ReasonOf(MayGoOnConfirming(unit)), Reason::RECORDING_UNIT_STATE);
  }
  for (auto state : {from::ORGANIZATION_APPROVED, from::ORGANIZATION_DISSOLVED}) {
    unit.set_state(state);
    EXPECT_TRUE(MayGoOnConfirming(unit).ok());
  }
}

}  // namespace
}  // namespace linli::hours::domain
