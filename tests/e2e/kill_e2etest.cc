// kill -9 in the middle of a burst of writes, restart, the same requests again under the same
// request_ids: nothing is half done, nothing is done twice, and the feeds catch up (laws 1, 4, 6,
// 7).
#include <atomic>
#include <mutex>
#include <thread>

#include "common/status/macros.h"
#include "deploy/demo/work.h"
#include "gtest/gtest.h"
#include "linli/hours/v1/record_service.pb.h"
#include "tests/e2e/town.h"
#include "tests/support/matchers.h"

namespace linli::e2e {
namespace {

using support::Suite;

constexpr int kAtOnce = 8;

class Kill : public ::testing::Test {
 protected:
  // Runs call(0) … call(count - 1), kills the service when `kill_after` of them have answered,
  // starts it again, and repeats all of them until they are answered. What the first round answered
  // with OK must be what the last one answers.
  void Burst(const std::string& service, int count, int kill_after,
             const std::function<absl::StatusOr<std::string>(int)>& call) {
    std::vector<std::string> first(static_cast<size_t>(count));
    std::atomic<int> answered = 0;
    std::thread killer([&] {
      while (answered < kill_after) std::this_thread::yield();
      suite_.Kill(service);
    });
    demo::Together(count, kAtOnce, [&](int i) {
      const auto answer = call(i);
      if (answer.ok()) first[i] = *answer;
      ++answered;
      return answer.status();
    }).IgnoreError();
    killer.join();
    suite_.Start(service);
    for (int i = 0; i < count; ++i) {
      absl::StatusOr<std::string> again = absl::UnknownError("not asked");
      demo::Await([&] { return (again = call(i)).ok(); }).IgnoreError();
      ASSERT_THAT(again, IsOk()) << service << ", call " << i;
      if (!first[i].empty()) {
        EXPECT_EQ(*again, first[i]) << service << ", call " << i;
      }
    }
  }

  // Waits until a count is what it must come to, and then looks that it stays so.
  void ComesTo(int64_t expected, const std::string& service, const std::string& sql) {
    demo::Await([&] { return suite_.Count(service, sql) >= expected; }).IgnoreError();
    EXPECT_EQ(suite_.Count(service, sql), expected) << service << ": " << sql;
  }

  Suite suite_;
  Town town_{suite_};
};

template <typename T>
absl::StatusOr<std::string> NameOf(const absl::StatusOr<T>& resource) {
  if (!resource.ok()) return resource.status();
  return resource->name();
}

// S0-7.
TEST_F(Kill, OfRegistrationLosesNobodyAndGivesNobodyTwoNumbers) {
  constexpr int kPeople = 80;
  Burst("registration", kPeople, 20, [&](int i) {
    return NameOf(
        town_.line().Call<registration::v1::Volunteer>(kRegistrar, town_.Registration(i)));
  });
  ComesTo(kPeople, "registration", "SELECT count(*) FROM volunteer");
  ComesTo(kPeople, "registration", "SELECT count(*) FROM person");
  ComesTo(kPeople, "registration",
          "SELECT count(*) FROM outbox WHERE type = 'registration.volunteer.registered'");
  ComesTo(kPeople, "matching", "SELECT count(*) FROM volunteer");
}

TEST_F(Kill, OfMatchingSellsNoSeatTwice) {
  constexpr int kApplicants = 60;
  constexpr int kPlaces = 20;
  const auto people = town_.Register(0, kApplicants + 1);
  const std::string shift = town_.Publish(8, 10, kPlaces, people.back()).name();
  Burst("matching", kApplicants, 10,
        [&](int i) { return NameOf(town_.Enroll(people[i], shift, absl::StrCat("seat-", i))); });
  ComesTo(kPlaces, "matching", "SELECT count(*) FROM enrollment WHERE state = 1");
  ComesTo(kApplicants, "matching", "SELECT count(*) FROM enrollment");
  ComesTo(kPlaces, "matching", "SELECT count(*) FROM engagement WHERE live");
  // One request in the middle of a drain of the feed is the other half of this story.
  suite_.Kill("hours");
  suite_.Start("hours");
  ComesTo(kPlaces, "hours", "SELECT count(*) FROM roster WHERE confirmed");
}

// S4-16.
TEST_F(Kill, OfHoursCreditsNoMinuteTwice) {
  constexpr int kPeople = 10;
  constexpr int kDays = 6;
  const auto people = town_.Enlist(0, kPeople);
  const auto person = [&](int i) -> const std::string& { return people[i % kPeople]; };
  std::vector<std::string> records(kPeople * kDays);
  Burst("hours", kPeople * kDays, 15, [&](int i) {
    const auto name = NameOf(town_.Enter(person(i), 1 + i / kPeople, 3, absl::StrCat("paper-", i)));
    if (name.ok()) records[i] = *name;
    return name;
  });
  Burst("hours", kPeople * kDays, 15, [&](int i) {
    return NameOf(town_.Confirm(kSecond, records[i], absl::StrCat("confirm-", i)));
  });
  constexpr int64_t kMinutes = int64_t{kPeople} * kDays * 180;
  ComesTo(kPeople * kDays, "hours", "SELECT count(*) FROM service_record");
  ComesTo(kPeople * kDays, "hours", "SELECT count(*) FROM transfer");
  ComesTo(kMinutes, "hours", "SELECT sum(minutes) FROM transfer");
  ComesTo(kMinutes, "hours", "SELECT sum(balance_minutes) FROM account");
  ComesTo(kMinutes, "awards", "SELECT sum(counted_minutes) FROM standing");
}

// S0-5, S4-34, S4-39.
TEST_F(Kill, OfAwardsGrantsNoStarTwiceAndIssuesNoCertificateTwice) {
  constexpr int kPeople = 8;
  constexpr int kDays = 13;  // of 8 hours: more than 100 hours
  const auto people = town_.Enlist(0, kPeople);
  hours::v1::BatchConfirmRecordsRequest confirm;
  std::mutex mutex;
  Must(demo::Together(kPeople * kDays, kAtOnce, [&](int i) -> absl::Status {
    ASSIGN_OR_RETURN(const auto record, town_.Enter(people[i % kPeople], 1 + i / kPeople, 8));
    const std::lock_guard lock(mutex);
    confirm.add_names(record.name());
    return absl::OkStatus();
  }));
  Must(town_.line().Call<hours::v1::BatchConfirmRecordsResponse>(kSecond, confirm));
  suite_.Kill("awards");  // while the feed brings them
  suite_.Start("awards");
  ComesTo(kPeople, "awards", "SELECT count(*) FROM star_grant");
  ComesTo(kPeople * kDays * 480, "awards", "SELECT sum(counted_minutes) FROM standing");
  Burst("awards", kPeople * 4, 8, [&](int i) {
    return NameOf(town_.Certify(people[i % kPeople], absl::StrCat("certificate-", i)));
  });
  ComesTo(kPeople * 4, "awards", "SELECT count(*) FROM certificate");
  ComesTo(kPeople * 4, "awards", "SELECT count(DISTINCT number) FROM certificate");
  ComesTo(kPeople, "awards", "SELECT count(*) FROM star_grant");
}

}  // namespace
}  // namespace linli::e2e
