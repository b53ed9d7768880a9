// "Why not me" says what a sign-up would say: every reason that Enroll gives, one after the other.
#include <fstream>
#include <functional>
#include <set>
#include <sstream>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"

namespace linli::matching {
namespace {

using ::testing::Contains;

class Explanations : public House {
 public:
  // A world in which she is refused for one reason, and the shift that she wants.
  using World = std::function<std::string(Explanations&)>;
  static const std::map<std::string, World>& Worlds();

 protected:
  using Change = std::function<void(v1::Activity&)>;

  registration::v1::Volunteer Adult() {
    registration::v1::Volunteer volunteer;
    volunteer.set_name(her_);
    volunteer.set_state(registration::v1::VOLUNTEER_ACTIVE);
    volunteer.set_birth_date("1996-05-01");
    return volunteer;
  }
  registration::v1::Volunteer Minor() {
    registration::v1::Volunteer volunteer = Adult();
    volunteer.set_birth_date(
        absl::StrCat(absl::ToCivilYear(Now(), absl::UTCTimeZone()).year() - 16, "-01-01"));
    return volunteer;
  }
  std::string One(const std::function<void(v1::Shift&)>& change, int from = 0, int until = 4) {
    v1::Shift shift = ShiftAt(5, from, until);
    change(shift);
    return Published({shift})[0];
  }
  // Two hours, and the next two, for which she has a place.
  std::string BesideAnother(int rest_minutes = 0) {
    v1::Shift wanted = ShiftAt(5, 2, 4);
    wanted.set_rest_minutes(rest_minutes);
    const std::vector<std::string> shifts = Published({wanted, ShiftAt(5, 4, 6)});
    EXPECT_THAT(Enroll(her_, shifts[1]), IsOk());
    return shifts[0];
  }
  std::set<std::string> Explained(const std::string& shift) {
    v1::ExplainMatchRequest request;
    request.set_volunteer(her_);
    request.set_shift(shift);
    const auto answer = host_.Call(*recommendations_,
                                   &v1::RecommendationService::Stub::ExplainMatch, her_, request);
    EXPECT_THAT(answer, IsOk());
    std::set<std::string> reasons;
    if (!answer.ok()) return reasons;
    for (const v1::Obstacle& one : answer->obstacles()) {
      reasons.insert(one.reason());
      EXPECT_FALSE(one.message_zh().empty()) << one.reason();
    }
    return reasons;
  }

