#include "services/hours/domain/record_decline.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

constexpr char kHer[] = "volunteers/V1305032611222222A";

v1::Record Waiting(v1::Record::State state, const std::string& entered_by = "") {
  v1::Record record;
  record.set_name(absl::StrCat(kHer, "/records/r"));
  record.set_kind(entered_by.empty() ? v1::Record::CREDIT : v1::Record::HONOUR);
  record.set_state(state);
  if (!entered_by.empty()) record.mutable_provenance()->set_entered_by(entered_by);
  return record;
}

TEST(RecordDecline, IsForWhoCouldConfirmAndForWhoEnteredIt) {  // S4-16
  const struct {
    const char* what;
    Confirmer decider;
    v1::Record record;
    Reason reason;
  } cases[] = {
      {"a leader", {"staff/b", true}, Waiting(v1::Record::DRAFT), Reason::REASON_UNSPECIFIED},
      {"a second person",
       {"staff/b", true},
       Waiting(v1::Record::PENDING_CONFIRMATION, "staff/a"),
       Reason::REASON_UNSPECIFIED},
      {"who entered it",
       {"staff/a", true},
       Waiting(v1::Record::PENDING_CONFIRMATION, "staff/a"),
       Reason::REASON_UNSPECIFIED},
      {"who entered it and leads there no more",
       {"staff/a", false},
       Waiting(v1::Record::PENDING_CONFIRMATION, "staff/a"),
       Reason::NOT_AUTHORIZED},
      {"a leader of another unit",
       {"staff/c", false},
       Waiting(v1::Record::DRAFT),
       Reason::NOT_AUTHORIZED},
      {"the volunteer, who leads too",
       {kHer, true},
       Waiting(v1::Record::DRAFT),
       Reason::RECORD_OWN},
      {"the volunteer, who entered it herself",
       {kHer, true},
       Waiting(v1::Record::PENDING_CONFIRMATION, kHer),
       Reason::REASON_UNSPECIFIED},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(MayDecline(c.decider, c.record)), c.reason) << c.what;
  }
}

TEST(RecordDecline, IsForWhatWaits) {
  for (const auto state : {v1::Record::EFFECTIVE, v1::Record::DISPUTED, v1::Record::CORRECTED,
                           v1::Record::REVERSED, v1::Record::DECLINED}) {
    EXPECT_EQ(ReasonOf(MayDecline({"staff/b", true}, Waiting(state))), Reason::RECORD_STATE)
        << v1::Record::State_Name(state);
  }
}

TEST(RecordDecline, SaysWhoWhenAndWhy) {
  v1::Record record = Waiting(v1::Record::DRAFT);
  const absl::Time now = time::StartOfDay(absl::CivilDay(2027, 1, 1));
  Decline({"staff/b", true}, "签到表上没有此人", now, record);
  EXPECT_EQ(record.state(), v1::Record::DECLINED);
  EXPECT_EQ(record.declined_by(), "staff/b");
  EXPECT_EQ(record.decline_reason(), "签到表上没有此人");
  EXPECT_EQ(time::FromProto(record.decline_time()), now);
}

TEST(RecordDecline, GivesTheDaysCapBack) {
  v1::Policy policy;
  policy.set_daily_cap_minutes(480);
  const absl::Time start = time::StartOfDay(absl::CivilDay(2026, 3, 7)) + absl::Hours(8);
  const struct {
    int credited;
    int used;
    int after;
  } cases[] = {
      {0, 0, 120},      // all of it comes back
      {0, 400, 80},     // as much as there is room for
      {0, 480, 0},      // there is none
      {120, 480, 120},  // what counted is not taken away
      {60, 0, 120},
  };
  for (const auto& c : cases) {
    v1::Record record = Waiting(v1::Record::DRAFT);
    *record.mutable_start_time() = time::ToProto(start);
    *record.mutable_end_time() = time::ToProto(start + absl::Hours(2));
    record.set_payable_minutes(120);
    record.set_credited_minutes(c.credited);
    EXPECT_EQ(Regain(policy, {.credited_minutes = c.used}, start, record), c.after > c.credited);
    EXPECT_EQ(record.credited_minutes(), c.after) << c.credited << " beside " << c.used;
  }
}

}  // namespace
}  // namespace linli::hours::domain
