// A record is corrected and another one reversed after a certificate was issued: awards hears of it
// through the feed, and the paper stays what it was.
#include "deploy/demo/work.h"
#include "gtest/gtest.h"
#include "linli/awards/v1/certificate_service.pb.h"
#include "linli/hours/v1/amendment_service.pb.h"
#include "tests/e2e/town.h"
#include "tests/support/matchers.h"

namespace linli::e2e {
namespace {

class Correction : public ::testing::Test {
 protected:
  // Proposed by the manager, decided by the second one; what took the record's place.
  template <typename Request>
  std::string Amend(const Request& request) {
    const auto proposed = Must(town_.line().Call<hours::v1::Amendment>(kManager, request));
    hours::v1::DecideAmendmentRequest decide;
    decide.set_name(proposed.name());
    decide.set_apply(true);
    EXPECT_THAT(town_.line().Call<hours::v1::Amendment>(kManager, decide),
                RefusedWith(Reason::SECOND_PERSON));
    return Must(town_.line().Call<hours::v1::Amendment>(kSecond, decide)).successor();
  }
  bool Counts(const std::string& volunteer, int64_t minutes) {
    return demo::Await([&] { return Must(town_.Star(volunteer)).counted_minutes() == minutes; })
        .ok();
  }

  support::Suite suite_{support::Suite::WithRedis::kYes};
  Town town_{suite_};
};

TEST_F(Correction, AfterACertificateIsHeardOfByAwards) {  // PAIN-8, PAIN-9, S3-28
  const std::string wang = town_.Enlist(0, 1)[0];
  const auto first = Must(town_.Enter(wang, 1, 8)), second = Must(town_.Enter(wang, 2, 2));
  for (const auto& record : {first, second}) Must(town_.Confirm(kSecond, record.name()));
  ASSERT_TRUE(Counts(wang, 600));
  const auto paper = Must(town_.Certify(wang));
  EXPECT_EQ(paper.document().total_minutes(), 600);

  hours::v1::CorrectRecordRequest correct;
  correct.set_name(second.name());
  *correct.mutable_correction()->mutable_end_time() = second.end_time();
  correct.mutable_correction()->mutable_end_time()->set_seconds(second.end_time().seconds() - 3600);
  correct.mutable_correction()->add_evidence("签到表第3页");
  correct.mutable_correction()->set_consent("本人申请更正");
  correct.set_reason(hours::v1::Ending::WRONG_TIME);
  correct.set_explanation("结束时间有误");
  const std::string successor = Amend(correct);
  EXPECT_TRUE(Counts(wang, 540));

  hours::v1::ReverseRecordRequest reverse;
  reverse.set_name(first.name());
  reverse.set_reason(hours::v1::Ending::NOT_PRESENT);
  reverse.set_explanation("当天没有到场");
  Amend(reverse);
  EXPECT_TRUE(Counts(wang, 60));

  // What was signed stays as it was signed; a new paper says what counts now.
  awards::v1::VerifyCertificateRequest verify;
  *verify.mutable_signed_document() = paper.signed_document();
  EXPECT_THAT(town_.line().Call<awards::v1::Verification>("", verify), IsOk());
  const auto now = Must(town_.Certify(wang)).document();
  EXPECT_EQ(now.total_minutes(), 60);
  ASSERT_EQ(now.lines_size(), 1);
  EXPECT_EQ(now.lines(0).record(), successor);
}

}  // namespace
}  // namespace linli::e2e
