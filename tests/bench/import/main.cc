// linli-bench-bulk: the measurements of tests/bench/bulk, one a call. Addresses and the token come
// from the environment, as deploy/local/up writes them.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

#include "CLI/CLI.hpp"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"
#include "absl/time/clock.h"
#include "google/protobuf/util/time_util.h"
#include "grpcpp/create_channel.h"
#include "linli/registration/v1/organization_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_bulk_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_identity_service.pb.h"
#include "linli/registration/v1/volunteer_service.grpc.pb.h"
#include "tests/bench/load.h"

namespace linli::bench {
namespace {

namespace v1 = registration::v1;

constexpr char kCity[] = "regions/1305";
constexpr int kPart = 1000;

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

auto Channel() {
  return grpc::CreateChannel(Environment("LINLI_REGISTRATION"), grpc::InsecureChannelCredentials());
}

void Authorize(grpc::ClientContext& context) {
  context.AddMetadata("authorization", "Bearer " + Environment("LINLI_TOKEN"));
}

[[noreturn]] void Die(const grpc::Status& status) {
  std::cerr << status.error_code() << " " << status.error_message() << "\n";
  std::exit(1);
}

// GB 11643: the n-th person's number, of another person for each n.
std::string Document(int64_t n) {
  const absl::CivilDay birth = absl::CivilDay(1950, 1, 1) + n / 499 % 20000;
  const std::string digits = absl::StrFormat("1305%02d%04d%02d%02d%03d", 2 + n / (499 * 20000),
                                             birth.year(), birth.month(), birth.day(), n % 499 * 2);
  int sum = 0;
  for (int i = 0; i < 17; ++i) sum += (digits[i] - '0') * ((1 << (17 - i)) % 11);
  return digits + "10X98765432"[sum % 11];
}

// The communities of Xingtai, from deploy/data/regions.csv.
std::vector<std::string> Communities(const std::string& file) {
  std::vector<std::string> codes;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const std::string code = line.substr(0, line.find(','));
    if (code.size() == 12 && absl::StartsWith(code, "1305")) codes.push_back(code);
  }
  return codes;
}

void Fill(int64_t n, const std::vector<std::string>& communities, v1::ImportRow& row) {
  static const auto consent = google::protobuf::util::TimeUtil::GetCurrentTime();
  const std::string document = Document(n);
  const std::string& community = communities[n % communities.size()];
  row.set_row_key(absl::StrCat(n));
  v1::Volunteer& volunteer = *row.mutable_volunteer();
  volunteer.set_display_name("王小梅");
  volunteer.set_sex(v1::FEMALE);
  volunteer.set_birth_date(absl::StrCat(document.substr(6, 4), "-", document.substr(10, 2), "-",
                                        document.substr(12, 2)));
  volunteer.mutable_id_document()->set_type(v1::RESIDENT_IDENTITY_CARD);
  volunteer.mutable_id_document()->set_number(document);
  volunteer.set_phone(absl::StrFormat("138%08d", n));
  volunteer.set_residence_region("regions/" + community);
  volunteer.set_service_region("regions/" + community.substr(0, 6));
  volunteer.add_skills("01");
  volunteer.add_service_categories("0001");
  volunteer.set_political_status("13");
  volunteer.mutable_consent()->set_source(v1::BY_REGISTRAR);
  *volunteer.mutable_consent()->mutable_consent_time() = consent;
}

// Registers people from..from+count by one stream; prints "<seconds> <rows per second> <refused>".
void Import(int64_t from, int64_t count, const std::string& regions) {
  const std::vector<std::string> communities = Communities(regions);
  const auto stub = v1::VolunteerBulkService::NewStub(Channel());
  grpc::ClientContext context;
  Authorize(context);
  const absl::Time begun = absl::Now();
  auto stream = stub->ImportVolunteers(&context);
  std::thread writer([&] {
    for (int64_t n = from; n < from + count;) {
      v1::ImportVolunteersRequest part;
      part.set_registrar(kCity);
      part.set_request_id("bench");
      for (; n < from + count && part.rows_size() < kPart; ++n) {
        Fill(n, communities, *part.add_rows());
      }
      if (!stream->Write(part)) break;
    }
    stream->WritesDone();
  });
  int64_t refused = 0;
  for (v1::ImportVolunteersResponse answer; stream->Read(&answer);) {
    for (const v1::ImportVerdict& verdict : answer.verdicts()) {
      refused += verdict.outcome() != v1::IMPORT_REGISTERED;
    }
  }
  writer.join();
  if (const grpc::Status status = stream->Finish(); !status.ok()) Die(status);
  const double seconds = absl::ToDoubleSeconds(absl::Now() - begun);
  std::cout << absl::StrFormat("%.2f %.0f %d\n", seconds, count / seconds, refused);
}

// Founds so many organisations, 16 calls at a time; prints "<seconds> <per second> <refused>".
void Organisations(int count) {
  std::atomic<int> next{0}, refused{0};
  const auto stub = v1::OrganizationService::NewStub(Channel());
  const absl::Time begun = absl::Now();
  std::vector<std::thread> threads;
  for (int t = 0; t < 16; ++t) {
    threads.emplace_back([&] {
      for (int n = next.fetch_add(1); n < count; n = next.fetch_add(1)) {
        v1::CreateOrganizationRequest request;
        v1::Organization& organization = *request.mutable_organization();
        organization.set_display_name(absl::StrCat("志愿服务队", n));
        organization.set_kind(v1::UNREGISTERED_GROUP);
        organization.set_sponsor_kind("09");
        organization.set_region("regions/130502");
        organization.set_contact_name("王主任");
        organization.set_contact_phone("0319-3288888");
        grpc::ClientContext context;
        Authorize(context);
        v1::Organization answer;
        refused += !stub->CreateOrganization(&context, request, &answer).ok();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const double seconds = absl::ToDoubleSeconds(absl::Now() - begun);
  std::cout << absl::StrFormat("%.2f %.0f %d\n", seconds, count / seconds, refused.load());
}

// Turns so many pages of 50, one after the other; prints "<pages per second>".
void List(int pages) {
  const auto stub = v1::VolunteerService::NewStub(Channel());
  v1::ListVolunteersRequest request;
  request.set_parent(kCity);
  const absl::Time begun = absl::Now();
  for (int i = 0; i < pages; ++i) {
    grpc::ClientContext context;
    Authorize(context);
    v1::ListVolunteersResponse page;
    if (const auto status = stub->ListVolunteers(&context, request, &page); !status.ok()) {
      Die(status);
    }
    request.set_page_token(page.next_page_token());
  }
  std::cout << absl::StrFormat("%.0f\n", pages / absl::ToDoubleSeconds(absl::Now() - begun));
}

// Streams so many files out; prints "<rows per second>".
void Export(int64_t rows) {
  const auto stub = v1::VolunteerBulkService::NewStub(Channel());
  grpc::ClientContext context;
  Authorize(context);
  v1::ExportVolunteersRequest request;
  request.set_parent(kCity);
  request.mutable_read_mask()->add_paths("display_name");
  request.mutable_read_mask()->add_paths("skills");
  const absl::Time begun = absl::Now();
  auto stream = stub->ExportVolunteers(&context, request);
  int64_t seen = 0;
  for (v1::ExportVolunteersResponse page; seen < rows && stream->Read(&page);) {
    seen += page.volunteers_size();
  }
  context.TryCancel();
  std::cout << absl::StrFormat("%.0f\n", seen / absl::ToDoubleSeconds(absl::Now() - begun));
}

// Look-ups by document of the first `hot` people; prints "<calls per second> … <response bytes>".
void Lookup(const Load& load, int64_t hot) {
  const std::string token = Environment("LINLI_TOKEN");
  const Outcome outcome =
      Drive({Environment("LINLI_REGISTRATION"),
             "/linli.registration.v1.VolunteerIdentityService/LookupVolunteer",
             [&](int64_t) { return token; }},
            load, [&](int64_t n) {
              v1::LookupVolunteerRequest request;
              request.mutable_id_document()->set_type(v1::RESIDENT_IDENTITY_CARD);
              request.mutable_id_document()->set_number(Document(n % hot));
              return request.SerializeAsString();
            });
  std::cout << absl::StrFormat("%.0f %d %d\n", outcome.per_second, outcome.failed,
                               outcome.response_bytes);
}

// Names of some files, for linli-bench get.
void Names(int count, const std::string& file) {
  const auto stub = v1::VolunteerService::NewStub(Channel());
  std::ofstream out(file);
  v1::ListVolunteersRequest request;
  request.set_parent(kCity);
  request.set_page_size(1000);
  for (int seen = 0; seen < count;) {
    grpc::ClientContext context;
    Authorize(context);
    v1::ListVolunteersResponse page;
    if (const auto status = stub->ListVolunteers(&context, request, &page); !status.ok()) {
      Die(status);
    }
    for (const v1::Volunteer& volunteer : page.volunteers()) out << volunteer.name() << "\n";
    seen += page.volunteers_size();
    request.set_page_token(page.next_page_token());
    if (page.next_page_token().empty()) break;
  }
}

}  // namespace
}  // namespace linli::bench

int main(int argc, char** argv) {
  using namespace linli::bench;
  CLI::App app("Measures registration by the million; tests/bench/bulk puts it together.");
  app.require_subcommand(1);
  int64_t from = 0, count = 1000;
  double seconds = 4;
  std::string regions, names;
  CLI::App* import = app.add_subcommand("import", "registers people by one stream");
  import->add_option("--from", from);
  import->add_option("--count", count);
  import->add_option("--regions", regions)->required();
  CLI::App* organisations = app.add_subcommand("organisations", "founds organisations");
  organisations->add_option("--count", count);
  CLI::App* list = app.add_subcommand("list", "turns pages");
  list->add_option("--count", count);
  CLI::App* out = app.add_subcommand("export", "streams files out");
  out->add_option("--count", count);
  CLI::App* lookup = app.add_subcommand("lookup", "look-ups by document");
  lookup->add_option("--hot", count);
  lookup->add_option("--seconds", seconds);
  CLI::App* some = app.add_subcommand("names", "writes names of files");
  some->add_option("--count", count);
  some->add_option("file", names)->required();
  CLI11_PARSE(app, argc, argv);
  Load load;
  load.measured = absl::Seconds(seconds);
  if (*import) Import(from, count, regions);
  if (*organisations) Organisations(static_cast<int>(count));
  if (*list) List(static_cast<int>(count));
  if (*out) Export(count);
  if (*lookup) Lookup(load, count);
  if (*some) Names(static_cast<int>(count), names);
  return 0;
}
