// Figures in parts: by partner system and by political status.
#include "linli/hours/v1/statistics_service.grpc.pb.h"
#include "services/hours/api/partner_fixture.h"
#include "services/hours/jobs/figures.h"

namespace linli::hours {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kProvince[] = "regions/13";
constexpr char kInspector[] = "staff/inspector";

// What a part says: key, persons, person-times, credit and honour minutes.
MATCHER_P5(Share, key, persons, times, credit, honour, "") {
  *result_listener << arg.ShortDebugString();
  return arg.key() == key && arg.persons() == persons && arg.person_times() == times &&
         arg.credit_minutes() == credit && arg.honour_minutes() == honour;
}

class FigureParts : public Partners {
 protected:
  FigureParts() { host_.Grant(kInspector, options::v1::INSPECTOR, kProvince); }

  absl::Time Ago(int days) { return time::StartOfDay(time::DayOf(now()) - days) + absl::Hours(9); }
  // Imported and confirmed.
  std::string Counted(const v1::RecordRow& row, const std::string& partner = kYouth,
                      const std::string& unit = kUnit) {
    const std::string name =
        Imported(row, absl::StrCat("i-", partner.substr(8), unit.substr(14)), partner, unit);
    EXPECT_THAT(Confirm(name, unit == kUnit ? kLeader : "staff/other"), IsOk());
    return name;
  }
  void Keep() {
    host_.database().WaitForFeed();
    const absl::Time patience = absl::Now() + absl::Seconds(20);
    ASSERT_THAT(jobs::FoldFigures(host_->database(), now(), patience), IsOk());
    ASSERT_THAT(jobs::AskPoliticalStatus(host_->database(), registration_, now(), patience),
                IsOk());
  }
  absl::StatusOr<v1::FigureShares> ByPartner(const std::string& parent,
                                             const std::string& period = "2026",
                                             const std::string& as = kInspector) {
    v1::GetFiguresByPartnerSystemRequest request;
    request.set_parent(parent);
    request.set_period(period);
    return host_.Call(*statistics_, &v1::StatisticsService::Stub::GetFiguresByPartnerSystem, as,
                      request);
  }
  absl::StatusOr<v1::FigureShares> ByStatus(const std::string& parent,
                                            const std::string& period = "2026",
                                            const std::string& as = kInspector) {
    v1::GetFiguresByPoliticalStatusRequest request;
    request.set_parent(parent);
    request.set_period(period);
    return host_.Call(*statistics_, &v1::StatisticsService::Stub::GetFiguresByPoliticalStatus, as,
                      request);
  }
  void SayOf(const std::string& name, const std::string& status) {
    registration::v1::Volunteer file;
    file.set_name(name);
    file.set_state(registration::v1::VOLUNTEER_ACTIVE);
    file.set_service_region("regions/130503");
    file.set_political_status(status);
    registration_.Put(file);
  }

  std::unique_ptr<v1::StatisticsService::Stub> statistics_ =
      v1::StatisticsService::NewStub(host_.channel());
};

TEST_F(FigureParts, TellPartnerSystemsApart) {  // S2-27, S1-9
  Effective(Ago(2), absl::Hours(1));
  Counted(Row("a", Ago(3), absl::Hours(2)));
  Counted(Row("b", Ago(4), absl::Hours(2)));
  Counted(Row("c", Ago(5), absl::Hours(3), kHim));
  Counted(Row("a", Ago(6), absl::Hours(4)), kRedCross, kOtherUnit);
  Imported(Row("d", Ago(7), absl::Hours(1)), "i9");  // does not count yet
  Keep();
  for (const char* parent : {"regions/13", "regions/1305", "regions/130503"}) {
    const auto shares = ByPartner(parent);
    ASSERT_THAT(shares, IsOk());
    EXPECT_THAT(shares->shares(),
                ElementsAre(Share("", 1, 1, 0, 60), Share(kRedCross, 1, 1, 0, 240),
                            Share(kYouth, 2, 3, 0, 420)))
        << parent;
    EXPECT_EQ(shares->parent(), parent);
    EXPECT_EQ(shares->unasked_persons(), 0);
    EXPECT_TRUE(shares->has_as_of_time());
  }
  EXPECT_THAT(ByPartner(kUnit)->shares(),
              ElementsAre(Share("", 1, 1, 0, 60), Share(kYouth, 2, 3, 0, 420)));
  EXPECT_THAT(ByPartner(kOtherUnit)->shares(), ElementsAre(Share(kRedCross, 1, 1, 0, 240)));
  EXPECT_THAT(ByPartner("regions/1306")->shares(), IsEmpty());
  EXPECT_THAT(ByPartner("regions/13", "2025")->shares(), IsEmpty());
  EXPECT_THAT(ByPartner(kUnit, "2026-13"), Violates("period", Reason::FIELD_UNKNOWN_VALUE));
}

TEST_F(FigureParts, FollowWhatIsReversed) {
  const std::string name = Counted(Row("a", Ago(3), absl::Hours(2)));
  Counted(Row("c", Ago(5), absl::Hours(3), kHim), kRedCross);
  Keep();
  const v1::Record reversed = Reversed(name);
  ASSERT_EQ(reversed.state(), v1::Record::REVERSED);
  Keep();
  EXPECT_THAT(ByPartner(kProvince)->shares(), ElementsAre(Share(kRedCross, 1, 1, 0, 180)));
  EXPECT_THAT(ByStatus(kProvince)->shares(), ElementsAre(Share("13", 1, 1, 0, 180)));
}

TEST_F(FigureParts, TellPoliticalStatusApart) {  // S3-17, S3-27
  Effective(Ago(2), absl::Hours(1));
  Counted(Row("a", Ago(3), absl::Hours(2)));
  Counted(Row("c", Ago(5), absl::Hours(3), kHim), kRedCross, kOtherUnit);
  Keep();
  const auto shares = ByStatus("regions/1305");
  ASSERT_THAT(shares, IsOk());
  EXPECT_THAT(shares->shares(), ElementsAre(Share("01", 1, 2, 0, 180), Share("13", 1, 1, 0, 180)));
  EXPECT_EQ(shares->unasked_persons(), 0);
  EXPECT_THAT(ByStatus(kUnit)->shares(), ElementsAre(Share("01", 1, 2, 0, 180)));
}

TEST_F(FigureParts, SayWhoWasNotAskedForYet) {
  Counted(Row("a", Ago(3), absl::Hours(2)));
  registration_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"upstream", "registration"}}));
  host_.database().WaitForFeed();
  const absl::Time patience = absl::Now() + absl::Seconds(20);
  ASSERT_THAT(jobs::FoldFigures(host_->database(), now(), patience), IsOk());
  EXPECT_THAT(jobs::AskPoliticalStatus(host_->database(), registration_, now(), patience),
              RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  registration_.Fail(absl::OkStatus());
  const auto unasked = ByStatus(kProvince);
  ASSERT_THAT(unasked, IsOk());
  EXPECT_THAT(unasked->shares(), ElementsAre(Share("", 1, 1, 0, 120)));
  EXPECT_EQ(unasked->unasked_persons(), 1);
  Keep();
  EXPECT_THAT(ByStatus(kProvince)->shares(), ElementsAre(Share("01", 1, 1, 0, 120)));
  EXPECT_EQ(ByStatus(kProvince)->unasked_persons(), 0);
}

