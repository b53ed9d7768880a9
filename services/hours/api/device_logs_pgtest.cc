// What devices wrote down without a network, and uploaded later.
#include <atomic>
#include <thread>

#include "services/hours/api/attendance_fixture.h"

namespace linli::hours {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class DeviceLogs : public AttendanceTown {
 protected:
  DeviceLogs() : device_name_(Enrol(key_, v1::Device::LEADER_DEVICE)) {}

  // She comes at nine and goes at eleven; he comes at nine.
  void WriteMorning() {
    const absl::Time nine = now();
    Expect(kHer, kShift, nine);
    Expect(kHim, kShift, nine);
    WriteDown(log_, kHer, kShift, v1::IN, nine);
    WriteDown(log_, kHim, kShift, v1::IN, nine + absl::Minutes(1));
    WriteDown(log_, kHer, kShift, v1::OUT, nine + absl::Hours(2));
  }
  v1::DeviceLog Batch(int first, int last) {
    return key_.Upload(device_name_, log_, first, last, now());
  }
  // The reasons of the verdicts, 0 for what opened or closed an attendance.
  static std::vector<Reason> ReasonsIn(const absl::StatusOr<v1::UploadDeviceLogResponse>& answer) {
    EXPECT_THAT(answer, IsOk());
    std::vector<Reason> reasons;
    if (!answer.ok()) return reasons;
    for (const auto& verdict : answer->verdicts()) reasons.push_back(ReasonIn(verdict.refusal()));
    return reasons;
  }
  // All that logs can have an effect on.
  std::string State() {
    return Sql("SELECT md5(string_agg(line, '' ORDER BY line)) FROM ("
               " SELECT attendance::text AS line FROM attendance"
               " UNION ALL SELECT service_record::text FROM service_record"
               " UNION ALL SELECT device_log_entry::text FROM device_log_entry) AS all_lines")[0][0]
        .as<std::string>();
  }
  v1::Attendance Read(const std::string& name) {
    v1::GetAttendanceRequest request;
    request.set_name(name);
    const auto attendance =
        host_.Call(*attendance_, &v1::AttendanceService::Stub::GetAttendance, kLeader, request);
    EXPECT_THAT(attendance, IsOk());
    return attendance.value_or(v1::Attendance());
  }

  static constexpr Reason kDone = Reason::REASON_UNSPECIFIED;
  const TestDevice key_{'d'};
  std::string device_name_;
  v1::DeviceLog log_;
};

TEST_F(DeviceLogs, BecomeAttendancesAndRecordsOfTheTimeThatTheySay) {  // PAIN-12, S4-16
  const absl::Time nine = now();
  WriteMorning();
  Advance(absl::Hours(26));
  const auto uploaded = Upload(device_name_, Batch(1, 3));
  EXPECT_EQ(ReasonsIn(uploaded), (std::vector{kDone, kDone, kDone}));
  EXPECT_EQ(uploaded->last_number(), 3);
  EXPECT_EQ(uploaded->verdicts(0).attendance(), uploaded->verdicts(2).attendance());
  const v1::Attendance hers = Read(uploaded->verdicts(0).attendance());
  EXPECT_EQ(hers.state(), v1::Attendance::CLOSED);
  EXPECT_EQ(time::FromProto(hers.check_in_time()), nine);
  EXPECT_EQ(time::FromProto(hers.check_out_time()), nine + absl::Hours(2));
  EXPECT_EQ(time::FromProto(hers.create_time()), now());
  EXPECT_EQ(hers.evidence_grade(), v1::LOGGED_OFFLINE);
  EXPECT_EQ(hers.check_in_evidence().witness(), device_name_);
  ASSERT_THAT(hers.records(), SizeIs(1));
  const v1::Record record = RecordOf(hers.records(0));
  EXPECT_EQ(record.credited_minutes(), 120);
  EXPECT_EQ(record.evidence_grade(), v1::LOGGED_OFFLINE);
  // He did not check out: it is over, and stays without a record.
  EXPECT_EQ(Read(uploaded->verdicts(1).attendance()).state(), v1::Attendance::ABANDONED);
  EXPECT_EQ(Count("service_record"), 1);
}

TEST_F(DeviceLogs, EndInTheSameStateHoweverOftenAndInWhatPartsTheyCome) {
  WriteMorning();
  Advance(absl::Hours(3));
  const auto first = Upload(device_name_, Batch(1, 2));
  ASSERT_EQ(ReasonsIn(first), (std::vector{kDone, kDone}));
  const auto half = Upload(device_name_, Batch(2, 3));
  ASSERT_EQ(ReasonsIn(half), (std::vector{kDone, kDone}));
  EXPECT_EQ(half->verdicts(0).attendance(), first->verdicts(1).attendance());
  const std::string state = State();
  Advance(absl::Minutes(1));
  for (const auto& [from, to] : {std::pair{1, 3}, {1, 1}, {2, 2}, {3, 3}, {1, 2}}) {
    EXPECT_THAT(ReasonsIn(Upload(device_name_, Batch(from, to))), SizeIs(to - from + 1));
    EXPECT_EQ(State(), state) << from << " to " << to;
  }
  EXPECT_EQ(Count("attendance"), 2);
}

TEST_F(DeviceLogs, AreTakenOnceWhateverRunsInParallel) {
  WriteMorning();
  WriteDown(log_, kHim, kShift, v1::OUT, now() + absl::Hours(2));
  Advance(absl::Hours(3));
  std::atomic<int> taken = 0, waits = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&, i] {  // the whole, and halves that overlap
      const auto answer = Upload(device_name_, i % 2 == 0 ? Batch(1, 4) : Batch(3, 4));
      taken += answer.ok();
      waits += ReasonOf(answer.status()) == Reason::DEVICE_LOG_ORDER;
    });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(taken + waits, 16);
  EXPECT_GE(taken, 8);
  EXPECT_EQ(Count("attendance WHERE state = 'CLOSED'"), 2);
  EXPECT_EQ(Count("attendance"), 2);
  EXPECT_EQ(Count("service_record"), 2);
  EXPECT_EQ(Count("device_log_entry"), 4);
}

