#include "services/hours/domain/evidence_accepted.h"

#include "common/status/refusal.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

TEST(EvidenceAccepted, IsEverythingUnlessTheEditionNamesSome) {  // law 9
  v1::Policy all;
  v1::Policy strict;
  strict.add_accepted_evidence(v1::BY_CODE);
  strict.add_accepted_evidence(v1::BY_KIOSK);
  const struct {
    v1::EvidenceMethod method;
    bool strictly;
  } cases[] = {{v1::BY_CODE, true},
               {v1::BY_POSITION, false},
               {v1::BY_KIOSK, true},
               {v1::BY_ATTESTATION, false},
               {v1::BY_OFFLINE_LOG, false}};
  for (const auto& c : cases) {
    EXPECT_TRUE(CheckAccepted(all, c.method).ok()) << v1::EvidenceMethod_Name(c.method);
    const absl::Status refused = CheckAccepted(strict, c.method);
    EXPECT_EQ(refused.ok(), c.strictly) << v1::EvidenceMethod_Name(c.method);
    if (c.strictly) continue;
    EXPECT_EQ(ReasonOf(refused), Reason::EVIDENCE_NOT_ACCEPTED);
    EXPECT_EQ(MentionOf(refused, "method"), v1::EvidenceMethod_Name(c.method));
  }
}

}  // namespace
}  // namespace linli::hours::domain
