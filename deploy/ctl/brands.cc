#include "deploy/ctl/resources.h"
#include "linli/matching/v1/brand_service.pb.h"

namespace linli::ctl {

namespace v1 = matching::v1;

Commands Brands() {
  return {
      {.words = "brand create",
       .request = &v1::CreateBrandRequest::default_instance(),
       .help = "register a brand",
       .example = "--owner organizations/… --name 邢小暖 --region 1305 --level city",
       .fields = {{"--owner", "brand.owner", "whose"},
                  {"--name", "brand.display_name", "name"},
                  {"--region", "brand.region", "where"},
                  {"--level", "brand.level", "at which level"},
                  {"--host", "brand.hosts", "who shares it; may be repeated"},
                  {"--day", "brand.recurrence", "FREQ=MONTHLY;BYMONTHDAY=18"}}},
      {.words = "brand update",
       .request = &v1::UpdateBrandRequest::default_instance(),
       .help = "change what is given",
       .example = "brands/… --name 邢小暖之家",
       .fields = {{"BRAND", "brand.name", "brands/…"},
                  {"--name", "brand.display_name", "name"},
                  {"--host", "brand.hosts", "who shares it; may be repeated"},
                  {"--day", "brand.recurrence", "FREQ=MONTHLY;BYMONTHDAY=18"}}},
      {.words = "brand get",
       .request = &v1::GetBrandRequest::default_instance(),
       .help = "show one brand",
       .example = "brands/…",
       .fields = {{"BRAND", "name", "brands/…"}}},
      {.words = "brand list",
       .request = &v1::ListBrandsRequest::default_instance(),
       .help = "list brands",
       .example = "--region 1305",
       .fields = {{"--region", "region", "only there and below"}},
       .columns = {"name", "display_name", "owner", "level"}},
  };
}

}  // namespace linli::ctl