TEST_F(DeviceLogs, HaveNoGaps) {
  WriteMorning();
  const auto ahead = Upload(device_name_, Batch(2, 3));
  EXPECT_THAT(ahead, RefusedWith(Reason::DEVICE_LOG_ORDER));
  EXPECT_EQ(MentionOf(ahead.status(), "expected"), "1");
  Advance(absl::Hours(3));
  ASSERT_THAT(Upload(device_name_, Batch(1, 1)), IsOk());
  const auto gap = Upload(device_name_, Batch(3, 3));
  EXPECT_EQ(MentionOf(gap.status(), "expected"), "2");
  // The guarantee below the code.
  EXPECT_THROW(
      Sql("INSERT INTO device_log_entry SELECT organization_id, device_id, 3, digest, entry,"
          " attendance, refusal, arrival_time FROM device_log_entry"),
      pqxx::check_violation);
  EXPECT_THROW(Sql("UPDATE device_log_entry SET attendance = 'x'"), pqxx::check_violation);
}

TEST_F(DeviceLogs, AreBelievedOnlyAsTheDeviceWroteThem) {  // PAIN-1
  WriteMorning();
  Advance(absl::Hours(3));
  const v1::DeviceLog whole = Batch(1, 3);
  const auto forged = [&](auto change) {
    v1::DeviceLog log = whole;
    change(log);
    return ReasonOf(Upload(device_name_, log).status());
  };
  EXPECT_EQ(forged([&](v1::DeviceLog& log) { log.mutable_entries(1)->set_volunteer(kHer); }),
            Reason::DEVICE_LOG_SIGNATURE);
  EXPECT_EQ(forged([&](v1::DeviceLog& log) {
              *log.mutable_entries(2)->mutable_entry_time() = time::ToProto(now());
            }),
            Reason::DEVICE_LOG_SIGNATURE);
  EXPECT_EQ(forged([&](v1::DeviceLog& log) { log.mutable_entries()->RemoveLast(); }),
            Reason::DEVICE_LOG_SIGNATURE);
  EXPECT_EQ(forged([&](v1::DeviceLog& log) {
              *log.mutable_device_time() = time::ToProto(now() - absl::Seconds(1));
            }),
            Reason::DEVICE_LOG_SIGNATURE);
  EXPECT_THAT(Upload(device_name_, TestDevice('x').Upload(device_name_, log_, 1, 3, now())),
              RefusedWith(Reason::DEVICE_LOG_SIGNATURE));
  ASSERT_THAT(Upload(device_name_, Batch(1, 2)), IsOk());
  // With its own key, but not what it told before.
  log_.mutable_entries(0)->set_volunteer(kHim);
  EXPECT_THAT(Upload(device_name_, Batch(1, 3)), RefusedWith(Reason::DEVICE_LOG_SIGNATURE));
  EXPECT_THAT(Upload(device_name_, Batch(3, 3)), RefusedWith(Reason::DEVICE_LOG_SIGNATURE));
  EXPECT_EQ(Count("device_log_entry"), 2);
}

