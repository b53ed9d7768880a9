#include "services/awards/domain/certificate_share.h"

#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"
#include "services/awards/domain/certificate_number.h"

namespace linli::awards::domain {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'795'000'000);
constexpr absl::Duration kTick = absl::Microseconds(1);

TEST(CertificateShare, HasACodeThatPeopleCanPassOn) {
  EXPECT_EQ(MakeShareCode(0, 0), "0000-0000-0000-0000");
  EXPECT_EQ(MakeShareCode(~uint64_t{0}, ~uint64_t{0}), "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
  EXPECT_NE(MakeShareCode(1, 0), MakeShareCode(0, 1));
  EXPECT_EQ(Normalized(MakeShareCode(0, ~uint64_t{0})), "00000000ZZZZZZZZ");
}

TEST(CertificateShare, EndsAfterNowAndWithinAYear) {
  const struct {
    absl::Time expire_time;
    bool fits;
  } cases[] = {{kNow, false},
               {kNow + kTick, true},
               {kNow + kLongestShare, true},
               {kNow + kLongestShare + kTick, false},
               {kNow - absl::Hours(1), false}};
  for (const auto& one : cases) {
    EXPECT_EQ(CheckExpiry(one.expire_time, kNow).ok(), one.fits) << one.expire_time;
  }
  EXPECT_EQ(ReasonOf(CheckExpiry(kNow, kNow)), Reason::BAD_REQUEST);
}

TEST(CertificateShare, HoldsUntilItIsOverOrWithdrawn) {
  v1::CertificateShare share;
  *share.mutable_expire_time() = time::ToProto(kNow);
  EXPECT_TRUE(ShareHolds(share, kNow - kTick));
  EXPECT_FALSE(ShareHolds(share, kNow));
  *share.mutable_withdraw_time() = time::ToProto(kNow - absl::Hours(1));
  EXPECT_FALSE(ShareHolds(share, kNow - kTick));
}

}  // namespace
}  // namespace linli::awards::domain
