#include "services/hours/domain/evidence_grade.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// rivals: signed code > kiosk > own position > organiser's word > back-entry
TEST(EvidenceGrade, OrdersTheWaysByWhatTheyProve) {
  const v1::EvidenceMethod from_weak_to_strong[] = {v1::BY_OFFLINE_LOG, v1::BY_ATTESTATION,
                                                    v1::BY_POSITION, v1::BY_KIOSK, v1::BY_CODE};
  v1::EvidenceGrade weaker = v1::ENTERED_BY_HAND;
  for (const v1::EvidenceMethod method : from_weak_to_strong) {
    EXPECT_LT(weaker, GradeOf(method)) << v1::EvidenceMethod_Name(method);
    weaker = GradeOf(method);
  }
  EXPECT_EQ(weaker, v1::ROTATING_CODE);
}

TEST(EvidenceGrade, OfAPairIsTheWorseOfBoth) {
  for (int in = v1::BY_CODE; in <= v1::BY_OFFLINE_LOG; ++in) {
    for (int out = v1::BY_CODE; out <= v1::BY_OFFLINE_LOG; ++out) {
      const auto one = static_cast<v1::EvidenceMethod>(in);
      const auto other = static_cast<v1::EvidenceMethod>(out);
      const v1::EvidenceGrade pair = GradeOf(one, other);
      EXPECT_TRUE(pair == GradeOf(one) || pair == GradeOf(other));
      EXPECT_LE(pair, GradeOf(one));
      EXPECT_LE(pair, GradeOf(other));
    }
  }
  EXPECT_EQ(GradeOf(v1::BY_CODE, v1::BY_POSITION), v1::NEAR_THE_PLACE);
  EXPECT_EQ(GradeOf(v1::BY_OFFLINE_LOG, v1::BY_CODE), v1::LOGGED_OFFLINE);
}

TEST(EvidenceGrade, NamesAllUpToOne) {
  EXPECT_THAT(GradesUpTo(v1::EVIDENCE_GRADE_UNSPECIFIED), IsEmpty());
  EXPECT_THAT(GradesUpTo(v1::ATTESTED_BY_LEADER),
              ElementsAre("ENTERED_BY_HAND", "LOGGED_OFFLINE", "ATTESTED_BY_LEADER"));
  EXPECT_THAT(GradesUpTo(v1::ROTATING_CODE), SizeIs(6));
}

// A way that is added without a grade would be worth nothing: each has one of its own.
TEST(EvidenceGrade, KnowsEveryWay) {
  const auto& ways = *v1::EvidenceMethod_descriptor();
  for (int i = 1; i < ways.value_count(); ++i) {
    const auto method = static_cast<v1::EvidenceMethod>(ways.value(i)->number());
    EXPECT_GT(GradeOf(method), v1::ENTERED_BY_HAND) << ways.value(i)->name();
  }
}

}  // namespace
}  // namespace linli::hours::domain