TEST_F(DeviceLogs, HaveTheTimeOfOurClock) {
  const absl::Time nine = now();
  Expect(kHer, kShift, nine);
  // The device is two minutes behind.
  WriteDown(log_, kHer, kShift, v1::IN, nine - absl::Minutes(2));
  Advance(absl::Hours(1));
  const auto late = [&](absl::Duration off) {
    return Upload(device_name_, key_.Upload(device_name_, log_, 1, 1, now() + off));
  };
  EXPECT_THAT(late(-absl::Seconds(301)), RefusedWith(Reason::DEVICE_CLOCK));
  EXPECT_THAT(late(absl::Seconds(301)), RefusedWith(Reason::DEVICE_CLOCK));
  EXPECT_EQ(Count("device_log_entry"), 0);
  const auto uploaded = late(-absl::Minutes(2));
  ASSERT_EQ(ReasonsIn(uploaded), (std::vector{kDone}));
  EXPECT_EQ(uploaded->clock_offset_seconds(), 120);
  EXPECT_EQ(time::FromProto(Read(uploaded->verdicts(0).attendance()).check_in_time()), nine);
  v1::GetDeviceRequest request;
  request.set_name(device_name_);
  const auto device = host_.Call(*device_, &v1::DeviceService::Stub::GetDevice, kLeader, request);
  ASSERT_THAT(device, IsOk());
  EXPECT_EQ(device->clock_offset_seconds(), 120);
  EXPECT_EQ(device->last_number(), 1);
  EXPECT_EQ(time::FromProto(device->upload_time()), now());
}

