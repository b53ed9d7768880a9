// Sends the records of a file to hours.
#include <algorithm>
#include <iostream>
#include <map>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/client/credentials.h"
#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "deploy/ctl/bulk.h"
#include "deploy/ctl/command.h"
#include "deploy/ctl/tools.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "linli/hours/v1/record_import_service.grpc.pb.h"

namespace linli::ctl {
namespace {

namespace v1 = hours::v1;
using Imports = v1::RecordImportService;

constexpr size_t kAtOnce = 500;

const CsvColumns& Columns() {
  static const auto& columns = *new CsvColumns{
      {"external_id", "record.provenance.external_id"},
      {"volunteer", "volunteer"},
      {"activity", "record.activity_name"},
      {"place", "record.place"},
      {"content", "record.content"},
      {"start", "record.start_time"},
      {"end", "record.end_time"},
      {"organizer", "record.organizing_unit"},
      {"leader", "record.leader"},
      {"category", "record.category"},
      {"source", "record.provenance.source"},
      {"evidence", "record.provenance.evidence"},
      {"consent", "record.provenance.consent"},
  };
  return columns;
}

struct Import {
  std::string file, unit, partner, id;
  bool dry_run = false;
};

absl::StatusOr<std::vector<v1::RecordRow>> Read(const std::string& path) {
  std::vector<v1::RecordRow> rows;
  RETURN_IF_ERROR(ReadCsv(path, Columns(), ';',
                          [&](int) -> google::protobuf::Message& { return rows.emplace_back(); }));
  return rows;
}

void Write(grpc::ClientReaderWriter<v1::ImportRecordsRequest, v1::ImportRecordsResponse>& stream,
           const Import& import, std::vector<v1::RecordRow>& rows) {
  for (size_t from = 0; from < rows.size(); from += kAtOnce) {
    v1::ImportRecordsRequest part;
    part.set_recording_unit(import.unit);
    part.set_partner_system(import.partner);
    part.set_request_id(import.id);
    part.set_dry_run(import.dry_run);
    for (size_t i = from; i < std::min(rows.size(), from + kAtOnce); ++i) {
      part.add_rows()->Swap(&rows[i]);
    }
    if (!stream.Write(part)) break;
  }
  stream.WritesDone();
}

// Sends all rows, prints what was not entered, and how many became what.
int Send(const Global& global, const Target& target, const Import& import,
         std::vector<v1::RecordRow> rows) {
  grpc::ClientContext context;
  if (!target.token.empty()) context.AddMetadata("authorization", "Bearer " + target.token);
  const auto stub =
      Imports::NewStub(grpc::CreateChannel(target.address, client::ChannelCredentials(target.tls)));
  auto stream = stub->ImportRecords(&context);
  const size_t all = rows.size();
  std::thread writer([&] { Write(*stream, import, rows); });
  std::map<v1::RecordVerdict::Outcome, int> outcomes;
  int seen = 0;
  for (v1::ImportRecordsResponse answer; stream->Read(&answer);) {
    for (const v1::RecordVerdict& verdict : answer.verdicts()) {
      ++outcomes[verdict.outcome()];
      if (!verdict.has_refusal()) continue;
      std::cout << import.file << ": " << verdict.external_id() << ": "
                << Explain(verdict.refusal(), global.Speaks(), {}, "");
    }
    seen += answer.verdicts_size();
    std::cerr << seen << " of " << all << " rows\r" << std::flush;
  }
  writer.join();
  const google::rpc::Status status = Ended(stream->Finish());
  std::cout << seen << " rows: " << outcomes[v1::RecordVerdict::ACCEPTED] << " entered, "
            << outcomes[v1::RecordVerdict::WOULD_ACCEPT] << " would be, "
            << outcomes[v1::RecordVerdict::KNOWN] << " known, "
            << outcomes[v1::RecordVerdict::DIFFERS] << " differ, "
            << outcomes[v1::RecordVerdict::CONFLICT] << " in conflict, "
            << outcomes[v1::RecordVerdict::REFUSED] << " refused\n";
  if (status.code() == 0) return kDone;
  std::cerr << Explain(status, global.Speaks(), {}, "") << "to go on: --import " << import.id
            << "\n";
  return ExitCodeOf(status);
}

}  // namespace

void AddRecordImport(App& app) {
  CLI::App& leaf =
      Leaf(app, "record import", "enter the records that another platform has, from a file",
           "records.csv --recording-unit organizations/… --partner systems/youth --dry-run");
  const auto import = std::make_shared<Import>();
  leaf.add_option("FILE", import->file,
                  "CSV whose first line names its columns: external_id, volunteer, start, end …; "
                  "several proofs are parted by ;")
      ->required()
      ->type_name("");
  leaf.add_option("--recording-unit", import->unit, "who answers for them: organizations/…")
      ->required()
      ->type_name("");
  leaf.add_option("--partner", import->partner, "where they come from: systems/…")
      ->required()
      ->type_name("");
  leaf.add_option("--import", import->id, "name of the batch, or of one that goes on")
      ->type_name("");
  leaf.add_flag("--dry-run", import->dry_run, "say what would happen, change nothing");
  leaf.callback([&app, import] {
    app.run = [&app, import] {
      absl::StatusOr<std::vector<v1::RecordRow>> rows = Read(import->file);
      if (!rows.ok()) return WrongUse(rows.status());
      const absl::StatusOr<Target> target = app.global.TargetOf("hours");
      if (!target.ok()) return WrongUse(target.status());
      if (import->id.empty()) import->id = ids::NewId();
      return Send(app.global, *target, *import, *std::move(rows));
    };
  });
}

}  // namespace linli::ctl
