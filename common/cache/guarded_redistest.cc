// A Redis that lets in who shows a password, a certificate, or both: as it is in production. Law 8
// holds there too: what it refuses is a miss.
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "common/cache/cache.h"
#include "common/cache/connection.h"
#include "tests/support/certificates.h"
#include "tests/support/redis.h"

namespace linli::cache {
namespace {

using support::TestAuthority;
using support::TestRedis;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr absl::Duration kTtl = absl::Minutes(5);

StoreOptions Patient() {
  StoreOptions options;
  options.timeout = absl::Seconds(5);
  options.first_backoff = absl::Milliseconds(1);
  options.longest_backoff = absl::Milliseconds(5);
  return options;
}

class GuardedRedis : public ::testing::Test {
 protected:
  GuardedRedis() {
    char directory[] = "/tmp/linli-guarded.XXXXXX";
    EXPECT_NE(mkdtemp(directory), nullptr);
    directory_ = directory;
    support::WriteTls(directory_ + "/redis", authority_.Issue(), authority_.certificate_pem());
    support::WriteTls(directory_ + "/own", authority_.Issue(), authority_.certificate_pem());
    Know("secret");
  }
  ~GuardedRedis() override { std::filesystem::remove_all(directory_); }

  // What the password file says from now on.
  void Know(const std::string& password) {
    std::ofstream(directory_ + "/password.new") << password << "\n";
    std::filesystem::rename(directory_ + "/password.new", directory_ + "/password");
  }

  TestRedis::Guard Guarded(bool certificate_required = true) const {
    return {"secret", directory_ + "/redis", certificate_required};
  }

  // With everything that it takes.
  Address In(const TestRedis& redis) const {
    Address address = *Address::Parse(redis.tls_address());
    address.certificates = directory_ + "/own";
    address.user = "linli";
    address.password = std::make_shared<secret::WatchedFile>(directory_ + "/password");
    return address;
  }

  static std::unique_ptr<Connection> Open(const Address& address, Trouble& trouble) {
    return Connection::Open(address, absl::Seconds(5), &trouble);
  }
  static Trouble TroubleWith(const Address& address) {
    Trouble trouble = Trouble::kNone;
    const bool open = Open(address, trouble) != nullptr;
    EXPECT_EQ(open, trouble == Trouble::kNone);
    return trouble;
  }
  static bool PutAndGet(Store& store, const std::string& key) {
    return store.PutIfNewer(store.BeforeLoad(), key, 1, "v", kTtl) && store.Get(key).has_value();
  }

