// A roll-out under load: every service, two replicas of each, one after the other goes and comes
// back. Nobody who calls notices.
#include <atomic>
#include <mutex>
#include <thread>

#include "absl/strings/str_cat.h"
#include "deploy/demo/work.h"
#include "gtest/gtest.h"
#include "tests/e2e/town.h"
#include "tests/support/matchers.h"

namespace linli::e2e {
namespace {

constexpr int kReplicas = 2;
constexpr int kPeople = 6;
constexpr int kCallsBetween = 40;  // before the next replica goes

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
  people_ = town_.Register(0, kPeople + 1);
  for (int i = 0; i < kPeople; ++i) {
    shifts_.push_back(town_.Publish(8, 10, 5, people_.back()).name());
  }
  std::vector<std::thread> clients;
  for (int i = 0; i < kPeople; ++i) clients.emplace_back([this, i] { CallUntilTheEnd(i); });
  for (const char* service : {"registration", "matching", "hours", "awards"}) {
    for (int replica = 0; replica < kReplicas; ++replica) {
      const int before = calls_;
      EXPECT_THAT(demo::Await([&] { return calls_ > before + kCallsBetween; }), IsOk());
      suite_.Terminate(service, replica);
      EXPECT_EQ(suite_.WaitForExit(service, replica), 0) << service;
      suite_.Start(service, replica);
    }
  }
  end_ = true;
  for (std::thread& client : clients) client.join();
  EXPECT_THAT(failed_, testing::IsEmpty()) << "of " << calls_ << " calls";
  std::printf("rolled 8 processes under %d calls: %zu failed\n", calls_.load(), failed_.size());
}

}  // namespace
}  // namespace linli::e2e
