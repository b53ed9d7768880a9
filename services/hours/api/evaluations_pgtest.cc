// 服务评价: each side once, and it stays.
#include <atomic>
#include <thread>

#include "linli/hours/v1/evaluation_service.grpc.pb.h"
#include "services/hours/api/record_life_fixture.h"

namespace linli::hours {
namespace {

class Evaluations : public RecordLife {
 protected:
  absl::StatusOr<v1::Evaluation> OfVolunteer(const std::string& record,
                                             const std::string& as = kLeader, int attitude = 5) {
    v1::EvaluateVolunteerRequest request;
    request.set_name(record);
    request.mutable_of_volunteer()->set_punctuality(4);
    request.mutable_of_volunteer()->set_attitude(attitude);
    request.mutable_of_volunteer()->set_skill(3);
    request.set_comment("热心");
    return host_.Call(*evaluations_, &v1::EvaluationService::Stub::EvaluateVolunteer, as, request);
  }
  absl::StatusOr<v1::Evaluation> OfUnit(const std::string& record, const std::string& as = kHer) {
    v1::EvaluateUnitRequest request;
    request.set_name(record);
    request.mutable_of_unit()->set_training(5);
    request.mutable_of_unit()->set_teamwork(4);
    request.mutable_of_unit()->set_execution(4);
    return host_.Call(*evaluations_, &v1::EvaluationService::Stub::EvaluateUnit, as, request);
  }
  absl::StatusOr<v1::ListEvaluationsResponse> List(const std::string& parent, const std::string& as,
                                                   int page_size = 0,
                                                   const std::string& token = "") {
    v1::ListEvaluationsRequest request;
    request.set_parent(parent);
    request.set_page_size(page_size);
    request.set_page_token(token);
    return host_.Call(*evaluations_, &v1::EvaluationService::Stub::ListEvaluations, as, request);
  }

  std::unique_ptr<v1::EvaluationService::Stub> evaluations_ =
      v1::EvaluationService::NewStub(host_.channel());
};

TEST_F(Evaluations, GoBothWaysOnce) {  // 67号令 Art. 10
  const std::string name = Effective(Yesterday(), absl::Hours(1));
  const auto hers = OfVolunteer(name);
  ASSERT_THAT(hers, IsOk());
  EXPECT_EQ(hers->name(), name + "/evaluations/by-unit");
  EXPECT_EQ(hers->of_volunteer().punctuality(), 4);
  EXPECT_FALSE(hers->late());
  const auto of_unit = OfUnit(name);
  ASSERT_THAT(of_unit, IsOk());
  EXPECT_EQ(of_unit->of_unit().training(), 5);
  EXPECT_THAT(OfVolunteer(name, kManager), RefusedWith(Reason::EVALUATION_EXISTS));
  EXPECT_THAT(OfUnit(name), RefusedWith(Reason::EVALUATION_EXISTS));
  EXPECT_THROW(Sql("INSERT INTO evaluation SELECT * FROM evaluation"), pqxx::unique_violation);
}

TEST_F(Evaluations, AreForTheTwoSidesAlone) {  // law 11
  const std::string name = Effective(Yesterday(), absl::Hours(1));
  for (const char* nobody : {kHer, kHim, "staff/other", kCity}) {
    EXPECT_THAT(OfVolunteer(name, nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
  }
  EXPECT_THAT(OfUnit(name, kHim), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(OfUnit(name, kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  host_.Grant(kHer, options::v1::ACTIVITY_LEADER, kUnit);
  Advance(absl::Seconds(3));
  EXPECT_THAT(OfVolunteer(name, kHer), RefusedWith(Reason::RECORD_OWN));
  EXPECT_THAT(OfVolunteer(name, kLeader, 6),
              Violates("of_volunteer.attitude", Reason::FIELD_RANGE));
  const std::string nothing = absl::StrCat(kHer, "/records/none");
  EXPECT_THAT(OfVolunteer(nothing), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(OfUnit(nothing), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(Evaluations, AreTakenWhileTheWindowIsOpenAndSayWhenTheyAreLate) {  // 67号令 Art. 11
  const std::string waiting = Entered(Yesterday(), absl::Hours(1));
  EXPECT_THAT(OfVolunteer(waiting), RefusedWith(Reason::RECORD_TRANSITION));
  ASSERT_THAT(Confirm(waiting), IsOk());
  const absl::Time over = time::StartOfDay(time::DayOf(now()) + 31);
  host_.clock().Set(over);
  EXPECT_THAT(OfUnit(waiting), RefusedWith(Reason::EVALUATION_CLOSED));
  host_.clock().Set(over - absl::Seconds(1));
  const auto late = OfUnit(waiting);
  ASSERT_THAT(late, IsOk());
  EXPECT_TRUE(late->late());
}

TEST_F(Evaluations, AreListedForBothSides) {
  std::set<std::string> given;
  for (int i = 0; i < 2; ++i) {
    const std::string name = Effective(Yesterday() + absl::Hours(2 * i), absl::Hours(1));
    given.insert(OfVolunteer(name)->name());
    given.insert(OfUnit(name)->name());
  }
  for (const auto& [parent, as] : {std::pair(kHer, kHer), std::pair(kUnit, kManager)}) {
    std::set<std::string> seen;
    std::string token;
    do {
      const auto page = List(parent, as, 3, token);
      ASSERT_THAT(page, IsOk());
      for (const auto& one : page->evaluations()) seen.insert(one.name());
      token = page->next_page_token();
    } while (!token.empty());
    EXPECT_EQ(seen, given) << parent;
  }
  EXPECT_THAT(List(kHer, kHim), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(Evaluations, OfOneSideAreOneInParallel) {
  const std::string name = Effective(Yesterday(), absl::Hours(1));
  std::atomic<int> given = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 40; ++i) {
    threads.emplace_back([&, i] { given += OfVolunteer(name, i % 2 ? kLeader : kManager).ok(); });
  }
  for (std::thread& one : threads) one.join();
  EXPECT_EQ(given, 1);
  EXPECT_EQ(Count("evaluation"), 1);
}

}  // namespace
}  // namespace linli::hours
