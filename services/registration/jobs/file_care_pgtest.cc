#include <deque>

#include "linli/registration/v1/coverage_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_identity_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_life_service.grpc.pb.h"
#include "services/registration/jobs/file_care.h"
#include "tests/support/registration.h"

namespace linli::registration::jobs {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::ElementsAre;
using ::testing::SizeIs;

class FileCareTest : public RegistrationTest {
 protected:
  FileCareTest()
      : deps_(*std::static_pointer_cast<Deps>(furniture_)),
        house_{host_->database(), host_->cache(), host_.clock()},
        life_(v1::VolunteerLifeService::NewStub(host_.channel())),
        identity_(v1::VolunteerIdentityService::NewStub(host_.channel())),
        coverage_(v1::CoverageService::NewStub(host_.channel())) {}

  void Suspend(const std::string& name, absl::Time end) {
    v1::SuspendVolunteerRequest request;
    request.set_name(name);
    request.set_reason("多次爽约");
    *request.mutable_end_time() = time::ToProto(end);
    ASSERT_THAT(host_.Call(*life_, &v1::VolunteerLifeService::Stub::SuspendVolunteer,
                           kAdministrator, request),
                IsOk());
  }
  void BeginClaim(int n) {
    v1::BeginClaimRequest request;
    request.set_registrar(kDistrict);
    request.mutable_id_document()->set_type(v1::RESIDENT_IDENTITY_CARD);
    request.mutable_id_document()->set_number(Document(n));
    request.set_phone("13812345678");
    ASSERT_THAT(host_.Call(*identity_, &v1::VolunteerIdentityService::Stub::BeginClaim, kRegistrar,
                           request),
                IsOk());
  }
  absl::StatusOr<v1::Coverage> Coverage(const std::string& region, const std::string& kind = "") {
    v1::GetCoverageRequest request;
    request.set_denominator_kind(kind);
    request.set_region(region);
    return host_.Call(*coverage_, &v1::CoverageService::Stub::GetCoverage, "", request);
  }
  absl::StatusOr<v1::Denominator> AddDenominator(const std::string& region, int64_t value,
                                                 const std::string& day = "2026-01-01",
                                                 const std::string& kind = "resident_population") {
    v1::CreateDenominatorRequest request;
    request.mutable_denominator()->set_region(region);
    request.mutable_denominator()->set_kind(kind);
    request.mutable_denominator()->set_as_of_date(day);
    request.mutable_denominator()->set_value(value);
    request.mutable_denominator()->set_source("统计公报");
    return host_.Call(*coverage_, &v1::CoverageService::Stub::CreateDenominator, kAdministrator,
                      request);
  }
  std::vector<std::string> DenominatorsOf(const std::string& region) {
    v1::ListDenominatorsRequest request;
    request.set_region(region);
    request.set_page_size(1);
    std::vector<std::string> found;
    do {
      const auto page =
          host_.Call(*coverage_, &v1::CoverageService::Stub::ListDenominators, "", request);
      EXPECT_THAT(page, IsOk());
      if (!page.ok()) return found;
      for (const v1::Denominator& one : page->denominators()) {
        found.push_back(absl::StrCat(one.as_of_date(), " ", one.value()));
      }
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return found;
  }

  Deps& deps_;
  Household house_;
  std::unique_ptr<v1::VolunteerLifeService::Stub> life_;
  std::unique_ptr<v1::VolunteerIdentityService::Stub> identity_;
  std::unique_ptr<v1::CoverageService::Stub> coverage_;
};

TEST_F(FileCareTest, EndsSuspensionsOnTime) {
  const std::string her = Registered(1), other = Registered(2);
  Suspend(her, host_.clock().Now() + absl::Hours(24));
  Suspend(other, host_.clock().Now() + absl::Hours(48));
  ASSERT_THAT(EndSuspensions(house_, deps_), IsOk());
  EXPECT_EQ(GetVolunteer(her, her)->state(), v1::VOLUNTEER_SUSPENDED);
  host_.clock().Advance(absl::Hours(24));
  ASSERT_THAT(EndSuspensions(house_, deps_), IsOk());
  ASSERT_THAT(EndSuspensions(house_, deps_), IsOk());
  EXPECT_EQ(GetVolunteer(her, her)->state(), v1::VOLUNTEER_ACTIVE);
  EXPECT_EQ(GetVolunteer(other, other)->state(), v1::VOLUNTEER_SUSPENDED);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.outbox WHERE type = "
                "'registration.volunteer.reinstated'"),
            "1");
}

