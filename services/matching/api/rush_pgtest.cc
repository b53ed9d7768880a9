// Many at once: laws 1, 2 and 6 through the whole service, counted in the database.
#include <atomic>
#include <functional>
#include <map>
#include <thread>

#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"

namespace linli::matching {
namespace {

// Runs `work(0)` … `work(count - 1)` from as many threads, let go at the same moment.
void AllAtOnce(int count, const std::function<void(int)>& work) {
  std::atomic<int> ready{0};
  std::atomic<bool> go{false};
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&, i] {
      ++ready;
      while (!go) std::this_thread::yield();
      work(i);
    });
  }
  while (ready < count) std::this_thread::yield();
  go = true;
  for (std::thread& thread : threads) thread.join();
}

class Rush : public House {
 protected:
  // Law 1 and the order of arrival, as the database sees them.
  void ExpectSeated(const std::string& shift, int seats, int waiting) {
    const std::string of = " WHERE shift_id = '" + ShiftName::Parse(shift)->id() + "'";
    EXPECT_EQ(Count("enrollment" + of + " AND state = 1"), seats);
    EXPECT_EQ(Count("enrollment" + of + " AND state = 2"), waiting);
    EXPECT_EQ(Count("engagement" + of + " AND live"), seats);
    EXPECT_EQ(Count("shift" + of + " AND taken = " + std::to_string(seats) +
                    " AND waiting = " + std::to_string(waiting)),
              1);
  }
};

// S0-25: exactly as many as there are places, and the list in order
TEST_F(Rush, OfFiveHundredOnThirtyPlacesSeatsThirty) {
  constexpr int kVolunteers = 500;
  const std::string shift = Published({ShiftAt(30)})[0];
  std::vector<std::string> volunteers;
  for (int i = 0; i < kVolunteers; ++i) volunteers.push_back(Volunteer(i));
  std::vector<v1::Enrollment> got(kVolunteers);
  AllAtOnce(kVolunteers, [&](int i) {
    const auto enrolled = Enroll(volunteers[i], shift);
    ASSERT_THAT(enrolled, IsOk());
    got[i] = *enrolled;
  });
  ExpectSeated(shift, 30, kVolunteers - 30);
  // Nobody who waits arrived before anybody who sits.
  EXPECT_EQ(Sql("SELECT max(arrival) FILTER (WHERE state = 1) < min(arrival) FILTER"
                " (WHERE state = 2) FROM matching.enrollment")[0][0]
                .as<bool>(),
            true);
  // What each was told is what stands there: positions are ranks of arrival, 1 to 470.
  std::map<std::string, int> rank;
  for (const auto& row :
       Sql("SELECT volunteer_id, CASE state WHEN 1 THEN 0 ELSE row_number() OVER (PARTITION BY"
           " state ORDER BY arrival) END FROM matching.enrollment")) {
    rank["volunteers/" + row[0].as<std::string>()] = row[1].as<int>();
  }
  for (const v1::Enrollment& one : got) {
    EXPECT_EQ(one.waiting_position(), rank.at(one.volunteer())) << one.volunteer();
  }
  EXPECT_EQ(Count("outbox WHERE type LIKE 'matching.enrollment.%'"), kVolunteers);
  EXPECT_EQ(Count("replay WHERE method LIKE '%/Enroll'"), kVolunteers);
}

TEST_F(Rush, OfOneVolunteerOnOverlappingShiftsSeatsHerOnce) {
  constexpr int kShifts = 12;
  std::vector<v1::Shift> overlapping;
  for (int i = 0; i < kShifts; ++i) overlapping.push_back(ShiftAt(30, i % 3, 4 + i % 3));
  const std::vector<std::string> shifts = Published(overlapping);
  const std::string volunteer = Volunteer(1);
  std::atomic<int> seated{0};
  AllAtOnce(kShifts, [&](int i) {
    const auto enrolled = Enroll(volunteer, shifts[i]);
    if (enrolled.ok()) {
      ++seated;
    } else {
      EXPECT_THAT(enrolled, RefusedWith(Reason::SHIFT_OVERLAPS));
      EXPECT_TRUE(MentionOf(enrolled.status(), "shift").has_value());
    }
  });
  EXPECT_EQ(seated, 1);
  EXPECT_EQ(Count("engagement WHERE live"), 1);
  EXPECT_EQ(Count("enrollment"), 1);
}

TEST_F(Rush, OfTheSameRequestIsDoneOnce) {
  const std::string shift = Published({ShiftAt(30)})[0];
  const std::string volunteer = Volunteer(1);
  std::vector<std::string> names(40);
  AllAtOnce(40, [&](int i) {
    const auto enrolled = Enroll(volunteer, shift, "same");
    ASSERT_THAT(enrolled, IsOk());
    names[i] = enrolled->name();
  });
  EXPECT_THAT(names, ::testing::Each(names[0]));
  ExpectSeated(shift, 1, 0);
}

// Whoever comes second finds another etag, which is her own doing.
TEST_F(Rush, OfTheSameUpdateIsDoneOnce) {
  v1::UpdateActivityRequest request;
  *request.mutable_activity() = Create(Draft())->activity();
  request.mutable_activity()->set_description("全程马拉松");
  request.mutable_update_mask()->add_paths("description");
  request.set_request_id("same");
  AllAtOnce(20, [&](int) {
    const auto updated =
        host_.Call(*activities_, &v1::ActivityService::Stub::UpdateActivity, kManager, request);
    ASSERT_THAT(updated, IsOk());
    EXPECT_EQ(updated->etag(), "2");
  });
}

