#include "tests/support/suite/suite.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "absl/strings/str_cat.h"
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

// A port on which nobody listens now. Another process may take it before we do; then the service
// says so and the test fails, which it is better to see than to hide.
std::string FreeAddress() {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  if (bind(fd, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("no free port");
  }
  close(fd);
  return absl::StrCat("127.0.0.1:", ntohs(address.sin_port));
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

// "matching" of "matching#2".
std::string ServiceOf(const std::string& program) { return program.substr(0, program.find('#')); }

bool Serves(const std::string& address) {
  grpc::health::v1::HealthCheckResponse answer;
  const grpc::health::v1::HealthCheckRequest request;
  const auto status =
      ctl::Invoke({address, "", absl::Seconds(1)}, ctl::MethodOf(request), request, answer);
  return status.code() == 0 && answer.status() == grpc::health::v1::HealthCheckResponse::SERVING;
}

}  // namespace

Suite::Suite(WithRedis with_redis) {
  char directory[] = "/tmp/linli-suite.XXXXXX";
  if (mkdtemp(directory) == nullptr) throw std::runtime_error("cannot write to /tmp");
  directory_ = directory;
  MakeKeys(directory_ + "/keys");
  std::ofstream(directory_ + "/clock") << "0\n";
  time_ = std::make_unique<demo::RehearsalTime>(directory_ + "/clock");
  if (with_redis == WithRedis::kYes) redis_ = std::make_unique<TestRedis>();
  for (const char* service : kLine) {
    Program& program = programs_[service];
    program.address = FreeAddress();
    program.metrics = FreeAddress();
    program.database = std::make_shared<TestDatabase>(service);
  }
  for (const char* service : kLine) Spawn(service);
  for (const char* service : kLine) WaitUntilServing(service);
  line_ = std::make_unique<demo::Line>(Addresses());
}

demo::Addresses Suite::Addresses() const {
  demo::Addresses addresses{{}, directory_ + "/keys"};
  for (const char* service : kLine) addresses.services[service] = AddressOf(service);
  return addresses;
}

std::string Suite::AddReplica(const std::string& service) {
  std::string name;
  for (int number = 2; name.empty() || programs_.contains(name); ++number) {
    name = absl::StrCat(service, "#", number);
  }
  Program& program = programs_[name];
  program.address = FreeAddress();
  program.metrics = FreeAddress();
  program.database = programs_.at(service).database;
  Start(name);
  return name;
}

std::unique_ptr<demo::Line> Suite::LineTo(const std::string& replica) const {
  demo::Addresses addresses = Addresses();
  addresses.services[ServiceOf(replica)] = AddressOf(replica);
  return std::make_unique<demo::Line>(std::move(addresses));
}

Suite::~Suite() {
  line_.reset();
  for (auto& [service, program] : programs_) {
    if (program.pid != 0) Kill(service);
  }
  programs_.clear();
  std::filesystem::remove_all(directory_);
}

const std::string& Suite::AddressOf(const std::string& service) const {
  return programs_.at(service).address;
}

const std::string& Suite::MetricsOf(const std::string& service) const {
  return programs_.at(service).metrics;
}

std::vector<std::string> Suite::CommandLine(const std::string& name) const {
  const Program& program = programs_.at(name);
  const std::string service = ServiceOf(name);
  // setpriv: a test that crashes takes its services along.
  std::vector<std::string> words = {
      "setpriv",
      "--pdeathsig",
      "KILL",
      ProgramsDirectory() + "/linli-" + service,
      "--listen=" + program.address,
      "--metrics=" + program.metrics,
      "--database=" + program.database->conninfo(),
      "--keys=" + directory_ + "/keys",
      "--service-token=" + ServiceToken(directory_ + "/keys", service),
      "--workers=4",
      "--rehearsal-clock=" + directory_ + "/clock"};
  if (redis_) words.push_back("--redis=" + redis_->address());
  if (service == "registration") words.push_back("--bootstrap-administrator=staff/administrator");
  for (const char* left : kLine) {
    if (left == service) break;
    // Nobody asks matching but hours, and awards asks only the other two.
    if (service == "awards" && std::string(left) == "matching") continue;
    words.push_back(absl::StrCat("--", left, "=", AddressOf(left)));
  }
  return words;
}

void Suite::Spawn(const std::string& service) {
  std::vector<std::string> words = CommandLine(service);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const std::string log = directory_ + "/" + service + ".log";
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 2, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  const int failed =
      posix_spawnp(&programs_[service].pid, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start linli-" + service);
}

std::string Suite::LogOf(const std::string& service) const {
  const std::string log = Contents(directory_ + "/" + service + ".log");
  return log.substr(log.size() - std::min<size_t>(log.size(), 2000));
}

void Suite::WaitUntilServing(const std::string& service) {
  const absl::Time give_up = absl::Now() + kPatience;
  while (!Serves(AddressOf(service))) {
    const bool dead = waitpid(programs_[service].pid, nullptr, WNOHANG) != 0;
    if (dead) programs_[service].pid = 0;
    if (dead || absl::Now() > give_up) {
      throw std::runtime_error(absl::StrCat(service, " does not serve: ", LogOf(service)));
    }
    absl::SleepFor(absl::Milliseconds(10));
  }
}

void Suite::Kill(const std::string& service) {
  kill(programs_.at(service).pid, SIGKILL);
  WaitForExit(service);
}

void Suite::Terminate(const std::string& service) { kill(programs_.at(service).pid, SIGTERM); }

ExitCode Suite::WaitForExit(const std::string& service) {
  int status = 0;
  waitpid(std::exchange(programs_.at(service).pid, 0), &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void Suite::Start(const std::string& service) {
  Spawn(service);
  WaitUntilServing(service);
}

int64_t Suite::Count(const std::string& service, const std::string& sql) {
  pqxx::connection connection(programs_.at(service).database->superuser_conninfo());
  pqxx::nontransaction query(connection);
  query.exec(absl::StrCat("SET search_path TO ", service, ", public"));
  return query.exec1(sql)[0].as<int64_t>(0);
}

}  // namespace linli::support