TEST_F(DeviceLogs, HaveAVerdictOnEachEntry) {
  const absl::Time nine = now();
  Expect(kHer, kShift, nine);
  Expect(kHim, kShift, nine);
  host_.Grant(kHim, options::v1::ACTIVITY_LEADER, kUnit);
  WriteDown(log_, kHer, kShift, v1::OUT, nine);                            // 1
  WriteDown(log_, kHer, kShift, v1::IN, nine - absl::Minutes(31));         // 2
  WriteDown(log_, kHer, kShift, v1::IN, nine);                             // 3
  WriteDown(log_, kHer, kShift, v1::IN, nine);                             // 4
  WriteDown(log_, "volunteers/V1305032611444444C", kShift, v1::IN, nine);  // 5
  WriteDown(log_, kHer, kOther, v1::IN, nine);                             // 6
  WriteDown(log_, kHim, kShift, v1::IN, nine);                             // 7
  WriteDown(log_, "nobody", kShift, v1::IN, nine);                         // 8
  WriteDown(log_, kHer, kShift, v1::OUT, nine + absl::Hours(9));           // 9
  WriteDown(log_, kHer, kShift, v1::OUT, nine + absl::Hours(1));           // 10
  WriteDown(log_, kHer, kShift, v1::OUT, nine + absl::Hours(2));           // 11
  Advance(absl::Hours(4));
  const auto uploaded = Upload(device_name_, Batch(1, 11), kHim);
  EXPECT_EQ(
      ReasonsIn(uploaded),
      (std::vector{Reason::NOT_CHECKED_IN, Reason::DEVICE_CLOCK, kDone, Reason::ALREADY_CHECKED_IN,
                   Reason::NOT_ON_ROSTER, Reason::KIOSK_STATE, Reason::ATTENDANCE_OWN,
                   Reason::BAD_REQUEST, Reason::DEVICE_CLOCK, kDone, Reason::NOT_CHECKED_IN}));
  EXPECT_EQ(Count("attendance"), 1);
  EXPECT_EQ(Count("service_record"), 1);

  v1::ListDeviceLogEntriesRequest request;
  request.set_parent(device_name_);
  request.set_page_size(4);
  std::vector<int64_t> listed;
  do {
    const auto page =
        host_.Call(*device_, &v1::DeviceService::Stub::ListDeviceLogEntries, kManager, request);
    ASSERT_THAT(page, IsOk());
    for (const auto& item : page->items()) {
      EXPECT_EQ(item.entry().number(), item.verdict().number());
      EXPECT_EQ(item.verdict().ShortDebugString(),
                uploaded->verdicts(static_cast<int>(listed.size())).ShortDebugString());
      listed.push_back(item.verdict().number());
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(listed, SizeIs(11));
}

TEST_F(DeviceLogs, AreTakenForThreeDays) {
  Expect(kHer, kShift, now());
  WriteDown(log_, kHer, kShift, v1::IN, now());
  WriteDown(log_, kHer, kShift, v1::OUT, now() + absl::Hours(1));
  Advance(absl::Hours(72) + absl::Seconds(1));
  EXPECT_EQ(ReasonsIn(Upload(device_name_, Batch(1, 2))),
            (std::vector{Reason::OFFLINE_TOO_LATE, Reason::NOT_CHECKED_IN}));
  EXPECT_EQ(Count("attendance"), 0);
}

TEST_F(DeviceLogs, BringTheCheckOutOfWhoWasGivenUp) {
  Expect(kHer, kShift, now());
  const auto in = CheckIn(kHer, kShift);
  ASSERT_THAT(in, IsOk());
  WriteDown(log_, kHer, kShift, v1::OUT, now() + absl::Hours(2));
  Advance(absl::Hours(6));
  Sql("UPDATE attendance SET state = 'ABANDONED'");
  const auto uploaded = Upload(device_name_, Batch(1, 1));
  ASSERT_EQ(ReasonsIn(uploaded), (std::vector{kDone}));
  const v1::Attendance closed = Read(in->name());
  EXPECT_EQ(closed.state(), v1::Attendance::CLOSED);
  EXPECT_EQ(closed.check_in_evidence().grade(), v1::ROTATING_CODE);
  EXPECT_EQ(closed.evidence_grade(), v1::LOGGED_OFFLINE);
  EXPECT_THAT(closed.records(), SizeIs(1));
}

// Law 2: she has gone on to another shift by the time the first one is told.
TEST_F(DeviceLogs, TellOfTheMorningWhenSheIsElsewhereByNoon) {
  const absl::Time nine = now();
  Expect(kHer, kShift, nine);
  WriteDown(log_, kHer, kShift, v1::IN, nine);
  WriteDown(log_, kHer, kShift, v1::OUT, nine + absl::Hours(1));
  Advance(absl::Minutes(90));
  Expect(kHer, kOther, now());
  const auto elsewhere = CheckIn(kHer, kOther);
  ASSERT_THAT(elsewhere, IsOk());
  ASSERT_EQ(ReasonsIn(Upload(device_name_, Batch(1, 2))), (std::vector{kDone, kDone}));
  EXPECT_EQ(Count("attendance WHERE state = 'CLOSED'"), 1);
  EXPECT_EQ(Count("attendance WHERE state = 'OPEN'"), 1);
  // And nobody was in two places: the log of a time at which she is elsewhere.
  WriteDown(log_, kHer, kShift, v1::IN, now());
  EXPECT_EQ(ReasonsIn(Upload(device_name_, Batch(3, 3))),
            (std::vector{Reason::ALREADY_CHECKED_IN}));
}

TEST_F(DeviceLogs, WaitWhileNobodyCanSayWhoIsEnrolled) {
  WriteDown(log_, kHer, kShift, v1::IN, now());
  PutUpstream(EnrollmentOf(kHer, ContextOf(kShift, now())));
  matching_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "matching"}}));
  EXPECT_THAT(Upload(device_name_, Batch(1, 1)), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  EXPECT_EQ(Count("device_log_entry"), 0) << "a verdict is for good";
  matching_.Fail(absl::OkStatus());
  EXPECT_EQ(ReasonsIn(Upload(device_name_, Batch(1, 1))), (std::vector{kDone}));
}

