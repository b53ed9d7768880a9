// linli-bench-records: sends records of service by one stream, as tests/bench/records asks. Address
// and token come from the environment, as deploy/local/up writes them.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "grpcpp/create_channel.h"
#include "linli/hours/v1/record_import_service.grpc.pb.h"

namespace linli::bench {
namespace {

namespace v1 = hours::v1;

constexpr int kPart = 1000;
constexpr int kFirstDayBack = 3;

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::vector<std::string> Lines(const std::string& file) {
  std::vector<std::string> lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The n-th record: two hours of a morning, of each person in turn, one day further back each time.
void Fill(int64_t n, const std::vector<std::string>& people, v1::RecordRow& row) {
  const int64_t count = static_cast<int64_t>(people.size());
  const absl::Time from =
      time::StartOfDay(time::DayOf(absl::Now()) - kFirstDayBack - n / count) + absl::Hours(9);
  row.set_volunteer(people[n % count]);
  v1::Record& record = *row.mutable_record();
  record.set_activity_name("社区清洁");
  record.set_place("邢台市襄都区南长街街道");
  record.set_content("清扫楼道、擦洗扶手");
  *record.mutable_start_time() = time::ToProto(from);
  *record.mutable_end_time() = time::ToProto(from + absl::Hours(2));
  record.set_organizing_unit("北关社区居民委员会");
  record.set_leader("李主任");
  record.set_category("0009");
  v1::Provenance& provenance = *record.mutable_provenance();
  provenance.set_source("青年志愿者平台");
  provenance.set_external_id(absl::StrCat("bench-", n));
  provenance.add_evidence("平台档案");
  provenance.set_consent("平台注册时书面同意");
}

// Sends so many records; prints "<seconds> <rows per second> <not accepted>".
int Import(int64_t count, const std::string& unit, const std::vector<std::string>& people) {
  const auto stub = v1::RecordImportService::NewStub(
      grpc::CreateChannel(Environment("LINLI_HOURS"), grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  context.AddMetadata("authorization", "Bearer " + Environment("LINLI_TOKEN"));
  const absl::Time begun = absl::Now();
  auto stream = stub->ImportRecords(&context);
  std::thread writer([&] {
    for (int64_t n = 0; n < count;) {
      v1::ImportRecordsRequest part;
      part.set_recording_unit(unit);
      part.set_partner_system("systems/youth");
      part.set_request_id("bench");
      for (; n < count && part.rows_size() < kPart; ++n) Fill(n, people, *part.add_rows());
      if (!stream->Write(part)) break;
    }
    stream->WritesDone();
  });
  int64_t others = 0;
  for (v1::ImportRecordsResponse answer; stream->Read(&answer);) {
    for (const v1::RecordVerdict& verdict : answer.verdicts()) {
      others += verdict.outcome() != v1::RecordVerdict::ACCEPTED;
    }
  }
  writer.join();
  if (const grpc::Status status = stream->Finish(); !status.ok()) {
    std::cerr << status.error_code() << " " << status.error_message() << "\n";
    return 1;
  }
  const double seconds = absl::ToDoubleSeconds(absl::Now() - begun);
  std::cout << absl::StrFormat("%.2f %.0f %d\n", seconds, count / seconds, others);
  return 0;
}

}  // namespace
}  // namespace linli::bench

int main(int argc, char** argv) {
  CLI::App app("Measures imports of records; tests/bench/records puts it together.");
  int64_t count = 1000;
  std::string unit, people;
  app.add_option("--count", count);
  app.add_option("--recording-unit", unit)->required();
  app.add_option("people", people, "file of volunteers' names")->required();
  CLI11_PARSE(app, argc, argv);
  return linli::bench::Import(count, unit, linli::bench::Lines(people));
}