TEST_F(FigureParts, AskAgainAfterADayAndForgetWhatIsErased) {
  Counted(Row("a", Ago(3), absl::Hours(2)));
  Keep();
  SayOf(kHer, "02");
  Advance(absl::Hours(24));
  Keep();
  EXPECT_THAT(ByStatus(kProvince)->shares(), ElementsAre(Share("01", 1, 1, 0, 120)))
      << "asked within the day";
  Advance(absl::Seconds(1));
  Keep();
  EXPECT_THAT(ByStatus(kProvince)->shares(), ElementsAre(Share("02", 1, 1, 0, 120)));
  SayOf(kHer, "");  // as an erased file answers
  Advance(absl::Hours(25));
  Keep();
  EXPECT_THAT(ByStatus(kProvince)->shares(), ElementsAre(Share("", 1, 1, 0, 120)));
  EXPECT_EQ(ByStatus(kProvince)->unasked_persons(), 0) << "asked, and nothing was said";
  EXPECT_EQ(Count("figure_person WHERE political_status <> ''"), 0);
}

TEST_F(FigureParts, ShowPoliticalStatusToWhoMayReadItInFiles) {  // law 10
  host_.Grant("services/awards", options::v1::SERVICE);
  EXPECT_THAT(ByPartner(kUnit, "2026", kManager), IsOk());
  for (const char* who : {kManager, kLeader, "services/awards", kHer}) {
    EXPECT_THAT(ByStatus(kUnit, "2026", who), RefusedWith(Reason::NOT_AUTHORIZED)) << who;
  }
  EXPECT_THAT(ByStatus(kUnit, "2026", kCounty), IsOk());
  EXPECT_THAT(ByStatus("regions/1306", "2026", kCounty), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(FigureParts, AddUpToTheWhole) {  // exact against recomputation
  std::vector<v1::RecordRow> rows;
  for (int n = 0; n < 60; ++n) {
    rows.push_back(
        Row(absl::StrCat("e", n), Ago(n + 2), absl::Minutes(30 + n), n % 3 == 0 ? kHim : kHer));
  }
  const Ended youth = Import({Part({rows.begin(), rows.begin() + 30}, "y")});
  const Ended red = Import({Part({rows.begin() + 30, rows.end()}, "r", kRedCross)});
  for (const Ended* one : {&youth, &red}) {
    for (const auto& verdict : one->verdicts) ASSERT_THAT(Confirm(verdict.record()), IsOk());
  }
  Keep();
  for (const auto& shares : {ByPartner(kProvince), ByStatus(kProvince)}) {
    ASSERT_THAT(shares, IsOk());
    int64_t times = 0, honour = 0;
    for (const v1::FigureShare& share : shares->shares()) {
      times += share.person_times();
      honour += share.honour_minutes();
    }
    EXPECT_EQ(times, Count("service_record WHERE state = 'EFFECTIVE' AND day >= '2026-01-01'"));
    EXPECT_EQ(honour, Sql("SELECT sum(credited_minutes) FROM service_record WHERE state ="
                          " 'EFFECTIVE' AND day >= '2026-01-01'")[0][0]
                          .as<int64_t>());
  }
}

}  // namespace
}  // namespace linli::hours
