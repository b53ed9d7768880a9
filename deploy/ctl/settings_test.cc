#include "deploy/ctl/settings.h"

#include <gtest/gtest.h>

#include <fstream>

namespace linli::ctl {
namespace {

class SettingsTest : public testing::Test {
 protected:
  SettingsTest() {
    std::filesystem::create_directories(root_ / ".local");
    std::filesystem::create_directories(root_ / "deep" / "deeper");
    std::ofstream(root_ / ".local" / "env") << "# a comment\n"
                                            << "export LINLI_HOURS=127.0.0.1:7203\n"
                                            << "export LINLI_TOKEN=a\\ b\n"
                                            << "export LINLI_KEYS='/a b'\n";
  }
  ~SettingsTest() override { std::filesystem::remove_all(root_); }

  const std::filesystem::path root_ =
      std::filesystem::path(testing::TempDir()) / "linlictl_settings";
};

TEST_F(SettingsTest, ReadsTheFileOfTheSuite) {
  const auto values = ReadEnv(root_ / ".local" / "env");
  EXPECT_EQ(values.at("LINLI_HOURS"), "127.0.0.1:7203");
  EXPECT_EQ(values.at("LINLI_TOKEN"), "a b");
  EXPECT_EQ(values.at("LINLI_KEYS"), "/a b");
  EXPECT_TRUE(ReadEnv(root_ / "none").empty());
}

TEST_F(SettingsTest, FindsItFromBelow) {
  EXPECT_EQ(FindEnv(root_ / "deep" / "deeper"), root_ / ".local" / "env");
}

TEST(Settings, FollowFlagThenEnvironmentThenDefault) {
  Settings settings;
  EXPECT_EQ(settings.AddressOf("awards"), "127.0.0.1:7104");
  setenv("LINLI_AWARDS", "10.0.0.1:7104", 1);
  EXPECT_EQ(settings.AddressOf("awards"), "10.0.0.1:7104");
  settings.Set("LINLI_AWARDS", "10.0.0.2:7104");
  EXPECT_EQ(settings.AddressOf("awards"), "10.0.0.2:7104");
  unsetenv("LINLI_AWARDS");
}

}  // namespace
}  // namespace linli::ctl
