// Check-in by position and by kiosk, and what each way is worth.
#include <atomic>
#include <thread>

#include "services/hours/api/attendance_fixture.h"

namespace linli::hours {
namespace {

using In = v1::CheckInRequest;
using Out = v1::CheckOutRequest;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class EvidenceOfPresence : public AttendanceTown {
 protected:
  // An edition of a district that says so much and leaves out the rest.
  void Edition(const std::string& more) {
    Sql("INSERT INTO policy (region_code, effective_time, body, source)"
        " SELECT '130503', '2026-11-01', body || '" +
        more + "', 't' FROM policy WHERE region_code = ''");
  }
};

TEST_F(EvidenceOfPresence, IsThePositionOfHerTelephoneInEitherDatum) {  // S2-11
  ExpectOnTheMap(kHer, kShift, now());
  const auto in = At<In>(kHer, kShift, North(123));
  ASSERT_THAT(in, IsOk());
  EXPECT_EQ(in->evidence_grade(), v1::NEAR_THE_PLACE);
  EXPECT_EQ(in->check_in_evidence().method(), v1::BY_POSITION);
  EXPECT_EQ(in->check_in_evidence().distance_meters(), 120);
  EXPECT_THAT(in->check_in_evidence().witness(), IsEmpty());
  EXPECT_FALSE(in->has_check_out_evidence());
  Advance(absl::Hours(1));
  v1::Position gcj = North(0);
  *gcj.mutable_point() = Place();
  const auto out = At<Out>(kHer, kShift, gcj);
  ASSERT_THAT(out, IsOk());
  EXPECT_EQ(out->check_out_evidence().distance_meters(), 0);
  ASSERT_THAT(out->records(), SizeIs(1));
  const v1::Record record = RecordOf(out->records(0));
  EXPECT_EQ(record.evidence_grade(), v1::NEAR_THE_PLACE);
  EXPECT_EQ(record.kind(), v1::Record::CREDIT);
}

TEST_F(EvidenceOfPresence, IsRefusedFarAwayAndWhereNobodyCanTell) {
  ExpectOnTheMap(kHer, kShift, now());
  const auto far = At<In>(kHer, kShift, North(330));
  EXPECT_THAT(far, RefusedWith(Reason::PLACE_TOO_FAR));
  EXPECT_EQ(MentionOf(far.status(), "limit"), "300");
  EXPECT_THAT(At<In>(kHer, kShift, North(0, 101)), RefusedWith(Reason::POSITION_INEXACT));
  EXPECT_EQ(Count("attendance"), 0);
  ASSERT_THAT(At<In>(kHer, kShift, North(290)), IsOk());
  EXPECT_THAT(At<Out>(kHer, kShift, North(330)), RefusedWith(Reason::PLACE_TOO_FAR));
  Expect(kHim, kOther, now());  // the place has no point
  EXPECT_THAT(At<In>(kHim, kOther, North(0)), RefusedWith(Reason::EVIDENCE_NOT_ACCEPTED));
}

// 个人信息保护法 Art. 28: where people go is theirs.
TEST_F(EvidenceOfPresence, KeepsNoPosition) {
  ExpectOnTheMap(kHer, kShift, now());
  ASSERT_THAT(At<In>(kHer, kShift, North(123)), IsOk());
  const std::string row =
      Sql("SELECT to_jsonb(attendance)::text FROM attendance")[0][0].as<std::string>();
  EXPECT_THAT(row, HasSubstr("\"check_in_distance_meters\": 120"));
  EXPECT_THAT(row, Not(HasSubstr("37.0")));
  EXPECT_THAT(row, Not(HasSubstr("114.")));
  EXPECT_THROW(Sql("UPDATE attendance SET check_in_distance_meters = 123"), pqxx::check_violation);
  EXPECT_EQ(Count("outbox"), 0);
}

TEST_F(EvidenceOfPresence, IsOneOfThree) {
  ExpectOnTheMap(kHer, kShift, now());
  auto request = Showing<In>(kHer, kShift);
  EXPECT_THAT(Send(request), Violates("code", Reason::FIELD_REQUIRED));
  request.set_code(CodeOf(kShift, v1::IN));
  *request.mutable_position() = North(0);
  EXPECT_THAT(Send(request), Violates("position", Reason::FIELD_REPEATED));
  request.clear_code();
  request.mutable_position()->mutable_point()->clear_datum();
  EXPECT_THAT(Send(request), Violates("position.point.datum", Reason::FIELD_REQUIRED));
  EXPECT_EQ(Count("attendance"), 0);
}

TEST_F(EvidenceOfPresence, IsWhatTheRegionAccepts) {  // law 9
  Edition(R"({"acceptedEvidence": ["BY_CODE"]})");
  ExpectOnTheMap(kHer, kShift, now());
  const auto refused = At<In>(kHer, kShift, North(0));
  EXPECT_THAT(refused, RefusedWith(Reason::EVIDENCE_NOT_ACCEPTED));
  EXPECT_EQ(MentionOf(refused.status(), "method"), "BY_POSITION");
  const TestDevice key('k');
  EXPECT_THAT(At<In>(kHer, kShift, key.Pass(Enrol(key, v1::Device::KIOSK), v1::IN, now())),
              RefusedWith(Reason::EVIDENCE_NOT_ACCEPTED));
  const auto attested = Attest(kShift, v1::IN, {kHer});
  ASSERT_THAT(attested, IsOk());
  EXPECT_EQ(ReasonIn(attested->results(0).error()), Reason::EVIDENCE_NOT_ACCEPTED);
  EXPECT_THAT(CheckIn(kHer, kShift), IsOk());
}

TEST_F(EvidenceOfPresence, IsLimitedAsTheRegionSays) {  // law 9
  Edition(R"({"positionLimitMeters": 100, "positionAccuracyMeters": 10})");
  ExpectOnTheMap(kHer, kShift, now());
  EXPECT_THAT(At<In>(kHer, kShift, North(110, 10)), RefusedWith(Reason::PLACE_TOO_FAR));
  EXPECT_THAT(At<In>(kHer, kShift, North(90, 11)), RefusedWith(Reason::POSITION_INEXACT));
  EXPECT_THAT(At<In>(kHer, kShift, North(90, 10)), IsOk());
}

TEST_F(EvidenceOfPresence, IsWhatTheActivityAcceptsOfThat) {
  const auto rules = v1::CheckInRulesService::NewStub(host_.channel());
  v1::UpdateCheckInRulesRequest request;
  request.mutable_check_in_rules()->set_activity("organizations/o1/activities/a1");
  request.mutable_check_in_rules()->set_position_limit_meters(100);
  const auto update = [&](const std::string& as) {
    return host_.Call(*rules, &v1::CheckInRulesService::Stub::UpdateCheckInRules, as, request);
  };
  EXPECT_THAT(update(kLeader), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(update("staff/other"), RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(update(kManager), IsOk());
  ExpectOnTheMap(kHer, kShift, now());
  EXPECT_THAT(At<In>(kHer, kShift, North(110)), RefusedWith(Reason::PLACE_TOO_FAR));

  request.mutable_check_in_rules()->add_accepted_evidence(v1::BY_CODE);
  request.mutable_check_in_rules()->set_etag("7");
  EXPECT_THAT(update(kManager), RefusedWith(Reason::ETAG_MISMATCH));
  request.mutable_check_in_rules()->set_etag("1");
  request.mutable_update_mask()->add_paths("accepted_evidence");
  const auto updated = update(kManager);
  ASSERT_THAT(updated, IsOk());
  EXPECT_EQ(updated->position_limit_meters(), 100);
  EXPECT_EQ(updated->etag(), "2");
  EXPECT_THAT(At<In>(kHer, kShift, North(0)), RefusedWith(Reason::EVIDENCE_NOT_ACCEPTED));
  const auto attested = Attest(kShift, v1::IN, {kHer});
  EXPECT_EQ(ReasonIn(attested->results(0).error()), Reason::EVIDENCE_NOT_ACCEPTED);
  EXPECT_THAT(CheckIn(kHer, kShift), IsOk());

  v1::GetCheckInRulesRequest get;
  get.set_activity("organizations/o1/activities/a1");
  const auto read = host_.Call(*rules, &v1::CheckInRulesService::Stub::GetCheckInRules, kHer, get);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->SerializeAsString(), updated->SerializeAsString());
  get.set_activity("organizations/o1/activities/none");
  const auto none = host_.Call(*rules, &v1::CheckInRulesService::Stub::GetCheckInRules, kHer, get);
  ASSERT_THAT(none, IsOk());
  EXPECT_THAT(none->accepted_evidence(), IsEmpty());
  EXPECT_THAT(none->etag(), IsEmpty());
}

TEST_F(EvidenceOfPresence, IsThePassOfAKiosk) {
  const TestDevice key('k');
  const std::string kiosk = Enrol(key, v1::Device::KIOSK);
  Expect(kHer, kShift, now());
  EXPECT_THAT(At<In>(kHer, kShift, key.Pass(kiosk, v1::OUT, now())),
              RefusedWith(Reason::CHECK_CODE_WRONG));
  EXPECT_THAT(At<In>(kHer, kShift, key.Pass(kiosk, v1::IN, now() - absl::Seconds(61))),
              RefusedWith(Reason::CHECK_CODE_WRONG));
  EXPECT_THAT(At<In>(kHer, kShift, TestDevice('x').Pass(kiosk, v1::IN, now())),
              RefusedWith(Reason::CHECK_CODE_WRONG));
  const auto in = At<In>(kHer, kShift, key.Pass(kiosk, v1::IN, now()));
  ASSERT_THAT(in, IsOk());
  EXPECT_EQ(in->evidence_grade(), v1::AT_KIOSK);
  EXPECT_EQ(in->check_in_evidence().witness(), kiosk);
  Advance(absl::Hours(1));
  // The worse of both: out by the leader's code.
  const auto out = CheckOut(kHer, kShift);
  ASSERT_THAT(out, IsOk());
  EXPECT_EQ(out->check_out_evidence().grade(), v1::ROTATING_CODE);
  EXPECT_EQ(out->evidence_grade(), v1::AT_KIOSK);
  EXPECT_EQ(RecordOf(out->records(0)).evidence_grade(), v1::AT_KIOSK);
}

TEST_F(EvidenceOfPresence, ComesFromAKioskOfTheActivityOrAboveIt) {
  const TestDevice key('k');
  host_.Grant("staff/city", options::v1::ORGANIZATION_MANAGER, "organizations/city");
  host_.scopes().Lies("organizations/city", {"1305", {"organizations/city"}});
  host_.scopes().Lies(kUnit, {"130503", {kUnit, "organizations/city"}});
  registration::v1::Organization city = **registration_.GetOrganization({}, kUnit);
  city.set_name("organizations/city");
  registration_.Put(city);
  Expect(kHer, kShift, now());
  Expect(kHim, kOther, now());
  const std::string above = Enrol(key, v1::Device::KIOSK, "organizations/city", "staff/city");
  EXPECT_THAT(At<In>(kHim, kOther, key.Pass(above, v1::IN, now())),
              RefusedWith(Reason::KIOSK_STATE));
  ASSERT_THAT(At<In>(kHer, kShift, key.Pass(above, v1::IN, now())), IsOk());
  EXPECT_THAT(At<Out>(kHer, kShift, key.Pass("organizations/o1/devices/none", v1::OUT, now())),
              RefusedWith(Reason::KIOSK_STATE));
  ASSERT_THAT(Retire(above, "staff/city"), IsOk());
  EXPECT_THAT(At<Out>(kHer, kShift, key.Pass(above, v1::OUT, now())),
              RefusedWith(Reason::KIOSK_STATE));
  const std::string telephone = Enrol(key, v1::Device::LEADER_DEVICE);
  EXPECT_THAT(At<Out>(kHer, kShift, key.Pass(telephone, v1::OUT, now())),
              RefusedWith(Reason::KIOSK_STATE));
}

TEST_F(EvidenceOfPresence, PutsNobodyAtTwoKiosksAtOnce) {  // law 2
  const TestDevice key('k');
  const std::string here = Enrol(key, v1::Device::KIOSK);
  const std::string there = Enrol(key, v1::Device::KIOSK, "organizations/o2", "staff/other");
  Expect(kHer, kShift, now());
  Expect(kHer, kOther, now());
  std::atomic<int> opened = 0, elsewhere = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 24; ++i) {
    threads.emplace_back([&, i] {
      const bool first = i % 2 == 0;
      const auto in =
          At<In>(kHer, first ? kShift : kOther, key.Pass(first ? here : there, v1::IN, now()));
      opened += in.ok();
      elsewhere += ReasonOf(in.status()) == Reason::ALREADY_CHECKED_IN;
    });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(opened, 1);
  EXPECT_EQ(elsewhere, 23);
  EXPECT_EQ(Count("attendance"), 1);
}

TEST_F(EvidenceOfPresence, IsWhatALeaderLooksAtTwice) {  // S4-16
  ExpectOnTheMap(kHer, kShift, now());
  ExpectOnTheMap(kHim, kShift, now());
  ASSERT_THAT(CheckIn(kHer, kShift), IsOk());
  const auto weak = At<In>(kHim, kShift, North(0));
  ASSERT_THAT(weak, IsOk());
  v1::ListAttendancesRequest request;
  request.set_shift(kShift);
  const auto list = [&](v1::EvidenceGrade grade) {
    request.set_max_evidence_grade(grade);
    return host_.Call(*attendance_, &v1::AttendanceService::Stub::ListAttendances, kLeader,
                      request);
  };
  ASSERT_THAT(list(v1::EVIDENCE_GRADE_UNSPECIFIED)->attendances(), SizeIs(2));
  ASSERT_THAT(list(v1::ROTATING_CODE)->attendances(), SizeIs(2));
  ASSERT_THAT(list(v1::AT_KIOSK)->attendances(), SizeIs(1));
  EXPECT_EQ(list(v1::NEAR_THE_PLACE)->attendances(0).name(), weak->name());
  EXPECT_THAT(list(v1::ATTESTED_BY_LEADER)->attendances(), IsEmpty());
}

}  // namespace
}  // namespace linli::hours
