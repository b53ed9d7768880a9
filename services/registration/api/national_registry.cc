#include "services/registration/api/national_registry.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/validation.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/status/status_proto.h"
#include "common/time/china_day.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/id_document.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/document.h"
#include "services/registration/storage/national_store.h"

namespace linli::registration::national_registry {
namespace {

// Whom a row is about, as a keyed hash.
absl::StatusOr<std::string> PersonOf(const Deps& deps, const rpc::Call& call,
                                     const v1::NationalRow& row) {
  static const rpc::RequestRules rules(*v1::NationalRow::descriptor());
  RETURN_IF_ERROR(rules.Check(row));
  Violations violations;
  const auto facts = domain::ReadDocument(row.id_document(), domain::Entry::kImport,
                                          time::DayOf(call.now()), "id_document", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  return deps.vault.PersonIndex(facts->person_key);
}

std::string NumberIn(const v1::NationalRow& row) {
  return absl::AsciiStrToUpper(row.national_number());
}

}  // namespace

absl::StatusOr<v1::ReconcileVolunteersResponse> Reconcile(
    Deps& deps, rpc::WriteCall& call, const v1::ReconcileVolunteersRequest& request) {
  RETURN_IF_ERROR(CheckOwner(call.tx(), request.parent()));
  v1::ReconcileVolunteersResponse response;
  std::vector<std::string> people;  // of the rows that can be read
  std::vector<int> rows;            // where they stand in the request
  for (int i = 0; i < request.rows_size(); ++i) {
    v1::ReconcileVerdict& verdict = *response.add_verdicts();
    absl::StatusOr<std::string> person = PersonOf(deps, call, request.rows(i));
    if (!person.ok()) {
      verdict.set_outcome(v1::RECONCILE_REFUSED);
      *verdict.mutable_refusal() = ToStatusProto(person.status());
      continue;
    }
    verdict.set_outcome(v1::RECONCILE_UNKNOWN);
    people.push_back(*std::move(person));
    rows.push_back(i);
  }
  const auto files = store::LockFilesOf(call.tx(), people, IdIn(request.parent()));
  std::map<std::string, std::string> numbers;  // the first of each volunteer
  for (const auto& [place, id] : files) {
    numbers.try_emplace(id, NumberIn(request.rows(rows[place])));
  }
  const auto noted = store::NoteNationalNumbers(call.tx(), numbers, call.now());
  for (const auto& [place, id] : files) {
    v1::ReconcileVerdict& verdict = *response.mutable_verdicts(rows[place]);
    verdict.set_volunteer(domain::VolunteerName(id).ToString());
    const auto found = noted.find(id);
    const bool same = found != noted.end() && found->second == NumberIn(request.rows(rows[place]));
    verdict.set_outcome(same ? v1::RECONCILE_MATCHED : v1::RECONCILE_CONFLICT);
  }
  return response;
}

absl::StatusOr<v1::NationalRegistration> Get(Deps&, rpc::ReadCall& call,
                                             const v1::GetNationalRegistrationRequest& request) {
  return store::GetNational(call.tx(), store::FirstIdIn(request.name()), request.name());
}

absl::StatusOr<v1::ListUnreconciledVolunteersResponse> ListUnreconciled(
    Deps&, rpc::ReadCall& call, const v1::ListUnreconciledVolunteersRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  const std::string code = IdIn(request.parent());
  auto files =
      store::UnreconciledFiles(call.tx(), code == "-" ? "" : code, page.after, page.size + 1);
  v1::ListUnreconciledVolunteersResponse response;
  if (files.size() > static_cast<size_t>(page.size)) {
    files.resize(page.size);
    const std::string last[] = {files.back().first, files.back().second};
    response.set_next_page_token(paging::NextPageToken(request, last));
  }
  for (const auto& [region, id] : files) {
    response.add_volunteers(domain::VolunteerName(id).ToString());
  }
  return response;
}

}  // namespace linli::registration::national_registry
