#include "common/secret/watched_file.h"

#include <cstdio>
#include <fstream>

#include "gtest/gtest.h"

namespace linli::secret {
namespace {

class WatchedFileTest : public ::testing::Test {
 protected:
  WatchedFileTest() { std::remove(path_.c_str()); }
  ~WatchedFileTest() override { std::remove(path_.c_str()); }

  void Write(const std::string& text) const { std::ofstream(path_) << text; }

  const std::string path_ =
      testing::TempDir() + testing::UnitTest::GetInstance()->current_test_info()->name();
  WatchedFile file_{path_, absl::ZeroDuration()};
};

TEST_F(WatchedFileTest, IsEmptyUntilThereIsAFile) {
  EXPECT_EQ(file_.Read()->edition, 0u);
  Write("one");
  EXPECT_EQ(file_.Read()->text, "one");
  EXPECT_EQ(file_.Read()->edition, 1u);
}

TEST_F(WatchedFileTest, CountsOnlyContentThatDiffers) {
  Write("one");
  file_.Read();
  Write("one");
  EXPECT_EQ(file_.Read()->edition, 1u);
  Write("two");
  EXPECT_EQ(file_.Read()->text, "two");
  EXPECT_EQ(file_.Read()->edition, 2u);
}

TEST_F(WatchedFileTest, KeepsWhatItHeldWhileTheFileIsGoneOrEmpty) {
  Write("one");
  file_.Read();
  Write("");
  EXPECT_EQ(file_.Read()->text, "one");
  std::remove(path_.c_str());
  EXPECT_EQ(file_.Read()->text, "one");
}

TEST_F(WatchedFileTest, DoesNotLookAgainBeforeItsTime) {
  WatchedFile patient(path_, absl::Hours(1));
  Write("one");
  EXPECT_EQ(patient.Read()->text, "one");
  Write("two");
  EXPECT_EQ(patient.Read()->text, "one");
}

}  // namespace
}  // namespace linli::secret
