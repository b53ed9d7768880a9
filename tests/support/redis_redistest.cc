#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <optional>

#include "gtest/gtest.h"
#include "tests/support/redis.h"

namespace linli::support {
namespace {

// A client that waits at most 200 ms for an answer.
class Client {
 public:
  explicit Client(const TestRedis& redis) : fd_(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const std::string path = redis.address().substr(std::strlen("unix:"));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
    connected_ = connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
    const timeval patience{0, 200'000};
    setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  }
  ~Client() { close(fd_); }

  bool connected() const { return connected_; }

  // The first line of the answer; empty if none came.
  std::string Say(const std::string& command) {
    const std::string line = command + "\r\n";
    if (send(fd_, line.data(), line.size(), MSG_NOSIGNAL) < 0) return "";
    char answer[64] = {};
    const ssize_t size = read(fd_, answer, sizeof(answer));
    return size <= 0 ? "" : std::string(answer, static_cast<size_t>(size)).substr(0, size - 2);
  }

 private:
  int fd_;
  bool connected_;
};

TEST(TestRedis, AnswersOnItsOwnSocket) {
  const TestRedis one;
  const TestRedis other;
  EXPECT_EQ(Client(one).Say("SET key here"), "+OK");
  EXPECT_EQ(Client(other).Say("GET key"), "$-1");
}

TEST(TestRedis, IsEmptyAtTheSameAddressAfterARestart) {
  TestRedis redis;
  const std::string address = redis.address();
  EXPECT_EQ(Client(redis).Say("SET key here"), "+OK");
  redis.Stop();
  EXPECT_FALSE(Client(redis).connected());
  redis.Start();
  EXPECT_EQ(redis.address(), address);
  EXPECT_EQ(Client(redis).Say("GET key"), "$-1");
}

TEST(TestRedis, KeepsConnectionsOpenWithoutAnswerWhileItHangs) {
  TestRedis redis;
  Client client(redis);
  redis.Hang();
  EXPECT_EQ(client.Say("PING"), "");
  redis.Resume();
  EXPECT_EQ(client.Say("PING").substr(0, 5), "+PONG");
}

TEST(TestRedis, IsGoneWithTheObject) {
  std::optional<TestRedis> redis(std::in_place);
  const std::string path = redis->address().substr(std::strlen("unix:"));
  EXPECT_EQ(access(path.c_str(), F_OK), 0);
  redis.reset();
  EXPECT_NE(access(path.c_str(), F_OK), 0);
}

}  // namespace
}  // namespace linli::support
