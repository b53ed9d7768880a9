#include "tests/support/redis.h"

#include <arpa/inet.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>
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

// One that nobody listens on now.
int FreePort() {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  const bool bound = bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  close(fd);
  if (!bound) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

// One command, whose answer must begin so.
void Ask(const std::string& path, const std::string& command, const std::string& begin) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  std::string answer(begin.size(), '\0');
  const bool asked =
      connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0 &&
      write(fd, command.data(), command.size()) == static_cast<ssize_t>(command.size()) &&
      recv(fd, answer.data(), answer.size(), MSG_WAITALL) == static_cast<ssize_t>(answer.size()) &&
      answer == begin;
  close(fd);
  if (!asked) throw std::runtime_error("Redis did not answer " + begin);
}

}  // namespace

TestRedis::TestRedis(Guard guard) : guard_(std::move(guard)) {
  if (!guard_.tls.empty()) port_ = FreePort();
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
  if (!guard_.password.empty()) WriteAcl();
  pid_ = Spawn(CommandLine());
  const absl::Time give_up = absl::Now() + absl::Seconds(20);
  while (!Answers(socket_)) {
    if (waitpid(pid_, nullptr, WNOHANG) == pid_ || absl::Now() > give_up) {
      throw std::runtime_error("redis-server did not start; its log: " + directory_ + "/log");
    }
    absl::SleepFor(absl::Milliseconds(5));
  }
}

std::vector<std::string> TestRedis::CommandLine() const {
  // setpriv: a test that crashes takes its Redis along.
  std::vector<std::string> words{"setpriv",
                                 "--pdeathsig",
                                 "KILL",
                                 "redis-server",
                                 "--port",
                                 "0",
                                 "--save",
                                 "",
                                 "--dir",
                                 directory_,
                                 "--logfile",
                                 directory_ + "/log",
                                 "--unixsocket",
                                 socket_,
                                 "--unixsocketperm",
                                 "700",
                                 "--appendonly",
                                 "no"};
  const auto add = [&](std::vector<std::string> more) {
    words.insert(words.end(), more.begin(), more.end());
  };
  if (!guard_.password.empty()) add({"--aclfile", directory_ + "/users.acl"});
  if (!guard_.tls.empty()) {
    add({"--bind", "127.0.0.1", "--tls-port", std::to_string(port_), "--tls-cert-file",
         guard_.tls + "/tls.crt", "--tls-key-file", guard_.tls + "/tls.key", "--tls-ca-cert-file",
         guard_.tls + "/ca.crt", "--tls-auth-clients", guard_.certificate_required ? "yes" : "no"});
  }
  return words;
}

// What ships, and for the tests themselves somebody who may load it again.
void TestRedis::WriteAcl() const {
  const std::string file = directory_ + "/users.acl";
  const std::string command =
      "printf %s '" + guard_.password + "' | deploy/local/redis-acl >" + file;
  if (std::system(command.c_str()) != 0) {
    throw std::runtime_error("deploy/local/redis-acl failed: run this from the root");
  }
  std::ofstream(file, std::ios::app) << "user test on nopass +acl|load +flushall ~*\n";
}

void TestRedis::SetPassword(const std::string& password) {
  guard_.password = password;
  WriteAcl();
  Ask(socket_, "AUTH test x\r\nACL LOAD\r\n", "+OK\r\n+OK\r\n");
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
