#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>

#include "absl/strings/escaping.h"
#include "common/secret/blind_index.h"
#include "common/secret/data_key.h"
#include "common/secret/key_ring.h"
#include "common/secret/sealed.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::secret {
namespace {

// The base64 of 32 times one byte.
std::string Base64Of(char byte, std::size_t size = 32) {
  return absl::Base64Escape(std::string(size, byte));
}
KeyRing Ring(const std::string& text) { return *KeyRing::Parse(text); }
KeyRing OldRing() { return Ring("2025 " + Base64Of('a')); }
KeyRing NewRing() { return Ring("2026 " + Base64Of('b') + "\n2025 " + Base64Of('a')); }

std::string MessageOf(const std::string& ring_text) {
  return std::string(KeyRing::Parse(ring_text).status().message());
}

TEST(DataKey, LeavesNothingWhereItWasMovedFrom) {
  DataKey key(std::string(32, 'k'));
  DataKey moved = std::move(key);
  EXPECT_EQ(moved.view(), std::string(32, 'k'));
  EXPECT_EQ(key.view(), std::string(32, '\0'));  // NOLINT: that is the point
  EXPECT_NE(DataKey::Random().view(), DataKey::Random().view());
  EXPECT_THROW(DataKey("short"), std::invalid_argument);
}

TEST(KeyRing, TakesTheFirstKeyAndKeepsTheOthers) {
  const KeyRing ring =
      Ring("# rotated in 2026\n\n 2026  " + Base64Of('b') + " \r\n2025\t" + Base64Of('a') + "\n");
  EXPECT_EQ(ring.current_id(), "2026");
  EXPECT_EQ(ring.current().view(), std::string(32, 'b'));
  ASSERT_NE(ring.Find("2025"), nullptr);
  EXPECT_EQ(ring.Find("2025")->view(), std::string(32, 'a'));
  EXPECT_EQ(ring.Find("2024"), nullptr);
}

TEST(KeyRing, SaysWhichLineIsWrongButNotWhatStandsInIt) {
  EXPECT_THAT(MessageOf(""), testing::HasSubstr("no key"));
  EXPECT_THAT(MessageOf("# nothing\n"), testing::HasSubstr("no key"));
  EXPECT_THAT(MessageOf("\nlonely"), testing::HasSubstr("line 2: expected"));
  EXPECT_THAT(MessageOf("a b c"), testing::HasSubstr("line 1: expected"));
  EXPECT_THAT(MessageOf("schlüssel " + Base64Of('a')), testing::HasSubstr("line 1: a key id"));
  EXPECT_THAT(MessageOf(std::string(33, 'a') + " " + Base64Of('a')),
              testing::HasSubstr("line 1: a key id"));
  EXPECT_THAT(MessageOf("k " + Base64Of('a') + "\nk " + Base64Of('b')),
              testing::HasSubstr("line 2: the key id stands there twice"));
  for (const std::string& key : {Base64Of('a', 31), Base64Of('a', 33), std::string("?secret?")}) {
    EXPECT_THAT(MessageOf("k " + key), testing::AllOf(testing::HasSubstr("32 bytes"),
                                                      testing::Not(testing::HasSubstr(key))));
  }
}

TEST(KeyRing, IsReadFromAFile) {
  const auto path = std::filesystem::path(testing::TempDir()) / "linli_ring";
  std::ofstream(path) << NewKeyLine("k1") << NewKeyLine("k0");
  absl::StatusOr<KeyRing> ring = KeyRing::Load(path);
  ASSERT_TRUE(ring.ok()) << ring.status();
  EXPECT_EQ(ring->current_id(), "k1");
  std::ofstream(path) << "k1 x";
  EXPECT_THAT(std::string(KeyRing::Load(path).status().message()),
              testing::HasSubstr("linli_ring: key file, line 1"));
  std::filesystem::remove(path);
  EXPECT_TRUE(absl::IsNotFound(KeyRing::Load(path).status()));
}

TEST(LoadKey, ReadsAFileOfOneKey) {
  const auto path = std::filesystem::path(testing::TempDir()) / "linli_key";
  std::ofstream(path) << Base64Of('k') << "\n";
  absl::StatusOr<DataKey> key = LoadKey(path);
  ASSERT_TRUE(key.ok()) << key.status();
  EXPECT_EQ(key->view(), std::string(32, 'k'));
  std::ofstream(path) << Base64Of('k', 31);
  EXPECT_THAT(std::string(LoadKey(path).status().message()),
              testing::AllOf(testing::HasSubstr("linli_key"), testing::HasSubstr("32 bytes")));
  std::filesystem::remove(path);
  EXPECT_TRUE(absl::IsNotFound(LoadKey(path).status()));
  EXPECT_FALSE(LoadKey(testing::TempDir()).ok()) << "a directory";
}

TEST(Sealed, OpensToWhatWasSealed) {
  const KeyRing ring = NewRing();
  const DataKey key = DataKey::Random();
  for (const std::string& clear : {std::string(), std::string("13912345678"),
                                   std::string("\0\xff", 2), std::string(100'000, 'x')}) {
    EXPECT_EQ(*Open(ring, Seal(ring, clear, "V1#phone"), "V1#phone"), clear);
    EXPECT_EQ(*Open(key, Seal(key, clear, "V1#phone"), "V1#phone"), clear);
  }
}

TEST(Sealed, LooksDifferentEachTimeAndShowsNothing) {
  const KeyRing ring = NewRing();
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) seen.insert(Seal(ring, "13912345678", ""));
  EXPECT_EQ(seen.size(), 100u);
  EXPECT_EQ(seen.begin()->find("139"), std::string::npos);
}

TEST(Sealed, IsRefusedWhenAnyByteIsChanged) {
  const KeyRing ring = NewRing();
  const DataKey key = DataKey::Random();
  const std::string by_ring = Seal(ring, "13912345678", "V1");
  const std::string by_key = Seal(key, "13912345678", "V1");
  for (int bit = 0; bit < 8; ++bit) {
    for (std::size_t i = 0; i < by_ring.size(); ++i) {
      std::string changed = by_ring;
      changed[i] ^= 1 << bit;
      EXPECT_TRUE(absl::IsInternal(Open(ring, changed, "V1").status())) << i;
    }
    for (std::size_t i = 0; i < by_key.size(); ++i) {
      std::string changed = by_key;
      changed[i] ^= 1 << bit;
      EXPECT_TRUE(absl::IsInternal(Open(key, changed, "V1").status())) << i;
    }
  }
}

TEST(Sealed, IsRefusedWhenItIsCutOrLengthened) {
  const KeyRing ring = NewRing();
  const DataKey key = DataKey::Random();
  const std::string by_ring = Seal(ring, "13912345678", "V1");
  const std::string by_key = Seal(key, "13912345678", "V1");
  for (std::size_t size = 0; size < by_ring.size(); ++size) {
    EXPECT_FALSE(Open(ring, by_ring.substr(0, size), "V1").ok()) << size;
  }
  for (std::size_t size = 0; size < by_key.size(); ++size) {
    EXPECT_FALSE(Open(key, by_key.substr(0, size), "V1").ok()) << size;
  }
  EXPECT_FALSE(Open(ring, by_ring + "x", "V1").ok());
  EXPECT_FALSE(Open(key, by_key + std::string(1, '\0'), "V1").ok());
}

TEST(Sealed, BelongsToItsAssociatedDataAndItsKey) {
  const KeyRing ring = NewRing();
  const DataKey key = DataKey::Random();
  EXPECT_FALSE(Open(ring, Seal(ring, "x", "V1#phone"), "V2#phone").ok());
  EXPECT_FALSE(Open(ring, Seal(ring, "x", "V1#phone"), "").ok());
  EXPECT_FALSE(Open(DataKey::Random(), Seal(key, "x", "a"), "a").ok());
  EXPECT_FALSE(Open(key, Seal(ring, "x", "a"), "a").ok());
  EXPECT_FALSE(Open(ring, Seal(key, "x", "a"), "a").ok());
}

TEST(Rotation, OldKeysStillOpenAndNewOnesSeal) {
  const std::string before = Seal(OldRing(), "x", "a");
  EXPECT_EQ(*Open(NewRing(), before, "a"), "x");
  EXPECT_FALSE(Open(OldRing(), Seal(NewRing(), "x", "a"), "a").ok());
}

TEST(Envelope, DataKeysAreWrappedByTheRing) {
  const DataKey key = DataKey::Random();
  const std::string wrapped = WrapDataKey(NewRing(), key, "V1");
  EXPECT_EQ(UnwrapDataKey(NewRing(), wrapped, "V1")->view(), key.view());
  EXPECT_FALSE(UnwrapDataKey(NewRing(), wrapped, "V2").ok());
  EXPECT_FALSE(UnwrapDataKey(NewRing(), Seal(NewRing(), "not a key", "V1"), "V1").ok());
}

TEST(Envelope, WithoutTheWrappedKeyNothingOpensTheValues) {  // law 10: erasure
  const std::string phone = Seal(DataKey::Random(), "13912345678", "V1#phone");
  EXPECT_FALSE(Open(NewRing(), phone, "V1#phone").ok());
}

TEST(Envelope, IsRewrappedOnlyWhenItsKeyIsOld) {
  const DataKey key = DataKey::Random();
  const std::string old = WrapDataKey(OldRing(), key, "V1");
  auto rewrapped = ResealIfOld(NewRing(), old, "V1");
  ASSERT_TRUE(rewrapped.ok() && rewrapped->has_value());
  EXPECT_EQ(UnwrapDataKey(Ring("2026 " + Base64Of('b')), **rewrapped, "V1")->view(), key.view());
  auto again = ResealIfOld(NewRing(), **rewrapped, "V1");
  ASSERT_TRUE(again.ok());
  EXPECT_FALSE(again->has_value());
  EXPECT_FALSE(ResealIfOld(NewRing(), old, "V2").ok());
  EXPECT_FALSE(ResealIfOld(NewRing(), "", "V1").ok());
}

TEST(BlindIndex, FindsEqualValuesOfOnePurpose) {
  const BlindIndex index(DataKey(std::string(32, 'a')));
  EXPECT_EQ(index.Of("phone", "13912345678"), index.Of("phone", "13912345678"));
  EXPECT_NE(index.Of("phone", "13912345678"), index.Of("phone", "13912345679"));
  EXPECT_NE(index.Of("phone", "13912345678"), index.Of("document", "13912345678"));
  EXPECT_NE(index.Of("phone", "1"), index.Of("phone1", ""));
  EXPECT_NE(index.Of("phone", "1"), BlindIndex(DataKey::Random()).Of("phone", "1"));
}

TEST(BlindIndex, Has32Or16Bytes) {
  const BlindIndex index(DataKey(std::string(32, 'a')));
  EXPECT_EQ(index.Of("phone", "1").size(), 32u);
  EXPECT_EQ(index.Of("phone", "1", BlindIndex::Width::k16).size(), 16u);
}

}  // namespace
}  // namespace linli::secret