TEST_F(DeviceLogs, ComeFromDevicesInUseThroughTheirLeaders) {
  WriteMorning();
  EXPECT_THAT(Upload(device_name_, Batch(1, 1), "staff/other"),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Upload("organizations/o1/devices/none", Batch(1, 1)),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Retire(device_name_, kLeader), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto retired = Retire(device_name_);
  ASSERT_THAT(retired, IsOk());
  EXPECT_EQ(retired->state(), v1::Device::RETIRED);
  EXPECT_EQ(time::FromProto(retired->retire_time()), now());
  EXPECT_THAT(Retire(device_name_), RefusedWith(Reason::DEVICE_STATE));
  EXPECT_THAT(Upload(device_name_, Batch(1, 1)), RefusedWith(Reason::DEVICE_STATE));
}

TEST_F(DeviceLogs, AreBelievedAsLongAsTheirHolderLeads) {  // law 11, PAIN-1
  auto held = PutDelegation(kLeader, options::v1::ACTIVITY_LEADER, kUnit);
  WriteMorning();
  Advance(absl::Hours(3));
  ASSERT_EQ(ReasonsIn(Upload(device_name_, Batch(1, 1))), (std::vector{kDone}));
  // Revoked, over, not begun, of another kind, elsewhere: whoever uploads, and nothing is lost.
  host_.scopes().Lies("organizations/below", {"130503", {"organizations/below", kUnit}});
  const auto refused = [&](const registration::v1::Delegation& delegation) {
    registration_.Put(delegation);
    EXPECT_THAT(Upload(device_name_, Batch(1, 3)), RefusedWith(Reason::DEVICE_STATE));
    EXPECT_THAT(Upload(device_name_, Batch(2, 3), kManager), RefusedWith(Reason::DEVICE_STATE));
    EXPECT_EQ(Count("device_log_entry"), 1);
  };
  auto other = held;
  *other.mutable_revoke_time() = time::ToProto(now());
  refused(other);
  other = held;
  *other.mutable_end_time() = time::ToProto(now());
  refused(other);
  other = held;
  *other.mutable_start_time() = time::ToProto(now() + absl::Seconds(1));
  refused(other);
  other = held;
  other.set_role(options::v1::INSPECTOR);
  refused(other);
  other = held;
  other.set_over("organizations/o2");
  refused(other);
  EXPECT_EQ(ReasonsIn(Upload(device_name_, Batch(1, 1))), (std::vector{kDone}))
      << "what arrived before keeps its verdict";
  // He leads one below again: then it is taken.
  other.set_over("organizations/below");
  registration_.Put(other);
  EXPECT_EQ(ReasonsIn(Upload(device_name_, Batch(1, 3))), (std::vector{kDone, kDone, kDone}));
}

TEST_F(DeviceLogs, KeepPeopleOutOfEventsAndErrors) {
  Expect(kHer, kShift, now());
  WriteDown(log_, kHer, kShift, v1::IN, now());
  WriteDown(log_, kHim, kShift, v1::IN, now());
  const auto uploaded = Upload(device_name_, Batch(1, 2));
  ASSERT_THAT(uploaded, IsOk());
  EXPECT_EQ(Count("outbox"), 0);
  EXPECT_THAT(uploaded->verdicts(1).refusal().message(), Not(HasSubstr("V13050326113")));
}

class Devices : public AttendanceTown {};

TEST_F(Devices, AreEnrolledByManagersForApprovedUnits) {
  const TestDevice key('d');
  v1::CreateDeviceRequest request = Enrolment(key, v1::Device::KIOSK);
  request.mutable_device()->set_station("regions/130503/stations/s1");
  request.mutable_device()->set_last_number(7);  // ours to say
  request.mutable_device()->set_state(v1::Device::RETIRED);
  EXPECT_THAT(Create(request, kLeader), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto device = Create(request);
  ASSERT_THAT(device, IsOk());
  EXPECT_THAT(device->name(), HasSubstr("organizations/o1/devices/"));
  EXPECT_EQ(device->region(), "regions/130503");
  EXPECT_EQ(device->state(), v1::Device::ACTIVE);
  EXPECT_EQ(device->station(), "regions/130503/stations/s1");
  EXPECT_EQ(device->last_number(), 0);
  EXPECT_FALSE(device->has_upload_time());

  request.mutable_device()->set_public_key(std::string(64, '0'));
  EXPECT_THAT(Create(request), Violates("device.public_key", Reason::FIELD_PATTERN));
  registration::v1::Organization unit = **registration_.GetOrganization({}, kUnit);
  unit.set_state(registration::v1::ORGANIZATION_SUSPENDED);
  registration_.Put(unit);
  EXPECT_THAT(Create(Enrolment(key, v1::Device::KIOSK)), RefusedWith(Reason::RECORDING_UNIT_STATE));
}

TEST_F(Devices, AreListedById) {
  std::vector<std::string> enrolled;
  for (const char seed : {'a', 'b', 'c'}) {
    enrolled.push_back(Enrol(TestDevice(seed), v1::Device::KIOSK));
  }
  v1::ListDevicesRequest request;
  request.set_parent(kUnit);
  request.set_page_size(2);
  std::vector<std::string> listed;
  do {
    const auto page = host_.Call(*device_, &v1::DeviceService::Stub::ListDevices, kLeader, request);
    ASSERT_THAT(page, IsOk());
    for (const v1::Device& device : page->devices()) listed.push_back(device.name());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  std::sort(enrolled.begin(), enrolled.end());
  EXPECT_EQ(listed, enrolled);
}

}  // namespace
}  // namespace linli::hours
