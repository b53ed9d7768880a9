#include "deploy/ctl/resources.h"
#include "linli/registration/v1/station_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

namespace {

const Field kStation = {"STATION", "name", "regions/…/stations/…"};

Commands Kept() {
  const std::vector<Field> changeable = {
      {"--name", "station.display_name", "name"},
      {"--kind", "station.kind", "站点类型"},
      {"--site", "station.site", "where it stands"},
      {"--address", "station.address", "address"},
      {"--location", "station.location", "latitude=37.07,longitude=114.50,datum=wgs84"},
      {"--host", "station.host_organization", "organizations/…, who keeps it"},
      {"--host-name", "station.host_name", "who offers the place"},
      {"--venue", "station.venue", "source=reserved-in-new-development,area_square_metres=60"},
      {"--check", "station.checks", "item=有场所,fulfilled=true; may be repeated"},
      {"--hours", "station.opening_hours",
       "weekday=6,open_minute=480,close_minute=1080; may be repeated"},
      {"--amenity", "station.amenities", "服务设施; may be repeated"},
      {"--for", "station.target_groups", "服务对象; may be repeated"},
      {"--pairing", "station.pairing_mode", "many-to-one or one-to-one"},
      {"--planned-year", "station.planned_year", "the year in whose plan it is"},
      {"--licence", "station.licence",
       "issuer=…,number=…,expire_date=2026-12-31,evidence_sha256=…"},
  };
  std::vector<Field> create = {{"REGION", "parent", "code of 6, 9 or 12 digits"},
                               {"--main", "station.main_station", "of a sub-station"}};
  create.insert(create.end(), changeable.begin(), changeable.end());
  std::vector<Field> update = {{"STATION", "station.name", "regions/…/stations/…"}};
  update.insert(update.end(), changeable.begin(), changeable.end());
  const Field reason = {"--reason", "reason", "why"};
  return {
      {.words = "station create",
       .request = &v1::CreateStationRequest::default_instance(),
       .help = "plan a station",
       .example =
           "130502001062 --name 邢小暖之家 --kind community-station "
           "--site community-premises --address 南长街1号 --check item=有场所,fulfilled=true",
       .fields = create},
      {.words = "station update",
       .request = &v1::UpdateStationRequest::default_instance(),
       .help = "change what is given",
       .example = "regions/130502001062/stations/… --amenity drinking-water",
       .fields = update},
      {.words = "station open",
       .request = &v1::OpenStationRequest::default_instance(),
       .help = "open it, when it has the whole checklist",
       .example = "regions/130502001062/stations/…",
       .fields = {kStation}},
      {.words = "station suspend",
       .request = &v1::SuspendStationRequest::default_instance(),
       .help = "close it for a time",
       .example = "regions/130502001062/stations/… --reason 装修",
       .fields = {kStation, reason}},
      {.words = "station close",
       .request = &v1::CloseStationRequest::default_instance(),
       .help = "close it for good",
       .example = "regions/130502001062/stations/… --reason 拆迁",
       .fields = {kStation, reason}},
      {.words = "station get",
       .request = &v1::GetStationRequest::default_instance(),
       .help = "show one station",
       .example = "regions/130502001062/stations/…",
       .fields = {kStation}},
  };
}

Commands Looked() {
  return {
      {.words = "station list",
       .request = &v1::ListStationsRequest::default_instance(),
       .help = "list the stations of a region and below it",
       .example = "1305 --kind booth",
       .fields = {{"REGION", "region", "code; - for everywhere"},
                  {"--state", "state", "open ones if not given"},
                  {"--kind", "kind", "only this kind"}},
       .columns = {"name", "display_name", "kind", "state", "address"}},
      {.words = "station search",
       .request = &v1::SearchStationsRequest::default_instance(),
       .help = "find open stations near a point or in a box",
       .example = "--near latitude=37.07,longitude=114.50,datum=gcj02 --radius 1000",
       .fields = {{"--near", "near", "latitude=…,longitude=…,datum=wgs84 or gcj02"},
                  {"--radius", "radius_metres", "in metres; 2,000 if not given"},
                  {"--south-west", "box.south_west", "corner of a box"},
                  {"--north-east", "box.north_east", "its other corner"},
                  {"--kind", "kind", "only this kind"},
                  {"--amenity", "amenity", "only with this"},
                  {"--for", "target_group", "only for them"},
                  {"--open-at", "open_at_time", "only those open then"},
                  {"--max", "max_results", "at most so many"}},
       .columns = {"distance_metres", "station.name", "station.display_name"}},
      {.words = "station coverage",
       .request = &v1::GetStationCoverageRequest::default_instance(),
       .help = "count the stations of a region against its targets",
       .example = "regions/130502/stationCoverage",
       .fields = {{"COVERAGE", "name", "regions/…/stationCoverage"}}},
      {.words = "station streets",
       .request = &v1::ListStreetCoveragesRequest::default_instance(),
       .help = "the same street by street",
       .example = "130502 --lacking",
       .fields = {{"REGION", "parent", "code"},
                  {"--lacking", "lacking", "true: those that miss a target"}},
       .columns = {"street", "display_name", "stations", "booths", "booths_missing", "communities",
                   "communities_with_station"}},
  };
}

Commands Served() {
  return {
      {.words = "station pair",
       .request = &v1::PairUnitRequest::default_instance(),
       .help = "pair a unit with a station",
       .example = "regions/130502001062/stations/… organizations/…",
       .fields = {{"STATION", "station", "regions/…/stations/…"},
                  {"UNIT", "organization", "organizations/…"}}},
      {.words = "station end-pairing",
       .request = &v1::EndPairingRequest::default_instance(),
       .help = "end a pairing",
       .example = "regions/130502001062/stations/…/pairings/…",
       .fields = {{"PAIRING", "name", "regions/…/stations/…/pairings/…"}}},
      {.words = "station list-pairings",
       .request = &v1::ListPairingsRequest::default_instance(),
       .help = "list the pairings of a station or a unit",
       .example = "organizations/… --current",
       .fields = {{"WHOSE", "parent", "regions/…/stations/… or organizations/…"},
                  {"--current", "current", "true: those that go on"}},
       .columns = {"name", "organization", "start_time", "end_time"}},
      {.words = "feedback submit",
       .request = &v1::SubmitFeedbackRequest::default_instance(),
       .help = "enter what somebody says at a station",
       .example = "regions/130502001062/stations/… --text 室温不理想",
       .fields = {{"STATION", "parent", "regions/…/stations/…"},
                  {"--text", "feedback.text", "in the citizen's words"},
                  {"--phone", "feedback.contact_phone", "where to answer"}}},
      {.words = "feedback answer",
       .request = &v1::AnswerFeedbackRequest::default_instance(),
       .help = "answer it, or pass it on",
       .example = "regions/130502001062/stations/…/feedback/… --answer 已修好",
       .fields = {{"FEEDBACK", "name", "regions/…/stations/…/feedback/…"},
                  {"--answer", "answer", "for the citizen"},
                  {"--forward", "forwarded_to", "to whom it is passed on"}}},
      {.words = "feedback get",
       .request = &v1::GetFeedbackRequest::default_instance(),
       .help = "show one feedback",
       .example = "regions/130502001062/stations/…/feedback/…",
       .fields = {{"FEEDBACK", "name", "regions/…/stations/…/feedback/…"}}},
      {.words = "feedback list",
       .request = &v1::ListFeedbackRequest::default_instance(),
       .help = "list the feedback at a station",
       .example = "regions/130502001062/stations/… --state received",
       .fields = {{"STATION", "parent", "regions/…/stations/…"},
                  {"--state", "state", "only those that are"}},
       .columns = {"name", "text", "state", "answer"}},
  };
}

}  // namespace

Commands Stations() {
  Commands all = Kept();
  for (const Commands& some : {Looked(), Served()}) all.insert(all.end(), some.begin(), some.end());
  return all;
}

}  // namespace linli::ctl
