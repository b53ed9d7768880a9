// linli-bench: the measurements of tests/bench/run, one a call. Each prints one line of
// "<calls per second> <p50 µs> <p99 µs> <failed> <response bytes>". Addresses and the token come
// from the environment, as deploy/local/up writes them.
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <mutex>
#include <thread>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "common/identity/token.h"
#include "google/protobuf/util/time_util.h"
#include "grpcpp/create_channel.h"
#include "linli/matching/v1/enrollment_service.pb.h"
#include "linli/registration/v1/volunteer_service.grpc.pb.h"
#include "tests/bench/echo.h"
#include "tests/bench/load.h"

namespace linli::bench {
namespace {

constexpr char kCommunity[] = "regions/130502001062";
constexpr char kDistrict[] = "regions/130502";

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// One of the names of a file written by `seed`.
class Names {
 public:
  explicit Names(const std::string& file) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) names_.push_back(line);
  }
  const std::string& operator[](int64_t n) const { return names_[n % names_.size()]; }
  size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
};

void Print(const Outcome& outcome) {
  std::cout << absl::StrFormat(
      "%.0f %d %d %d %d\n", outcome.per_second, absl::ToInt64Microseconds(outcome.p50),
      absl::ToInt64Microseconds(outcome.p99), outcome.failed, outcome.response_bytes);
  for (const auto& [message, count] : outcome.failures) {
    std::cerr << count << " × " << message << "\n";
  }
}

// GB 11643: the check character of 17 digits.
char CheckCharacter(const std::string& digits) {
  int sum = 0;
  for (int i = 0; i < 17; ++i) sum += (digits[i] - '0') * ((1 << (17 - i)) % 11);
  return "10X98765432"[sum % 11];
}

registration::v1::RegisterVolunteerRequest Registration(int64_t n) {
  // 365 days × 999 persons; every one with a document of her own.
  const std::string digits =
      absl::StrFormat("130502%04d%02d%02d%03d", 1950 + n / (28 * 12 * 500) % 50, 1 + n / 28 % 12,
                      1 + n % 28, 2 * (n / (28 * 12) % 499));
  registration::v1::RegisterVolunteerRequest request;
  request.set_registrar(kDistrict);
  registration::v1::Volunteer& volunteer = *request.mutable_volunteer();
  volunteer.set_display_name("王小梅");
  volunteer.set_sex(registration::v1::FEMALE);
  volunteer.set_birth_date(
      absl::StrCat(digits.substr(6, 4), "-", digits.substr(10, 2), "-", digits.substr(12, 2)));
  volunteer.mutable_id_document()->set_type(registration::v1::RESIDENT_IDENTITY_CARD);
  volunteer.mutable_id_document()->set_number(digits + CheckCharacter(digits));
  volunteer.set_phone(absl::StrFormat("138%08d", n));
  volunteer.set_residence_region(kCommunity);
  volunteer.set_service_region(kDistrict);
  volunteer.add_skills("01");
  volunteer.add_service_categories("0001");
  volunteer.mutable_consent()->set_source(registration::v1::BY_REGISTRAR);
  *volunteer.mutable_consent()->mutable_consent_time() =
      google::protobuf::util::TimeUtil::GetCurrentTime();
  return request;
}

std::string NewRequestId() {
  static std::atomic<int64_t> next{0};
  static const int64_t process = absl::ToUnixMicros(absl::Now());
  return absl::StrCat("bench-", process, "-", next.fetch_add(1));
}

template <typename Stub, typename Request, typename Response>
Response Must(Stub& stub,
              grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
              const Request& request) {
  grpc::ClientContext context;
  context.AddMetadata("authorization", "Bearer " + Environment("LINLI_TOKEN"));
  Response response;
  const grpc::Status status = (stub.*method)(&context, request, &response);
  if (!status.ok()) {
    std::cerr << status.error_code() << " " << status.error_message() << "\n";
    std::exit(1);
  }
  return response;
}

auto ChannelTo(const char* variable) {
  return grpc::CreateChannel(Environment(variable), grpc::InsecureChannelCredentials());
}