  const std::string her_ = Volunteer(1);
};

const std::map<std::string, Explanations::World>& Explanations::Worlds() {
  using X = Explanations;
  const auto nothing = [](v1::Shift&) {};
  static const std::map<std::string, World> kWorlds = {
      {"VOLUNTEER_CANNOT_SERVE",
       [=](X& x) {
         auto suspended = x.Adult();
         suspended.set_state(registration::v1::VOLUNTEER_SUSPENDED);
         x.registration_.Put(suspended);
         return x.One(nothing);
       }},
      {"ACTIVITY_NOT_OPEN",
       [=](X& x) {
         const std::string shift = x.One(nothing);
         EXPECT_THAT(x.CancelActivity(ShiftName::Parse(shift)->parent().ToString()), IsOk());
         return shift;
       }},
      {"SHIFT_BEGUN",
       [=](X& x) {
         const std::string shift = x.One(nothing);
         x.host_.clock().Advance(absl::Hours(25));
         return shift;
       }},
      {"SIGN_UP_NOT_OPEN",
       [](X& x) {
         return x.PublishedAs(
             [&](auto& activity) {
               *activity.mutable_recruit_start_time() = time::ToProto(x.Now() + absl::Hours(5));
             },
             {x.ShiftAt(5)})[0];
       }},
      {"SIGN_UP_CLOSED",
       [](X& x) {
         const std::string shift = x.PublishedAs(
             [&](auto& activity) {
               *activity.mutable_recruit_end_time() = time::ToProto(x.Now() + absl::Hours(5));
             },
             {x.ShiftAt(5)})[0];
         x.host_.clock().Advance(absl::Hours(5));
         return shift;
       }},
      {"ORGANIZATION_CANNOT_RECRUIT",
       [=](X& x) {
         const std::string shift = x.One(nothing);
         x.Sql("INSERT INTO matching.organization VALUES ('qingchun', 1, false, '1305', '{}')");
         return shift;
       }},
      {"INVITATION_ONLY",
       [](X& x) {
         return x.PublishedAs(
             [](auto& activity) { activity.set_recruit_scope(v1::Activity::INVITATION); },
             {x.ShiftAt(5)})[0];
       }},
      {"TEAM_ONLY",
       [](X& x) {
         return x.PublishedAs(
             [](auto& activity) {
               activity.set_recruit_scope(v1::Activity::TEAMS);
               activity.add_teams("organizations/detachment");
             },
             {x.ShiftAt(5)})[0];
       }},
      {"PASSCODE_WRONG",
       [](X& x) {
         return x.PublishedAs(
             [](auto& activity) {
               activity.set_recruit_scope(v1::Activity::PASSCODE);
               activity.set_passcode("246810");
             },
             {x.ShiftAt(5)})[0];
       }},
      {"PASSCODE_ATTEMPTS",
       [](X& x) {
         x.SetPolicy("{enrollment,passcodeAttempts}", "1");
         const std::string shift = Worlds().at("PASSCODE_WRONG")(x);
         EXPECT_THAT(x.Enroll(x.her_, shift), RefusedWith(Reason::PASSCODE_WRONG));
         return shift;
       }},
      {"TOO_YOUNG", [](X& x) { return x.One([](auto& shift) { shift.set_minimum_age(40); }); }},
      {"TOO_OLD", [](X& x) { return x.One([](auto& shift) { shift.set_maximum_age(20); }); }},
      {"MINOR_NEEDS_GUARDIAN_CONSENT",
       [=](X& x) {
         x.registration_.Put(x.Minor());
         return x.One(nothing, 0, 1);
       }},
      {"MINOR_AT_NIGHT",
       [=](X& x) {
         auto minor = x.Minor();
         minor.mutable_consent()->mutable_guardian_consent_time()->set_seconds(1);
         x.registration_.Put(minor);
         return x.One(nothing, 0, 23);
       }},
      {"SKILL_MISSING",
       [](X& x) { return x.One([](auto& shift) { shift.add_required_skills("16"); }); }},
      {"LANGUAGE_MISSING",
       [](X& x) { return x.One([](auto& shift) { shift.add_required_languages("ug"); }); }},
      {"QUALIFICATION_MISSING",
       [](X& x) {
         return x.One([](auto& shift) { shift.add_required_qualifications("first-aid"); });
       }},
      {"TRAINING_NEEDED",
       [](X& x) { return x.One([](auto& shift) { shift.add_required_trainings("traffic"); }); }},
      {"MINIMUM_HOURS",
       [](X& x) { return x.One([](auto& shift) { shift.set_minimum_hours(10); }); }},
      {"ALREADY_ENROLLED",
       [=](X& x) {
         const std::string shift = x.One(nothing);
         EXPECT_THAT(x.Enroll(x.her_, shift), IsOk());
         return shift;
       }},
      {"SHIFT_OVERLAPS",
       [](X& x) {
         const std::vector<std::string> shifts =
             x.Published({x.ShiftAt(5, 0, 4), x.ShiftAt(5, 2, 6)});
         EXPECT_THAT(x.Enroll(x.her_, shifts[1]), IsOk());
         return shifts[0];
       }},
      {"SHIFT_EXCLUDED",
       [](X& x) {
         v1::Shift one = x.ShiftAt(5, 8, 9), other = x.ShiftAt(5, 10, 11);
         one.set_exclusion_group("x");
         other.set_exclusion_group("x");
         const std::vector<std::string> shifts = x.Published({one, other});
         EXPECT_THAT(x.Enroll(x.her_, shifts[1]), IsOk());
         return shifts[0];
       }},
      {"HOURS_PER_DAY",
       [](X& x) {
         x.SetPolicy("{enrollment,maxMinutesPerDay}", "60");
         return x.BesideAnother();
       }},
      {"HOURS_PER_WEEK",
       [](X& x) {
         x.SetPolicy("{enrollment,maxMinutesPerWeek}", "60");
         return x.BesideAnother();
       }},
      {"REST_NEEDED", [](X& x) { return x.BesideAnother(60); }},
      {"TOO_MANY_AHEAD",
       [](X& x) {
         x.SetPolicy("{enrollment,maxAhead}", "1");
         return x.BesideAnother();
       }},
      {"NO_SHOW_PAUSE",
       [=](X& x) {
         x.SetPolicy("{enrollment,noShowLimit}", "1");
         const std::string shift = x.One(nothing);
         x.Sql(
             "INSERT INTO matching.enrollment (shift_id, enrollment_id, volunteer_id,"
             " create_time, update_time, state, start_time, policy_version) SELECT shift_id,"
             " 'E1', '" +
             x.her_.substr(11) + "', now(), now(), 9, to_timestamp(" +
             std::to_string(absl::ToUnixSeconds(x.Now() - absl::Hours(24))) +
             "), '1' FROM matching.shift");
         return shift;
       }},
      {"WAITING_LIST_FULL",
       [](X& x) {
         x.SetPolicy("{enrollment,waitingListLimit}", "0");
         const std::string shift = x.Published({x.ShiftAt(1)})[0];
         EXPECT_THAT(x.Enroll(x.Volunteer(2), shift), IsOk());
         return shift;
       }},
  };
  return kWorlds;
}

// What the contract says that Enroll refuses, but for what does not exist.
std::set<std::string> ReasonsOfEnroll() {
  std::ifstream file("proto/linli/matching/v1/enrollment_service.proto");
  std::ostringstream text;
  text << file.rdbuf();
  const std::string all = text.str();
  const std::string comment = all.substr(0, all.find("rpc Enroll("));
  std::set<std::string> reasons;
  for (const absl::string_view word : absl::StrSplit(
           comment.substr(comment.find("FAILED_PRECONDITION")), absl::ByAnyChar(" ,.:;/()\n"))) {
    Reason value;
    if (errors::v1::Reason_Parse(std::string(word), &value)) reasons.insert(std::string(word));
  }
  return reasons;
}

TEST(ExplanationsOfEnroll, AreTriedForEveryReasonOfTheContract) {
  std::set<std::string> tried;
  for (const auto& [reason, world] : Explanations::Worlds()) tried.insert(reason);
  EXPECT_EQ(tried, ReasonsOfEnroll());
}

class EveryReason : public Explanations, public ::testing::WithParamInterface<std::string> {};

TEST_P(EveryReason, IsExplainedAsItIsRefused) {
  // As registration's feed would tell of her.
  Sql("INSERT INTO matching.volunteer (volunteer_id, version, active, region_code, birth_year,"
      " skills, categories, availability) VALUES ('" +
      her_.substr(11) + "', 1, true, '130502', 1996, '{}', '{}', 0)");
  const std::string shift = Worlds().at(GetParam())(*this);
  Reason reason;
  ASSERT_TRUE(errors::v1::Reason_Parse(GetParam(), &reason));
  EXPECT_THAT(Explained(shift), Contains(GetParam()));
  EXPECT_THAT(Enroll(her_, shift), RefusedWith(reason));
}

std::vector<std::string> Names() {
  std::vector<std::string> names;
  for (const auto& [reason, world] : Explanations::Worlds()) names.push_back(reason);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Enroll, EveryReason, ::testing::ValuesIn(Names()),
                         [](const auto& of) { return of.param; });

}  // namespace
}  // namespace linli::matching
