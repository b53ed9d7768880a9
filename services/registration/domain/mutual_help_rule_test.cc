// A circle or a card, never both (S0-13, S0-14).
#include "services/registration/domain/mutual_help_rule.h"

#include "gtest/gtest.h"

namespace linli::registration::domain {
namespace {

TEST(Group, IsACircleOrACard) {
  const auto count = [](const v1::MutualHelpGroup& group) {
    Violations violations;
    CheckGroup(group, violations);
    return violations.CountOf("mutual_help_group");
  };
  v1::MutualHelpGroup group;
  EXPECT_EQ(count(group), 1) << "neither";
  group.set_tie(v1::OLD_COMRADES);
  EXPECT_EQ(count(group), 0);
  group.mutable_entrance()->set_building("3号楼");
  group.mutable_entrance()->set_entrance("2单元");
  EXPECT_EQ(count(group), 1) << "both";
  group.clear_tie();
  EXPECT_EQ(count(group), 0);
  group.mutable_entrance()->set_building(" ");
  EXPECT_EQ(count(group), 1) << "a blank is no building";
}

TEST(Group, IsSeenByItsMembersAndWhoWatches) {
  EXPECT_TRUE(MaySeeGroup(true, {}));
  EXPECT_FALSE(MaySeeGroup(false, {}));
  EXPECT_FALSE(MaySeeGroup(false, {{options::v1::ORGANIZATION_MANAGER, absl::InfiniteFuture()}}));
  EXPECT_TRUE(MaySeeGroup(false, {{options::v1::REGISTRAR, absl::InfiniteFuture()}}));
}

}  // namespace
}  // namespace linli::registration::domain