TEST_F(Rush, WithRepetitionsLeavesOneAnswerPerCaller) {
  constexpr int kVolunteers = 60;
  const std::string shift = Published({ShiftAt(30)})[0];
  for (int i = 0; i < kVolunteers; ++i) Volunteer(i);
  std::vector<std::string> first(kVolunteers * 3);
  AllAtOnce(kVolunteers * 3, [&](int i) {
    const int who = i % kVolunteers;
    const auto enrolled =
        Enroll(absl::StrFormat("volunteers/V130502%010dX", who), shift, absl::StrCat("rush-", who));
    ASSERT_THAT(enrolled, IsOk());
    first[i] = enrolled->name();
  });
  ExpectSeated(shift, 30, 30);
  for (int i = 0; i < kVolunteers; ++i) {
    EXPECT_EQ(first[i], first[i + kVolunteers]);
    EXPECT_EQ(first[i], first[i + 2 * kVolunteers]);
  }
}

TEST_F(Rush, InWhichOneIsRefusedSeatsTheOthers) {
  const std::vector<std::string> shifts = Published({ShiftAt(100, 0, 4), ShiftAt(100, 2, 6)});
  for (int i = 0; i < 60; i += 3) ASSERT_THAT(Enroll(Volunteer(i), shifts[1]), IsOk());
  for (int i = 0; i < 60; ++i) Volunteer(i);
  std::atomic<int> seated{0}, refused{0};
  AllAtOnce(60, [&](int i) {
    const auto enrolled = Enroll(absl::StrFormat("volunteers/V130502%010dX", i), shifts[0]);
    if (enrolled.ok()) {
      ++seated;
    } else {
      EXPECT_THAT(enrolled, RefusedWith(Reason::SHIFT_OVERLAPS));
      EXPECT_EQ(MentionOf(enrolled.status(), "shift"), shifts[1]);
      ++refused;
    }
  });
  EXPECT_EQ(seated, 40);
  EXPECT_EQ(refused, 20);
  ExpectSeated(shifts[0], 40, 0);
}

TEST_F(Rush, OfCancellationsAndSignUpsNeverOversellsAndForgetsNobody) {
  const std::string shift = Published({ShiftAt(10)})[0];
  std::vector<std::string> seats;
  for (int i = 0; i < 30; ++i) seats.push_back(Enroll(Volunteer(i), shift)->name());
  for (int i = 30; i < 60; ++i) Volunteer(i);
  // All ten seats and five who wait withdraw while thirty more come.
  AllAtOnce(45, [&](int i) {
    if (i < 15) {
      EXPECT_THAT(Cancel(absl::StrFormat("volunteers/V130502%010dX", i), seats[i]), IsOk());
    } else {
      EXPECT_THAT(Enroll(absl::StrFormat("volunteers/V130502%010dX", i + 15), shift), IsOk());
    }
  });
  ExpectSeated(shift, 10, 35);
  EXPECT_EQ(Sql("SELECT max(arrival) FILTER (WHERE state = 1) < min(arrival) FILTER"
                " (WHERE state = 2) FROM matching.enrollment")[0][0]
                .as<bool>(),
            true);
}

TEST_F(Rush, OfCancellationsPromotesNobodyIntoTwoPlaces) {
  // Twenty wait in both of two overlapping shifts; all seats of both become free at once.
  const std::vector<std::string> shifts = Published({ShiftAt(5, 0, 4), ShiftAt(5, 2, 6)});
  std::vector<std::pair<std::string, std::string>> seats;
  for (int i = 0; i < 10; ++i) {
    const std::string volunteer = Volunteer(i);
    seats.emplace_back(volunteer, Enroll(volunteer, shifts[i % 2])->name());
  }
  for (int i = 10; i < 30; ++i) {
    for (const std::string& shift : shifts) ASSERT_THAT(Enroll(Volunteer(i), shift), IsOk());
  }
  AllAtOnce(10, [&](int i) { EXPECT_THAT(Cancel(seats[i].first, seats[i].second), IsOk()); });
  ExpectSeated(shifts[0], 5, 15);
  ExpectSeated(shifts[1], 5, 15);
  EXPECT_EQ(Sql("SELECT count(DISTINCT volunteer_id) FROM matching.engagement WHERE live")[0][0]
                .as<int>(),
            10);
}

// A handler's connection dies in the middle: nothing half done, and the same request succeeds.
TEST_F(Rush, SurvivesKilledConnections) {
  const std::string shift = Published({ShiftAt(30)})[0];
  for (int i = 0; i < 60; ++i) Volunteer(i);
  std::atomic<bool> done{false};
  std::thread killer([&] {
    while (!done) {
      Sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          " WHERE usename = 'linli_matching' AND datname = current_database()"
          " AND state <> 'idle' LIMIT 1");
      std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
  });
  AllAtOnce(60, [&](int i) {
    const std::string volunteer = absl::StrFormat("volunteers/V130502%010dX", i);
    for (int attempt = 0; attempt < 200; ++attempt) {
      if (Enroll(volunteer, shift, "survive").ok()) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    ADD_FAILURE() << volunteer << " never got an answer";
  });
  done = true;
  killer.join();
  ExpectSeated(shift, 30, 30);
}

}  // namespace
}  // namespace linli::matching
