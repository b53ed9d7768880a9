// The sign-up rush (PAIN-12): many at once for few places, from three replicas, one of which is
// killed and Redis stopped in the middle. Ten apply for each place; LINLI_TOWN_PEOPLE=50000 makes
// it 50,000 for 5,000.
#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "deploy/demo/work.h"
#include "gtest/gtest.h"
#include "linli/matching/v1/enrollment_service.pb.h"
#include "tests/e2e/town.h"
#include "tests/support/matchers.h"

namespace linli::e2e {
namespace {

using support::Suite;

constexpr int kReplicas = 3;
constexpr int kAtOnce = 24;

class Rush : public ::testing::Test {
 protected:
  Rush() {
    for (int i = 0; i < kReplicas; ++i) {
      demo::Addresses addresses = suite_.addresses();
      addresses.services["matching"] = suite_.AddressOf("matching", i);
      lines_.push_back(std::make_unique<demo::Line>(std::move(addresses)));
    }
  }

  // Asks one replica after the other, under the same request_id, until one of them answers.
  absl::StatusOr<matching::v1::Enrollment> Apply(const std::string& volunteer,
                                                 const std::string& shift,
                                                 const std::string& request_id, int first) {
    matching::v1::EnrollRequest request;
    request.set_parent(shift);
    request.set_volunteer(volunteer);
    request.set_request_id(request_id);
    absl::StatusOr<matching::v1::Enrollment> answer = absl::UnknownError("not asked");
    int at = first;
    demo::Await(
        [&] {
          answer = lines_[static_cast<size_t>(at++ % kReplicas)]->Call<matching::v1::Enrollment>(
              volunteer, request);
          const auto code = answer.status().code();
          return code != absl::StatusCode::kUnavailable && code != absl::StatusCode::kAborted &&
                 code != absl::StatusCode::kDeadlineExceeded &&
                 ReasonOf(answer.status()) != Reason::OVERLOADED;
        },
        absl::Seconds(60))
        .IgnoreError();
    return answer;
  }

  Suite suite_{Suite::Shape{.replicas = kReplicas}};
  Town town_{suite_};
  std::vector<std::unique_ptr<demo::Line>> lines_;
};

TEST_F(Rush, SeatsExactlyAsManyAsThereArePlacesInOrderOfArrival) {
  // The last of the town leads; the others apply, every tenth for both of two shifts at one time.
  const int applicants = PeopleInTown() - 100;
  const int places = applicants / 20;  // of each of the two shifts
  const auto people = town_.Register(0, applicants + 1);
  const std::string shifts[] = {town_.Publish(8, 10, places, people.back()).name(),
                                town_.Publish(9, 11, places, people.back()).name()};
  std::atomic<int> answered = 0;
  std::thread trouble([&] {
    while (answered < applicants / 4) std::this_thread::yield();
    suite_.Kill("matching", kReplicas - 1);
    while (answered < applicants / 2) std::this_thread::yield();
    suite_.redis().Stop();
  });
  std::vector<std::string> first(static_cast<size_t>(applicants));
  demo::Together(applicants, kAtOnce, [&](int i) -> absl::Status {
    const auto apply = [&](int which) {
      const auto answer = Apply(people[i], shifts[which], absl::StrCat("rush-", i, "-", which), i);
      EXPECT_TRUE(answer.ok() || ReasonOf(answer.status()) == Reason::SHIFT_OVERLAPS)
          << people[i] << ": " << answer.status();
      return answer;
    };
    if (const auto mine = apply(i % 2); mine.ok()) first[i] = mine->name();
    if (i % 10 == 0) apply(1 - i % 2).IgnoreError();
    ++answered;
    return absl::OkStatus();
  }).IgnoreError();
  trouble.join();

  const std::string seats = "SELECT count(*) FROM enrollment WHERE state = 1";
  EXPECT_EQ(suite_.Count("matching", seats), 2 * places);
  EXPECT_EQ(suite_.Count("matching", "SELECT count(*) FROM shift WHERE taken <> places"), 0);
  EXPECT_EQ(suite_.Count("matching", "SELECT count(*) FROM engagement WHERE live"), 2 * places);
  EXPECT_EQ(suite_.Count("matching",
                         "SELECT count(*) FROM (SELECT volunteer_id FROM enrollment WHERE state = 1"
                         " GROUP BY volunteer_id HAVING count(*) > 1) AS twice"),
            0);
  // Nobody who waits arrived before anybody who sits.
  EXPECT_EQ(suite_.Count("matching",
                         "SELECT count(*) FROM (SELECT shift_id, max(arrival) FILTER (WHERE state ="
                         " 1) AS sits, min(arrival) FILTER (WHERE state = 2) AS waits"
                         " FROM enrollment GROUP BY shift_id) AS of WHERE sits > waits"),
            0);
  // Asked again under the same id, each hears what it heard before.
  for (int i = 0; i < applicants; i += applicants / 20) {
    const auto again = Apply(people[i], shifts[i % 2], absl::StrCat("rush-", i, "-", i % 2), i);
    if (!first[i].empty()) {
      ASSERT_THAT(again, IsOk());
      EXPECT_EQ(again->name(), first[i]);
    }
  }
  EXPECT_EQ(suite_.Count("matching", seats), 2 * places);
}

}  // namespace
}  // namespace linli::e2e
