// Training from the course to the file (S0-31, 67号令 Art. 8).
#include <algorithm>

#include "services/registration/api/readiness_fixture.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::SizeIs;

class TrainingsTest : public ReadinessTest {
 protected:
  absl::StatusOr<v1::ListTrainingRecordsResponse> List(const std::string& parent,
                                                       const std::string& as, int size = 0,
                                                       const std::string& token = "") {
    v1::ListTrainingRecordsRequest request;
    request.set_parent(parent);
    request.set_page_size(size);
    request.set_page_token(token);
    return host_.Call(*trainings_, &Trainings::Stub::ListTrainingRecords, as, request);
  }
  absl::StatusOr<v1::TrainingSession> CancelSession(const std::string& name) {
    v1::CancelTrainingSessionRequest request;
    request.set_name(name);
    return host_.Call(*trainings_, &Trainings::Stub::CancelTrainingSession, kManager, request);
  }
  absl::StatusOr<v1::TrainingSession> GetSession(const std::string& name) {
    v1::GetTrainingSessionRequest request;
    request.set_name(name);
    return host_.Call(*trainings_, &Trainings::Stub::GetTrainingSession, kStranger, request);
  }
  absl::StatusOr<v1::TrainingRecord> CancelPlace(const std::string& name, const std::string& as) {
    v1::CancelTrainingRequest request;
    request.set_name(name);
    return host_.Call(*trainings_, &Trainings::Stub::CancelTraining, as, request);
  }
  v1::ClaimStudyRequest Study() {
    v1::ClaimStudyRequest request;
    request.set_parent(her_);
    v1::TrainingRecord& record = *request.mutable_training_record();
    record.set_display_name("省级骨干研修");
    record.set_type(v1::GENERAL_COURSE);
    record.set_mode(v1::STUDY_VISIT);
    record.set_content("项目设计");
    record.set_learning_minutes(480);
    record.set_host("河北省志愿服务联合会");
    *record.mutable_start_time() = time::ToProto(now() - absl::Hours(48));
    *record.mutable_end_time() = time::ToProto(now() - absl::Hours(40));
    record.set_evidence_sha256(kScan);
    return request;
  }
  absl::StatusOr<v1::TrainingRecord> Claim(const v1::ClaimStudyRequest& request,
                                           const std::string& as) {
    return host_.Call(*trainings_, &Trainings::Stub::ClaimStudy, as, request);
  }
  absl::StatusOr<v1::TrainingRecord> Confirm(const std::string& name, const std::string& as) {
    v1::ConfirmStudyRequest request;
    request.set_name(name);
    return host_.Call(*trainings_, &Trainings::Stub::ConfirmStudy, as, request);
  }
};

TEST_F(TrainingsTest, StandInTheFileAsTheRegulationAsks) {
  const std::string course = Course();
  const std::string session = Session(course);
  auto place = Enroll(her_, session, her_);
  ASSERT_THAT(place, IsOk());
  EXPECT_EQ(place->state(), v1::TRAINING_ENROLLED);
  EXPECT_EQ(GetSession(session)->taken(), 1);
  EXPECT_THAT(Enroll(her_, session, her_), RefusedWith(Reason::TRAINING_EXISTS));
  EXPECT_THAT(Result(session, her_, 120, 95), RefusedWith(Reason::TRAINING_SESSION_STATE))
      << "before it began";
  host_.clock().Advance(absl::Hours(3));
  EXPECT_THAT(Result(session, her_, 121, 95),
              Violates("results[0].attended_minutes", Reason::FIELD_RANGE));
  EXPECT_EQ(Result(session, her_, 120, 89)->training_records(0).state(), v1::TRAINING_FAILED);
  auto result = Result(session, her_, 120, 95);  // she passed at the second try
  ASSERT_THAT(result, IsOk());
  const v1::TrainingRecord& record = result->training_records(0);
  EXPECT_EQ(record.state(), v1::TRAINING_COMPLETED);
  EXPECT_EQ(record.display_name(), "应急救护");
  EXPECT_EQ(record.content(), "心肺复苏与止血");
  EXPECT_EQ(record.learning_minutes(), 120);
  EXPECT_EQ(record.host(), "邢台市红十字会");
  EXPECT_EQ(time::FromProto(record.start_time()), now() - absl::Hours(2));
  EXPECT_THAT(Result(session, her_, 0, 0),
              Violates("results[0].volunteer", Reason::TRAINING_RECORD_STATE));
  EXPECT_EQ(Sql("SELECT string_agg(type, ' ' ORDER BY id) FROM registration.outbox "
                "WHERE aggregatetype = 'training_record'"),
            "registration.training_record.enrolled registration.training_record.failed "
            "registration.training_record.completed");
}

