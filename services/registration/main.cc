// linli-registration: who.
#include "common/rpc/host.h"
#include "services/registration/api/service.h"

int main(int argc, char** argv) {
  const linli::rpc::Program program{
      "registration",
      7101,
      {},
      {{"bootstrap-administrator",
        "subject that holds every role over the platform, staff/x for example", ""}}};
  return linli::rpc::Main(argc, argv, program, linli::registration::Furnish);
}
