// S0-33: an event that is filled by a plan, from applications to sign-ups.
#include <atomic>
#include <map>
#include <set>
#include <thread>

#include "linli/matching/v1/roster_service.grpc.pb.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"
#include "services/matching/jobs/roster_planner.h"
#include "services/matching/jobs/roster_problem.h"
#include "services/matching/storage/projection_store.h"

namespace linli::matching {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class Rosters : public House {
 protected:
  Rosters() : rosters_(v1::RosterService::NewStub(channel_)) {}

  // An event with these shifts.
  std::string Event(const std::vector<v1::Shift>& shifts) {
    shifts_ = Published(shifts);
    return ShiftName::Parse(shifts_[0])->parent().ToString();
  }

  // A volunteer of whom both registration and its feed have told.
  std::string Known(int number, std::vector<std::string> skills = {}, int birth_year = 1996) {
    const std::string name = Volunteer(number);
    store::KnownVolunteer known;
    known.facts = {
        .active = true, .birth_day = absl::CivilDay(birth_year, 1, 1), .skills = std::move(skills)};
    known.region_code = "130502";
    known.home = geo::LatLng{37.07, 114.50};
    const absl::Status put = host_->database().Write(
        absl::Now() + absl::Seconds(10), db::Database::InDoubt::kFail, [&](db::Tx& tx) {
          store::PutVolunteer(tx, VolunteerName::Parse(name)->id(), ++version_, known);
          return absl::OkStatus();
        });
    EXPECT_THAT(put, IsOk());
    return name;
  }

  absl::StatusOr<v1::RosterApplication> Apply(const std::string& volunteer,
                                              const std::vector<int>& preferred = {},
                                              bool only = false, int most = 0) {
    v1::SubmitRosterApplicationRequest request;
    request.set_parent(event_);
    request.mutable_application()->set_volunteer(volunteer);
    for (const int shift : preferred) {
      request.mutable_application()->add_preferred_shifts(shifts_[shift]);
    }
    request.mutable_application()->set_preferred_only(only);
    request.mutable_application()->set_max_shifts(most);
    return host_.Call(*rosters_, &v1::RosterService::Stub::SubmitRosterApplication, volunteer,
                      request);
  }

