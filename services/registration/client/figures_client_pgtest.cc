// The figures that awards asks, from the service itself, with the role of a service alone (S0-10,
// S1-28, S3-7, S3-16, S3-18).
#include <algorithm>

#include "common/client/channel.h"
#include "common/time/china_day.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "linli/registration/v1/coverage_service.grpc.pb.h"
#include "services/registration/client/figures_client.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr char kAwards[] = "services/awards";

class FiguresClientTest : public support::RegistrationTest {
 protected:
  FiguresClientTest()
      : channel_("registration", absl::StrCat("127.0.0.1:", host_->port()), host_.Token(kAwards)),
        client_(MakeFiguresClient(channel_)) {
    EXPECT_THAT(Grant(kAwards, options::v1::SERVICE, "platform"), IsOk());
  }

  client::Context context() { return {.deadline = absl::Now() + absl::Seconds(20)}; }

  client::Channel channel_;
  const std::unique_ptr<FiguresClient> client_;
};

TEST_F(FiguresClientTest, TellsEveryFigureToAService) {
  EXPECT_THAT(client_->GetCoverage(context(), support::kDistrict, "resident_population"),
              RefusedWith(Reason::DENOMINATOR_MISSING));
  v1::CreateDenominatorRequest denominator;
  denominator.mutable_denominator()->set_region(support::kDistrict);
  denominator.mutable_denominator()->set_kind("resident_population");
  denominator.mutable_denominator()->set_as_of_date("2025-12-31");
  denominator.mutable_denominator()->set_value(293'750);
  denominator.mutable_denominator()->set_source("公报");
  const auto coverage = v1::CoverageService::NewStub(host_.channel());
  ASSERT_THAT(host_.Call(*coverage, &v1::CoverageService::Stub::CreateDenominator,
                         support::kAdministrator, denominator),
              IsOk());
  EXPECT_THAT(client_->ListDenominators(context(), support::kDistrict), IsOkAndHolds(SizeIs(1)));
  const auto counted = client_->GetCoverage(context(), support::kDistrict, "resident_population");
  ASSERT_THAT(counted, IsOk());
  EXPECT_FALSE(counted->has_count_time()) << "nobody has counted yet";
  const auto stations = client_->GetStationCoverage(context(), support::kDistrict);
  ASSERT_THAT(stations, IsOk());
  EXPECT_EQ(stations->communities(), 1);
  const absl::Time year = time::StartOfDay(absl::CivilDay(2026, 1, 1));
  const auto trainings = client_->ShowTrainingFigures(context(), support::kDistrict, year,
                                                      year + absl::Hours(24 * 365));
  ASSERT_THAT(trainings, IsOk());
  EXPECT_EQ(trainings->total().sessions(), 0);
  EXPECT_THAT(client_->ListRegions(context(), "regions/1305"), IsOkAndHolds(SizeIs(2)));
}

TEST_F(FiguresClientTest, FindsTheMembersOfTheParty) {
  auto member = Entry(1);
  member.mutable_volunteer()->set_political_status("01");
  auto probationary = Entry(2);
  probationary.mutable_volunteer()->set_political_status("02");
  auto other = Entry(3);
  other.mutable_volunteer()->set_political_status("13");
  std::vector<std::string> names;
  for (const auto& entry : {member, probationary, other}) {
    auto registered = Register(entry);
    ASSERT_THAT(registered, IsOk());
    names.push_back(registered->name());
  }
  names.pop_back();
  std::sort(names.begin(), names.end());
  EXPECT_THAT(client_->ListPartyVolunteers(context(), "regions/1305", 3),
              IsOkAndHolds(ElementsAre(names[0], names[1])));
  EXPECT_THAT(client_->ListPartyVolunteers(context(), "regions/1305", 2),
              RefusedWith(Reason::INDICATOR_INPUT_MISSING));
  const auto reporting = client_->ShowCommunityReporting(context(), support::kDistrict);
  ASSERT_THAT(reporting, IsOk());
  EXPECT_EQ(reporting->party_volunteers(), 2);
  EXPECT_EQ(reporting->reported(), 0);
}

}  // namespace
}  // namespace linli::registration
