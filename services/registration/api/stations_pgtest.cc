// Stations from plan to closing, found nearby, paired with units, counted against targets.
#include "common/geo/datum.h"
#include "common/time/china_day.h"
#include "linli/registration/v1/station_service.grpc.pb.h"
#include "services/registration/api/readiness_fixture.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;
using Stations = v1::StationService;

constexpr char kHost[] = "staff/host";  // runs the host of a station

class StationsTest : public ReadinessTest {
 protected:
  StationsTest()
      : stations_(Stations::NewStub(host_.channel())),
        unit_(Founded(Application("爱心商铺"), kHost)) {}

  v1::CreateStationRequest Plan(const std::string& region = kCommunity,
                                v1::StationKind kind = v1::COMMUNITY_STATION) {
    v1::CreateStationRequest request;
    request.set_parent(region);
    v1::Station& station = *request.mutable_station();
    station.set_display_name("邢小暖之家");
    station.set_kind(kind);
    station.set_site(v1::COMMUNITY_PREMISES);
    station.set_address("南长街1号");
    for (const char* item : {"有场所", "有标识", "有队伍", "有项目", "有制度", "有记录"}) {
      v1::StationCheck& check = *station.add_checks();
      check.set_item(item);
      check.set_fulfilled(true);
    }
    v1::OpeningHours& hours = *station.add_opening_hours();
    hours.set_weekday(6);
    hours.set_open_minute(8 * 60);
    hours.set_close_minute(18 * 60);
    return request;
  }
  absl::StatusOr<v1::Station> Create(const v1::CreateStationRequest& request,
                                     const std::string& as = kAdministrator) {
    return host_.Call(*stations_, &Stations::Stub::CreateStation, as, request);
  }
  absl::StatusOr<v1::Station> Open(const std::string& name,
                                   const std::string& as = kAdministrator) {
    v1::OpenStationRequest request;
    request.set_name(name);
    return host_.Call(*stations_, &Stations::Stub::OpenStation, as, request);
  }
  absl::StatusOr<v1::Station> Suspend(const std::string& name, const std::string& as) {
    v1::SuspendStationRequest request;
    request.set_name(name);
    request.set_reason("装修");
    return host_.Call(*stations_, &Stations::Stub::SuspendStation, as, request);
  }
  absl::StatusOr<v1::Station> Close(const std::string& name,
                                    const std::string& as = kAdministrator) {
    v1::CloseStationRequest request;
    request.set_name(name);
    request.set_reason("拆迁");
    return host_.Call(*stations_, &Stations::Stub::CloseStation, as, request);
  }
  std::string Opened(const v1::CreateStationRequest& request) {
    auto station = Create(request);
    EXPECT_THAT(station, IsOk());
    EXPECT_THAT(Open(station->name()), IsOk());
    return station->name();
  }
  absl::StatusOr<v1::Station> Update(const v1::Station& station,
                                     const std::vector<std::string>& paths, const std::string& as) {
    v1::UpdateStationRequest request;
    *request.mutable_station() = station;
    for (const std::string& path : paths) request.mutable_update_mask()->add_paths(path);
    return host_.Call(*stations_, &Stations::Stub::UpdateStation, as, request);
  }
  static void At(v1::Station& station, double latitude, double longitude,
                 types::v1::Datum datum = types::v1::WGS84) {
    station.mutable_location()->set_latitude(latitude);
    station.mutable_location()->set_longitude(longitude);
    station.mutable_location()->set_datum(datum);
  }
  v1::SearchStationsRequest Near(double latitude, double longitude, int metres) {
    v1::SearchStationsRequest request;
    request.mutable_near()->set_latitude(latitude);
    request.mutable_near()->set_longitude(longitude);
    request.mutable_near()->set_datum(types::v1::WGS84);
    request.set_radius_metres(metres);
    return request;
  }
  std::vector<std::string> Found(const v1::SearchStationsRequest& request) {
    auto response = host_.Call(*stations_, &Stations::Stub::SearchStations, "", request);
    EXPECT_THAT(response, IsOk());
    std::vector<std::string> names;
    if (!response.ok()) return names;
    for (const v1::FoundStation& found : response->found()) names.push_back(found.station().name());
    return names;
  }
  absl::StatusOr<v1::Pairing> Pair(const std::string& station, const std::string& unit,
                                   const std::string& as = kAdministrator) {
    v1::PairUnitRequest request;
    request.set_station(station);
    request.set_organization(unit);
    return host_.Call(*stations_, &Stations::Stub::PairUnit, as, request);
  }
  absl::StatusOr<v1::Pairing> End(const std::string& pairing, const std::string& as) {
    v1::EndPairingRequest request;
    request.set_name(pairing);
    return host_.Call(*stations_, &Stations::Stub::EndPairing, as, request);
  }
  absl::Status Dissolve(const std::string& organization, const std::string& successor = "") {
    v1::DissolveOrganizationRequest request;
    request.set_name(organization);
    request.set_successor(successor);
    request.set_reason("并入");
    return host_
        .Call(*organizations_, &Organizations::Stub::DissolveOrganization, kApprover, request)
        .status();
  }
  int PairingsOf(const std::string& parent, bool current) {
    v1::ListPairingsRequest request;
    request.set_parent(parent);
    request.set_current(current);
    const auto page =
        host_.Call(*stations_, &Stations::Stub::ListPairings, kAdministrator, request);
    EXPECT_THAT(page, IsOk());
    return page.ok() ? page->pairings_size() : -1;
  }
  absl::StatusOr<v1::StationCoverage> Coverage(const std::string& region) {
    v1::GetStationCoverageRequest request;
    request.set_name(region + "/stationCoverage");
    return host_.Call(*stations_, &Stations::Stub::GetStationCoverage, her_, request);
  }

