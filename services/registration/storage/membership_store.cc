#include "services/registration/storage/membership_store.h"

#include <algorithm>

#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

v1::Membership MembershipFrom(const pqxx::row& row) {
  v1::Membership membership;
  const std::string volunteer = Text(row, "volunteer_id");
  const std::string organization = Text(row, "organization_id");
  membership.set_name(domain::MembershipName(volunteer, organization).ToString());
  membership.set_volunteer(domain::VolunteerName(volunteer).ToString());
  membership.set_organization(domain::OrganizationName(organization).ToString());
  membership.set_state(static_cast<v1::MembershipState>(Number(row, "state")));
  membership.set_note(Text(row, "note"));
  membership.set_decline_reason(Text(row, "decline_reason"));
  membership.set_decider(Text(row, "decider"));
  SetTime(row, "join_time", [&] { return membership.mutable_join_time(); });
  membership.set_role(static_cast<v1::MembershipRole>(Number(row, "role")));
  membership.set_post(Text(row, "post"));
  if (!row["mentor_id"].is_null()) {
    membership.set_mentor(domain::VolunteerName(Text(row, "mentor_id")).ToString());
  }
  SetTime(row, "guest_until_time", [&] { return membership.mutable_guest_until_time(); });
  membership.set_etag(Etag(row));
  *membership.mutable_create_time() = Time(row, "create_time");
  *membership.mutable_update_time() = Time(row, "update_time");
  return membership;
}

std::vector<v1::Membership> All(const pqxx::result& rows) {
  std::vector<v1::Membership> memberships;
  for (const pqxx::row& row : rows) memberships.push_back(MembershipFrom(row));
  return memberships;
}

}  // namespace

std::optional<v1::Membership> FindMembership(db::Tx& tx, const std::string& volunteer_id,
                                             const std::string& organization_id) {
  const pqxx::result rows = tx.Run(queries::kMembershipGet, volunteer_id, organization_id);
  return rows.empty() ? std::nullopt : std::optional(MembershipFrom(rows[0]));
}

int CountMemberships(db::Tx& tx, const std::string& volunteer_id) {
  return tx.Run(queries::kMembershipCount, volunteer_id)[0][0].as<int>();
}

void SaveMembership(db::Tx& tx, const v1::Membership& membership) {
  tx.Run(queries::kMembershipSave, IdOf(membership.volunteer()), IdOf(membership.organization()),
         static_cast<int>(membership.state()), membership.note(), membership.decline_reason(),
         membership.decider(), TimeOf(membership.has_join_time(), membership.join_time()),
         membership.etag(), time::FromProto(membership.create_time()),
         time::FromProto(membership.update_time()),
         std::max(static_cast<int>(membership.role()), static_cast<int>(v1::MEMBER)),
         membership.post(),
         membership.mentor().empty() ? std::nullopt : std::optional(IdOf(membership.mentor())),
         TimeOf(membership.has_guest_until_time(), membership.guest_until_time()));
}

std::vector<v1::Membership> EndGuests(db::Tx& tx, absl::Time now, int limit) {
  return All(tx.Run(queries::kMembershipEndGuests, now, limit));
}

std::vector<v1::Membership> WindUpMemberships(db::Tx& tx, absl::Time now, int limit) {
  return All(tx.Run(queries::kMembershipWindUp, now, limit));
}

std::vector<v1::Membership> ListOfVolunteer(db::Tx& tx, const std::string& volunteer_id,
                                            v1::MembershipState state, const std::string& after,
                                            int limit) {
  return All(tx.Run(queries::kMembershipListVolunteer, volunteer_id, after, static_cast<int>(state),
                    limit));
}

std::vector<v1::Membership> ListOfOrganization(db::Tx& tx, const std::string& organization_id,
                                               v1::MembershipState state, const std::string& after,
                                               int limit) {
  return All(tx.Run(queries::kMembershipListOrganization, organization_id, after,
                    static_cast<int>(state), limit));
}

}  // namespace linli::registration::store
