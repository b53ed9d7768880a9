#include "deploy/ctl/resources.h"
#include "linli/registration/v1/volunteer_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

Commands Volunteers() {
  const std::vector<Field> changeable = {
      {"--name", "volunteer.display_name", "full name"},
      {"--phone", "volunteer.phone", "mobile number"},
      {"--residence", "volunteer.residence_region", "code of the community, 12 digits"},
      {"--skill", "volunteer.skills", "特长, national code; may be repeated"},
      {"--language", "volunteer.languages", "服务语言, zh, yue, ug, csl …; may be repeated"},
      {"--category", "volunteer.service_categories", "服务类别, national code; may be repeated"},
      {"--availability", "volunteer.availability", "可服务时段, 24 bits as a number"},
      {"--political-status", "volunteer.political_status", "政治面貌, national code"},
      {"--education", "volunteer.education", "学历, national code"},
      {"--occupation", "volunteer.occupation", "从业状况, national code"},
      {"--home", "volunteer.home_location", "rough place, lat=37.07,lon=114.50,datum=wgs84"},
      {"--oath", "volunteer.oath_version", "version of the oath taken, 2025-12-04"},
      {"--guardian-consent", "volunteer.consent.guardian_consent_time", "when the guardian agreed"},
  };
  std::vector<Field> registration = {
      {"--registrar", "registrar", "under whose authority: regions/… or organizations/…"},
      {"--region", "volunteer.service_region", "服务区域, code of 6, 9 or 12 digits"},
      {"--sex", "volunteer.sex", "sex"},
      {"--birth-date", "volunteer.birth_date", "2001-02-03"},
      {"--document-type", "volunteer.id_document.type", "kind of document"},
      {"--document-number", "volunteer.id_document.number", "as printed"},
      {"--country", "volunteer.id_document.issuing_country", "of a passport, 3 digits"},
      {"--source", "volunteer.consent.source", "who makes the entry", "self"},
      {"--consent", "volunteer.consent.consent_time", "when she agreed, unless she enters herself"},
  };
  registration.insert(registration.end(), changeable.begin(), changeable.end());
  std::vector<Field> update = {{"VOLUNTEER", "volunteer.name", "volunteers/…"}};
  update.insert(update.end(), changeable.begin(), changeable.end());
  return {
      {.words = "volunteer register",
       .request = &v1::RegisterVolunteerRequest::default_instance(),
       .help = "open a file and get a number",
       .example = "--registrar regions/130502 --name 王小梅 --sex female --birth-date 2003-03-05 "
                  "--document-type resident-id --document-number … --phone 13800138000 "
                  "--residence 130502001062 --region 130502",
       .fields = registration},
      {.words = "volunteer get",
       .request = &v1::GetVolunteerRequest::default_instance(),
       .help = "show one file",
       .example = "V1305022611123456K",
       .fields = {{"VOLUNTEER", "name", "number"}}},
      {.words = "volunteer list",
       .request = &v1::ListVolunteersRequest::default_instance(),
       .help = "list the volunteers of a region and below it, or of an organisation",
       .example = "regions/130502",
       .fields = {{"WHERE", "parent", "regions/… or organizations/…"}},
       .columns = {"name", "display_name", "state", "service_region", "masked_phone"}},
      {.words = "volunteer update",
       .request = &v1::UpdateVolunteerRequest::default_instance(),
       .help = "change what is given",
       .example = "volunteers/V1305022611123456K --skill 01 --skill 16",
       .fields = update},
  };
}

}  // namespace linli::ctl