TEST_F(FileCareTest, SendsACodeUntilTheGatewayHasIt) {
  Registered(1);
  BeginClaim(1);
  BeginClaim(2);  // nobody's: nothing is sent
  ASSERT_THAT(SendClaimCodes(house_, deps_), IsOk()) << "no gateway: it waits";
  std::deque<notifier::v1::SendCodeRequest> sent;
  bool works = false;
  deps_.send_code = [&](const client::Context&, const notifier::v1::SendCodeRequest& message) {
    if (!works) return absl::UnavailableError("");
    sent.push_back(message);
    return absl::OkStatus();
  };
  EXPECT_FALSE(SendClaimCodes(house_, deps_).ok());
  works = true;
  ASSERT_THAT(SendClaimCodes(house_, deps_), IsOk());
  EXPECT_THAT(sent, SizeIs(0)) << "leased to the sender that may have died";
  host_.clock().Advance(absl::Seconds(31));
  ASSERT_THAT(SendClaimCodes(house_, deps_), IsOk());
  ASSERT_THAT(sent, SizeIs(1));
  EXPECT_EQ(sent[0].phone(), "+8613812345678");
  host_.clock().Advance(absl::Seconds(31));
  ASSERT_THAT(SendClaimCodes(house_, deps_), IsOk());
  EXPECT_THAT(sent, SizeIs(1));
  host_.clock().Advance(absl::Hours(73));
  ASSERT_THAT(SendClaimCodes(house_, deps_), IsOk());
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer_claim"), "0");
}

TEST_F(FileCareTest, CountsWhoIsRegisteredAgainstWhom) {  // S0-10, S2-27, S3-5, S3-16
  EXPECT_THAT(Coverage("regions/1305"), RefusedWith(Reason::DENOMINATOR_MISSING));
  ASSERT_THAT(AddDenominator("regions/1305", 1000, "2020-01-01"), IsOk());
  ASSERT_THAT(AddDenominator("regions/1305", 25), IsOk());
  EXPECT_THAT(AddDenominator("regions/1305", 26), RefusedWith(Reason::DENOMINATOR_EXISTS));
  EXPECT_THAT(AddDenominator("regions/99", 26),
              Violates("denominator.region", Reason::REGION_UNKNOWN));
  // The newest one is used; those before stay to be read, page by page.
  EXPECT_THAT(DenominatorsOf("regions/1305"), ElementsAre("2020-01-01 1000", "2026-01-01 25"));
  EXPECT_THAT(DenominatorsOf("regions/13"), SizeIs(0));
  for (int n = 0; n < 4; ++n) {
    v1::RegisterVolunteerRequest entry = Entry(n);
    entry.mutable_volunteer()->set_political_status(n == 0 ? "01" : "13");
    if (n < 2) entry.mutable_volunteer()->add_partner_systems("youth");
    ASSERT_THAT(Register(entry), IsOk());
  }
  EXPECT_EQ(Coverage("regions/1305")->registered_count(), 0) << "not counted yet";
  ASSERT_THAT(CountRegistered(house_), IsOk());
  absl::StatusOr<v1::Coverage> coverage = Coverage("regions/1305");
  ASSERT_THAT(coverage, IsOk());
  EXPECT_EQ(coverage->registered_count(), 4);
  EXPECT_EQ(coverage->verified_count(), 0);
  EXPECT_EQ(coverage->per_mille(), 160);
  EXPECT_EQ(coverage->grade(), v1::EXCELLENT);
  EXPECT_EQ(coverage->denominator().as_of_date(), "2026-01-01");
  EXPECT_EQ(time::FromProto(coverage->count_time()), host_.clock().Now());
  ASSERT_THAT(coverage->by_age_band(), SizeIs(1));
  EXPECT_EQ(coverage->by_age_band(0).code(), "35");
  ASSERT_THAT(coverage->by_political_status(), SizeIs(2));
  EXPECT_EQ(coverage->by_political_status(0).code(), "01");
  EXPECT_EQ(coverage->by_political_status(1).count(), 3);
  ASSERT_THAT(coverage->by_partner_system(), SizeIs(1));
  EXPECT_EQ(coverage->by_partner_system(0).count(), 2);
  ASSERT_THAT(CountRegistered(house_), IsOk());
  ASSERT_THAT(AddDenominator("regions/41", 25), IsOk());
  EXPECT_EQ(Coverage("regions/41")->grade(), v1::BELOW);
  // Of two Party members in all, one is registered: 500, not the four registered of two.
  ASSERT_THAT(AddDenominator("regions/1305", 2, "2026-01-01", "party_members"), IsOk());
  coverage = Coverage("regions/1305", "party_members");
  ASSERT_THAT(coverage, IsOk());
  EXPECT_EQ(coverage->per_mille(), 500);
  EXPECT_EQ(coverage->grade(), v1::COVERAGE_GRADE_UNSPECIFIED);
}

}  // namespace
}  // namespace linli::registration::jobs
