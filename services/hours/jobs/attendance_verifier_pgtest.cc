// Law 12 around check-in: what devices told and what the insurer gets is whole.
#include "services/hours/api/attendance_fixture.h"
#include "services/hours/jobs/roster_snapshots.h"
#include "services/hours/jobs/verifier.h"

namespace linli::hours {
namespace {

class AttendanceVerifier : public AttendanceTown {
 protected:
  AttendanceVerifier() {
    const TestDevice key('d');
    const std::string device = Enrol(key, v1::Device::LEADER_DEVICE);
    Enrol(key, v1::Device::KIOSK);  // tells nothing
    Expect(kHer, kShift, now());
    Expect(kHim, kShift, now());
    v1::DeviceLog log;
    WriteDown(log, kHer, kShift, v1::IN, now());
    WriteDown(log, kHim, kShift, v1::IN, now());
    EXPECT_THAT(Upload(device, key.Upload(device, log, 1, 2, now())), IsOk());
    EXPECT_THAT(
        jobs::TakeRosterSnapshots(host_->database(), now(), absl::Now() + absl::Seconds(10)),
        IsOk());
  }

  // Past every guarantee of the database.
  void Break(const std::string& sql) {
    Sql("SET LOCAL session_replication_role = replica; " + sql);
  }
  double Found(const std::string& invariant) {
    EXPECT_THAT(jobs::Verify(host_->database(), host_->metrics(), absl::Now() + absl::Seconds(10)),
                IsOk());
    return host_->metrics()
        .GaugeOf("linli_invariant_violations", "Rows that break what must always be true.",
                 {{"service", "hours"}, {"invariant", invariant}})
        .Value();
  }
};

TEST_F(AttendanceVerifier, FindsAnEntryThatIsGone) {
  EXPECT_EQ(Found("device_log_is_whole"), 0);
  Break("DELETE FROM device_log_entry WHERE number = 2");
  EXPECT_EQ(Found("device_log_is_whole"), 1);
  Break("DELETE FROM device_log_entry");
  EXPECT_EQ(Found("device_log_is_whole"), 1);
}

TEST_F(AttendanceVerifier, FindsAListThatIsNotWhatWasCounted) {
  EXPECT_EQ(Found("roster_list_is_whole"), 0);
  Break("UPDATE roster_snapshot_entry SET check_in_time = NULL");
  EXPECT_EQ(Found("roster_list_is_whole"), 1);
  Break("DELETE FROM roster_snapshot_entry");
  EXPECT_EQ(Found("roster_list_is_whole"), 1);
}

}  // namespace
}  // namespace linli::hours
