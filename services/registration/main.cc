// linli-registration: who.
#include "common/rpc/host.h"
#include "services/registration/api/service.h"
#include "services/registration/jobs/qualification_end.h"

namespace {

using namespace linli;  // NOLINT(google-build-using-namespace): the one place that knows them all

std::shared_ptr<void> Furnish(rpc::Host& host) {
  std::shared_ptr<void> furniture = registration::Furnish(host);
  const registration::jobs::Household house{host.database(), host.cache(), host.clock()};
  host.Repeat("tell ends of qualifications", absl::Minutes(1), [house] { return TellEnds(house); });
  return furniture;
}

}  // namespace

int main(int argc, char** argv) {
  const rpc::Program program{
      "registration",
      7101,
      {},
      {{"bootstrap-administrator",
        "subject that holds every role over the platform, staff/x for example", ""}}};
  return rpc::Main(argc, argv, program, Furnish);
}
