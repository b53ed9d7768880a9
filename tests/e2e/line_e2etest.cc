// One volunteer walks through the whole house, with Redis, without it, and while it goes away (law
// 8).
#include "deploy/demo/work.h"
#include "gtest/gtest.h"
#include "linli/awards/v1/certificate_service.pb.h"
#include "tests/e2e/scrape.h"
#include "tests/e2e/town.h"
#include "tests/support/matchers.h"

namespace linli::e2e {
namespace {

using support::Suite;

enum class Redis { kRuns, kStopsInTheMiddle, kWasNeverThere };

class Line : public ::testing::TestWithParam<Redis> {
 protected:
  void InTheMiddle() {
    if (GetParam() == Redis::kStopsInTheMiddle) suite_.redis().Stop();
  }

  Suite suite_{GetParam() == Redis::kWasNeverThere ? Suite::WithRedis::kNo
                                                   : Suite::WithRedis::kYes};
  Town town_{suite_};
};

absl::StatusOr<awards::v1::Verification> Verify(demo::Line& line,
                                                const awards::v1::SignedDocument& document) {
  awards::v1::VerifyCertificateRequest request;
  *request.mutable_signed_document() = document;
  return line.Call<awards::v1::Verification>("", request);
}

// S0-7, S3-28, S4-16, S0-5, S4-39.
TEST_P(Line, GoesFromRegistrationToAVerifiedCertificate) {
  const auto people = town_.Enlist(0, 3);
  const std::string &wang = people[0], &second = people[1], &leader = people[2];
  const std::string shift = town_.Publish(8, 10, 1, leader).name();
  EXPECT_EQ(Must(town_.Enroll(wang, shift)).state(), matching::v1::Enrollment::CONFIRMED);
  EXPECT_EQ(Must(town_.Enroll(second, shift)).waiting_position(), 1);
  for (int week = 1; week <= 13; ++week) {
    const auto record = Must(town_.Enter(wang, week, week == 13 ? 2 : 8));
    EXPECT_THAT(town_.Confirm(kManager, record.name()), RefusedWith(Reason::RECORD_SECOND_PERSON));
    Must(town_.Confirm(kSecond, record.name()));
  }
  InTheMiddle();

  suite_.time().MoveTo(demo::At(town_.saturday(), 7, 45));
  Must(town_.CheckIn(wang, shift, town_.Code(leader, shift, hours::v1::IN)));
  EXPECT_EQ(Must(town_.Star(wang)).star(), 0);
  suite_.time().MoveTo(demo::At(town_.saturday(), 10, 5));
  const auto attendance =
      Must(town_.CheckOut(wang, shift, town_.Code(leader, shift, hours::v1::OUT)));
  ASSERT_EQ(attendance.records_size(), 1);
  const auto record = Must(town_.Confirm(leader, attendance.records(0)));
  EXPECT_EQ(record.credited_minutes(), 120);

  EXPECT_THAT(demo::Await([&] { return Must(town_.Star(wang)).star() == 1; }), IsOk());
  EXPECT_EQ(Must(town_.Star(wang)).counted_minutes(), 100 * 60);
  const auto certificate = Must(town_.Certify(wang));
  EXPECT_EQ(certificate.document().total_minutes(), 100 * 60);
  EXPECT_EQ(Must(Verify(town_.line(), certificate.signed_document())).state(), awards::v1::VALID);
  awards::v1::SignedDocument forged = certificate.signed_document();
  forged.mutable_document()->at(20) ^= 1;
  EXPECT_THAT(Verify(town_.line(), forged), RefusedWith(Reason::CERTIFICATE_FORGED));
  awards::v1::RevokeCertificateRequest revoke;
  revoke.set_name(certificate.name());
  revoke.set_reason(awards::v1::ISSUED_IN_ERROR);
  revoke.set_explanation("开具有误");
  Must(town_.line().Call<awards::v1::Certificate>(kAwards, revoke));
  EXPECT_EQ(Must(Verify(town_.line(), certificate.signed_document())).state(), awards::v1::REVOKED);

  // What the day was worth, as numbers (业务指标) and without anybody's name.
  const auto tells = [&](const std::string& service, const std::string& line) {
    const std::string metrics = Scrape(suite_.MetricsOf(service));
    EXPECT_THAT(metrics, ::testing::HasSubstr("\n" + line + "\n"));
    EXPECT_THAT(metrics, ::testing::Not(::testing::HasSubstr(wang))) << service;
  };
  tells("matching", "linli_seats_taken_total 1");
  tells("hours", "linli_minutes_credited_total 6000");
  tells("awards", "linli_certificates_issued_total 1");
  EXPECT_THAT(Scrape(suite_.MetricsOf("awards")),
              ::testing::ContainsRegex(
                  "grpc_client_call_duration_seconds_count.grpc_method=\""
                  "linli.hours.v1.[A-Za-z/]+\",grpc_status=\"OK\",grpc_target=\"dns:///127"));
}

std::string NameOf(const ::testing::TestParamInfo<Redis>& redis) {
  constexpr const char* kNames[] = {"Runs", "StopsInTheMiddle", "WasNeverThere"};
  return kNames[static_cast<int>(redis.param)];
}

INSTANTIATE_TEST_SUITE_P(Redis, Line,
                         ::testing::Values(Redis::kRuns, Redis::kStopsInTheMiddle,
                                           Redis::kWasNeverThere),
                         NameOf);

}  // namespace
}  // namespace linli::e2e
