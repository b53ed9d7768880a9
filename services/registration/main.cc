// linli-registration: who.
#include "common/rpc/host.h"
#include "services/registration/api/service.h"
#include "services/registration/jobs/conduct_care.h"
#include "services/registration/jobs/file_care.h"
#include "services/registration/jobs/organization_care.h"
#include "services/registration/jobs/organization_lapse.h"
#include "services/registration/jobs/qualification_end.h"

namespace {

using namespace linli;  // NOLINT(google-build-using-namespace): the one place that knows them all

std::shared_ptr<void> Furnish(rpc::Host& host) {
  std::shared_ptr<registration::Deps> furniture = registration::Furnish(host);
  registration::Deps& deps = *furniture;
  const registration::jobs::Household house{host.database(), host.cache(), host.clock()};
  host.Repeat("warn silent organisations", absl::Hours(1), [house] { return WarnSilent(house); });
  host.Repeat("wind up memberships", absl::Seconds(10), [house] { return WindUp(house); });
  host.Repeat("let applications lapse", absl::Minutes(10),
              [house] { return LapseApplications(house); });
  host.Repeat("end guests", absl::Minutes(1), [house] { return EndGuests(house); });
  host.Repeat("let time pass for conduct", absl::Minutes(1),
              [house, &deps] { return FinishMeasures(house, deps); });
  host.Repeat("tell ends of qualifications", absl::Minutes(1), [house] { return TellEnds(house); });
  host.Repeat("end suspensions", absl::Minutes(1),
              [house, &deps] { return EndSuspensions(house, deps); });
  host.Repeat("send claim codes", absl::Seconds(1),
              [house, &deps] { return SendClaimCodes(house, deps); });
  host.Repeat("count registered", absl::Minutes(10), [house] { return CountRegistered(house); });
  return furniture;
}

}  // namespace

int main(int argc, char** argv) {
  const rpc::Program program{
      "registration",
      7101,
      {},
      {{"bootstrap-administrator",
        "subject that holds every role over the platform, staff/x for example", ""},
       {"verifier", "host:port of the city's identity verifier (linli.verifier.v1)", ""},
       {"notifier", "host:port of the city's message gateway (linli.notifier.v1)", ""}}};
  return rpc::Main(argc, argv, program, Furnish);
}
