// One person, one number (一人一号一档), on the real programs: who is registered by several
// replicas at once, and two files that end in one while hours are being posted.
#include <atomic>
#include <thread>

#include "deploy/demo/work.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "linli/registration/v1/volunteer_merge_service.pb.h"
#include "tests/e2e/town.h"
#include "tests/support/matchers.h"

namespace linli::e2e {
namespace {

using errors::v1::Reason;
namespace v1 = registration::v1;

v1::Merge Merge(Town& town, const std::string& survivor, const std::string& duplicate) {
  v1::ProposeMergeRequest propose;
  propose.mutable_merge()->set_survivor(survivor);
  propose.mutable_merge()->set_duplicate(duplicate);
  propose.mutable_merge()->set_reason("同一人持两种证件各注册一次");
  v1::ApproveMergeRequest approve;
  approve.set_name(Must(town.line().Call<v1::Merge>(kRegistrar, propose)).name());
  return Must(town.line().Call<v1::Merge>(kAdministrator, approve));
}

TEST(Person, IsRegisteredOnceByReplicasThatBothSeeHer) {  // S0-7, PAIN-4
  constexpr int kPeople = 10, kDesks = 8;
  support::Suite suite({.replicas = 2});
  Town town(suite);
  std::atomic<int> opened = 0, known = 0;
  std::vector<std::thread> desks;
  for (int desk = 0; desk < kDesks; ++desk) {
    desks.emplace_back([&, desk] {
      for (int i = 0; i < kPeople; ++i) {
        v1::RegisterVolunteerRequest request = town.Registration(i);
        request.set_request_id(absl::StrCat("desk-", desk, "-", i));
        const auto file = town.line().Call<v1::Volunteer>(kRegistrar, request);
        opened += file.ok();
        known += ReasonOf(file.status()) == Reason::PERSON_ALREADY_REGISTERED;
      }
    });
  }
  for (std::thread& desk : desks) desk.join();
  EXPECT_EQ(opened, kPeople);
  EXPECT_EQ(known, kPeople * (kDesks - 1));
  for (const char* table : {"volunteer", "person"}) {
    EXPECT_EQ(
        suite.Count("registration", absl::StrCat("SELECT count(*) FROM registration.", table)),
        kPeople);
  }
}

TEST(Person, LosesNoHoursThatArePostedWhileTwoFilesBecomeOne) {  // PAIN-4
  constexpr int kHours = 2, kBefore = 4, kThreads = 4, kWeeks = 24;
  support::Suite suite;
  Town town(suite);
  const auto people = town.Enlist(0, 2);
  const std::string &survivor = people[0], &duplicate = people[1];
  Must(town.Confirm(kSecond, Must(town.Enter(survivor, 30, kHours)).name()));
  std::atomic<int> next = 1, posted = 1, refused = 0;
  const auto post = [&](int week) {
    const auto record = town.Enter(duplicate, week, kHours);
    if (!record.ok()) {
      // Either her file was closed by then, or her membership had gone to the other number.
      ++refused;
      return;
    }
    // What was entered in time is confirmed, merged or not.
    EXPECT_THAT(town.Confirm(kSecond, record->name()), IsOk());
    ++posted;
  };
  while (next <= kBefore) post(next++);
  EXPECT_EQ(refused, 0);
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&] {
      for (int week = next++; week <= kWeeks; week = next++) post(week);
    });
  }
  EXPECT_EQ(Merge(town, survivor, duplicate).state(), v1::MERGE_APPROVED);
  for (std::thread& thread : threads) thread.join();

  const int64_t minutes = int64_t{60} * kHours * posted;
  EXPECT_EQ(posted + refused, kWeeks + 1);
  EXPECT_THAT(demo::Await([&] { return Must(town.Star(survivor)).counted_minutes() == minutes; }),
              IsOk());
  EXPECT_EQ(suite.Count("hours", "SELECT count(*) FROM hours.service_record"), posted);
  EXPECT_EQ(suite.Count("awards", "SELECT coalesce(sum(minutes), 0) FROM awards.counted_record"),
            minutes);
  // From now on nothing is entered under the number that ended, and its holder goes on.
  EXPECT_FALSE(town.Enter(duplicate, 26, kHours).ok());
  EXPECT_THAT(town.Enter(survivor, 26, kHours), IsOk());
}

TEST(Person, ServesInTheLanguagesOfHerFile) {  // S0-33
  support::Suite suite;
  Town town(suite);
  const std::string leader = town.Enlist(0, 1)[0], silent = town.Enlist(1, 2)[0];
  v1::RegisterVolunteerRequest interpreter = town.Registration(2);
  for (const char* tag : {"zh", "ug", "en"}) interpreter.mutable_volunteer()->add_languages(tag);
  const v1::Volunteer file = Must(town.line().Call<v1::Volunteer>(kRegistrar, interpreter));
  EXPECT_THAT(file.languages(), ::testing::ElementsAre("zh", "ug", "en"));

  const std::string shift = town.Publish(8, 10, 5, leader, {"en", "ug"}).name();
  EXPECT_EQ(Must(town.Enroll(file.name(), shift)).state(), matching::v1::Enrollment::CONFIRMED);
  EXPECT_THAT(town.Enroll(silent, shift), RefusedWith(Reason::LANGUAGE_MISSING));
  v1::UpdateVolunteerRequest update;
  update.mutable_volunteer()->set_name(silent);
  update.mutable_volunteer()->add_languages("ug");
  update.mutable_update_mask()->add_paths("languages");
  Must(town.line().Call<v1::Volunteer>(silent, update));
  const auto refused = town.Enroll(silent, shift);
  EXPECT_THAT(refused, RefusedWith(Reason::LANGUAGE_MISSING)) << "one of the two";
  update.mutable_volunteer()->add_languages("en");
  Must(town.line().Call<v1::Volunteer>(silent, update));
  // What is cached near matching is told that it is old.
  EXPECT_THAT(demo::Await([&] { return town.Enroll(silent, shift).ok(); }), IsOk());
}

}  // namespace
}  // namespace linli::e2e