  absl::StatusOr<v1::RosterPlan> Plan(const v1::RosterSettings& settings = {}) {
    v1::CreateRosterPlanRequest request;
    request.set_parent(event_);
    *request.mutable_plan()->mutable_settings() = settings;
    return host_.Call(*rosters_, &v1::RosterService::Stub::CreateRosterPlan, kManager, request);
  }
  v1::RosterPlan Computed(const v1::RosterSettings& settings = {}) {
    const auto plan = Plan(settings);
    EXPECT_THAT(plan, IsOk());
    Refresh();
    EXPECT_THAT(ComputeRosterPlans(planner_), IsOk());
    return Get(plan->name());
  }
  void Refresh() {
    host_.database().WaitForFeed();
    ASSERT_THAT(index_.Refresh(), IsOk());
  }
  v1::RosterPlan Get(const std::string& plan) {
    v1::GetRosterPlanRequest request;
    request.set_name(plan);
    const auto found =
        host_.Call(*rosters_, &v1::RosterService::Stub::GetRosterPlan, kManager, request);
    EXPECT_THAT(found, IsOk());
    return *found;
  }
  absl::StatusOr<v1::RosterPlan> Cancel(const std::string& plan) {
    v1::CancelRosterPlanRequest request;
    request.set_name(plan);
    return host_.Call(*rosters_, &v1::RosterService::Stub::CancelRosterPlan, kManager, request);
  }
  absl::StatusOr<v1::RosterPlan> Commit(const std::string& plan, bool leave_out = false,
                                        const std::string& etag = "") {
    v1::CommitRosterPlanRequest request;
    request.set_name(plan);
    request.set_leave_out_conflicts(leave_out);
    request.set_etag(etag);
    return host_.Call(*rosters_, &v1::RosterService::Stub::CommitRosterPlan, kManager, request);
  }
  std::vector<v1::RosterAssignment> Assignments(const std::string& plan, int page_size = 0) {
    v1::ListRosterAssignmentsRequest request;
    request.set_parent(plan);
    request.set_page_size(page_size);
    std::vector<v1::RosterAssignment> all;
    do {
      const auto page =
          host_.Call(*rosters_, &v1::RosterService::Stub::ListRosterAssignments, kManager, request);
      EXPECT_THAT(page, IsOk());
      all.insert(all.end(), page->assignments().begin(), page->assignments().end());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return all;
  }
  // By volunteer, the number of the shift.
  std::map<std::string, int> Places(const std::string& plan) {
    std::map<std::string, int> places;
    for (const v1::RosterAssignment& one : Assignments(plan)) {
      for (size_t i = 0; i < shifts_.size(); ++i) {
        if (shifts_[i] == one.shift()) places[one.volunteer()] = static_cast<int>(i);
      }
    }
    return places;
  }

  const std::unique_ptr<v1::RosterService::Stub> rosters_;
  RosterPlanner planner_{host_->database(), host_.clock(), index_};
  std::vector<std::string> shifts_;
  std::string event_;
  int64_t version_ = 0;
};

TEST_F(Rosters, ArePlannedLookedAtAndCommitted) {
  event_ = Event({ShiftAt(2, 0, 4), ShiftAt(1, 0, 4), ShiftAt(1, 10, 12)});
  const std::string a = Known(1), b = Known(2), c = Known(3), d = Known(4), e = Known(5);
  ASSERT_THAT(Apply(a, {1}), IsOk());
  ASSERT_THAT(Apply(b, {0, 1}), IsOk());
  ASSERT_THAT(Apply(c, {0}), IsOk());
  ASSERT_THAT(Apply(d, {2}), IsOk());
  ASSERT_THAT(Apply(e, {}), IsOk());
  const auto asked = Plan();
  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(asked->state(), v1::RosterPlan::QUEUED);
  EXPECT_THAT(Commit(asked->name()), RefusedWith(Reason::ROSTER_PLAN_NOT_READY));
  Refresh();
  ASSERT_THAT(ComputeRosterPlans(planner_), IsOk());
  const v1::RosterPlan plan = Get(asked->name());
  EXPECT_EQ(plan.state(), v1::RosterPlan::READY);
  EXPECT_EQ(plan.progress_percent(), 100);
  const v1::RosterQuality& quality = plan.quality();
  EXPECT_EQ(quality.places(), 4);
  EXPECT_EQ(quality.filled(), 4);
  EXPECT_EQ(quality.applicants(), 5);
  EXPECT_EQ(quality.assigned_applicants(), 4);
  EXPECT_EQ(quality.first_preferences(), 4);
  EXPECT_TRUE(quality.optimal());
  EXPECT_THAT(quality.gaps(), IsEmpty());
  EXPECT_EQ(Places(plan.name()), (std::map<std::string, int>{{a, 1}, {b, 0}, {c, 0}, {d, 2}}));
  EXPECT_THAT(Assignments(plan.name(), 1), SizeIs(4));
  EXPECT_EQ(Count("enrollment"), 0);  // a proposal binds nobody

  EXPECT_THAT(Commit(plan.name(), false, "1"), RefusedWith(Reason::ETAG_MISMATCH));
  const auto committed = Commit(plan.name(), false, plan.etag());
  ASSERT_THAT(committed, IsOk());
  EXPECT_EQ(committed->state(), v1::RosterPlan::COMMITTED);
  EXPECT_EQ(Count("engagement WHERE live"), 4);
  EXPECT_EQ(Count("shift WHERE taken = places"), 3);
  EXPECT_EQ(Count("outbox WHERE type = 'matching.enrollment.confirmed'"), 4);
  EXPECT_EQ(Count("outbox WHERE type = 'matching.roster_plan.committed'"), 1);
  for (const v1::RosterAssignment& one : Assignments(plan.name())) {
    const auto enrollment = GetEnrollment(one.enrollment(), one.volunteer());
    ASSERT_THAT(enrollment, IsOk());
    EXPECT_EQ(enrollment->state(), v1::Enrollment::CONFIRMED);
    EXPECT_EQ(enrollment->volunteer(), one.volunteer());
  }
  EXPECT_EQ(Commit(plan.name())->etag(), committed->etag());
  EXPECT_THAT(Cancel(plan.name()), RefusedWith(Reason::ROSTER_PLAN_COMMITTED));
  EXPECT_EQ(Count("enrollment"), 4);
}

TEST_F(Rosters, SayWhatTheyCouldNotFill) {
  v1::Shift interpreters = ShiftAt(3, 0, 4), elders = ShiftAt(2, 0, 4);
  interpreters.add_required_skills("16");
  elders.set_minimum_age(60);
  event_ = Event({interpreters, elders, ShiftAt(1, 10, 12)});
  const std::string speaks = Known(1, {"16"}), busy = Known(2, {"16"}), mute = Known(3);
  for (const std::string& one : {speaks, busy, mute}) ASSERT_THAT(Apply(one), IsOk());
  ASSERT_THAT(Apply(Known(4), {2}, true), IsOk());
  const std::string elsewhere = Published({ShiftAt(5, 2, 3)})[0];
  ASSERT_THAT(Enroll(busy, elsewhere), IsOk());
  v1::RosterSettings settings;
  auto* crew = settings.add_minimum_crews();
  crew->set_shift(shifts_[0]);
  crew->set_heads(2);
  const v1::RosterPlan plan = Computed(settings);
  ASSERT_THAT(plan.quality().gaps(), SizeIs(2));
  std::map<std::string, int> reasons;
  const v1::RosterGap& gap = plan.quality().gaps(0).shift() == shifts_[0] ? plan.quality().gaps(0)
                                                                          : plan.quality().gaps(1);
  EXPECT_EQ(gap.free_places(), 2);
  EXPECT_TRUE(gap.below_minimum_crew());
  for (const auto& reason : gap.reasons()) reasons[reason.reason()] = reason.applicants();
  EXPECT_EQ(reasons, (std::map<std::string, int>{{"SKILL_MISSING", 2}, {"SHIFT_OVERLAPS", 1}}));
  EXPECT_EQ(Places(plan.name()).at(speaks), 0);
}

TEST_F(Rosters, SendNobodyWhoCannotSpeakWithTheGuests) {  // S0-33
  v1::Shift guests = ShiftAt(2, 0, 4);
  guests.add_required_languages("ug");
  event_ = Event({guests, ShiftAt(1, 10, 12)});
  const std::string speaks = Known(1), silent = Known(2);
  Sql("UPDATE matching.volunteer SET languages = '{zh,ug}' WHERE volunteer_id = '" +
      speaks.substr(11) + "'");
  for (const std::string& one : {speaks, silent}) ASSERT_THAT(Apply(one, {0}, true), IsOk());
  const v1::RosterPlan plan = Computed({});
  EXPECT_EQ(Places(plan.name()), (std::map<std::string, int>{{speaks, 0}}));
  bool said = false;
  for (const v1::RosterGap& gap : plan.quality().gaps()) {
    for (const auto& reason : gap.reasons()) said |= reason.reason() == "LANGUAGE_MISSING";
  }
  EXPECT_TRUE(said);
}

TEST_F(Rosters, HoldToWhatIsPinned) {
  v1::Shift skilled = ShiftAt(1, 0, 4);
  skilled.add_required_skills("16");
  event_ = Event({ShiftAt(1, 0, 4), ShiftAt(1, 0, 4), skilled});
  const std::string a = Known(1), b = Known(2);
  ASSERT_THAT(Apply(a, {0}), IsOk());
  ASSERT_THAT(Apply(b, {1}, true), IsOk());
  v1::RosterSettings settings;
  const auto pin = [&](const std::string& volunteer, int shift) {
    auto* pair = settings.add_pinned();
    pair->set_volunteer(volunteer);
    pair->set_shift(shifts_[shift]);
  };
  pin(a, 1);
  pin(b, 0);         // although she would rather not: the organiser spoke with her
  pin(a, 0);         // twice at the same time
  pin(b, 2);         // without the skill
  pin(Known(3), 0);  // who did not apply
  const v1::RosterPlan plan = Computed(settings);
  EXPECT_EQ(Places(plan.name()), (std::map<std::string, int>{{a, 1}, {b, 0}}));
  std::vector<std::string> reasons;
  for (const auto& refused : plan.quality().refused_pins()) reasons.push_back(refused.reason());
  EXPECT_THAT(reasons, ElementsAre("SHIFT_FULL_NOW", "SKILL_MISSING", "VOLUNTEER_CANNOT_SERVE"));
}

TEST_F(Rosters, StayCloseToThePreviousPlan) {
  event_ = Event({ShiftAt(3, 0, 4), ShiftAt(3, 0, 4)});
  for (int i = 1; i <= 6; ++i) ASSERT_THAT(Apply(Known(i)), IsOk());
  const v1::RosterPlan first = Computed();
  std::map<std::string, int> before = Places(first.name());
  // Two are swapped by hand, so that nothing but the previous plan speaks for the pairs.
  v1::RosterSettings settings;
  settings.set_previous_plan(first.name());
  Sql("UPDATE matching.roster_assignment SET shift_id = CASE shift_id WHEN '" +
      ShiftName::Parse(shifts_[0])->id() + "' THEN '" + ShiftName::Parse(shifts_[1])->id() +
      "' ELSE '" + ShiftName::Parse(shifts_[0])->id() + "' END");
  for (auto& [volunteer, shift] : before) shift = 1 - shift;
  ASSERT_THAT(Apply(Known(7)), IsOk());
  const v1::RosterPlan second = Computed(settings);
  EXPECT_EQ(Places(second.name()), before);
  EXPECT_EQ(second.quality().kept(), 6);
}

TEST_F(Rosters, GiveSeveralShiftsThatDoNotOverlap) {
  event_ = Event({ShiftAt(1, 0, 4), ShiftAt(1, 3, 6), ShiftAt(1, 6, 8), ShiftAt(1, 20, 22)});
  ASSERT_THAT(Apply(Known(1), {}, false, 3), IsOk());
  const v1::RosterPlan plan = Computed();
  EXPECT_EQ(plan.quality().filled(), 3);
  ASSERT_THAT(Commit(plan.name()), IsOk());
  EXPECT_EQ(Count("engagement WHERE live"), 3);
}

TEST_F(Rosters, EndWhenTheyAreCancelledInTheMiddle) {
  event_ = Event({ShiftAt(3, 0, 4)});
  ASSERT_THAT(Apply(Known(1)), IsOk());
  const std::string plan = Plan()->name();
  Refresh();
  int steps = 0;
  planner_.on_step = [&](int) {
    ++steps;
    EXPECT_EQ(Get(plan).state(), v1::RosterPlan::COMPUTING);
    ASSERT_THAT(Cancel(plan), IsOk());
  };
  ASSERT_THAT(ComputeRosterPlans(planner_), IsOk());
  EXPECT_EQ(steps, 1);
  EXPECT_EQ(Get(plan).state(), v1::RosterPlan::CANCELLED);
  EXPECT_EQ(Cancel(plan)->state(), v1::RosterPlan::CANCELLED);
  EXPECT_THAT(Assignments(plan), IsEmpty());
  EXPECT_THAT(Commit(plan), RefusedWith(Reason::ROSTER_PLAN_NOT_READY));
  const std::string queued = Plan()->name();
  ASSERT_THAT(Cancel(queued), IsOk());
  EXPECT_FALSE(*ComputeRosterPlan(planner_));
}

// Whoever computed it died: another one begins anew, and should the first come back, it is too
// late.
TEST_F(Rosters, AreTakenOverWhenAClaimRunsOut) {
  event_ = Event({ShiftAt(3, 0, 4)});
  for (int i = 1; i <= 3; ++i) ASSERT_THAT(Apply(Known(i)), IsOk());
  const std::string plan = Plan()->name();
  Refresh();
  const RosterPlanner other = planner_;
  bool taken = false;
  planner_.on_step = [&](int) {
    EXPECT_FALSE(*ComputeRosterPlan(other));  // it has an owner
    host_.clock().Advance(absl::Minutes(3));
    taken = *ComputeRosterPlan(other);
  };
  ASSERT_THAT(ComputeRosterPlan(planner_), IsOk());
  EXPECT_TRUE(taken);
  EXPECT_EQ(Get(plan).state(), v1::RosterPlan::READY);
  EXPECT_THAT(Assignments(plan), SizeIs(3));
}

TEST_F(Rosters, AreJudgedAgainWhenTheyAreCommitted) {
  event_ = Event({ShiftAt(4, 0, 4)});
  const std::string busy = Known(1), suspended = Known(2), waiting = Known(3), fine = Known(4);
  for (const std::string& one : {busy, suspended, waiting, fine}) ASSERT_THAT(Apply(one), IsOk());
  const v1::RosterPlan plan = Computed();
  EXPECT_EQ(plan.quality().filled(), 4);
  const std::string elsewhere = Published({ShiftAt(5, 2, 3)})[0];
  ASSERT_THAT(Enroll(busy, elsewhere), IsOk());
  ASSERT_THAT(Enroll(waiting, shifts_[0]), IsOk());
  registration::v1::Volunteer file;
  file.set_name(suspended);
  file.set_state(registration::v1::VOLUNTEER_SUSPENDED);
  file.set_birth_date("1996-05-01");
  registration_.Put(file);
  const auto refused = Commit(plan.name());
  EXPECT_THAT(refused, RefusedWith(Reason::ROSTER_CONFLICTS));
  EXPECT_EQ(MentionOf(refused.status(), "count"), "3");
  EXPECT_EQ(Count("enrollment WHERE state = 1"), 2);
  const auto committed = Commit(plan.name(), true);
  ASSERT_THAT(committed, IsOk());
  std::map<std::string, std::string> left_out;
  for (const auto& one : committed->quality().left_out()) left_out[one.volunteer()] = one.reason();
  EXPECT_EQ(left_out, (std::map<std::string, std::string>{{busy, "SHIFT_OVERLAPS"},
                                                          {suspended, "VOLUNTEER_CANNOT_SERVE"},
                                                          {waiting, "ALREADY_ENROLLED"}}));
  EXPECT_EQ(Count("enrollment WHERE state = 1"), 3);
  EXPECT_EQ(Get(plan.name()).quality().left_out_size(), 3);
}

// Laws 1 and 2 in the way in by a plan.
TEST_F(Rosters, CommittedAtOnceSeatEverybodyOnce) {
  constexpr int kVolunteers = 24, kThreads = 8;
  event_ = Event({ShiftAt(8, 0, 4), ShiftAt(8, 2, 6), ShiftAt(4, 3, 5)});
  for (int i = 0; i < kVolunteers; ++i) ASSERT_THAT(Apply(Known(i)), IsOk());
  const std::string plans[] = {Plan()->name(), Plan()->name()};
  Refresh();
  ASSERT_THAT(ComputeRosterPlans(planner_), IsOk());
  std::atomic<int> done[2] = {0, 0};
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      const auto committed = Commit(plans[t % 2]);
      if (committed.ok()) {
        ++done[t % 2];
      } else {
        EXPECT_THAT(committed, RefusedWith(Reason::ROSTER_CONFLICTS));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  // All copies of the one that won say so; the other plan seats nobody.
  EXPECT_THAT((std::vector<int>{done[0], done[1]}), UnorderedElementsAre(kThreads / 2, 0));
  EXPECT_EQ(Count("enrollment WHERE state = 1"), 20);
  EXPECT_EQ(Count("engagement WHERE live"), 20);
  EXPECT_EQ(Count("shift WHERE taken = places"), 3);
  EXPECT_EQ(Count("roster_plan WHERE state = 4"), 1);
  EXPECT_EQ(Count("outbox WHERE type = 'matching.enrollment.confirmed'"), 20);
}

TEST_F(Rosters, TakeApplicationsFromVolunteersAndFromLists) {
  event_ = Event({ShiftAt(1)});
  const std::string volunteer = Known(1);
  const auto first = Apply(volunteer, {0});
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(first->max_shifts(), 1);
  EXPECT_EQ(first->name(), event_ + "/rosterApplications/" + VolunteerName::Parse(volunteer)->id());
  ASSERT_THAT(Apply(volunteer), IsOk());  // replaces it
  EXPECT_EQ(Count("roster_application WHERE preferred_shifts = '{}'"), 1);
  EXPECT_THAT(Apply(Volunteer(99)), RefusedWith(Reason::VOLUNTEER_CANNOT_SERVE));
  v1::SubmitRosterApplicationRequest of_other;
  of_other.set_parent(event_);
  of_other.mutable_application()->set_volunteer(volunteer);
  EXPECT_THAT(
      host_.Call(*rosters_, &v1::RosterService::Stub::SubmitRosterApplication, kManager, of_other),
      RefusedWith(Reason::NOT_AUTHORIZED));

  v1::ImportRosterApplicationsRequest list;
  list.set_parent(event_);
  list.set_consent_proof("报名表 2026-11 第3册");
  list.add_applications()->set_volunteer(Known(2));
  list.add_applications()->set_volunteer(Known(3));
  const auto import = [&] {
    return host_.Call(*rosters_, &v1::RosterService::Stub::ImportRosterApplications, kManager,
                      list);
  };
  EXPECT_EQ(import()->imported(), 2);
  list.add_applications()->set_volunteer(Known(2));
  list.add_applications()->set_volunteer(Volunteer(98));
  list.mutable_applications(1)->add_preferred_shifts(Published({ShiftAt(1)})[0]);
  const auto wrong = import();
  EXPECT_THAT(wrong, RefusedWith(Reason::BAD_REQUEST));
  EXPECT_THAT(wrong,
              Violates("applications[1].preferred_shifts[0]", Reason::ROSTER_SHIFT_ELSEWHERE));
  EXPECT_THAT(wrong, Violates("applications[2].volunteer", Reason::FIELD_REPEATED));
  EXPECT_THAT(wrong, Violates("applications[3].volunteer", Reason::VOLUNTEER_CANNOT_SERVE));

  v1::ListRosterApplicationsRequest request;
  request.set_parent(event_);
  request.set_page_size(2);
  const auto page =
      host_.Call(*rosters_, &v1::RosterService::Stub::ListRosterApplications, kManager, request);
  ASSERT_THAT(page->applications(), SizeIs(2));
  request.set_page_token(page->next_page_token());
  EXPECT_THAT(
      host_.Call(*rosters_, &v1::RosterService::Stub::ListRosterApplications, kManager, request)
          ->applications(),
      SizeIs(1));
  v1::WithdrawRosterApplicationRequest withdraw;
  withdraw.set_parent(event_);
  withdraw.set_volunteer(volunteer);
  for (int i = 0; i < 2; ++i) {
    EXPECT_THAT(host_.Call(*rosters_, &v1::RosterService::Stub::WithdrawRosterApplication,
                           volunteer, withdraw),
                IsOk());
  }
  EXPECT_EQ(Count("roster_application"), 2);
}

TEST_F(Rosters, AreOfOpenActivitiesAndOfABoundedSize) {
  event_ = Event({ShiftAt(1)});
  ASSERT_THAT(Plan(), IsOk());
  v1::ListRosterPlansRequest request;
  request.set_parent(event_);
  request.set_page_size(1);
  ASSERT_THAT(Plan(), IsOk());
  const auto page =
      host_.Call(*rosters_, &v1::RosterService::Stub::ListRosterPlans, kManager, request);
  ASSERT_THAT(page->plans(), SizeIs(1));
  request.set_page_token(page->next_page_token());
  EXPECT_THAT(
      host_.Call(*rosters_, &v1::RosterService::Stub::ListRosterPlans, kManager, request)->plans(),
      SizeIs(1));
  v1::RosterSettings elsewhere;
  auto* crew = elsewhere.add_minimum_crews();
  crew->set_shift(Published({ShiftAt(1)})[0]);
  crew->set_heads(1);
  EXPECT_THAT(Plan(elsewhere),
              Violates("plan.settings.minimum_crews[0].shift", Reason::ROSTER_SHIFT_ELSEWHERE));
  Sql("INSERT INTO matching.roster_application SELECT '" + ActivityName::Parse(event_)->id() +
      "', 'V' || n, now(), now(), '{}', false, 1, 'a list' FROM generate_series(1, 100001) AS n");
  EXPECT_THAT(Plan(), RefusedWith(Reason::ROSTER_TOO_LARGE));
  ASSERT_THAT(CancelActivity(event_), IsOk());
  EXPECT_THAT(Plan(), RefusedWith(Reason::ACTIVITY_NOT_OPEN));
  event_ = Create(Draft(), {ShiftAt(1)})->activity().name();
  EXPECT_THAT(Plan(), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST(RosterWindows, AreWhatOverlapsDirectlyOrThroughOthers) {
  EXPECT_THAT(WindowsOf({{0, 4}, {3, 6}, {6, 8}, {5, 6}, {20, 22}}), ElementsAre(0, 0, 1, 0, 2));
  EXPECT_THAT(WindowsOf({{10, 12}, {0, 2}}), ElementsAre(1, 0));
  EXPECT_THAT(WindowsOf({}), IsEmpty());
}

}  // namespace
}  // namespace linli::matching
