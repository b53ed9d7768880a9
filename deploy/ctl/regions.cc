#include "deploy/ctl/resources.h"
#include "linli/registration/v1/region_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

Commands Regions() {
  return {
      {.words = "region get",
       .request = &v1::GetRegionRequest::default_instance(),
       .help = "show one region",
       .example = "130502",
       .fields = {{"REGION", "name", "code of 2, 4, 6, 9 or 12 digits"}}},
      {.words = "region list",
       .request = &v1::ListRegionsRequest::default_instance(),
       .help = "list the regions directly below one",
       .example = "1305 --all",
       .fields = {{"REGION", "parent", "whose parts; - for the provinces"}},
       .columns = {"name", "level", "display_name"}},
  };
}

}  // namespace linli::ctl
