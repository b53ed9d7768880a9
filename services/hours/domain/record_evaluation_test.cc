#include "services/hours/domain/record_evaluation.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::hours::domain {
namespace {

v1::Record InState(v1::Record::State state) {
  v1::Record record;
  record.set_name("volunteers/V1/records/r1");
  record.set_state(state);
  *record.mutable_confirm_time() =
      time::ToProto(time::StartOfDay(absl::CivilDay(2026, 3, 7)) + absl::Hours(23));
  return record;
}

TEST(RecordEvaluation, OfAVolunteerIsForWhoLedHer) {
  const v1::Record record = InState(v1::Record::EFFECTIVE);
  EXPECT_THAT(MayEvaluateVolunteer({.subject = "staff/a", .leads = true}, record), IsOk());
  EXPECT_THAT(MayEvaluateVolunteer({.subject = "staff/a", .her_unit = true}, record),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(MayEvaluateVolunteer({.subject = "volunteers/V1", .leads = true}, record),
              RefusedWith(Reason::RECORD_OWN));
}

TEST(RecordEvaluation, IsTakenForTheDaysOfThePolicy) {
  v1::Policy usual, city;
  city.set_evaluation_days(1);
  const struct {
    const v1::Policy& policy;
    absl::CivilDay last;
  } cases[] = {{usual, absl::CivilDay(2026, 4, 6)}, {city, absl::CivilDay(2026, 3, 8)}};
  for (const auto& c : cases) {
    const absl::Time over = time::StartOfDay(c.last + 1);
    EXPECT_THAT(CheckEvaluable(c.policy, InState(v1::Record::EFFECTIVE), over - absl::Seconds(1)),
                IsOk());
    EXPECT_THAT(CheckEvaluable(c.policy, InState(v1::Record::EFFECTIVE), over),
                RefusedWith(Reason::EVALUATION_CLOSED));
  }
}

TEST(RecordEvaluation, IsOfServiceThatCounts) {
  const absl::Time day = time::StartOfDay(absl::CivilDay(2026, 3, 8));
  for (int i = v1::Record::DRAFT; i <= v1::Record::State_MAX; ++i) {
    const auto state = static_cast<v1::Record::State>(i);
    const bool counts = state == v1::Record::EFFECTIVE || state == v1::Record::DISPUTED;
    EXPECT_EQ(CheckEvaluable(v1::Policy(), InState(state), day).ok(), counts)
        << v1::Record::State_Name(state);
  }
}

}  // namespace
}  // namespace linli::hours::domain
