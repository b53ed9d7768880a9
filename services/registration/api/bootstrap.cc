#include "services/registration/api/bootstrap.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/outbox/outbox.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/delegation_store.h"

namespace linli::registration {
namespace {

using options::v1::Role;

constexpr Role kPeople[] = {options::v1::ADMINISTRATOR,
                            options::v1::APPROVER,
                            options::v1::ORGANIZATION_MANAGER,
                            options::v1::ACTIVITY_LEADER,
                            options::v1::INSPECTOR,
                            options::v1::AWARDS_OFFICER,
                            options::v1::REGISTRAR,
                            options::v1::SOCIAL_WORK_DEPARTMENT,
                            options::v1::CIVIL_AFFAIRS,
                            options::v1::CIVILISATION_OFFICE,
                            options::v1::AUDITOR};

// Its id follows from what it says, so that two starts give one delegation.
v1::Delegation First(const std::string& subject, Role role, absl::Time now) {
  v1::Delegation delegation;
  delegation.set_name(
      domain::DelegationName(absl::StrCat("first-", static_cast<int>(role), "-",
                                          absl::StrReplaceAll(subject, {{"/", "-"}, {".", "-"}})))
          .ToString());
  delegation.set_subject(subject);
  delegation.set_role(role);
  delegation.set_over("platform");
  *delegation.mutable_start_time() = time::ToProto(now);
  delegation.set_basis("start of registration");
  delegation.set_grantor("services/registration");
  delegation.set_etag("1");
  *delegation.mutable_create_time() = time::ToProto(now);
  return delegation;
}

}  // namespace

absl::Status MakeSureOfAuthority(db::Database& database, const std::string& administrator,
                                 absl::Time now) {
  std::vector<v1::Delegation> wanted;
  for (const char* service : {"services/matching", "services/hours", "services/awards"}) {
    wanted.push_back(First(service, options::v1::SERVICE, now));
  }
  if (!administrator.empty()) {
    for (Role role : kPeople) wanted.push_back(First(administrator, role, now));
  }
  return database.Write(absl::Now() + absl::Seconds(30), db::Database::InDoubt::kRerun,
                        [&](db::Tx& tx) {
                          outbox::Emitter emitter;
                          for (const v1::Delegation& one : wanted) {
                            if (store::AddDelegation(tx, one)) Announce(emitter, one, "granted");
                          }
                          std::vector<outbox::Row> rows;
                          for (const outbox::Emitted& event : emitter.emitted())
                            rows.push_back({&event, ""});
                          outbox::AppendAtCommit(tx, now, rows);
                          return absl::OkStatus();
                        });
}

}  // namespace linli::registration
