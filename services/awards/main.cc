// linli-awards: stars, certificates, award plans, redemptions, assessments.
#include <algorithm>
#include <cstdlib>

#include "common/attempts/attempts.h"
#include "common/outbox/forgetting.h"
#include "common/rpc/host.h"
#include "services/awards/api/assessment_service.h"
#include "services/awards/api/redemption_service.h"
#include "services/awards/api/service.h"
#include "services/awards/jobs/certificate_check.h"
#include "services/awards/jobs/feeds.h"
#include "services/awards/jobs/plan_clock.h"
#include "services/awards/jobs/redemptions.h"
#include "services/awards/jobs/scheme_sweep.h"
#include "services/awards/jobs/tallies.h"
#include "services/registration/client/authority.h"
#include "services/registration/client/erasure.h"
#include "spdlog/spdlog.h"

namespace linli::awards {
namespace {

constexpr absl::Duration kSweepEvery = absl::Seconds(1);
constexpr absl::Duration kPurgeEvery = absl::Hours(1);
constexpr absl::Duration kCheckEvery = absl::Seconds(30);

secret::SigningKeys LoadKeys(const rpc::Options& options) {
  auto keys = secret::SigningKeys::FromPem(options.KeyFile("certificate-signing.pem"),
                                           options.KeyFile("certificate-verify.pem"));
  if (keys.ok()) return *std::move(keys);
  spdlog::critical(R"("certificate keys: {}")", std::string(keys.status().message()));
  std::exit(2);
}

// Three of four workers are always free for other calls.
int PrintersFor(int workers) { return std::max(1, workers / 4); }

struct Awards {
  explicit Awards(rpc::Host& host)
      : registration(registration::Connect(host.ChannelTo("registration"), host.cache())),
        to_hours(host.ChannelTo("hours")),
        hours(hours::MakeHoursClient(to_hours)),
        time_bank(hours::MakeTimeBankClient(to_hours)),
        registration_figures(registration::MakeFiguresClient(host.ChannelTo("registration"))),
        matching_figures(matching::MakeFiguresClient(host.ChannelTo("matching"))),
        hours_figures(hours::MakeFiguresClient(to_hours)),
        authority(*registration),
        keys(LoadKeys(host.options())),
        press(paper::Fonts(host.options().own.at("fonts")), PrintersFor(host.options().workers)),
        report_press(paper::Fonts(host.options().own.at("fonts"))),
        seals(host.options().keys),
        deps{authority.scopes(), *registration, *hours, keys, press, seals},
        assessment_deps{*registration, *registration_figures, *matching_figures, *hours_figures,
                        report_press},
        redemption{host.database(), *time_bank},
        check(host.database(), keys, host.metrics()) {
    host.Authorize(authority.delegations(), authority.scopes());
    AddServices(host, deps);
    jobs::TallyCertificates();
    AddAssessmentService(host, assessment_deps);
    AddRedemptionServices(host, redemption);
    host.Follow("registration",
                outbox::ForgettingAnswers(host.answers(), registration::kVolunteerErased,
                                          jobs::TakeFromRegistration));
    host.Follow("hours", jobs::TakeFromHours);
    host.Repeat("star schemes", kSweepEvery, [&host] {
      return jobs::SweepScheme(host.database(), host.clock().Now(), absl::Now() + kCheckEvery);
    });
    host.Repeat("attempts", kPurgeEvery, [&host] {
      return attempts::Purge(host.database(), host.clock().Now(), absl::Now() + kCheckEvery);
    });
    host.Repeat("award plans", kSweepEvery, [&host] {
      return jobs::LetPlansPass(host.database(), host.clock().Now(), absl::Now() + kCheckEvery);
    });
    host.Repeat("redemptions", kSweepEvery, [this, &host] {
      return jobs::FinishRedemptions(redemption, host.clock().Now(), absl::Now() + kCheckEvery);
    });
    host.Repeat("certificate check", kCheckEvery, [this, &host] {
      return check.Step(host.clock().Now(), absl::Now() + kCheckEvery);
    });
  }

  const std::unique_ptr<registration::RegistrationClient> registration;
  const client::Channel& to_hours;
  const std::unique_ptr<hours::HoursClient> hours;
  const std::unique_ptr<hours::TimeBankClient> time_bank;
  const std::unique_ptr<registration::FiguresClient> registration_figures;
  const std::unique_ptr<matching::FiguresClient> matching_figures;
  const std::unique_ptr<hours::FiguresClient> hours_figures;
  registration::Authority authority;
  const secret::SigningKeys keys;
  paper::Press press;
  paper::ReportPress report_press;
  const paper::Seals seals;
  Deps deps;
  AssessmentDeps assessment_deps;
  RedemptionDeps redemption;
  jobs::CertificateCheck check;
};

}  // namespace
}  // namespace linli::awards

int main(int argc, char** argv) {
  return linli::rpc::Main(
      argc, argv,
      {"awards",
       7104,
       {"registration", "matching", "hours"},
       {{"fonts", "folder of more fonts, for characters of names that no installed one has", ""}}},
      [](linli::rpc::Host& host) -> std::shared_ptr<void> {
        return std::make_shared<linli::awards::Awards>(host);
      });
}
