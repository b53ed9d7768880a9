#include "services/registration/storage/delegation_store.h"

#include "common/status/refusal.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

using options::v1::Role;

// What decides: role, scope, period.
void ReadAuthority(const pqxx::row& row, v1::Delegation& delegation) {
  delegation.set_role(static_cast<Role>(Number(row, "role")));
  delegation.set_over(Text(row, "over_name"));
  *delegation.mutable_start_time() = Time(row, "start_time");
  SetTime(row, "end_time", [&] { return delegation.mutable_end_time(); });
}

v1::Delegation DelegationFrom(const pqxx::row& row) {
  v1::Delegation delegation;
  delegation.set_name(domain::DelegationName(Text(row, "delegation_id")).ToString());
  delegation.set_subject(Text(row, "subject"));
  ReadAuthority(row, delegation);
  delegation.set_basis(Text(row, "basis"));
  delegation.set_grantor(Text(row, "grantor"));
  SetTime(row, "revoke_time", [&] { return delegation.mutable_revoke_time(); });
  delegation.set_revoker(Text(row, "revoker"));
  delegation.set_revoke_reason(Text(row, "revoke_reason"));
  delegation.set_etag(Etag(row));
  *delegation.mutable_create_time() = Time(row, "create_time");
  return delegation;
}

absl::StatusOr<v1::Delegation> Only(const pqxx::result& rows, const std::string& id) {
  if (rows.empty()) return NotFound(domain::DelegationName(id).ToString());
  return DelegationFrom(rows[0]);
}

std::vector<v1::Delegation> All(const pqxx::result& rows) {
  std::vector<v1::Delegation> delegations;
  for (const pqxx::row& row : rows) delegations.push_back(DelegationFrom(row));
  return delegations;
}

std::vector<v1::Delegation> Authorities(const pqxx::result& rows) {
  std::vector<v1::Delegation> delegations;
  for (const pqxx::row& row : rows) ReadAuthority(row, delegations.emplace_back());
  return delegations;
}

}  // namespace

absl::StatusOr<v1::Delegation> GetDelegation(db::Tx& tx, const std::string& id) {
  return Only(tx.Run(queries::kDelegationGet, id), id);
}

absl::StatusOr<v1::Delegation> LockDelegation(db::Tx& tx, const std::string& id) {
  return Only(tx.Run(queries::kDelegationLock, id), id);
}

bool AddDelegation(db::Tx& tx, const v1::Delegation& delegation) {
  const absl::Time end =
      delegation.has_end_time() ? time::FromProto(delegation.end_time()) : absl::InfiniteFuture();
  const pqxx::result added =
      tx.Run(queries::kDelegationInsert, IdOf(delegation.name()), delegation.subject(),
             static_cast<int>(delegation.role()), delegation.over(),
             time::FromProto(delegation.start_time()), end, delegation.basis(),
             delegation.grantor(), time::FromProto(delegation.create_time()));
  return !added.empty();
}

void SaveRevocation(db::Tx& tx, const v1::Delegation& delegation) {
  tx.Run(queries::kDelegationRevoke, IdOf(delegation.name()),
         time::FromProto(delegation.revoke_time()), delegation.revoker(),
         delegation.revoke_reason(), delegation.etag());
}

std::vector<v1::Delegation> ListDelegations(db::Tx& tx, const std::string& subject,
                                            const std::string& over,
                                            const std::optional<time::Interval>& in_force,
                                            const std::string& before, int limit) {
  const auto from = in_force ? std::optional(in_force->from) : std::nullopt;
  const auto until = in_force ? std::optional(in_force->until) : std::nullopt;
  return All(tx.Run(queries::kDelegationList, subject, over, from, until, before, limit));
}

std::vector<v1::Delegation> ReachOfVolunteer(db::Tx& tx, const std::string& volunteer_id,
                                             const time::Interval& during,
                                             const std::string& before, int limit) {
  return All(tx.Run(queries::kDelegationReachVolunteer, volunteer_id, during.from, during.until,
                    before, limit));
}

std::vector<v1::Delegation> ReachOfOrganization(db::Tx& tx, const std::string& organization_id,
                                                const time::Interval& during,
                                                const std::string& before, int limit) {
  return All(tx.Run(queries::kDelegationReachOrganization, organization_id, during.from,
                    during.until, before, limit));
}

std::vector<v1::Delegation> EndDelegationsOver(db::Tx& tx, const std::string& over, absl::Time now,
                                               const std::string& revoker,
                                               const std::string& reason) {
  return All(tx.Run(queries::kDelegationEndOver, over, now, revoker, reason));
}

std::vector<v1::Delegation> DelegationsOf(db::Tx& tx, const std::string& subject, absl::Time now) {
  return Authorities(tx.Run(queries::kDelegationOfSubject, subject, now));
}

std::vector<v1::Delegation> HeldDelegationsOf(db::Tx& tx, const std::string& subject,
                                              absl::Time now) {
  return Authorities(tx.Run(queries::kDelegationOfSubjectShare, subject, now));
}

}  // namespace linli::registration::store
