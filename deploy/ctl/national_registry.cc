#include "deploy/ctl/resources.h"
#include "linli/registration/v1/national_registry_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

Commands NationalRegistry() {
  return {
      {.words = "national get",
       .request = &v1::GetNationalRegistrationRequest::default_instance(),
       .help = "a volunteer's number in the national system",
       .example = "volunteers/V1305022611123456K/nationalRegistration",
       .fields = {{"REGISTRATION", "name", "volunteers/…/nationalRegistration"}}},
      {.words = "national reconcile",
       .request = &v1::ReconcileVolunteersRequest::default_instance(),
       .help = "lay registrations of the national system beside our files",
       .example = "regions/130502 --row national_number=V130502000001,"
                  "id_document.type=resident-identity-card,id_document.number=…",
       .fields = {{"REGION", "parent", "regions/…"},
                  {"--row", "rows", "one registration there; may be repeated"}},
       .columns = {"outcome", "volunteer"}},
      {.words = "national list-missing",
       .request = &v1::ListUnreconciledVolunteersRequest::default_instance(),
       .help = "list the volunteers whom the national system has not named yet",
       .example = "regions/130502",
       .fields = {{"REGION", "parent", "regions/…"}}},
  };
}

}  // namespace linli::ctl