  std::unique_ptr<Stations::Stub> stations_;
  const std::string unit_;
};

TEST_F(StationsTest, OpenWithTheWholeChecklistAndCloseForGood) {  // S0-27, S4-22
  v1::CreateStationRequest plan = Plan();
  plan.mutable_station()->mutable_venue()->set_source(v1::RESERVED_IN_NEW_DEVELOPMENT);
  plan.mutable_station()->mutable_venue()->set_area_square_metres(60);
  plan.mutable_station()->mutable_checks(2)->set_fulfilled(false);
  EXPECT_THAT(Create(plan, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  auto station = Create(plan);
  ASSERT_THAT(station, IsOk());
  EXPECT_EQ(station->state(), v1::STATION_PLANNED);
  const std::string name = station->name();
  const absl::Status missing = Open(name).status();
  EXPECT_THAT(missing, RefusedWith(Reason::STATION_CHECKLIST));
  EXPECT_EQ(MentionOf(missing, "items"), "有队伍");
  station->mutable_checks(2)->set_fulfilled(true);
  ASSERT_THAT(Update(*station, {"checks"}, kAdministrator), IsOk());
  EXPECT_THAT(Update(*station, {"checks"}, kAdministrator), RefusedWith(Reason::ETAG_MISMATCH));
  EXPECT_EQ(Open(name)->state(), v1::STATION_OPEN);
  EXPECT_THAT(Open(name), RefusedWith(Reason::STATION_STATE));
  EXPECT_EQ(Suspend(name, kAdministrator)->state_reason(), "装修");
  EXPECT_EQ(Open(name)->state_reason(), "");
  ASSERT_THAT(Pair(name, team_), IsOk());
  EXPECT_EQ(Close(name)->state(), v1::STATION_CLOSED);
  EXPECT_EQ(PairingsOf(name, true), 0) << "with the station";
  EXPECT_EQ(PairingsOf(name, false), 1);
  EXPECT_THAT(Close(name), RefusedWith(Reason::STATION_STATE));
  station->clear_etag();
  EXPECT_THAT(Update(*station, {"address"}, kAdministrator), RefusedWith(Reason::STATION_STATE));
  EXPECT_THAT(Pair(name, team_), RefusedWith(Reason::STATION_STATE));
  v1::GetStationRequest get;
  get.set_name(name);
  EXPECT_EQ(
      host_.Call(*stations_, &Stations::Stub::GetStation, "", get)->venue().area_square_metres(),
      60);
  EXPECT_EQ(Sql("SELECT string_agg(substr(type, 22), ' ' ORDER BY id) FROM registration.outbox "
                "WHERE aggregatetype = 'station'"),
            "created updated opened suspended opened closed");
}

TEST_F(StationsTest, AreEnteredAsTheyCanBe) {  // S0-34
  v1::CreateStationRequest plan = Plan();
  plan.mutable_station()->add_checks()->set_item("有钱");
  *plan.mutable_station()->add_opening_hours() = plan.station().opening_hours(0);
  const auto refused = Create(plan);
  EXPECT_THAT(refused, Violates("station.checks[6].item", Reason::STATION_CHECK_UNKNOWN));
  EXPECT_THAT(refused, Violates("station.opening_hours[1]", Reason::STATION_HOURS));
  EXPECT_THAT(Create(Plan("regions/130502001999")), Violates("parent", Reason::REGION_UNKNOWN));
  plan = Plan();
  plan.mutable_station()->set_host_organization("organizations/nobody");
  EXPECT_THAT(Create(plan), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  const std::string main = Create(Plan())->name();
  plan = Plan();
  plan.mutable_station()->set_main_station(main);
  EXPECT_EQ(Create(plan)->main_station(), main) << "a sub-station";
  plan.mutable_station()->set_main_station(main + "x");
  EXPECT_THAT(Create(plan), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(StationsTest, AreKeptByTheirHost) {
  v1::CreateStationRequest plan = Plan();
  plan.mutable_station()->set_host_organization(unit_);
  auto station = Create(plan);
  ASSERT_THAT(station, IsOk());
  EXPECT_THAT(Open(station->name(), kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Open(station->name(), kHost), IsOk());
  EXPECT_THAT(Close(station->name(), kHost), RefusedWith(Reason::NOT_AUTHORIZED));
  station->clear_etag();
  station->set_host_organization(team_);
  EXPECT_THAT(Update(*station, {"host_organization"}, kHost), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Update(*station, {"host_organization"}, kAdministrator), IsOk());
  EXPECT_THAT(Suspend(station->name(), kHost), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Suspend(station->name(), kManager), IsOk());
}

TEST_F(StationsTest, AreCoordinatedByTheHubOfTheirDistrict) {  // S3-1, S0-34
  v1::CreateStationRequest plan = Plan("regions/130502", v1::SERVICE_CENTRE);
  plan.mutable_station()->set_host_organization(unit_);
  const std::string hub = Opened(plan);
  plan = Plan();
  plan.mutable_station()->set_host_organization(team_);
  const std::string apart = Create(plan)->name();
  plan.mutable_station()->set_main_station(hub);
  const std::string coordinated = Create(plan)->name();
  EXPECT_THAT(Open(coordinated, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Open(coordinated, kHost), IsOk()) << "by the hub's host";
  EXPECT_THAT(Pair(coordinated, team_, kHost), IsOk());
  EXPECT_THAT(Open(apart, kHost), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Suspend(hub, kManager), RefusedWith(Reason::NOT_AUTHORIZED)) << "not upwards";
}

TEST_F(StationsTest, GiveCounselWhileTheirLicenceHolds) {  // S1-15
  v1::CreateStationRequest plan = Plan(kCommunity, v1::COUNSELLING_STATION);
  At(*plan.mutable_station(), 37.0700, 114.5000);
  auto station = Create(plan);
  ASSERT_THAT(station, IsOk());
  EXPECT_THAT(Open(station->name()), Violates("station.licence", Reason::LICENCE_REQUIRED));
  v1::StationLicence& licence = *station->mutable_licence();
  licence.set_issuer("邢台市卫生健康委员会");
  licence.set_number("PDY2026001");
  licence.set_evidence_sha256(kScan);
  licence.set_expire_date("2026-13-01");
  EXPECT_THAT(Update(*station, {"licence"}, kAdministrator),
              Violates("station.licence.expire_date", Reason::FIELD_PATTERN));
  licence.set_expire_date("2026-12-31");
  ASSERT_THAT(Update(*station, {"licence"}, kAdministrator), IsOk());
  ASSERT_THAT(Open(station->name()), IsOk());
  const v1::SearchStationsRequest here = Near(37.07, 114.50, 100);
  const absl::Time midnight = time::StartOfDay(absl::CivilDay(2027, 1, 1));
  host_.clock().Set(midnight - absl::Microseconds(1));
  EXPECT_THAT(Found(here), ElementsAre(station->name()));
  host_.clock().Set(midnight);
  EXPECT_THAT(Found(here), SizeIs(0)) << "whatever nobody did";
  ASSERT_THAT(Suspend(station->name(), kAdministrator), IsOk());
  EXPECT_THAT(Open(station->name()), RefusedWith(Reason::LICENCE_EXPIRED));
}

TEST_F(StationsTest, ArePlannedByTypeForTheNextYear) {  // S3-26, S2-9
  const auto planned = [&](v1::StationKind kind, int year) {
    v1::CreateStationRequest plan = Plan(kCommunity, kind);
    plan.mutable_station()->set_planned_year(year);
    return Create(plan)->name();
  };
  planned(v1::WINDOW_STATION, 2027);
  planned(v1::WINDOW_STATION, 2027);
  const std::string of_union = planned(v1::UNION_STATION, 2026);
  planned(v1::BOOTH, 0);
  const auto lines = [&] {
    std::vector<std::string> all;
    const auto coverage = Coverage("regions/1305");
    for (const v1::StationPlan& plan : coverage->plans()) {
      all.push_back(absl::StrCat(plan.planned_year(), " ", v1::StationKind_Name(plan.kind()), " ",
                                 plan.stations()));
    }
    return all;
  };
  EXPECT_THAT(lines(), ElementsAre("0 BOOTH 1", "2026 UNION_STATION 1", "2027 WINDOW_STATION 2"));
  ASSERT_THAT(Open(of_union), IsOk());
  EXPECT_THAT(lines(), ElementsAre("0 BOOTH 1", "2027 WINDOW_STATION 2"));
  EXPECT_EQ(Coverage("regions/1305")->union_stations(), 1);
  EXPECT_EQ(Coverage("regions/1305")->counselling_stations(), 0);
  EXPECT_EQ(Coverage("regions/130503")->plans_size(), 0);
}

TEST_F(StationsTest, AreFoundNearbyInEitherDatum) {  // S2-6
  v1::CreateStationRequest near = Plan(), far = Plan(), gcj = Plan(), closed = Plan();
  At(*near.mutable_station(), 37.0700, 114.5000);
  near.mutable_station()->add_amenities(v1::DRINKING_WATER);
  near.mutable_station()->add_target_groups(v1::COURIERS);
  At(*far.mutable_station(), 37.0790, 114.5000);  // 1.0 km north
  // The same place as `near`, as a Chinese map shows it, and 100 m away.
  const geo::LatLng shifted = geo::Wgs84ToGcj02({37.0709, 114.5000});
  At(*gcj.mutable_station(), shifted.latitude, shifted.longitude, types::v1::GCJ02);
  At(*closed.mutable_station(), 37.0700, 114.5000);
  const std::string first = Opened(near), third = Opened(far), second = Opened(gcj);
  ASSERT_THAT(Create(closed), IsOk());  // planned only
  EXPECT_THAT(Found(Near(37.07, 114.50, 3000)), ElementsAre(first, second, third));
  EXPECT_THAT(Found(Near(37.07, 114.50, 500)), ElementsAre(first, second));
  v1::SearchStationsRequest request = Near(37.07, 114.50, 3000);
  request.set_amenity(v1::DRINKING_WATER);
  EXPECT_THAT(Found(request), ElementsAre(first));
  request = Near(37.07, 114.50, 3000);
  request.set_target_group(v1::TAXI_DRIVERS);
  EXPECT_THAT(Found(request), ElementsAre(second, third)) << "those that are there for everybody";
  request.clear_target_group();
  request.set_max_results(1);
  EXPECT_THAT(Found(request), ElementsAre(first));
  request.set_max_results(0);
  *request.mutable_open_at_time() = time::ToProto(now());  // Saturday, 9:00
  EXPECT_THAT(Found(request), SizeIs(3));
  *request.mutable_open_at_time() = time::ToProto(now() + absl::Hours(9));
  EXPECT_THAT(Found(request), SizeIs(0));
  v1::SearchStationsRequest box;
  *box.mutable_box()->mutable_south_west() = Near(37.06, 114.49, 0).near();
  *box.mutable_box()->mutable_north_east() = Near(37.075, 114.51, 0).near();
  EXPECT_THAT(Found(box), SizeIs(2));
  *box.mutable_near() = box.box().south_west();
  EXPECT_THAT(host_.Call(*stations_, &Stations::Stub::SearchStations, "", box),
              Violates("near", Reason::SEARCH_AREA));
}

// Whoever asks, with a telephone's point or with one of a map, is shown the same places.
TEST_F(StationsTest, AreTheSameForWhoAsksInTheOtherDatum) {  // S2-6
  const geo::LatLng wgs{37.0700, 114.5000}, gcj = geo::Wgs84ToGcj02(wgs);
  v1::CreateStationRequest plan = Plan();
  At(*plan.mutable_station(), wgs.latitude, wgs.longitude);
  const std::string by_gps = Opened(plan);
  At(*plan.mutable_station(), gcj.latitude, gcj.longitude, types::v1::GCJ02);
  const std::string by_map = Opened(plan);
  v1::SearchStationsRequest here = Near(wgs.latitude, wgs.longitude, 1);
  EXPECT_THAT(Found(here), UnorderedElementsAre(by_gps, by_map));
  here = Near(gcj.latitude, gcj.longitude, 1);
  EXPECT_THAT(Found(here), SizeIs(0)) << "hundreds of metres away, read as WGS-84";
  here.mutable_near()->set_datum(types::v1::GCJ02);
  const auto found = host_.Call(*stations_, &Stations::Stub::SearchStations, "", here);
  ASSERT_THAT(found->found(), SizeIs(2));
  for (const v1::FoundStation& one : found->found()) EXPECT_EQ(one.distance_metres(), 0);
  // A box of 20 m around the place, drawn on a Chinese map.
  v1::SearchStationsRequest box;
  *box.mutable_box()->mutable_south_west() =
      Near(gcj.latitude - 0.0001, gcj.longitude - 0.0001, 0).near();
  *box.mutable_box()->mutable_north_east() =
      Near(gcj.latitude + 0.0001, gcj.longitude + 0.0001, 0).near();
  EXPECT_THAT(Found(box), SizeIs(0));
  box.mutable_box()->mutable_south_west()->set_datum(types::v1::GCJ02);
  box.mutable_box()->mutable_north_east()->set_datum(types::v1::GCJ02);
  EXPECT_THAT(Found(box), UnorderedElementsAre(by_gps, by_map));
  // The point is told as it was entered, and found elsewhere once its datum is put right.
  v1::GetStationRequest get;
  get.set_name(by_map);
  v1::Station station = *host_.Call(*stations_, &Stations::Stub::GetStation, "", get);
  EXPECT_EQ(station.location().datum(), types::v1::GCJ02);
  EXPECT_EQ(station.location().latitude(), gcj.latitude);
  station.mutable_location()->set_datum(types::v1::WGS84);
  ASSERT_THAT(Update(station, {"location"}, kAdministrator), IsOk());
  EXPECT_THAT(Found(here), ElementsAre(by_gps));
  EXPECT_THAT(Found(Near(gcj.latitude, gcj.longitude, 1)), ElementsAre(by_map));
}

TEST_F(StationsTest, ArePairedOneToOneOrManyToOne) {  // S1-23, S1-24
  v1::CreateStationRequest plan = Plan();
  plan.mutable_station()->set_site(v1::FERRY_TERMINAL);
  const std::string many = Create(plan)->name();
  plan.mutable_station()->set_pairing_mode(v1::ONE_TO_ONE);
  auto one = Create(plan);
  const std::string another = Create(plan)->name();
  EXPECT_THAT(Pair(many, team_, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(Pair(many, team_), IsOk());
  ASSERT_THAT(Pair(many, unit_), IsOk());
  EXPECT_THAT(Pair(many, unit_), RefusedWith(Reason::PAIRING_EXISTS));
  auto pairing = Pair(one->name(), team_);
  ASSERT_THAT(pairing, IsOk());
  EXPECT_THAT(Pair(one->name(), unit_), RefusedWith(Reason::PAIRING_EXISTS)) << "the point's only";
  EXPECT_THAT(Pair(another, team_), RefusedWith(Reason::PAIRING_EXISTS)) << "the unit's only";
  one->set_pairing_mode(v1::MANY_TO_ONE);
  EXPECT_THAT(Update(*one, {"pairing_mode"}, kAdministrator), RefusedWith(Reason::PAIRING_EXISTS));
  EXPECT_THAT(End(pairing->name(), kHost), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_TRUE(End(pairing->name(), kManager)->has_end_time()) << "by the unit";
  EXPECT_THAT(End(pairing->name(), kManager), RefusedWith(Reason::PAIRING_ENDED));
  EXPECT_THAT(Pair(another, team_), IsOk());
  EXPECT_THAT(Update(*one, {"pairing_mode"}, kAdministrator), IsOk());
  EXPECT_EQ(PairingsOf(team_, true), 2);
  EXPECT_EQ(PairingsOf(many, true), 2);
  const auto pending = host_.Call(*organizations_, &Organizations::Stub::CreateOrganization,
                                  kManager, Application("新队"));
  EXPECT_THAT(Pair(many, pending->name()), RefusedWith(Reason::ORGANIZATION_STATE));
  // Nor by raw SQL: a second unit for a point of one, the other kind of pairing.
  for (const char* flag : {"true", "false"}) {
    EXPECT_THROW(Sql(absl::StrCat("INSERT INTO registration.pairing VALUES ('p', '",
                                  another.substr(another.rfind('/') + 1), "', '", unit_.substr(14),
                                  "', ", flag, ", now())")),
                 pqxx::sql_error);
  }
}

TEST_F(StationsTest, ArePairedWithOneOfManyAtOnce) {
  v1::CreateStationRequest plan = Plan();
  plan.mutable_station()->set_pairing_mode(v1::ONE_TO_ONE);
  const std::string station = Create(plan)->name();
  const std::vector<std::string> units = {team_, unit_, Founded(Application("三队"), "staff/3"),
                                          Founded(Application("四队"), "staff/4")};
  EXPECT_EQ(AtOnce(4, Reason::REASON_UNSPECIFIED,
                   [&](int i) { return Pair(station, units[i]).status(); }),
            1);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.pairing"), "1");
}

TEST_F(StationsTest, AreNotPairedWithAUnitThatEndsMeanwhile) {  // S1-24
  const std::string station = Create(Plan())->name();
  EXPECT_THAT(Meeting(absl::StrCat("UPDATE registration.organization SET state = 4"
                                   " WHERE organization_id = '",
                                   team_.substr(14), "'"),
                      [&] { return Pair(station, team_).status(); }),
              RefusedWith(Reason::ORGANIZATION_STATE));
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.pairing"), "0");
}

TEST_F(StationsTest, EndTheirPairingsAndTellTheUnits) {  // S1-24
  const std::string station = Opened(Plan());
  ASSERT_THAT(Pair(station, team_), IsOk());
  ASSERT_THAT(Pair(station, unit_), IsOk());
  std::atomic<int> late = 0;
  const std::string third = Founded(Application("三队"), "staff/3");
  AtOnce(2, Reason::REASON_UNSPECIFIED, [&](int i) {
    if (i == 0) return Close(station).status();
    const absl::Status status = Pair(station, third).status();
    if (ReasonOf(status) == Reason::STATION_STATE) ++late;
    return status;
  });
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.pairing WHERE end_time IS NULL"), "0");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.outbox WHERE type = "
                "'registration.pairing.ended'"),
            absl::StrCat(3 - late));
}

// A unit that is dissolved serves nowhere any more; its successor goes on where it can.
TEST_F(StationsTest, ArePairedWithTheSuccessorOfAUnitThatEnds) {  // S1-24
  const std::string heir = Founded(Application("三队"), "staff/3");
  const std::string a = Opened(Plan()), b = Opened(Plan());
  v1::CreateStationRequest alone = Plan();
  alone.mutable_station()->set_pairing_mode(v1::ONE_TO_ONE);
  const std::string c = Opened(alone), d = Opened(alone);
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {a, unit_}, {b, unit_}, {c, unit_}, {b, heir}, {d, heir}, {a, team_}};
  for (const auto& [station, unit] : pairs) {
    ASSERT_THAT(Pair(station, unit), IsOk());
  }
  ASSERT_THAT(Dissolve(unit_, heir), IsOk());
  EXPECT_EQ(PairingsOf(unit_, true), 0);
  EXPECT_EQ(PairingsOf(unit_, false), 3) << "what was stays";
  EXPECT_EQ(PairingsOf(heir, true), 3) << "a by succession; b it had; c not: it has its one in d";
  EXPECT_EQ(PairingsOf(a, true), 2);
  EXPECT_EQ(PairingsOf(c, true), 0);
  EXPECT_EQ(Sql("SELECT string_agg(type || ' ' || n, ', ' ORDER BY type) FROM (SELECT type, "
                "count(*) AS n FROM registration.outbox WHERE aggregatetype = 'pairing' "
                "GROUP BY type) AS t"),
            "registration.pairing.began 7, registration.pairing.ended 3");
  ASSERT_THAT(Dissolve(heir), IsOk());
  EXPECT_EQ(PairingsOf(heir, true), 0);
}

TEST_F(StationsTest, AreServedByNobodyThatEndsAtTheSameMoment) {  // S1-24
  const std::string heir = Founded(Application("三队"), "staff/3");
  const std::string a = Opened(Plan()), b = Opened(Plan());
  ASSERT_THAT(Pair(a, unit_), IsOk());
  AtOnce(4, Reason::REASON_UNSPECIFIED, [&](int i) {
    if (i == 0) return Dissolve(unit_, heir);
    if (i == 1) return Pair(b, unit_).status();
    if (i == 2) return Close(a).status();
    return Pair(a, heir).status();
  });
  EXPECT_EQ(
      Sql(absl::StrCat("SELECT count(*) FROM registration.pairing WHERE end_time IS NULL AND "
                       "(organization_id = '",
                       unit_.substr(14), "' OR station_id = '", a.substr(a.rfind('/') + 1), "')")),
      "0");
}

TEST_F(StationsTest, AreCountedAgainstTheTargets) {  // S3-7, S3-13, S4-21
  auto coverage = Coverage("regions/130502");
  ASSERT_THAT(coverage, IsOk());
  EXPECT_EQ(coverage->communities(), 1);
  EXPECT_EQ(coverage->station_rate_per_mille(), 0);
  EXPECT_EQ(coverage->streets(), 1);
  EXPECT_EQ(coverage->streets_with_booths(), 0);
  EXPECT_FALSE(coverage->targets_met());
  v1::ListStreetCoveragesRequest streets;
  streets.set_parent("regions/1305");
  streets.set_lacking(true);
  auto lacking = host_.Call(*stations_, &Stations::Stub::ListStreetCoverages, her_, streets);
  ASSERT_THAT(lacking, IsOk());
  ASSERT_THAT(lacking->street_coverages(), SizeIs(1));
  EXPECT_EQ(lacking->street_coverages(0).street(), "regions/130502001");
  EXPECT_EQ(lacking->street_coverages(0).booths_missing(), 1);
  Opened(Plan());
  Opened(Plan("regions/130502", v1::WINDOW_STATION));
  Opened(Plan("regions/130502", v1::PUBLIC_PLACE_STATION));
  Opened(Plan(kCommunity, v1::REST_STATION));
  const std::string booth = Opened(Plan("regions/130502001", v1::BOOTH));
  coverage = Coverage("regions/130502");
  EXPECT_EQ(coverage->community_stations(), 1);
  EXPECT_EQ(coverage->window_stations(), 1);
  EXPECT_EQ(coverage->public_place_stations(), 1);
  EXPECT_EQ(coverage->rest_stations(), 1);
  EXPECT_EQ(coverage->station_rate_per_mille(), 1000);
  EXPECT_TRUE(coverage->targets_met());
  EXPECT_EQ(time::FromProto(coverage->as_of_time()), now());
  EXPECT_THAT(host_.Call(*stations_, &Stations::Stub::ListStreetCoverages, her_, streets)
                  ->street_coverages(),
              SizeIs(0));
  ASSERT_THAT(Suspend(booth, kAdministrator), IsOk());
  EXPECT_FALSE(Coverage("regions/130502")->targets_met()) << "open ones alone count";
  EXPECT_THAT(Coverage("regions/99"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(StationsTest, AreListedPageByPage) {
  const std::string first = Opened(Plan()), second = Opened(Plan());
  v1::ListStationsRequest list;
  list.set_region("regions/1305");
  list.set_page_size(1);
  auto page = host_.Call(*stations_, &Stations::Stub::ListStations, "", list);
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->stations(0).name(), first);
  list.set_page_token(page->next_page_token());
  page = host_.Call(*stations_, &Stations::Stub::ListStations, "", list);
  ASSERT_THAT(page->stations(), SizeIs(1));
  EXPECT_EQ(page->stations(0).name(), second);
  EXPECT_EQ(page->next_page_token(), "");
  list.clear_page_token();
  list.set_kind(v1::BOOTH);
  EXPECT_THAT(host_.Call(*stations_, &Stations::Stub::ListStations, "", list)->stations(),
              SizeIs(0));
}

TEST_F(StationsTest, TakeFeedbackAndAnswerIt) {  // S2-7
  const std::string station = Opened(Plan());
  v1::SubmitFeedbackRequest submit;
  submit.set_parent(station);
  submit.mutable_feedback()->set_text("室温不理想");
  submit.mutable_feedback()->set_contact_phone("12");
  EXPECT_THAT(host_.Call(*stations_, &Stations::Stub::SubmitFeedback, her_, submit),
              Violates("feedback.contact_phone", Reason::PHONE_INVALID));
  submit.mutable_feedback()->set_contact_phone("13911112222");
  auto said = host_.Call(*stations_, &Stations::Stub::SubmitFeedback, her_, submit);
  ASSERT_THAT(said, IsOk());
  EXPECT_EQ(said->contact_phone(), "");
  EXPECT_EQ(said->masked_contact_phone(), "139****2222");
  v1::AnswerFeedbackRequest answer;
  answer.set_name(said->name());
  answer.set_answer("已转供热公司");
  answer.set_forwarded_to("供热公司");
  EXPECT_THAT(host_.Call(*stations_, &Stations::Stub::AnswerFeedback, kManager, answer),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(
      host_.Call(*stations_, &Stations::Stub::AnswerFeedback, kAdministrator, answer)->state(),
      v1::FEEDBACK_FORWARDED);
  answer.set_answer("已修好");
  answer.clear_forwarded_to();
  EXPECT_EQ(
      host_.Call(*stations_, &Stations::Stub::AnswerFeedback, kAdministrator, answer)->state(),
      v1::FEEDBACK_ANSWERED);
  EXPECT_THAT(host_.Call(*stations_, &Stations::Stub::AnswerFeedback, kAdministrator, answer),
              RefusedWith(Reason::FEEDBACK_STATE));
  v1::GetFeedbackRequest get;
  get.set_name(said->name());
  EXPECT_EQ(host_.Call(*stations_, &Stations::Stub::GetFeedback, her_, get)->answer(), "已修好");
  EXPECT_THAT(host_.Call(*stations_, &Stations::Stub::GetFeedback, kStranger, get),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  v1::ListFeedbackRequest list;
  list.set_parent(station);
  EXPECT_THAT(host_.Call(*stations_, &Stations::Stub::ListFeedback, her_, list),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(
      host_.Call(*stations_, &Stations::Stub::ListFeedback, kAdministrator, list)->feedback(),
      SizeIs(1));
  // The phone stands nowhere in clear.
  EXPECT_EQ(
      Sql("SELECT count(*) FROM registration.station_feedback WHERE position('13911112222' IN "
          "encode(details, 'escape') || encode(sealed_phone, 'escape')) > 0"),
      "0");
}

}  // namespace
}  // namespace linli::registration
