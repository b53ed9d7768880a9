#include "tests/support/suite/suite.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/time/clock.h"
#include "common/identity/token.h"
#include "deploy/ctl/call.h"
#include "deploy/ctl/command.h"
#include "grpc/health/v1/health.pb.h"
#include "pqxx/pqxx"

extern char** environ;

namespace linli::support {
namespace {

constexpr const char* kLine[] = {"registration", "matching", "hours", "awards"};
constexpr absl::Duration kPatience = absl::Seconds(30);
constexpr char kRedisPassword[] = "what the services show";

// Below the ports that the kernel gives to those who connect: one of them could take it between two
// lives of a service. Processes that test at the same time begin at different places.
constexpr int kFirstPort = 10'000;
constexpr int kPorts = 20'000;

bool IsFree(int port) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool free = bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
  close(fd);
  return free;
}

// A port on which nobody listens, another one each time.
std::string FreeAddress() {
  static std::atomic<int> next = getpid() * 64 % kPorts;
  for (int i = 0; i < kPorts; ++i) {
    const int port = kFirstPort + next++ % kPorts;
    if (IsFree(port)) return absl::StrCat("127.0.0.1:", port);
  }
  throw std::runtime_error("no free port");
}

std::string Contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void MakeKeys(const std::string& directory) {
  if (std::system(absl::StrCat("deploy/local/keys ", directory, " 2>/dev/null").c_str()) != 0) {
    throw std::runtime_error("deploy/local/keys failed: run this from the root of the repository");
  }
}

std::string ServiceToken(const std::string& keys, const std::string& service) {
  const auto minter = identity::TokenMinter::FromPem(Contents(keys + "/token-signing.pem"));
  return minter->Mint("services/" + service, absl::Now(), absl::Now() + absl::Hours(24 * 30));
}

std::string ProgramsDirectory() {
  const char* programs = std::getenv("LINLI_TEST_PROGRAMS");
  if (programs == nullptr) {
    throw std::runtime_error("LINLI_TEST_PROGRAMS is not set: run the tests through tests/run");
  }
  return programs;
}

bool Serves(const std::string& address, const std::string& tls) {
  grpc::health::v1::HealthCheckResponse answer;
  const grpc::health::v1::HealthCheckRequest request;
  const auto status =
      ctl::Invoke({address, "", absl::Seconds(1), tls}, ctl::MethodOf(request), request, answer);
  return status.code() == 0 && answer.status() == grpc::health::v1::HealthCheckResponse::SERVING;
}

}  // namespace

Suite::Suite(const Shape& shape) : shape_(shape) {
  char directory[] = "/tmp/linli-suite.XXXXXX";
  if (mkdtemp(directory) == nullptr) throw std::runtime_error("cannot write to /tmp");
  directory_ = directory;
  MakeKeys(directory_ + "/keys");
  std::ofstream(directory_ + "/clock") << "0\n";
  time_ = std::make_unique<demo::RehearsalTime>(directory_ + "/clock");
  if (shape_.redis) StartRedis();
  addresses_.keys = directory_ + "/keys";
  for (const char* service : kLine) {
    for (int i = 0; i < shape_.replicas; ++i) {
      programs_[service].push_back({FreeAddress(), FreeAddress()});
    }
    addresses_.services[service] = TargetOf(service);
    databases_[service] = std::make_unique<TestDatabase>(service);
    if (shape_.tls) {
      WriteTls(TlsOf(service),
               authority_.Issue({.uris = {absl::StrCat("linli:services/", service)}}),
               authority_.certificate_pem());
    }
  }
  if (shape_.tls) addresses_.tls = ClientTls("agencies/gateway");
  for (const char* service : kLine) {
    for (int i = 0; i < shape_.replicas; ++i) Spawn(service, i);
  }
  for (const char* service : kLine) {
    for (int i = 0; i < shape_.replicas; ++i) WaitUntilServing(service, i);
  }
  line_ = std::make_unique<demo::Line>(addresses_);
}

// With TLS, as it is in production: who comes shows a certificate and a password.
void Suite::StartRedis() {
  TestRedis::Guard guard;
  if (shape_.tls) {
    SetRedisPassword(kRedisPassword);
    guard.password = kRedisPassword;
    guard.tls = TlsOf("redis");
    WriteTls(guard.tls, authority_.Issue(), authority_.certificate_pem());
  }
  redis_ = std::make_unique<TestRedis>(std::move(guard));
}

void Suite::SetRedisPassword(const std::string& password) {
  const std::string file = directory_ + "/redis-password";
  std::ofstream(file + ".new") << password;
  std::filesystem::rename(file + ".new", file);
}

Suite::~Suite() {
  line_.reset();
  for (auto& [service, replicas] : programs_) {
    for (size_t i = 0; i < replicas.size(); ++i) {
      if (replicas[i].pid != 0) Kill(service, static_cast<int>(i));
    }
  }
  databases_.clear();
  std::filesystem::remove_all(directory_);
}

