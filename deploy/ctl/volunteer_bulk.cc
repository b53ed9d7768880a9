#include <algorithm>
#include <iostream>
#include <map>
#include <thread>

#include "absl/strings/str_cat.h"
#include "common/client/credentials.h"
#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "deploy/ctl/bulk.h"
#include "deploy/ctl/command.h"
#include "deploy/ctl/tools.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "linli/registration/v1/volunteer_bulk_service.grpc.pb.h"

namespace linli::ctl {
namespace {

namespace v1 = registration::v1;
using Bulk = v1::VolunteerBulkService;

constexpr int kAtOnce = 500;

// Columns of the file and the fields that they fill; those of a list are separated by spaces.
const CsvColumns& Columns() {
  static const auto& columns = *new CsvColumns{
      {"key", "row_key"},
      {"name", "volunteer.display_name"},
      {"sex", "volunteer.sex"},
      {"birth_date", "volunteer.birth_date"},
      {"document_type", "volunteer.id_document.type"},
      {"document_number", "volunteer.id_document.number"},
      {"country", "volunteer.id_document.issuing_country"},
      {"phone", "volunteer.phone"},
      {"residence", "volunteer.residence_region"},
      {"region", "volunteer.service_region"},
      {"skills", "volunteer.skills"},
      {"languages", "volunteer.languages"},
      {"categories", "volunteer.service_categories"},
      {"political_status", "volunteer.political_status"},
      {"education", "volunteer.education"},
      {"occupation", "volunteer.occupation"},
      {"source", "volunteer.consent.source"},
      {"consent", "volunteer.consent.consent_time"},
      {"guardian_consent", "volunteer.consent.guardian_consent_time"},
  };
  return columns;
}

struct Import {
  std::string file, registrar, id;
  bool dry_run = false;
};

absl::StatusOr<std::vector<v1::ImportRow>> Read(const std::string& path) {
  std::vector<v1::ImportRow> rows;
  RETURN_IF_ERROR(ReadCsv(path, Columns(), ' ', [&](int line) -> google::protobuf::Message& {
    rows.emplace_back().set_row_key(absl::StrCat(line));
    return rows.back();
  }));
  return rows;
}

std::unique_ptr<Bulk::Stub> Connect(const Target& target, grpc::ClientContext& context) {
  if (!target.token.empty()) context.AddMetadata("authorization", "Bearer " + target.token);
  return Bulk::NewStub(grpc::CreateChannel(target.address, client::ChannelCredentials(target.tls)));
}

// Sends all rows, prints what was refused, and how many became what.
int Send(const Global& global, const Target& target, const Import& import,
         std::vector<v1::ImportRow> rows) {
  grpc::ClientContext context;
  const auto stub = Connect(target, context);
  auto stream = stub->ImportVolunteers(&context);
  const std::string id = import.id.empty() ? ids::NewId() : import.id;
  std::thread writer([&] {
    for (size_t from = 0; from < rows.size(); from += kAtOnce) {
      v1::ImportVolunteersRequest part;
      part.set_registrar(import.registrar);
      part.set_request_id(id);
      part.set_dry_run(import.dry_run);
      for (size_t i = from; i < std::min(rows.size(), from + kAtOnce); ++i) {
        part.add_rows()->Swap(&rows[i]);
      }
      if (!stream->Write(part)) break;
    }
    stream->WritesDone();
  });
  std::map<v1::ImportOutcome, int> outcomes;
  int seen = 0;
  for (v1::ImportVolunteersResponse answer; stream->Read(&answer);) {
    for (const v1::ImportVerdict& verdict : answer.verdicts()) {
      ++outcomes[verdict.outcome()];
      if (verdict.outcome() != v1::IMPORT_REFUSED) continue;
      std::cout << import.file << ":" << verdict.row_key() << ": "
                << Explain(verdict.refusal(), global.Speaks(), {}, "");
    }
    seen += answer.verdicts_size();
    std::cerr << seen << " of " << rows.size() << " rows\r" << std::flush;
  }
  writer.join();
  const google::rpc::Status status = Ended(stream->Finish());
  std::cout << seen << " rows: " << outcomes[v1::IMPORT_REGISTERED] << " registered, "
            << outcomes[v1::IMPORT_WOULD_REGISTER] << " would be, " << outcomes[v1::IMPORT_KNOWN]
            << " known, " << outcomes[v1::IMPORT_REFUSED] << " refused\n";
  if (status.code() == 0) return kDone;
  std::cerr << Explain(status, global.Speaks(), {}, "") << "to go on: --import " << id << "\n";
  return ExitCodeOf(status);
}

struct Wanted {
  std::string parent, after;
  std::vector<std::string> fields;
};

// A line of JSON-like text for each file, and on standard error where to go on.
int Receive(const Global& global, const Target& target, const Wanted& wanted) {
  grpc::ClientContext context;
  const auto stub = Connect(target, context);
  v1::ExportVolunteersRequest request;
  request.set_parent(wanted.parent);
  request.set_page_token(wanted.after);
  for (const std::string& field : wanted.fields) request.mutable_read_mask()->add_paths(field);
  auto stream = stub->ExportVolunteers(&context, request);
  for (v1::ExportVolunteersResponse page; stream->Read(&page);) {
    for (const v1::Volunteer& volunteer : page.volunteers()) {
      std::cout << volunteer.ShortDebugString() << "\n";
    }
    request.set_page_token(page.next_page_token());
  }
  const google::rpc::Status status = Ended(stream->Finish());
  if (status.code() == 0) return kDone;
  std::cerr << Explain(status, global.Speaks(), {}, "") << "to go on: --after "
            << request.page_token() << "\n";
  return ExitCodeOf(status);
}

}  // namespace

void AddVolunteerImport(App& app) {
  CLI::App& leaf = Leaf(app, "volunteer import", "register the volunteers of a file",
                        "people.csv --registrar regions/130502 --dry-run");
  const auto import = std::make_shared<Import>();
  leaf.add_option("FILE", import->file,
                  "CSV whose first line names its columns: key, name, sex, birth_date …")
      ->required()
      ->type_name("");
  leaf.add_option("--registrar", import->registrar, "under whose authority: regions/…")
      ->required()
      ->type_name("");
  leaf.add_option("--import", import->id, "name of an import that goes on")->type_name("");
  leaf.add_flag("--dry-run", import->dry_run, "say what would happen, change nothing");
  leaf.callback([&app, import] {
    app.run = [&app, import] {
      absl::StatusOr<std::vector<v1::ImportRow>> rows = Read(import->file);
      if (!rows.ok()) return WrongUse(rows.status());
      const absl::StatusOr<Target> target = app.global.TargetOf("registration");
      if (!target.ok()) return WrongUse(target.status());
      return Send(app.global, *target, *import, *std::move(rows));
    };
  });
}

void AddVolunteerExport(App& app) {
  CLI::App& leaf = Leaf(app, "volunteer export", "write the volunteers of a region or organisation",
                        "regions/130502 --field display_name --field skills");
  const auto wanted = std::make_shared<Wanted>();
  leaf.add_option("WHERE", wanted->parent, "regions/… or organizations/…")
      ->required()
      ->type_name("");
  leaf.add_option("--field", wanted->fields, "field of the file; may be repeated")
      ->required()
      ->type_name("");
  leaf.add_option("--after", wanted->after, "where an export that broke goes on")->type_name("");
  leaf.callback([&app, wanted] {
    app.run = [&app, wanted] {
      const absl::StatusOr<Target> target = app.global.TargetOf("registration");
      if (!target.ok()) return WrongUse(target.status());
      return Receive(app.global, *target, *wanted);
    };
  });
}

}  // namespace linli::ctl
