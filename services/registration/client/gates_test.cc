// What a gate asks of facts that may be older than the moment in question.
#include "services/registration/client/gates.h"

#include "common/time/proto_time.h"
#include "gtest/gtest.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::registration::gates {
namespace {

const absl::Time kMidnight =
    absl::FromCivil(absl::CivilDay(2027, 1, 1), absl::FixedTimeZone(28800));
constexpr char kFirstAid[] = "regions/1305/qualificationKinds/aid";
constexpr auto kMoment = absl::Nanoseconds(1);

void Hold(v1::GateFacts& facts, absl::Time from, absl::Time until) {
  v1::HeldQualification& held = *facts.add_qualifications();
  held.set_qualification_kind(kFirstAid);
  *held.mutable_start_time() = time::ToProto(from);
  if (until != absl::InfiniteFuture()) *held.mutable_end_time() = time::ToProto(until);
}

TEST(HoldsAt, EndsAtMidnight) {
  v1::GateFacts facts;
  EXPECT_FALSE(HoldsAt(facts, kFirstAid, kMidnight));
  Hold(facts, kMidnight - absl::Hours(24), kMidnight);
  EXPECT_FALSE(HoldsAt(facts, kFirstAid, kMidnight - absl::Hours(24) - kMoment));
  EXPECT_TRUE(HoldsAt(facts, kFirstAid, kMidnight - absl::Hours(24)));
  EXPECT_TRUE(HoldsAt(facts, kFirstAid, kMidnight - kMoment));
  EXPECT_FALSE(HoldsAt(facts, kFirstAid, kMidnight));
  EXPECT_FALSE(HoldsAt(facts, "regions/1305/qualificationKinds/other", kMidnight - kMoment));
}

TEST(HoldsThroughout, CountsARenewalTogetherWithWhatItRenews) {
  const absl::Time from = kMidnight - absl::Hours(1), until = kMidnight + absl::Hours(1);
  v1::GateFacts facts;
  Hold(facts, kMidnight - absl::Hours(24), kMidnight);
  EXPECT_FALSE(HoldsThroughout(facts, kFirstAid, from, until));
  v1::GateFacts with_gap = facts;
  Hold(with_gap, kMidnight + kMoment, absl::InfiniteFuture());
  EXPECT_FALSE(HoldsThroughout(with_gap, kFirstAid, from, until));
  Hold(facts, kMidnight, absl::InfiniteFuture());
  EXPECT_TRUE(HoldsThroughout(facts, kFirstAid, from, until));
}

TEST(TrainedBy, CountsFromCompletionOn) {
  v1::GateFacts facts;
  v1::CompletedCourse& course = *facts.add_completed_courses();
  course.set_course("regions/1305/courses/aid");
  *course.mutable_complete_time() = time::ToProto(kMidnight);
  EXPECT_TRUE(TrainedBy(facts, "regions/1305/courses/aid", kMidnight));
  EXPECT_FALSE(TrainedBy(facts, "regions/1305/courses/aid", kMidnight - kMoment));
  EXPECT_FALSE(TrainedBy(facts, "regions/1305/courses/other", kMidnight));
}

TEST(Signed, IsTheVersionOrALaterOne) {
  v1::GateFacts facts;
  v1::SignedAgreement& agreement = *facts.add_signed_agreements();
  agreement.set_agreement("regions/1305/agreements/a");
  agreement.set_version(2);
  EXPECT_TRUE(Signed(facts, "regions/1305/agreements/a", 1));
  EXPECT_TRUE(Signed(facts, "regions/1305/agreements/a", 2));
  EXPECT_FALSE(Signed(facts, "regions/1305/agreements/a", 3));
  EXPECT_FALSE(Signed(facts, "regions/1305/agreements/b", 1));
}

TEST(InsuredThroughout, LeavesNoMomentOpen) {
  v1::GateFacts facts;
  const auto insure = [&](absl::Time from, absl::Time until) {
    v1::InsuredInterval& one = *facts.add_insured();
    *one.mutable_start_time() = time::ToProto(from);
    *one.mutable_end_time() = time::ToProto(until);
  };
  const absl::Time from = kMidnight, until = kMidnight + absl::Hours(4);
  EXPECT_FALSE(InsuredThroughout(facts, from, until));
  insure(kMidnight + absl::Hours(2), until);
  EXPECT_FALSE(InsuredThroughout(facts, from, until));
  insure(kMidnight - absl::Hours(1), kMidnight + absl::Hours(2));
  EXPECT_TRUE(InsuredThroughout(facts, from, until)) << "of two contracts, one after the other";
  EXPECT_FALSE(InsuredThroughout(facts, from, until + kMoment));
}

TEST(Facts, TellStateAgeAndGuardian) {
  v1::GateFacts facts;
  EXPECT_EQ(AgeOn(facts, absl::CivilDay(2026, 11, 28)), -1);
  facts.set_birth_date("2008-11-28");
  EXPECT_EQ(AgeOn(facts, absl::CivilDay(2026, 11, 27)), 17);
  EXPECT_EQ(AgeOn(facts, absl::CivilDay(2026, 11, 28)), 18);
  EXPECT_FALSE(GuardianAgreed(facts));
  *facts.mutable_guardian_consent_time() = time::ToProto(kMidnight);
  EXPECT_TRUE(GuardianAgreed(facts));
  facts.set_volunteer_state(v1::VOLUNTEER_PENDING);
  EXPECT_FALSE(Active(facts));
  facts.set_volunteer_state(v1::VOLUNTEER_ACTIVE);
  EXPECT_TRUE(Active(facts));
}

}  // namespace
}  // namespace linli::registration::gates