const std::string& Suite::AddressOf(const std::string& service, int replica) const {
  return programs_.at(service).at(replica).address;
}

const std::string& Suite::MetricsOf(const std::string& service, int replica) const {
  return programs_.at(service).at(replica).metrics;
}

std::string Suite::TargetOf(const std::string& service) const {
  if (shape_.replicas == 1) return AddressOf(service);
  std::vector<std::string> all;
  for (const Program& replica : programs_.at(service)) all.push_back(replica.address);
  return absl::StrCat("ipv4:", absl::StrJoin(all, ","));
}

std::string Suite::TlsOf(const std::string& service) const {
  return shape_.tls ? absl::StrCat(directory_, "/tls-", service) : "";
}

std::string Suite::ClientTls(const std::string& subject) {
  std::string directory =
      absl::StrCat(directory_, "/tls-", absl::StrReplaceAll(subject, {{"/", "-"}}));
  WriteTls(directory, authority_.Issue({.uris = {"linli:" + subject}}),
           authority_.certificate_pem());
  return directory;
}

std::vector<std::string> Suite::CommandLine(const std::string& service, int replica) const {
  const Program& program = programs_.at(service).at(replica);
  // setpriv: a test that crashes takes its services along.
  std::vector<std::string> words = {
      "setpriv",
      "--pdeathsig",
      "KILL",
      ProgramsDirectory() + "/linli-" + service,
      "--listen=" + program.address,
      "--metrics=" + program.metrics,
      "--database=" + databases_.at(service)->conninfo(),
      "--keys=" + directory_ + "/keys",
      "--service-token=" + ServiceToken(directory_ + "/keys", service),
      "--workers=4",
      absl::StrCat("--drain-wait=", shape_.drain_wait_ms),
      "--rehearsal-clock=" + directory_ + "/clock"};
  if (redis_ && shape_.tls) {
    words.push_back("--redis=" + redis_->tls_address());
    words.push_back("--redis-user=linli");
    words.push_back("--redis-password-file=" + directory_ + "/redis-password");
  } else if (redis_) {
    words.push_back("--redis=" + redis_->address());
  }
  if (shape_.tls) {
    words.push_back("--tls=" + TlsOf(service));
    words.push_back("--tls-clients=required");
  }
  if (service == "registration") words.push_back("--bootstrap-administrator=staff/administrator");
  for (const char* left : kLine) {
    if (left == service) break;
    words.push_back(absl::StrCat("--", left, "=", TargetOf(left)));
  }
  return words;
}

void Suite::Spawn(const std::string& service, int replica) {
  std::vector<std::string> words = CommandLine(service, replica);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 2, LogFile(service, replica).c_str(),
                                   O_WRONLY | O_CREAT | O_APPEND, 0600);
  const int failed = posix_spawnp(&programs_[service][replica].pid, argv[0], &actions, nullptr,
                                  argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start linli-" + service);
}

std::string Suite::LogFile(const std::string& service, int replica) const {
  return absl::StrCat(directory_, "/", service, "-", replica, ".log");
}

std::string Suite::LogOf(const std::string& service, int replica) const {
  const std::string log = Contents(LogFile(service, replica));
  return log.substr(log.size() - std::min<size_t>(log.size(), 2000));
}

void Suite::WaitUntilServing(const std::string& service, int replica) {
  const absl::Time give_up = absl::Now() + kPatience;
  while (!Serves(AddressOf(service, replica), TlsOf(service))) {
    pid_t& pid = programs_[service][replica].pid;
    const bool dead = waitpid(pid, nullptr, WNOHANG) != 0;
    if (dead) pid = 0;
    if (dead || absl::Now() > give_up) {
      throw std::runtime_error(absl::StrCat(service, " does not serve: ", LogOf(service, replica)));
    }
    absl::SleepFor(absl::Milliseconds(10));
  }
}

void Suite::Kill(const std::string& service, int replica) {
  kill(programs_.at(service).at(replica).pid, SIGKILL);
  WaitForExit(service, replica);
}

void Suite::Terminate(const std::string& service, int replica) {
  kill(programs_.at(service).at(replica).pid, SIGTERM);
}

ExitCode Suite::WaitForExit(const std::string& service, int replica) {
  int status = 0;
  waitpid(std::exchange(programs_.at(service).at(replica).pid, 0), &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void Suite::Start(const std::string& service, int replica) {
  Spawn(service, replica);
  WaitUntilServing(service, replica);
}

std::string Suite::DatabaseOf(const std::string& service) const {
  return databases_.at(service)->superuser_conninfo();
}

int64_t Suite::Count(const std::string& service, const std::string& sql) {
  pqxx::connection connection(databases_.at(service)->superuser_conninfo());
  pqxx::nontransaction query(connection);
  query.exec(absl::StrCat("SET search_path TO ", service, ", public"));
  return query.exec1(sql)[0].as<int64_t>(0);
}

}  // namespace linli::support