TEST_F(TrainingsTest, NeverHaveMorePlacesThanThereAre) {
  const std::string session = Session(Course(), 2);
  std::vector<std::string> people{her_};
  for (int n = 2; n <= 6; ++n) people.push_back(Member(n));
  std::atomic<int> full = 0;
  const int seated = AtOnce(6, Reason::REASON_UNSPECIFIED, [&](int i) {
    const absl::Status status = Enroll(people[i], session, people[i]).status();
    if (ReasonOf(status) == Reason::TRAINING_FULL) ++full;
    return status;
  });
  EXPECT_EQ(seated, 2);
  EXPECT_EQ(full, 4);
  EXPECT_EQ(Sql("SELECT taken FROM registration.training_session"), "2");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.training_record WHERE state = 1"), "2");
  // Nor by raw SQL: the third row breaks the CHECK.
  EXPECT_THROW(
      Sql("INSERT INTO registration.training_record SELECT 'V', record_id, session_id, course,"
          " state, complete_time, details, version, create_time, update_time"
          " FROM registration.training_record LIMIT 1"),
      pqxx::sql_error);
}

// Results of two sessions about the same people, told in other orders: each result changes what
// decides on a volunteer's service, in order of number, so that nobody waits for who waits for him.
TEST_F(TrainingsTest, RecordResultsOfTheSamePeopleInOneOrder) {
  const std::string course = Course();
  std::vector<std::string> people = {her_, Member(2)};
  std::sort(people.begin(), people.end());
  const std::string session = Session(course);
  for (const std::string& one : people) ASSERT_THAT(Enroll(one, session, one), IsOk());
  host_.clock().Advance(absl::Hours(3));
  v1::RecordTrainingResultsRequest backwards;
  backwards.set_name(session);
  for (const std::string& one : {people[1], people[0]}) {
    v1::TrainingResult& result = *backwards.add_results();
    result.set_volunteer(one);
    result.set_attended_minutes(60);
    result.set_score(95);
  }
  const auto held = [](const std::string& volunteer) {
    return absl::StrCat("SELECT FROM registration.gate_version WHERE volunteer_id = '",
                        volunteer.substr(11), "' FOR UPDATE NOWAIT");
  };
  pqxx::connection connection(host_.database().superuser_conninfo());
  pqxx::work under_way(connection);
  under_way.exec(held(people[0]));
  std::atomic<bool> ended = false;
  absl::StatusOr<v1::RecordTrainingResultsResponse> recorded;
  std::thread caller([&] {
    recorded =
        host_.Call(*trainings_, &Trainings::Stub::RecordTrainingResults, kManager, backwards);
    ended = true;
  });
  while (!ended && Sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                       " AND wait_event_type = 'Lock'") == "0") {
    std::this_thread::yield();
  }
  EXPECT_FALSE(ended) << "it waits for the first of them";
  EXPECT_NO_THROW(under_way.exec(held(people[1]))) << "and holds none before that one";
  under_way.commit();
  caller.join();
  ASSERT_THAT(recorded, IsOk());
  EXPECT_EQ(recorded->training_records(0).volunteer(), people[1]) << "as it was asked";
  EXPECT_EQ(recorded->training_records(1).state(), v1::TRAINING_COMPLETED);
}

TEST_F(TrainingsTest, RecordResultsOfManySessionsAtOnce) {
  constexpr int kSessions = 4, kPeople = 6;
  const std::string course = Course();
  std::vector<std::string> people, sessions;
  for (int n = 2; n < 2 + kPeople; ++n) people.push_back(Member(n));
  for (int i = 0; i < kSessions; ++i) {
    sessions.push_back(Session(course));
    for (const std::string& one : people) ASSERT_THAT(Enroll(one, sessions[i], one), IsOk());
  }
  host_.clock().Advance(absl::Hours(3));
  const int recorded = AtOnce(kSessions, Reason::REASON_UNSPECIFIED, [&](int i) {
    v1::RecordTrainingResultsRequest request;
    request.set_name(sessions[i]);
    for (int n = 0; n < kPeople; ++n) {
      v1::TrainingResult& result = *request.add_results();
      result.set_volunteer(people[i % 2 == 0 ? n : kPeople - 1 - n]);
      result.set_attended_minutes(60);
      result.set_score(95);
    }
    return host_.Call(*trainings_, &Trainings::Stub::RecordTrainingResults, kManager, request)
        .status();
  });
  EXPECT_EQ(recorded, kSessions);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.training_record WHERE state = 2"),
            absl::StrCat(kSessions * kPeople));
}

