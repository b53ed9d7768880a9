// linli-bench-award: what stars and certificates cost. Runs inside `tests/run --shell`, puts awards
// up in its own process, and prints a line per measure. tests/bench/awards says it all.
#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "common/time/proto_time.h"
#include "grpcpp/server_builder.h"
#include "linli/awards/v1/certificate_service.grpc.pb.h"
#include "pqxx/pqxx"
#include "services/awards/api/service.h"
#include "services/awards/domain/star_figures.h"
#include "services/awards/storage/star_scheme_store.h"
#include "services/awards/storage/star_store.h"
#include "services/hours/client/fake.h"
#include "services/registration/client/fake.h"
#include "tests/bench/echo.h"
#include "tests/bench/load.h"
#include "tests/support/host/test_host.h"

namespace linli::bench {
namespace {

namespace v1 = awards::v1;

constexpr char kOfficer[] = "staff/bench";
constexpr char kIssue[] = "/linli.awards.v1.CertificateService/IssueCertificate";
constexpr char kVerify[] = "/linli.awards.v1.CertificateService/VerifyCertificate";
constexpr int kHolders = 200;
constexpr int kLines = 14;  // records on a certificate
constexpr int kStep = 5000;

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

double SecondsOf(const auto& work) {
  const absl::Time began = absl::Now();
  work();
  return absl::ToDoubleSeconds(absl::Now() - began);
}

void Row(const std::string& measure, double value, double ceiling, const std::string& against) {
  std::cout << absl::StrFormat("%-46s %12.2f %12.2f %8.2f  %s\n", measure, value, ceiling,
                               value / ceiling, against)
            << std::flush;
}

void Must(const absl::Status& status) {
  if (status.ok()) return;
  std::cerr << status << "\n";
  std::exit(1);
}

std::string Holder(int64_t n) {
  return absl::StrFormat("volunteers/V130502261%07dX", n % kHolders);
}

// The service over loopback; registration and hours are fakes in this process.
struct Bench {
  Bench() {
    registration::v1::Region region;
    region.set_name("regions/130502");
    region.set_display_name("襄都区");
    registration.Put(region);
    region.set_name("regions/1305");
    region.set_display_name("邢台市");
    registration.Put(region);
    registration::v1::Organization unit;
    unit.set_name("organizations/red");
    unit.set_display_name("红队");
    registration.Put(unit);
    for (int n = 0; n < kHolders; ++n) LayHolder(n);
    awards::AddServices(*host, deps);
    host.Start();
    host.Grant(kOfficer, options::v1::AWARDS_OFFICER);
  }
  ~Bench() { host->Drain(); }

  void LayHolder(int n) {
    registration::v1::Volunteer volunteer;
    volunteer.set_name(Holder(n));
    volunteer.set_display_name("王小莉");
    volunteer.set_service_region("regions/130502");
    registration.Put(volunteer);
    for (int i = 0; i < kLines; ++i) {
      hours::v1::Record record;
      record.set_name(absl::StrCat(Holder(n), "/records/r", i));
      record.set_activity_name("清风行动");
      record.set_place("襄都区");
      record.set_content("文明劝导");
      record.set_recording_unit(unit_name);
      record.set_region("regions/130502");
      record.set_state(hours::v1::Record::EFFECTIVE);
      record.set_kind(hours::v1::Record::CREDIT);
      record.set_credited_minutes(120);
      record.set_etag("2");
      const absl::Time start = support::TestHost::Morning() - absl::Hours(48 + 24 * i);
      *record.mutable_start_time() = time::ToProto(start);
      *record.mutable_end_time() = time::ToProto(start + absl::Minutes(120));
      hours.Put(record);
    }
  }
  void Sql(const std::string& statement) {
    pqxx::connection connection(host.database().superuser_conninfo());
    pqxx::nontransaction(connection).exec(statement);
  }
  std::string address() { return absl::StrCat("127.0.0.1:", host->port()); }

