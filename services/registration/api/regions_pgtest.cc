// The tree of four levels (S0-3), loaded in dated editions.
#include <array>
#include <fstream>

#include "absl/strings/str_split.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::SizeIs;

class RegionsTest : public RegistrationTest {
 protected:
  absl::StatusOr<v1::BatchCreateRegionsResponse> Load(
      const std::string& edition, const std::vector<std::array<std::string, 3>>& rows,
      const std::string& as = kAdministrator) {
    v1::BatchCreateRegionsRequest request;
    request.set_edition(edition);
    for (const auto& [code, parent, name] : rows) {
      v1::Region& region = *request.add_regions();
      region.set_name("regions/" + code);
      region.set_display_name(name);
      if (!parent.empty()) region.set_parent("regions/" + parent);
    }
    return host_.Call(*regions_, &Regions::Stub::BatchCreateRegions, as, request);
  }
  absl::StatusOr<v1::Region> Get(const std::string& name) {
    v1::GetRegionRequest request;
    request.set_name(name);
    return host_.Call(*regions_, &Regions::Stub::GetRegion, "", request);
  }
  absl::StatusOr<v1::ListRegionsResponse> List(const std::string& parent, int size = 0,
                                               const std::string& token = "") {
    v1::ListRegionsRequest request;
    request.set_parent(parent);
    request.set_page_size(size);
    request.set_page_token(token);
    return host_.Call(*regions_, &Regions::Stub::ListRegions, "", request);
  }
};

TEST_F(RegionsTest, AreReadByAnyoneFromTheTopDown) {
  absl::StatusOr<v1::Region> region = Get("regions/130502001");
  ASSERT_THAT(region, IsOk());
  EXPECT_EQ(region->display_name(), "南长街街道");
  EXPECT_EQ(region->parent(), "regions/130502");
  EXPECT_EQ(region->level(), v1::STREET);
  EXPECT_EQ(region->edition(), "2023-06-30");
  EXPECT_THAT(Get("regions/99"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(List("regions/-")->regions(), SizeIs(2));
  EXPECT_THAT(List("regions/1305")->regions(), SizeIs(2));
  EXPECT_THAT(List("regions/130502001001")->regions(), SizeIs(0));
  EXPECT_THAT(List("regions/-", -1), Violates("page_size", Reason::FIELD_RANGE));
}

TEST_F(RegionsTest, AreTurnedPageByPage) {
  absl::StatusOr<v1::ListRegionsResponse> first = List("regions/1305", 1);
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(first->regions(), SizeIs(1));
  EXPECT_EQ(first->regions(0).name(), "regions/130502");
  absl::StatusOr<v1::ListRegionsResponse> second =
      List("regions/1305", 1, first->next_page_token());
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->regions(0).name(), "regions/130503");
  EXPECT_EQ(second->next_page_token(), "");
}

TEST_F(RegionsTest, AreLoadedAgainWithoutEffect) {
  const std::vector<std::array<std::string, 3>> rows = {{"41", "", "河南省"},
                                                        {"4101", "41", "郑州市"}};
  auto loaded = Load("2023-06-30", rows);
  ASSERT_THAT(loaded, IsOk());
  EXPECT_EQ(loaded->created_count(), 1);
  EXPECT_EQ(loaded->unchanged_count(), 1);
  loaded = Load("2023-06-30", rows);
  EXPECT_EQ(loaded->created_count() + loaded->updated_count(), 0);
  EXPECT_EQ(loaded->unchanged_count(), 2);
}

TEST_F(RegionsTest, TakeTheWholeEditionThatWeShip) {  // S0-3
  std::ifstream file("deploy/data/regions.csv");
  std::string line;
  std::getline(file, line);
  std::vector<std::array<std::string, 3>> rows;
  int lines = 0, loaded = 0;
  const auto load = [&] {
    auto response = Load("2024-06-30", rows);
    ASSERT_THAT(response, IsOk());
    loaded += response->created_count() + response->updated_count() + response->unchanged_count();
    rows.clear();
  };
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = absl::StrSplit(line, ',');
    rows.push_back({cells[0], cells[1], cells[3]});
    ++lines;
    if (rows.size() == 1000) load();
  }
  load();
  EXPECT_EQ(loaded, lines);
  EXPECT_GT(lines, 12'000);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.region WHERE edition = '2024-06-30'"),
            absl::StrCat(lines));
  EXPECT_EQ(Get("regions/6502")->display_name(), "克拉玛依市");
}

TEST_F(RegionsTest, TakeTheNewestEdition) {
  EXPECT_EQ(Load("2024-06-30", {{"130503", "1305", "新名区"}})->updated_count(), 1);
  EXPECT_EQ(Load("2022-06-30", {{"130503", "1305", "旧名区"}})->unchanged_count(), 1);
  EXPECT_EQ(Get("regions/130503")->display_name(), "新名区");
  EXPECT_EQ(Get("regions/130503")->edition(), "2024-06-30");
}

TEST_F(RegionsTest, HangTogether) {
  EXPECT_THAT(Load("2023-06-30", {{"1306", "14", "保定市"}}),
              Violates("regions[0].parent", Reason::REGION_PARENT));
  EXPECT_THAT(Load("2023-06-30", {{"130699", "1306", "某区"}}),
              Violates("regions", Reason::REGION_PARENT));
  EXPECT_THAT(Load("2023-06-30", {{"1306", "13", "保定市"}, {"1306", "13", "保定"}}),
              Violates("regions[1].parent", Reason::REGION_PARENT));
  EXPECT_THAT(Load("2023-02-30", {{"1306", "13", "保定市"}}),
              Violates("edition", Reason::FIELD_PATTERN));
  EXPECT_THAT(Load("2023-06-30", {{"130", "13", "某"}}),
              Violates("regions[0].name", Reason::FIELD_PATTERN));
  EXPECT_THAT(Get("regions/1306"), RefusedWith(Reason::RESOURCE_NOT_FOUND)) << "all or nothing";
}

TEST_F(RegionsTest, AreLoadedByThePlatformAlone) {
  EXPECT_THAT(Load("2023-06-30", {{"11", "", "北京市"}}, kRegistrar),
              RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(Grant("staff/city", options::v1::ADMINISTRATOR, "regions/1305"), IsOk());
  EXPECT_THAT(Load("2023-06-30", {{"11", "", "北京市"}}, "staff/city"),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

}  // namespace
}  // namespace linli::registration