TEST_F(TrainingsTest, GiveAPlaceBack) {
  const std::string session = Session(Course(), 1);
  auto place = Enroll(her_, session, her_);
  ASSERT_THAT(place, IsOk());
  const std::string second = Member(2);
  EXPECT_THAT(Enroll(second, session, second), RefusedWith(Reason::TRAINING_FULL));
  EXPECT_THAT(CancelPlace(place->name(), second), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(CancelPlace(place->name(), her_)->state(), v1::TRAINING_CANCELLED);
  EXPECT_THAT(CancelPlace(place->name(), her_), RefusedWith(Reason::TRAINING_RECORD_STATE));
  EXPECT_THAT(Enroll(second, session, kManager), IsOk()) << "by who looks after her";
  EXPECT_THAT(Enroll(her_, session, her_), RefusedWith(Reason::TRAINING_FULL));
}

TEST_F(TrainingsTest, EndWithTheirSession) {
  const std::string session = Session(Course());
  const std::string other = Session(Course());
  ASSERT_THAT(Enroll(her_, session, her_), IsOk());
  ASSERT_THAT(Enroll(her_, other, her_), IsOk());
  auto cancelled = CancelSession(session);
  ASSERT_THAT(cancelled, IsOk());
  EXPECT_EQ(cancelled->state(), v1::SESSION_CANCELLED);
  EXPECT_EQ(GetSession(session)->taken(), 0);
  EXPECT_THAT(CancelSession(session), RefusedWith(Reason::TRAINING_SESSION_STATE));
  EXPECT_THAT(Enroll(her_, session, her_), RefusedWith(Reason::TRAINING_SESSION_STATE));
  host_.clock().Advance(absl::Hours(2));
  ASSERT_THAT(Result(other, her_, 60, 95), IsOk());
  EXPECT_THAT(CancelSession(other), RefusedWith(Reason::TRAINING_RESULTS_EXIST));
}

TEST_F(TrainingsTest, LeaveNobodyAPlaceWhenTheSessionIsCancelledMeanwhile) {
  const std::string session = Session(Course());
  std::vector<std::string> people{her_};
  std::vector<std::string> places(6);
  for (int n = 2; n <= 6; ++n) people.push_back(Member(n));
  for (int i = 0; i < 3; ++i) places[i] = Enroll(people[i], session, people[i])->name();
  std::atomic<int> refused = 0;
  const int went = AtOnce(7, Reason::REASON_UNSPECIFIED, [&](int i) {
    if (i == 6) return CancelSession(session).status();
    const absl::Status status = i < 3 ? CancelPlace(places[i], people[i]).status()
                                      : Enroll(people[i], session, people[i]).status();
    const Reason reason = ReasonOf(status);
    if (reason == Reason::TRAINING_RECORD_STATE || reason == Reason::TRAINING_SESSION_STATE) {
      ++refused;
    }
    return status;
  });
  EXPECT_EQ(went + refused, 7);
  EXPECT_EQ(Sql("SELECT state || ' ' || taken FROM registration.training_session"), "2 0");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.training_record WHERE state <> 5"), "0");
}

TEST_F(TrainingsTest, TakeStudyElsewhereOnSomebodyElsesWord) {
  v1::ClaimStudyRequest without_proof = Study();
  without_proof.mutable_training_record()->clear_evidence_sha256();
  EXPECT_THAT(Claim(without_proof, her_),
              Violates("training_record.evidence_sha256", Reason::FIELD_REQUIRED));
  v1::ClaimStudyRequest not_over = Study();
  *not_over.mutable_training_record()->mutable_end_time() = time::ToProto(now() + absl::Hours(1));
  EXPECT_THAT(Claim(not_over, her_), Violates("training_record.end_time", Reason::TRAINING_WINDOW));
  auto claimed = Claim(Study(), kManager);
  ASSERT_THAT(claimed, IsOk());
  EXPECT_EQ(claimed->state(), v1::TRAINING_CLAIMED);
  EXPECT_THAT(Confirm(claimed->name(), kManager), RefusedWith(Reason::OWN_TRAINING));
  EXPECT_EQ(Confirm(claimed->name(), kRegistrar)->state(), v1::TRAINING_COMPLETED);
  v1::RejectStudyRequest reject;
  reject.set_name(claimed->name());
  reject.set_reason("证书无法核实");
  EXPECT_THAT(host_.Call(*trainings_, &Trainings::Stub::RejectStudy, kRegistrar, reject),
              RefusedWith(Reason::TRAINING_RECORD_STATE));
  auto another = Claim(Study(), her_);
  reject.set_name(another->name());
  auto rejected = host_.Call(*trainings_, &Trainings::Stub::RejectStudy, kManager, reject);
  ASSERT_THAT(rejected, IsOk());
  EXPECT_EQ(rejected->rejection_reason(), "证书无法核实");
  v1::GetTrainingRecordRequest get;
  get.set_name(another->name());
  EXPECT_EQ(host_.Call(*trainings_, &Trainings::Stub::GetTrainingRecord, her_, get)->state(),
            v1::TRAINING_REJECTED);
}

TEST_F(TrainingsTest, StandInTheFileInTheModeThatWasGiven) {  // S4-13, S0-31
  const std::string course = Course();
  for (const v1::TrainingMode mode :
       {v1::GROUP_TUTORING, v1::DISCUSSION, v1::CASE_ANALYSIS, v1::OBSERVATION}) {
    v1::ScheduleTrainingSessionRequest request = SessionRequest(course);
    request.mutable_training_session()->set_mode(mode);
    const auto session =
        host_.Call(*trainings_, &Trainings::Stub::ScheduleTrainingSession, kManager, request);
    ASSERT_THAT(session, IsOk());
    EXPECT_EQ(Enroll(her_, session->name(), her_)->mode(), mode);
  }
}

TEST_F(TrainingsTest, AreOfferedChangedAndRetiredByTheirOwner) {
  EXPECT_THAT(CreateCourse(team_, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(CreateCourse(kCity, kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(CreateCourse("regions/99", kAdministrator),
              Violates("parent", Reason::REGION_UNKNOWN));
  EXPECT_THAT(CreateCourse("organizations/nobody", kAdministrator),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  const std::string course = Course();
  v1::UpdateCourseRequest update;
  update.mutable_course()->set_name(course);
  update.mutable_course()->set_learning_minutes(90);
  update.mutable_update_mask()->add_paths("learning_minutes");
  EXPECT_EQ(
      host_.Call(*trainings_, &Trainings::Stub::UpdateCourse, kManager, update)->learning_minutes(),
      90);
  update.mutable_course()->set_etag("1");
  EXPECT_THAT(host_.Call(*trainings_, &Trainings::Stub::UpdateCourse, kManager, update),
              RefusedWith(Reason::ETAG_MISMATCH));
  v1::RetireCourseRequest retire;
  retire.set_name(course);
  EXPECT_EQ(host_.Call(*trainings_, &Trainings::Stub::RetireCourse, kManager, retire)->state(),
            v1::COURSE_RETIRED);
  EXPECT_THAT(host_.Call(*trainings_, &Trainings::Stub::ScheduleTrainingSession, kManager,
                         SessionRequest(course)),
              RefusedWith(Reason::COURSE_STATE));
  v1::GetCourseRequest get;
  get.set_name("organizations/other/courses/" + course.substr(course.rfind('/') + 1));
  EXPECT_THAT(host_.Call(*trainings_, &Trainings::Stub::GetCourse, kStranger, get),
              RefusedWith(Reason::RESOURCE_NOT_FOUND))
      << "an id below another owner names nothing";
  get.set_name(course);
  EXPECT_THAT(host_.Call(*trainings_, &Trainings::Stub::GetCourse, kStranger, get), IsOk());
}

TEST_F(TrainingsTest, AreListedPageByPageForWhoMay) {
  const std::string course = Course();
  Course();
  v1::ListCoursesRequest courses;
  courses.set_parent(team_);
  courses.set_page_size(1);
  auto page = host_.Call(*trainings_, &Trainings::Stub::ListCourses, kStranger, courses);
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->courses(0).name(), course);
  courses.set_page_token(page->next_page_token());
  page = host_.Call(*trainings_, &Trainings::Stub::ListCourses, kStranger, courses);
  EXPECT_THAT(page->courses(), SizeIs(1));
  EXPECT_EQ(page->next_page_token(), "");

  const std::string first = Session(course), second = Session(course);
  v1::ListTrainingSessionsRequest sessions;
  sessions.set_parent(course);
  EXPECT_THAT(host_.Call(*trainings_, &Trainings::Stub::ListTrainingSessions, kStranger, sessions)
                  ->training_sessions(),
              SizeIs(2));
  ASSERT_THAT(Enroll(her_, first, her_), IsOk());
  ASSERT_THAT(Enroll(her_, second, her_), IsOk());
  const std::string another = Member(2);
  ASSERT_THAT(Enroll(another, first, another), IsOk());
  EXPECT_THAT(List(her_, her_)->training_records(), SizeIs(2));
  EXPECT_THAT(List(her_, another), RefusedWith(Reason::NOT_AUTHORIZED));
  auto of_session = List(first, kManager, 1);
  ASSERT_THAT(of_session, IsOk());
  auto next = List(first, kManager, 1, of_session->next_page_token());
  ASSERT_THAT(next->training_records(), SizeIs(1));
  EXPECT_NE(next->training_records(0).volunteer(), of_session->training_records(0).volunteer());
  EXPECT_EQ(next->next_page_token(), "");
}

}  // namespace
}  // namespace linli::registration