  const TestAuthority authority_;
  std::string directory_;
};

TEST_F(GuardedRedis, ServesWhoHasPasswordAndCertificate) {
  const TestRedis redis{Guarded()};
  CacheOptions options;
  options.store = Patient();
  options.stream.timeout = options.stream.silence = absl::Seconds(5);
  Cache cache(In(redis), options), other(In(redis), options);
  EXPECT_TRUE(PutAndGet(cache.store(), "k"));
  while (!other.near().stats().alive) absl::SleepFor(absl::Milliseconds(1));
  // The stream of what is gone is let in too, and so are drops.
  const uint64_t before = other.near().stats().invalidations;
  cache.Forget("k", 2);
  while (other.near().stats().invalidations == before) absl::SleepFor(absl::Milliseconds(1));
  EXPECT_FALSE(other.store().Get("k").has_value());
  EXPECT_EQ(cache.store().stats().kept_drops, 0);
  EXPECT_EQ(cache.store().stats().errors, 0);
}

// More than one record of TLS, and more than one read of ours.
TEST_F(GuardedRedis, CarriesMuchAtOnce) {
  const TestRedis redis{Guarded()};
  Store store(In(redis), Patient());
  const std::string big(3'000'000, 'x');
  ASSERT_TRUE(store.PutIfNewer(store.BeforeLoad(), "big", 1, big, kTtl));
  EXPECT_EQ(store.Get("big")->bytes, big);
  std::vector<Gone> gone;
  for (int i = 0; i < 2000; ++i) gone.push_back({absl::StrCat("k", i), 2});
  store.Drop(gone);
  EXPECT_EQ(store.stats().kept_drops, 0);
}

TEST_F(GuardedRedis, ThePasswordIsEnoughWhereNoCertificateIsAskedFor) {
  const TestRedis redis{Guarded(/*certificate_required=*/false)};
  std::filesystem::remove(directory_ + "/own/tls.crt");
  Store store(In(redis), Patient());
  EXPECT_TRUE(PutAndGet(store, "k"));
}

TEST_F(GuardedRedis, APasswordIsEnoughOnASocket) {
  const TestRedis redis({.password = "secret"});
  Address address = *Address::Parse(redis.address());
  EXPECT_EQ(TroubleWith(address), Trouble::kNone)
      << "who shows nothing may ask whether it is there";
  Store without(address, Patient());
  EXPECT_FALSE(PutAndGet(without, "k"));
  address.user = "linli";
  address.password = std::make_shared<secret::WatchedFile>(directory_ + "/password");
  Store store(address, Patient());
  EXPECT_TRUE(PutAndGet(store, "k"));
}

TEST_F(GuardedRedis, RefusesAndIsTakenForAway) {
  const TestRedis redis{Guarded()};
  Know("wrong");
  EXPECT_EQ(TroubleWith(In(redis)), Trouble::kDenied);
  Store store(In(redis), Patient());
  EXPECT_FALSE(PutAndGet(store, "k"));
  EXPECT_FALSE(store.stats().closed);
  EXPECT_GT(store.stats().denied, 0);
  EXPECT_EQ(store.stats().untrusted, 0);
}

TEST_F(GuardedRedis, CertificatesAreLookedAtFromBothSides) {
  const TestRedis redis{Guarded()};
  const Address good = In(redis);
  Address stranger = good;
  stranger.certificates = directory_ + "/stranger";
  const TestAuthority elsewhere("elsewhere");
  support::WriteTls(stranger.certificates, elsewhere.Issue(), authority_.certificate_pem());
  EXPECT_EQ(TroubleWith(stranger), Trouble::kUntrusted) << "ours is another authority's";
  support::WriteTls(stranger.certificates, authority_.Issue(), elsewhere.certificate_pem());
  EXPECT_EQ(TroubleWith(stranger), Trouble::kUntrusted) << "Redis's is another authority's";
  support::WriteTls(stranger.certificates, authority_.Issue(), authority_.certificate_pem());
  EXPECT_EQ(TroubleWith(stranger), Trouble::kNone);
  std::filesystem::remove(stranger.certificates + "/tls.crt");
  EXPECT_EQ(TroubleWith(stranger), Trouble::kUntrusted) << "none of ours";
  std::filesystem::remove(stranger.certificates + "/ca.crt");
  EXPECT_EQ(TroubleWith(stranger), Trouble::kUntrusted) << "nothing to judge it by";
  Address by_name = good;
  by_name.host = "localhost";
  EXPECT_EQ(TroubleWith(by_name), Trouble::kNone);
  Address plain = good;
  plain.tls = false;
  EXPECT_EQ(TroubleWith(plain), Trouble::kUnreachable) << "no clear text there";
  Store store(stranger, Patient());
  EXPECT_GT(store.stats().untrusted, 0);
}

TEST_F(GuardedRedis, IsNotWhoItsCertificateDoesNotName) {
  support::WriteTls(directory_ + "/redis", authority_.Issue({.names = {"DNS:somebody.else"}}),
                    authority_.certificate_pem());
  const TestRedis redis{Guarded()};
  EXPECT_EQ(TroubleWith(In(redis)), Trouble::kUntrusted);
}

// Neither side restarts a service for it: the file says the new one, the next connection shows it.
TEST_F(GuardedRedis, APasswordIsChangedWithoutARestart) {
  TestRedis redis{Guarded()};
  Store store(In(redis), Patient());
  EXPECT_TRUE(PutAndGet(store, "k"));
  redis.SetPassword("another");  // which ends the connections of who came with the old one
  EXPECT_FALSE(PutAndGet(store, "k"));
  while (store.stats().denied == 0) absl::SleepFor(absl::Milliseconds(1));
  Know("another");
  while (!store.stats().closed) absl::SleepFor(absl::Milliseconds(1));
  EXPECT_TRUE(PutAndGet(store, "k"));
}

// What somebody could do who stole the services' password.
TEST_F(GuardedRedis, LetsTheServicesDoWhatTheyDoAndNoMore) {
  const TestRedis redis{Guarded()};
  Trouble trouble;
  const auto connection = Open(In(redis), trouble);
  const auto run = [&](const std::string& command) {
    const std::vector<std::string> words = absl::StrSplit(command, ' ');
    const std::vector<std::string_view> views(words.begin(), words.end());
    const Reply reply = connection->Run(views);
    return reply->type == REDIS_REPLY_ERROR ? std::string(Text(*reply)) : "done";
  };
  EXPECT_EQ(run("SET linli:v:k v"), "done");
  EXPECT_EQ(run("EVAL return{redis.call('DEL','linli:v:k')} 0"), "done");
  EXPECT_THAT(run("EVAL redis.call('FLUSHALL') 0"), HasSubstr("can't run this command"));
  for (const char* command : {"SET others:k v",   "SUBSCRIBE others", "CLIENT KILL TYPE normal",
                              "KEYS *",           "SCAN 0",           "FLUSHALL",
                              "FLUSHDB",          "CONFIG GET *",     "SHUTDOWN",
                              "REPLICAOF NO ONE",

                              "MODULE LIST",      "ACL LIST",         "SAVE",
                              "MONITOR",          "SLOWLOG GET",      "EVAL_RO return 0",
                              "FUNCTION LIST",    "SCRIPT FLUSH",     "DUMP linli:v:k",
                              "LATENCY RESET"}) {
    EXPECT_THAT(run(command), StartsWith("NOPERM")) << command;
  }
}

}  // namespace
}  // namespace linli::cache
