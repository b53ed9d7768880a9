// SIGTERM under load: what was accepted is finished, and the process ends by itself.
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "deploy/demo/work.h"
#include "gtest/gtest.h"
#include "tests/e2e/town.h"
#include "tests/support/matchers.h"

namespace linli::e2e {
namespace {

constexpr int kClients = 6;

// Each client registers one person after the other until it is refused.
struct Load {
  std::mutex mutex;
  std::set<std::string> accepted;     // numbers that were given
  std::vector<absl::Status> refused;  // the last answer of each client
  std::atomic<int> next = 0;
};

void RegisterUntilRefused(Town& town, Load& load) {
  for (;;) {
    const int i = load.next++;
    if (i >= 500) return;
    const auto file =
        town.line().Call<registration::v1::Volunteer>(kRegistrar, town.Registration(i));
    const std::lock_guard lock(load.mutex);
    if (!file.ok()) {
      load.refused.push_back(file.status());
      return;
    }
    load.accepted.insert(file->name());
  }
}

TEST(Drain, FinishesWhatWasAcceptedAndRefusesTheRestAsUnavailable) {
  support::Suite suite;
  Town town(suite);
  Load load;
  std::vector<std::thread> clients;
  for (int i = 0; i < kClients; ++i) {
    clients.emplace_back([&] { RegisterUntilRefused(town, load); });
  }
  demo::Await([&] { return load.next > 30; }).IgnoreError();
  suite.Terminate("registration");
  EXPECT_EQ(suite.WaitForExit("registration"), 0);
  for (std::thread& client : clients) client.join();

  // Nobody got an error that says "perhaps": neither INTERNAL nor DEADLINE_EXCEEDED nor CANCELLED.
  EXPECT_EQ(load.refused.size(), static_cast<size_t>(kClients));
  for (const absl::Status& status : load.refused) {
    EXPECT_TRUE(absl::IsUnavailable(status)) << status.code() << demo::Outcome(status);
  }
  EXPECT_EQ(suite.Count("registration", "SELECT count(*) FROM volunteer"),
            static_cast<int64_t>(load.accepted.size()));

  // The same requests again, those that were refused included: everybody has one file.
  suite.Start("registration");
  for (int i = 0; i < load.next; ++i) {
    // The first ones may find the channel still waiting to connect again.
    EXPECT_THAT(demo::Await([&] {
                  return town.line()
                      .Call<registration::v1::Volunteer>(kRegistrar, town.Registration(i))
                      .ok();
                }),
                IsOk());
  }
  EXPECT_EQ(suite.Count("registration", "SELECT count(*) FROM volunteer"), load.next);
}

TEST(Drain, EndsEveryServiceWithItsFeedsOpen) {
  support::Suite suite;
  for (const char* service : {"awards", "hours", "matching", "registration"}) {
    suite.Terminate(service);
    EXPECT_EQ(suite.WaitForExit(service), 0) << service;
  }
}

}  // namespace
}  // namespace linli::e2e
