#include "services/hours/domain/record_conflict.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

using ::testing::ElementsAre;

constexpr char kHer[] = "volunteers/V1305032611222222A";
const absl::Time kNow = time::StartOfDay(absl::CivilDay(2026, 11, 28));

v1::Record By(const std::string& entered_by, v1::Record::State state = v1::Record::EFFECTIVE) {
  v1::Record record;
  record.set_name(absl::StrCat(kHer, "/records/r1"));
  record.set_recording_unit("organizations/o1");
  record.set_state(state);
  record.mutable_provenance()->set_entered_by(entered_by);
  return record;
}

v1::Conflict Open() {
  return OpenConflict(By("staff/sender"), {{"r2", "organizations/o2", {}, 0},
                                           {"r3", "organizations/o1", {}, 0},
                                           {"r4", "organizations/o2", {}, 0}});
}

TEST(RecordConflict, NamesTheRecordsAndEachUnitOnce) {
  const v1::Conflict conflict = Open();
  EXPECT_EQ(conflict.name(), absl::StrCat(kHer, "/conflicts/r1"));
  EXPECT_THAT(conflict.recorded(), ElementsAre("r2", "r3", "r4"));
  EXPECT_THAT(conflict.recording_units(), ElementsAre("organizations/o1", "organizations/o2"));
  EXPECT_EQ(conflict.state(), v1::Conflict::OPEN);
}

TEST(RecordConflict, IsDecidedByWhoBroughtNeither) {
  v1::Conflict decided = Open();
  decided.set_state(v1::Conflict::KEPT_RECORDED);
  const struct {
    const char* what;
    Arbiter arbiter;
    v1::Conflict conflict;
    Reason reason;
  } cases[] = {{"over both", {"staff/a", true}, Open(), Reason::REASON_UNSPECIFIED},
               {"over one", {"staff/a", false}, Open(), Reason::NOT_AUTHORIZED},
               {"the volunteer", {kHer, true}, Open(), Reason::RECORD_OWN},
               {"who reported", {"staff/sender", true}, Open(), Reason::SECOND_PERSON},
               {"who entered", {"staff/clerk", true}, Open(), Reason::SECOND_PERSON},
               {"too late", {"staff/a", true}, decided, Reason::CONFLICT_STATE}};
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(MayArbitrate(c.arbiter, c.conflict, {By("staff/clerk"), By("")})), c.reason)
        << c.what;
  }
}

TEST(RecordConflict, LeavesAloneWhatSomebodyElseDecidesAbout) {
  using R = v1::Record;
  const struct {
    R::State state;
    bool may;
  } cases[] = {
      {R::DRAFT, true},         {R::PENDING_CONFIRMATION, true}, {R::PENDING_APPROVAL, false},
      {R::PUBLIC_NOTICE, true}, {R::NOTICE_HELD, false},         {R::EFFECTIVE, true},
      {R::DISPUTED, false}};
  for (const auto& c : cases) {
    EXPECT_EQ(MayBeReplaced(By("", c.state)).ok(), c.may) << R::State_Name(c.state);
  }
}

TEST(RecordConflict, NotesWhoKeptWhat) {
  v1::Conflict kept = Open();
  Decide({"staff/a", true}, "已核实", "", kNow, kept);
  EXPECT_EQ(kept.state(), v1::Conflict::KEPT_RECORDED);
  EXPECT_EQ(kept.decided_by(), "staff/a");
  EXPECT_EQ(kept.decision(), "已核实");
  EXPECT_EQ(time::FromProto(kept.update_time()), kNow);
  v1::Conflict replaced = Open();
  Decide({"staff/a", true}, "已核实", "volunteers/x/records/r1", kNow, replaced);
  EXPECT_EQ(replaced.state(), v1::Conflict::KEPT_REPORTED);
  EXPECT_EQ(replaced.record(), "volunteers/x/records/r1");
}

}  // namespace
}  // namespace linli::hours::domain
