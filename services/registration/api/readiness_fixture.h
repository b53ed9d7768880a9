// A team with a member and a manager, and what makes a volunteer ready to serve: training,
// qualifications, agreements, insurance.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "linli/registration/v1/agreement_service.grpc.pb.h"
#include "linli/registration/v1/insurance_service.grpc.pb.h"
#include "linli/registration/v1/qualification_service.grpc.pb.h"
#include "linli/registration/v1/training_service.grpc.pb.h"
#include "pqxx/pqxx"
#include "tests/support/registration.h"

namespace linli::registration::support {

using Trainings = v1::TrainingService;
using Qualifications = v1::QualificationService;
using Agreements = v1::AgreementService;
using Insurances = v1::InsuranceService;

inline constexpr char kManager[] = "staff/manager";  // of the team
inline constexpr char kCity[] = "regions/1305";
inline const std::string kScan(64, 'a');  // SHA-256 of some paper

class ReadinessTest : public RegistrationTest {
 protected:
  explicit ReadinessTest(const std::string& redis = "")
      : RegistrationTest(redis),
        trainings_(Trainings::NewStub(host_.channel())),
        qualifications_(Qualifications::NewStub(host_.channel())),
        agreements_(Agreements::NewStub(host_.channel())),
        insurances_(Insurances::NewStub(host_.channel())),
        team_(Founded(Application("铁老汉磨刀队"), kManager)),
        her_(Member(1)) {}

  absl::Time now() { return host_.clock().Now(); }

  // The n-th volunteer, who belongs to the team.
  std::string Member(int n) {
    std::string name = Registered(n);
    EXPECT_THAT(Join(name, team_, name), IsOk());
    EXPECT_THAT(Accept(name + "/memberships/" + team_.substr(14), kManager), IsOk());
    return name;
  }

  static v1::CreateCourseRequest CourseRequest(const std::string& owner) {
    v1::CreateCourseRequest request;
    request.set_parent(owner);
    v1::Course& course = *request.mutable_course();
    course.set_display_name("应急救护");
    course.set_type(v1::PROFESSIONAL_COURSE);
    course.add_topics("急救");
    course.set_content("心肺复苏与止血");
    course.set_learning_minutes(60);
    course.set_passing_score(90);
    return request;
  }
  absl::StatusOr<v1::Course> CreateCourse(const std::string& owner, const std::string& as) {
    return host_.Call(*trainings_, &Trainings::Stub::CreateCourse, as, CourseRequest(owner));
  }
  std::string Course() { return CreateCourse(team_, kManager)->name(); }

  // It begins in an hour and lasts two.
  v1::ScheduleTrainingSessionRequest SessionRequest(const std::string& course, int places = 30) {
    v1::ScheduleTrainingSessionRequest request;
    request.set_parent(course);
    v1::TrainingSession& session = *request.mutable_training_session();
    session.set_mode(v1::CLASSROOM_TRAINING);
    session.set_host("邢台市红十字会");
    *session.mutable_start_time() = time::ToProto(now() + absl::Hours(1));
    *session.mutable_end_time() = time::ToProto(now() + absl::Hours(3));
    session.set_places(places);
    return request;
  }
  std::string Session(const std::string& course, int places = 30) {
    auto session = host_.Call(*trainings_, &Trainings::Stub::ScheduleTrainingSession, kManager,
                              SessionRequest(course, places));
    EXPECT_THAT(session, IsOk());
    return session.ok() ? session->name() : "";
  }
  absl::StatusOr<v1::TrainingRecord> Enroll(const std::string& volunteer,
                                            const std::string& session, const std::string& as) {
    v1::EnrollInTrainingRequest request;
    request.set_volunteer(volunteer);
    request.set_training_session(session);
    return host_.Call(*trainings_, &Trainings::Stub::EnrollInTraining, as, request);
  }
  absl::StatusOr<v1::RecordTrainingResultsResponse> Result(const std::string& session,
                                                           const std::string& volunteer,
                                                           int minutes, int score,
                                                           const std::string& as = kManager) {
    v1::RecordTrainingResultsRequest request;
    request.set_name(session);
    v1::TrainingResult& result = *request.add_results();
    result.set_volunteer(volunteer);
    result.set_attended_minutes(minutes);
    result.set_score(score);
    return host_.Call(*trainings_, &Trainings::Stub::RecordTrainingResults, as, request);
  }
  // She completes a course of the team, today.
  void Complete(const std::string& course, const std::string& volunteer) {
    const std::string session = Session(course);
    EXPECT_THAT(Enroll(volunteer, session, volunteer), IsOk());
    host_.clock().Advance(absl::Hours(3));
    EXPECT_THAT(Result(session, volunteer, 60, 95), IsOk());
  }

  absl::StatusOr<v1::GateFacts> Facts(const std::string& volunteer,
                                      const std::string& as = "services/matching") {
    v1::GetGateFactsRequest request;
    request.set_name(volunteer + "/gateFacts");
    return host_.Call(*qualifications_, &Qualifications::Stub::GetGateFacts, as, request);
  }

  // How many of them are told `wanted` when all do it at the same moment.
  static int AtOnce(int many, Reason wanted, const std::function<absl::Status(int)>& act) {
    std::atomic<int> counted = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < many; ++i) {
      threads.emplace_back([&, i] {
        const absl::Status status = act(i);
        const bool as_wanted =
            wanted == Reason::REASON_UNSPECIFIED ? status.ok() : ReasonOf(status) == wanted;
        if (as_wanted) ++counted;
      });
    }
    for (std::thread& thread : threads) thread.join();
    return counted;
  }

  // What a call answers that meets a transaction under way: that runs `statements`, and commits
  // once the call waits for it, or has ended without waiting.
  absl::Status Meeting(const std::string& statements, const std::function<absl::Status()>& act) {
    pqxx::connection connection(host_.database().superuser_conninfo());
    pqxx::work under_way(connection);
    under_way.exec(statements);
    absl::Status status;
    std::atomic<bool> ended = false;
    std::thread caller([&] {
      status = act();
      ended = true;
    });
    while (!ended && Sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                         " AND wait_event_type = 'Lock'") == "0") {
      std::this_thread::yield();
    }
    EXPECT_FALSE(ended) << "it waits for what is under way";
    under_way.commit();
    caller.join();
    return status;
  }

  std::unique_ptr<Trainings::Stub> trainings_;
  std::unique_ptr<Qualifications::Stub> qualifications_;
  std::unique_ptr<Agreements::Stub> agreements_;
  std::unique_ptr<Insurances::Stub> insurances_;
  const std::string team_;
  const std::string her_;
};

}  // namespace linli::registration::support
