#include "tests/support/redis.h"

#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"

extern char** environ;

namespace linli::support {
namespace {

pid_t Spawn(std::vector<std::string> words) {
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t pid = 0;
  if (posix_spawnp(&pid, argv[0], nullptr, nullptr, argv.data(), environ) != 0) {
    throw std::runtime_error("cannot start " + words[0] + ": run deploy/local/install");
  }
  return pid;
}

bool Answers(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  char answer[5] = {};
  const bool answers =
      connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0 &&
      write(fd, "PING\r\n", 6) == 6 && read(fd, answer, 5) == 5 &&
      std::memcmp(answer, "+PONG", 5) == 0;
  close(fd);
  return answers;
}

}  // namespace

TestRedis::TestRedis() {
  char directory[] = "/tmp/linli-redis.XXXXXX";
  if (mkdtemp(directory) == nullptr) throw std::runtime_error("cannot write to /tmp");
  directory_ = directory;
  socket_ = directory_ + "/redis.sock";
  Start();
}

TestRedis::~TestRedis() {
  Stop();
  std::filesystem::remove_all(directory_);
}

void TestRedis::Start() {
  if (pid_ != 0) return;
  // setpriv: a test that crashes takes its Redis along.
  pid_ = Spawn({"setpriv", "--pdeathsig", "KILL", "redis-server", "--port", "0", "--unixsocket",
                socket_, "--unixsocketperm", "700", "--dir", directory_, "--logfile",
                directory_ + "/log", "--save", "", "--appendonly", "no"});
  const absl::Time give_up = absl::Now() + absl::Seconds(20);
  while (!Answers(socket_)) {
    if (waitpid(pid_, nullptr, WNOHANG) == pid_ || absl::Now() > give_up) {
      throw std::runtime_error("redis-server did not start; its log: " + directory_ + "/log");
    }
    absl::SleepFor(absl::Milliseconds(5));
  }
}

void TestRedis::Stop() {
  if (pid_ == 0) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

void TestRedis::Hang() { kill(pid_, SIGSTOP); }

void TestRedis::Resume() { kill(pid_, SIGCONT); }

}  // namespace linli::support