// Registers volunteers and writes their names to a file.
int Seed(int count, const std::string& file) {
  const auto stub = registration::v1::VolunteerService::NewStub(ChannelTo("LINLI_REGISTRATION"));
  std::ofstream out(file);
  std::atomic<int> next{0};
  std::mutex mutex;
  std::vector<std::thread> threads;
  for (int t = 0; t < 16; ++t) {
    threads.emplace_back([&] {
      for (int n = next.fetch_add(1); n < count; n = next.fetch_add(1)) {
        const auto volunteer = Must(
            *stub, &registration::v1::VolunteerService::Stub::RegisterVolunteer, Registration(n));
        const std::lock_guard lock(mutex);
        out << volunteer.name() << "\n";
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  return 0;
}

Outcome DriveOne(const char* server, const std::string& method, const Load& load,
                 const std::function<std::string(int64_t)>& request) {
  const std::string token = Environment("LINLI_TOKEN");
  return Drive({Environment(server), method, [&](int64_t) { return token; }}, load, request);
}

void Get(const Load& load, const std::string& file) {
  const Names names(file);
  Print(DriveOne("LINLI_REGISTRATION", "/linli.registration.v1.VolunteerService/GetVolunteer", load,
                 [&](int64_t n) {
                   registration::v1::GetVolunteerRequest request;
                   request.set_name(names[n]);
                   return request.SerializeAsString();
                 }));
}

void Update(const Load& load, const std::string& file) {
  const Names names(file);
  Print(DriveOne("LINLI_REGISTRATION", "/linli.registration.v1.VolunteerService/UpdateVolunteer",
                 load, [&](int64_t n) {
                   registration::v1::UpdateVolunteerRequest request;
                   request.mutable_volunteer()->set_name(names[n]);
                   request.mutable_volunteer()->add_skills(n % 2 == 0 ? "01" : "02");
                   request.mutable_update_mask()->add_paths("skills");
                   request.set_request_id(NewRequestId());
                   return request.SerializeAsString();
                 }));
}

// Every volunteer of the file signs up for one shift, once.
void Enroll(Load load, const std::string& file, const std::string& shift) {
  const Names names(file);
  load.calls = static_cast<int64_t>(names.size());
  load.warm_up = absl::ZeroDuration();
  load.measured = absl::Seconds(60);
  // Nobody signs up but she herself: each with a token of her own, that the server sees for the
  // first time.
  std::ifstream key(Environment("LINLI_KEYS") + "/token-signing.pem");
  const auto minter =
      identity::TokenMinter::FromPem({std::istreambuf_iterator<char>(key), {}}).value();
  std::vector<std::string> tokens;
  for (size_t n = 0; n < names.size(); ++n) {
    tokens.push_back(minter.Mint(names[n], absl::Now(), absl::Now() + absl::Hours(1)));
  }
  Print(Drive({Environment("LINLI_MATCHING"), "/linli.matching.v1.EnrollmentService/Enroll",
               [&](int64_t n) { return tokens[n]; }},
              load, [&](int64_t n) {
                matching::v1::EnrollRequest request;
                request.set_parent(shift);
                request.set_volunteer(names[n]);
                request.set_request_id(NewRequestId());
                return request.SerializeAsString();
              }));
}

void Echo(const Load& load) {
  testing::v1::GetNoteRequest request;
  request.set_name("volunteers/V1305022611000000A");
  const std::string bytes = request.SerializeAsString();
  Print(DriveOne("LINLI_ECHO", "/linli.testing.v1.NoteService/GetNote", load,
                 [&](int64_t) { return bytes; }));
}

}  // namespace
}  // namespace linli::bench

int main(int argc, char** argv) {
  using namespace linli::bench;
  CLI::App app("Measures Linli from outside; tests/bench/run puts it together.");
  app.require_subcommand(1);
  Load load;
  double seconds = 5;
  std::string names, shift;
  int count = 1000;
  size_t bytes = 200;
  const auto driven = [&](CLI::App* command) {
    command->add_option("--in-flight", load.in_flight)->capture_default_str();
    command->add_option("--channels", load.channels)->capture_default_str();
    command->add_option("--seconds", seconds)->capture_default_str();
    return command;
  };
  CLI::App* serve = app.add_subcommand("serve-echo", "the ceiling's server; prints its port");
  serve->add_option("--bytes", bytes);
  CLI::App* seed = app.add_subcommand("seed", "registers volunteers, writes their names");
  seed->add_option("--count", count);
  seed->add_option("names", names)->required();
  CLI::App* echo = driven(app.add_subcommand("echo", "the ceiling"));
  CLI::App* get = driven(app.add_subcommand("get", "GetVolunteer"));
  get->add_option("names", names)->required();
  CLI::App* update = driven(app.add_subcommand("update", "UpdateVolunteer"));
  update->add_option("names", names)->required();
  CLI::App* enroll = driven(app.add_subcommand("enroll", "Enroll on one shift"));
  enroll->add_option("names", names)->required();
  enroll->add_option("shift", shift)->required();
  CLI11_PARSE(app, argc, argv);
  load.measured = absl::Seconds(seconds);
  if (*serve) return ServeEcho(bytes);
  if (*seed) return Seed(count, names);
  if (*echo) Echo(load);
  if (*get) Get(load, names);
  if (*update) Update(load, names);
  if (*enroll) Enroll(load, names, shift);
  return 0;
}