  const std::string unit_name = "organizations/red";
  secret::SigningKeys keys = *secret::SigningKeys::FromPem(secret::NewSigningKeyPem(), "");
  registration::FakeRegistrationClient registration;
  hours::FakeHoursClient hours;
  support::TestHost host{"awards"};
  awards::paper::Press press{awards::paper::Fonts(), 2};
  const awards::paper::Seals seals{host.keys()};
  awards::Deps deps{host.scopes(), registration, hours, keys, press, seals};
};

// So many volunteers with so many records each.
void LayRecords(Bench& bench, int64_t volunteers, int records) {
  bench.Sql(absl::StrCat(
      "INSERT INTO awards.counted_record (volunteer_id, record_id, version, minutes, start_time, "
      "region, recording_unit, change_time) SELECT 'V' || lpad(v::text, 16, '0'), 'r' || r, 1, "
      "30 + (v * 7 + r * 13) % 900, timestamptz '2024-01-01' + (v + r * 53) % 1000 * interval '1 "
      "day', 'regions/130502', 'organizations/red', now() FROM generate_series(1, ",
      volunteers, ") AS v, generate_series(1, ", records, ") AS r"));
  bench.Sql(
      "INSERT INTO awards.standing (volunteer_id, region, counted_minutes) SELECT volunteer_id, "
      "'regions/130502', sum(minutes) FROM awards.counted_record GROUP BY volunteer_id");
  bench.Sql("VACUUM ANALYZE awards.counted_record");
  bench.Sql("VACUUM ANALYZE awards.standing");
}

// Each volunteer's stars from her records, under the scheme in force.
int64_t EvaluateAll(Bench& bench) {
  int64_t starred = 0;
  std::string after;
  for (bool more = true; more;) {
    Must(bench.host->database().Read(absl::Now() + absl::Minutes(10), [&](db::Tx& tx) {
      const absl::Time now = support::TestHost::Morning();
      const auto scheme = awards::store::StarSchemeInForce(tx, "regions/130502", now);
      const auto numbers = awards::store::VolunteersWithMinutes(tx, "", after, kStep);
      for (auto& [number, records] : awards::store::RecordsOf(tx, numbers)) {
        const auto explained = awards::domain::Explain(*scheme, std::move(records), now);
        const auto& verdicts = explained.verdicts();
        starred += awards::domain::HighestOf({verdicts.begin(), verdicts.end()}) > 0 ? 1 : 0;
      }
      more = numbers.size() == kStep;
      if (more) after = numbers.back();
      return absl::OkStatus();
    }));
  }
  return starred;
}

// Seconds, so that less is better: at most 1.5 times the ceiling is the goal.
void MeasureStars(Bench& bench, int64_t volunteers, int records, int rounds) {
  LayRecords(bench, volunteers, records);
  std::vector<double> ours, ceilings;
  int64_t starred = 0;
  for (int i = 0; i < rounds; ++i) {
    ceilings.push_back(SecondsOf([&] {
      bench.Sql(
          "SELECT count(*), max(minutes) FROM (SELECT volunteer_id, sum(minutes) AS minutes FROM "
          "awards.counted_record GROUP BY volunteer_id) AS s");
    }));
    ours.push_back(SecondsOf([&] { starred = EvaluateAll(bench); }));
  }
  Row("Stars of all volunteers, seconds", Median(ours), Median(ceilings),
      absl::StrFormat("one SQL statement that sums minutes per volunteer; %d of %d have a star",
                      starred, volunteers));
}

v1::IssueCertificateRequest Request(int64_t n) {
  v1::IssueCertificateRequest request;
  request.set_volunteer(Holder(n));
  return request;
}

v1::Certificate IssueOne(Bench& bench) {
  const auto stub = v1::CertificateService::NewStub(bench.host.channel());
  auto issued =
      bench.host.Call(*stub, &v1::CertificateService::Stub::IssueCertificate, kOfficer, Request(0));
  Must(issued.status());
  return *std::move(issued);
}

// Two signatures each: the document's and the code's.
double SignaturesPerSecond(Bench& bench, const std::string& document, double seconds) {
  int64_t signed_ones = 0;
  const absl::Time end = absl::Now() + absl::Seconds(seconds);
  const double took = SecondsOf([&] {
    for (; absl::Now() < end; ++signed_ones) {
      if (bench.keys.Sign(document).empty()) std::exit(1);
    }
  });
  return static_cast<double>(signed_ones) / took;
}

void MeasureIssuing(Bench& bench, double seconds, int rounds) {
  const std::string document = IssueOne(bench).signed_document().document();
  Load load;
  load.measured = absl::Seconds(seconds);
  const std::string token = bench.host.Token(kOfficer);
  std::vector<double> calls, ceilings;
  int64_t failed = 0;
  for (int i = 0; i < rounds; ++i) {
    ceilings.push_back(SignaturesPerSecond(bench, document, seconds));
    const Outcome outcome = Drive({bench.address(), kIssue, [&](int64_t) { return token; }}, load,
                                  [&](int64_t n) { return Request(n).SerializeAsString(); });
    calls.push_back(outcome.per_second);
    failed += outcome.failed;
  }
  Row("IssueCertificate, per second", Median(calls), Median(ceilings),
      absl::StrFormat("Ed25519 signatures of one thread; goal 500 per second; %d failed", failed));
}

void MeasurePrinting(Bench& bench, double seconds) {
  const v1::Certificate certificate = IssueOne(bench);
  v1::CertificateTemplate form;
  form.set_title("志愿服务记录证明");
  form.set_verify_at("志愿服务信息系统");
  int64_t printed = 0;
  int pages = 0;
  const absl::Time end = absl::Now() + absl::Seconds(seconds);
  const double took = SecondsOf([&] {
    for (; absl::Now() < end; ++printed) {
      const auto print = bench.press.Run({certificate.document(), form, certificate.code(), ""},
                                         absl::InfiniteFuture());
      Must(print.status());
      pages = print->pages;
    }
  });
  Row("Certificates on paper, per second", static_cast<double>(printed) / took, 1,
      absl::StrFormat("nothing; %d lines on %d page, one thread", kLines, pages));
}

void MeasureVerifying(Bench& bench, double seconds, int rounds) {
  const v1::Certificate certificate = IssueOne(bench);
  v1::VerifyCertificateRequest request;
  request.set_number(certificate.number());
  request.set_check_code(certificate.document().check_code());
  const std::string bytes = request.SerializeAsString();
  Load load;
  load.measured = absl::Seconds(seconds);
  const auto no_token = [](int64_t) { return std::string(); };
  const auto verify = [&] {
    return Drive({bench.address(), kVerify, no_token}, load, [&](int64_t) { return bytes; });
  };
  const size_t answered = verify().response_bytes;
  EchoService echo(answered);
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&echo);
  const auto server = builder.BuildAndStart();
  testing::v1::GetNoteRequest note;
  note.set_name(certificate.number());
  std::vector<double> calls, ceilings;
  int64_t failed = 0;
  for (int i = 0; i < rounds; ++i) {
    ceilings.push_back(
        Drive({absl::StrCat("127.0.0.1:", port), "/linli.testing.v1.NoteService/GetNote", no_token},
              load, [&](int64_t) { return note.SerializeAsString(); })
            .per_second);
    const Outcome outcome = verify();
    calls.push_back(outcome.per_second);
    failed += outcome.failed;
  }
  Row("VerifyCertificate, per second", Median(calls), Median(ceilings),
      absl::StrFormat("bare gRPC echo, %d bytes; goal 0.7; %d failed", answered, failed));
}

}  // namespace
}  // namespace linli::bench

int main(int argc, char** argv) {
  CLI::App app("Measures stars and certificates; tests/bench/awards runs it.");
  int64_t volunteers = 1'170'000;
  int records = 13, rounds = 3;
  double seconds = 4;
  app.add_option("--volunteers", volunteers)->check(CLI::PositiveNumber);
  app.add_option("--records", records, "of each volunteer")->check(CLI::PositiveNumber);
  app.add_option("--seconds", seconds)->check(CLI::PositiveNumber);
  app.add_option("--rounds", rounds)->check(CLI::PositiveNumber);
  CLI11_PARSE(app, argc, argv);
  linli::bench::Bench bench;
  linli::bench::MeasureIssuing(bench, seconds, rounds);
  linli::bench::MeasurePrinting(bench, seconds);
  linli::bench::MeasureVerifying(bench, seconds, rounds);
  linli::bench::MeasureStars(bench, volunteers, records, rounds);
}
