#include "deploy/ctl/resources.h"
#include "linli/matching/v1/activity_series_service.pb.h"

namespace linli::ctl {

namespace v1 = matching::v1;

Commands ActivitySeries() {
  return {
      {.words = "series create",
       .request = &v1::CreateActivitySeriesRequest::default_instance(),
       .help = "write activities that come again",
       .example = "--organization organizations/… --recurrence 'FREQ=WEEKLY;BYDAY=SU' --name "
                  "法制夜校 --category 0005 --region 130502 --risk low --start '2026-11-29 19:00' "
                  "--end '2026-11-29 20:30' --shift 'name=讲师,start=2026-11-29 "
                  "19:00,end=2026-11-29 20:30,places=2'",
       .fields = {{"--organization", "parent", "whose"},
                  {"--recurrence", "series.recurrence", "RRULE of RFC 5545"},
                  {"--name", "series.template.display_name", "name"},
                  {"--category", "series.template.category", "服务类别, 4 digits"},
                  {"--region", "series.template.region", "where"},
                  {"--risk", "series.template.risk_class", "danger to those who serve"},
                  {"--start", "series.template.start_time", "first moment of the first one"},
                  {"--end", "series.template.end_time", "its last moment"},
                  {"--address", "series.template.place.address", "where volunteers meet"},
                  {"--leader", "series.template.leader", "领队"},
                  {"--risk-disclosure", "series.template.risk_disclosure",
                   "the risks in plain words"},
                  {"--shift", "series.shifts", "of the first one; may be repeated"}}},
      {.words = "series get",
       .request = &v1::GetActivitySeriesRequest::default_instance(),
       .help = "show one series",
       .example = "organizations/…/activitySeries/…",
       .fields = {{"SERIES", "name", "organizations/…/activitySeries/…"}}},
      {.words = "series list",
       .request = &v1::ListActivitySeriesRequest::default_instance(),
       .help = "list the series of an organisation",
       .example = "organizations/…",
       .fields = {{"ORGANIZATION", "parent", "whose"}},
       .columns = {"name", "recurrence", "state"}},
      {.words = "series occurrences",
       .request = &v1::ShowOccurrencesRequest::default_instance(),
       .help = "show when it comes",
       .example = "organizations/…/activitySeries/…",
       .fields = {{"SERIES", "name", "organizations/…/activitySeries/…"},
                  {"--from", "start_time", "from this moment"},
                  {"--until", "end_time", "before this moment"}},
       .columns = {"start_time", "generated", "activity"}},
      {.words = "series generate",
       .request = &v1::GenerateOccurrencesRequest::default_instance(),
       .help = "make activities of the next ones",
       .example = "organizations/…/activitySeries/… --until 2027-01-31 --publish",
       .fields = {{"SERIES", "name", "organizations/…/activitySeries/…"},
                  {"--until", "until_time", "before this moment"},
                  {"--publish", "publish", "true publishes them"}},
       .columns = {"name", "display_name", "start_time", "state"}},
      {.words = "series skip",
       .request = &v1::SkipOccurrenceRequest::default_instance(),
       .help = "leave one out",
       .example = "organizations/…/activitySeries/… --at '2027-02-07 19:00'",
       .fields = {{"SERIES", "name", "organizations/…/activitySeries/…"},
                  {"--at", "occurrence_time", "its first moment"}}},
      {.words = "series end",
       .request = &v1::EndActivitySeriesRequest::default_instance(),
       .help = "end it",
       .example = "organizations/…/activitySeries/…",
       .fields = {{"SERIES", "name", "organizations/…/activitySeries/…"}}},
  };
}

}  // namespace linli::ctl
