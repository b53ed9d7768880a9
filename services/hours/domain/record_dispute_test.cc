#include "services/hours/domain/record_dispute.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::hours::domain {
namespace {

constexpr char kHer[] = "volunteers/V1";
const absl::Time kEffect = time::StartOfDay(absl::CivilDay(2026, 3, 7)) + absl::Hours(23);

v1::Record InState(v1::Record::State state) {
  v1::Record record;
  record.set_name("volunteers/V1/records/r1");
  record.set_state(state);
  record.set_confirmed_by("staff/leader");
  *record.mutable_confirm_time() = time::ToProto(kEffect);
  return record;
}

v1::Dispute Opened(v1::Dispute::State state = v1::Dispute::OPEN) {
  v1::Dispute dispute;
  dispute.set_state(state);
  dispute.set_opened_by("staff/opener");
  return dispute;
}

TEST(RecordDispute, IsForHerAndForHerUnits) {  // S4-17, PAIN-8
  const v1::Record record = InState(v1::Record::EFFECTIVE);
  EXPECT_THAT(MayDispute({.subject = kHer}, record), IsOk());
  EXPECT_THAT(MayDispute({.subject = "staff/a", .leads = true}, record), IsOk());
  EXPECT_THAT(MayDispute({.subject = "staff/a", .her_unit = true}, record), IsOk());
  EXPECT_THAT(MayDispute({.subject = "volunteers/V12"}, record),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST(RecordDispute, IsTakenInNoticeAndForSoManyDaysInEffect) {
  v1::Policy policy, short_one;
  short_one.set_dispute_days(15);
  const struct {
    const v1::Policy& policy;
    absl::CivilDay last;
  } cases[] = {{policy, absl::CivilDay(2027, 3, 8)}, {short_one, absl::CivilDay(2026, 3, 22)}};
  for (const auto& c : cases) {
    const absl::Time over = time::StartOfDay(c.last + 1);
    const v1::Record effective = InState(v1::Record::EFFECTIVE);
    EXPECT_THAT(CheckDisputable(c.policy, effective, over - absl::Nanoseconds(1)), IsOk());
    EXPECT_THAT(CheckDisputable(c.policy, effective, over), RefusedWith(Reason::DISPUTE_LATE));
    EXPECT_THAT(CheckDisputable(c.policy, InState(v1::Record::PUBLIC_NOTICE), over), IsOk());
  }
  for (const auto state :
       {v1::Record::DRAFT, v1::Record::PENDING_CONFIRMATION, v1::Record::PENDING_APPROVAL,
        v1::Record::NOTICE_HELD, v1::Record::DISPUTED, v1::Record::CORRECTED, v1::Record::REVERSED,
        v1::Record::DECLINED, v1::Record::QUARANTINED}) {
    EXPECT_THAT(CheckDisputable(policy, InState(state), kEffect),
                RefusedWith(Reason::RECORD_TRANSITION))
        << v1::Record::State_Name(state);
  }
}

TEST(RecordDispute, IsDecidedByWhoHadNoPartInIt) {
  const v1::Record record = InState(v1::Record::DISPUTED);
  const struct {
    Officer officer;
    Reason reason;
  } cases[] = {
      {{.subject = "staff/b", .leads = true}, Reason::NOT_AUTHORIZED},
      {{.subject = "staff/b", .manages = true}, Reason::REASON_UNSPECIFIED},
      {{.subject = "staff/b", .administers = true}, Reason::REASON_UNSPECIFIED},
      {{.subject = "staff/opener", .manages = true}, Reason::SECOND_PERSON},
      {{.subject = "staff/leader", .manages = true}, Reason::SECOND_PERSON},
      {{.subject = kHer, .manages = true}, Reason::RECORD_OWN},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(MayDecideDispute(c.officer, record, Opened())), c.reason);
  }
  for (const auto state : {v1::Dispute::DISMISSED, v1::Dispute::UPHELD_REVERSED,
                           v1::Dispute::UPHELD_CORRECTED, v1::Dispute::RETRACTED}) {
    EXPECT_THAT(MayDecideDispute({.subject = "staff/b", .manages = true}, record, Opened(state)),
                RefusedWith(Reason::DISPUTE_STATE));
    EXPECT_THAT(MayRetract({.subject = "staff/opener"}, Opened(state)),
                RefusedWith(Reason::DISPUTE_STATE));
  }
  EXPECT_THAT(MayRetract({.subject = "staff/opener"}, Opened()), IsOk());
  EXPECT_THAT(MayRetract({.subject = "staff/b", .manages = true}, Opened()),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

absl::Status Check(const v1::DecideDisputeRequest& request) {
  Violations violations;
  CheckVerdict(request, violations);
  return violations.ToStatus();
}

TEST(RecordDispute, NeedsWhatItsVerdictTakes) {  // PAIN-9
  v1::DecideDisputeRequest request;
  request.set_verdict(v1::DecideDisputeRequest::DISMISS);
  EXPECT_THAT(Check(request), IsOk());
  request.set_verdict(v1::DecideDisputeRequest::REVERSE);
  EXPECT_THAT(Check(request), Violates("reason", Reason::FIELD_REQUIRED));
  request.set_reason(v1::Ending::WRONG_TIME);
  EXPECT_THAT(Check(request), IsOk());
  request.set_verdict(v1::DecideDisputeRequest::CORRECT);
  EXPECT_THAT(Check(request), Violates("correction", Reason::FIELD_REQUIRED));
  request.mutable_correction()->set_place("邢台");
  EXPECT_THAT(Check(request), IsOk());
}

}  // namespace
}  // namespace linli::hours::domain
