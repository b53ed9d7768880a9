#include "common/cache/kept_drops.h"

namespace linli::cache {
namespace {

TEST(KeptDrops, KeepTheHighestVersionOfAKey) {
  KeptDrops kept(10);
  kept.Add("k", 2);
  kept.Add("k", 3);
  kept.Add("k", 1);
  EXPECT_EQ(kept.versions().at("k"), 3);
  EXPECT_EQ(kept.versions().size(), 1u);
}

TEST(KeptDrops, BeyondTheBoundKeepOnlyThatThereWereTooMany) {
  KeptDrops kept(2);
  kept.Add("a", 1);
  kept.Add("b", 1);
  EXPECT_FALSE(kept.overflowed());
  kept.Add("c", 1);
  EXPECT_TRUE(kept.overflowed());
  EXPECT_FALSE(kept.empty());
  EXPECT_TRUE(kept.versions().empty());
}

TEST(KeptDrops, WhatCouldNotBeSentIsKeptBesideWhatCame) {
  KeptDrops kept(2);
  kept.Add("a", 5);
  KeptDrops unsent = kept.Take();
  EXPECT_TRUE(kept.empty());
  kept.Add("a", 4);
  kept.Add("b", 1);
  kept.Add(std::move(unsent));
  EXPECT_EQ(kept.versions().at("a"), 5);
  EXPECT_FALSE(kept.overflowed());
  KeptDrops many(0);
  many.Add("c", 1);
  kept.Add(std::move(many));
  EXPECT_TRUE(kept.overflowed());
}

}  // namespace
}  // namespace linli::cache
