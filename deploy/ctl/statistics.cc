#include "deploy/ctl/resources.h"
#include "linli/hours/v1/statistics_service.pb.h"

namespace linli::ctl {

namespace v1 = hours::v1;

Commands Statistics() {
  return {
      {.words = "statistics figures",
       .request = &v1::GetFiguresRequest::default_instance(),
       .help = "persons, person-times and hours of a volunteer, an organisation or a region",
       .example = "regions/1305 2026-03",
       .fields = {{"PARENT", "parent", "volunteers/…, organizations/… or regions/…"},
                  {"PERIOD", "period", "a year, month or day: 2026, 2026-03, 2026-03-05"},
                  {"--category", "category", "only this 服务类别, 4 digits"}}},
      {.words = "statistics partners",
       .request = &v1::GetFiguresByPartnerSystemRequest::default_instance(),
       .help = "the same in parts by partner system (来源平台)",
       .example = "regions/1305 2026",
       .fields = {{"PARENT", "parent", "organizations/… or regions/…"},
                  {"PERIOD", "period", "a year, month or day: 2026, 2026-03, 2026-03-05"}},
       .columns = {"key", "persons", "person_times", "credit_minutes", "honour_minutes"}},
      {.words = "statistics political",
       .request = &v1::GetFiguresByPoliticalStatusRequest::default_instance(),
       .help =
           "the same in parts by political status (政治面貌), for administrators and inspectors",
       .example = "regions/1305 2026",
       .fields = {{"PARENT", "parent", "organizations/… or regions/…"},
                  {"PERIOD", "period", "a year, month or day: 2026, 2026-03, 2026-03-05"}},
       .columns = {"key", "persons", "person_times", "credit_minutes", "honour_minutes"}},
      {.words = "statistics shortfall",
       .request = &v1::ListShortfallsRequest::default_instance(),
       .help = "who served in a year, but less than the yearly minimum",
       .example = "organizations/… 2026",
       .fields = {{"PARENT", "parent", "organizations/… or regions/…"},
                  {"YEAR", "year", "the year"}},
       .columns = {"volunteer", "credit_minutes", "honour_minutes", "missing_minutes"}},
  };
}

}  // namespace linli::ctl
