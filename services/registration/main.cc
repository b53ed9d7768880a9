// linli-registration: who.
#include "common/rpc/host.h"
#include "services/registration/api/service.h"
#include "services/registration/jobs/file_care.h"

namespace {

using namespace linli;  // NOLINT(google-build-using-namespace): the one place that knows them all

std::shared_ptr<void> Furnish(rpc::Host& host) {
  const std::shared_ptr<registration::Deps> deps = registration::Furnish(host);
  const registration::jobs::Household house{host.database(), host.cache(), host.clock()};
  host.Repeat("end suspensions", absl::Minutes(1),
              [house, deps = deps.get()] { return EndSuspensions(house, *deps); });
  host.Repeat("send claim codes", absl::Seconds(1),
              [house, deps = deps.get()] { return SendClaimCodes(house, *deps); });
  host.Repeat("count registered", absl::Minutes(10), [house] { return CountRegistered(house); });
  return deps;
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
