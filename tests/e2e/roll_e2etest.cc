// A roll-out under load: every service, two replicas of each, one after the other goes and comes
// back. Nobody who calls notices.
#include <atomic>
#include <mutex>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "deploy/demo/work.h"
#include "gtest/gtest.h"
#include "tests/e2e/scrape.h"
#include "tests/e2e/town.h"
#include "tests/support/matchers.h"

namespace linli::e2e {
namespace {

constexpr int kReplicas = 2;
constexpr int kPeople = 6;
// One that clients make on each service.
constexpr std::pair<const char*, const char*> kCalls[] = {
    {"registration", "linli.registration.v1.VolunteerService/RegisterVolunteer"},
    {"matching", "linli.matching.v1.EnrollmentService/Enroll"},
    {"hours", "linli.hours.v1.RecordService/CreateRecord"},
    {"awards", "linli.awards.v1.StarService/GetStarStatus"}};

class Roll : public ::testing::Test {
 protected:
  // Calls on all four services until told to end; each call must be answered with OK.
  void CallUntilTheEnd(int client) {
    for (int i = 0; !end_; ++i) {
      const int week = i / 4 % 40;
      const std::string& person = people_[client];
      switch (i % 4) {
        case 0:
          Expect(town_.line()
                     .Call<registration::v1::Volunteer>(
                         kRegistrar, town_.Registration(10 + 80 * client + i / 4 % 80))
                     .status());
          break;
        case 1:
          Expect(
              town_.Enroll(person, shifts_[static_cast<size_t>(client)], absl::StrCat("e", client))
                  .status());
          break;
        case 2:
          Expect(town_.Enter(person, 1 + week, 1, absl::StrCat("r", client, "-", week)).status());
          break;
        default:
          Expect(town_.Star(person).status());
      }
    }
  }

  // Whether this process has served such a call since it began.
  bool Serves(const std::string& service, int replica, const std::string& call) {
    const std::string metrics = Scrape(suite_.MetricsOf(service, replica));
    const std::string series =
        absl::StrCat("grpc_server_call_started_total{grpc_method=\"", call, "\"} ");
    const size_t at = metrics.find(series);
    return at != std::string::npos && metrics[at + series.size()] != '0';
  }

  void Expect(const absl::Status& status) {
    ++calls_;
    if (status.ok()) return;
    const std::lock_guard lock(mutex_);
    failed_.push_back(absl::StrCat(absl::StatusCodeToString(status.code()), " ",
                                   demo::Outcome(status), " ", std::string(status.message())));
  }

  support::Suite suite_{support::Suite::Shape{.replicas = kReplicas, .drain_wait_ms = 200}};
  Town town_{suite_};
  std::vector<std::string> people_;
  std::vector<std::string> shifts_;
  std::atomic<bool> end_ = false;
  std::atomic<int> calls_ = 0;
  std::mutex mutex_;
  std::vector<std::string> failed_;
};

TEST_F(Roll, OfEveryServiceFailsNoCall) {
  people_ = town_.Enlist(0, kPeople + 1);
  for (int i = 0; i < kPeople; ++i) {
    shifts_.push_back(town_.Publish(8, 10, 5, people_.back()).name());
  }
  std::vector<std::thread> clients;
  for (int i = 0; i < kPeople; ++i) clients.emplace_back([this, i] { CallUntilTheEnd(i); });
  for (const auto& [service, call] : kCalls) {
    for (int replica = 0; replica < kReplicas; ++replica) {
      suite_.Terminate(service, replica);
      EXPECT_EQ(suite_.WaitForExit(service, replica), 0) << service;
      suite_.Start(service, replica);
      // As a Deployment waits for minReadySeconds: the next one goes when callers have found this.
      EXPECT_THAT(demo::Await([&] { return Serves(service, replica, call); }), IsOk()) << service;
    }
  }
  end_ = true;
  for (std::thread& client : clients) client.join();
  EXPECT_THAT(failed_, testing::IsEmpty()) << "of " << calls_ << " calls";
  std::printf("rolled 8 processes under %d calls: %zu failed\n", calls_.load(), failed_.size());
}

}  // namespace
}  // namespace linli::e2e
