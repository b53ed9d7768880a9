#include "deploy/ctl/resources.h"
#include "linli/awards/v1/certificate_template_service.pb.h"

namespace linli::ctl {

namespace v1 = awards::v1;

Commands CertificateTemplates() {
  return {
      {.words = "certificate templates",
       .request = &v1::ListCertificateTemplatesRequest::default_instance(),
       .help = "the versions of how certificates look on paper, newest first",
       .example = "--region 1305",
       .fields = {{"--region", "region", "only this region's"}},
       .columns = {"name", "region", "version", "effective_time", "title"}},
      {.words = "certificate template",
       .request = &v1::GetCertificateTemplateRequest::default_instance(),
       .help = "one version of a template with its texts",
       .example = "certificateTemplates/…",
       .fields = {{"TEMPLATE", "name", "certificateTemplates/…"}}},
      {.words = "certificate adopt-template",
       .request = &v1::CreateCertificateTemplateRequest::default_instance(),
       .help = "say how certificates of a region look from a moment on",
       .example = "--region 1305 --verify-at 邢台志愿服务网 --seal xingtai.png",
       .fields = {{"--region", "certificate_template.region", "where; everywhere if not given"},
                  {"--title", "certificate_template.title", "large at the top", "志愿服务记录证明"},
                  {"--notes", "certificate_template.notes", "备注, below the lines"},
                  {"--verify-at", "certificate_template.verify_at", "where a reader verifies it"},
                  {"--seal", "certificate_template.seal", "a PNG file in seals/ of the keys"},
                  {"--from", "certificate_template.effective_time", "from; now if not given"}}},
  };
}

}  // namespace linli::ctl
