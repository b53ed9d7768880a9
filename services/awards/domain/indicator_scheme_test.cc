// S0-10, S3-5: what cannot be computed is refused when it is written.
#include "services/awards/domain/indicator_scheme.h"

#include "common/time/proto_time.h"
#include "gtest/gtest.h"
#include "services/awards/domain/indicator_inputs.h"

namespace linli::awards::domain {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'795'827'600);

v1::IndicatorScheme Sample() {
  v1::IndicatorScheme scheme;
  scheme.set_title("测评");
  v1::Indicator& rate = *scheme.add_indicators();
  rate.set_key("registration_rate");
  rate.set_title("注册率");
  rate.set_expression("1000 * registered / denominator.resident_population");
  rate.set_unit(v1::UNIT_PER_MILLE);
  for (const auto& [title, at_least] : {std::pair("合格", 80), std::pair("优秀", 160)}) {
    v1::IndicatorGrade& grade = *rate.add_grades();
    grade.set_title(title);
    grade.set_at_least(at_least);
  }
  return scheme;
}

Violations FaultsOf(const v1::IndicatorScheme& scheme) {
  Violations violations;
  FindFaults(scheme, kNow, violations);
  return violations;
}

TEST(IndicatorSchemeTest, TakesAWholeOne) {
  v1::IndicatorScheme scheme = Sample();
  EXPECT_TRUE(FaultsOf(scheme).empty());
  *scheme.mutable_effective_time() = time::ToProto(kNow);
  EXPECT_TRUE(FaultsOf(scheme).empty()) << "from this very moment on";
}

TEST(IndicatorSchemeTest, NamesEveryFault) {
  v1::IndicatorScheme scheme = Sample();
  *scheme.mutable_effective_time() = time::ToProto(kNow - absl::Microseconds(1));
  *scheme.add_indicators() = scheme.indicators(0);
  scheme.mutable_indicators(0)->set_expression("1 +");
  scheme.mutable_indicators(1)->set_expression("registered / volunteers");
  scheme.mutable_indicators(1)->mutable_grades(1)->set_at_least(80);
  const absl::Status faults = FaultsOf(scheme).ToStatus();
  for (const char* path :
       {"indicator_scheme.effective_time", "indicator_scheme.indicators[0].expression",
        "indicator_scheme.indicators[1].expression", "indicator_scheme.indicators[1].key",
        "indicator_scheme.indicators[1].grades[1].at_least"}) {
    EXPECT_EQ(FaultsOf(scheme).CountOf(path), 1) << path;
  }
  EXPECT_FALSE(faults.ok());
}

TEST(IndicatorInputsTest, AreFoundByName) {
  EXPECT_EQ(FindInput("registered")->origin, Origin::kCoverage);
  EXPECT_EQ(FindInput("denominator.party_members")->origin, Origin::kDenominator);
  EXPECT_EQ(FindInput("reported.citizen_satisfaction")->origin, Origin::kReported);
  for (const char* unknown : {"", "register", "registered_", "denominator.", "denominator",
                              "other.x", "reported.a.b", "reported."}) {
    EXPECT_EQ(FindInput(unknown), nullptr) << unknown;
  }
}

TEST(IndicatorInputsTest, StandInOrderAndBelongToAService) {
  for (size_t i = 0; i < KnownInputs().size(); ++i) {
    EXPECT_NE(ServiceOf(KnownInputs()[i].origin), "");
    if (i > 0) {
      EXPECT_LT(KnownInputs()[i - 1].name, KnownInputs()[i].name);
    }
  }
}

}  // namespace
}  // namespace linli::awards::domain
