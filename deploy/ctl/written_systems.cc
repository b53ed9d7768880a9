#include "deploy/ctl/resources.h"
#include "linli/registration/v1/written_system_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

Commands WrittenSystems() {
  return {
      {.words = "written-system publish",
       .request = &v1::PublishWrittenSystemRequest::default_instance(),
       .help = "publish the first or the next version of a region's written system (制度)",
       .example = "regions/130502 --kind training --name 志愿者培训管理制度 --text … --replaces 1",
       .fields = {{"REGION", "parent", "regions/…"},
                  {"--kind", "written_system.kind", "recruitment, training, incentives …"},
                  {"--name", "written_system.display_name", "as people call it"},
                  {"--text", "written_system.text", "the whole text"},
                  {"--replaces", "replaces_version", "the newest version; none: the first"}}},
      {.words = "written-system get",
       .request = &v1::GetWrittenSystemRequest::default_instance(),
       .help = "show a version, or the newest one",
       .example = "regions/130502/writtenSystems/training/versions/-",
       .fields = {{"VERSION", "name", "regions/…/writtenSystems/…/versions/…"}}},
      {.words = "written-system list",
       .request = &v1::ListWrittenSystemsRequest::default_instance(),
       .help = "list the written systems of a region",
       .example = "regions/130502",
       .fields = {{"REGION", "parent", "regions/…"}},
       .columns = {"kind", "display_name", "version", "create_time"}},
  };
}

}  // namespace linli::ctl
