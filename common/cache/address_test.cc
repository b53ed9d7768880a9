#include "common/cache/address.h"

namespace linli::cache {
namespace {

TEST(Address, ReadsASocketAHostOrNothing) {
  EXPECT_EQ(Address::Parse("unix:/run/redis.sock")->path, "/run/redis.sock");
  EXPECT_EQ(Address::Parse("tcp:redis.linli:6379")->host, "redis.linli");
  EXPECT_EQ(Address::Parse("tcp:::1:6379")->host, "::1");
  EXPECT_EQ(Address::Parse("tcp:redis.linli:6379")->port, 6379);
  EXPECT_FALSE(Address::Parse("tcp:redis.linli:6379")->tls);
  EXPECT_EQ(Address::Parse("tls:redis.linli:6380")->host, "redis.linli");
  EXPECT_EQ(Address::Parse("tls:redis.linli:6380")->port, 6380);
  EXPECT_TRUE(Address::Parse("tls:redis.linli:6380")->tls);
  EXPECT_TRUE(Address::Parse("")->none());
}

TEST(Address, RefusesWhatItCannotRead) {
  for (const char* text : {"redis", "unix:relative", "tcp:host", "tcp::1", "tcp:host:0",
                           "tcp:host:65536", "tcp:host:port", "tls:host", "rediss://host:1"}) {
    EXPECT_EQ(Address::Parse(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
}

}  // namespace
}  // namespace linli::cache
