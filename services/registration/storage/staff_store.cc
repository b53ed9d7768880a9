#include "services/registration/storage/staff_store.h"

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/region_range.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

absl::StatusOr<v1::StaffMember> StaffFrom(const Vault& vault, const pqxx::row& row) {
  v1::StaffMember member;
  member.set_name(
      domain::StaffName(Text(row, "organization_id"), Text(row, "staff_id")).ToString());
  ASSIGN_OR_RETURN(*member.mutable_display_name(),
                   vault.OpenText(member.name(), db::ToBytes(row["sealed_name"])));
  member.set_work(static_cast<v1::StaffWork>(Number(row, "work")));
  member.set_source(static_cast<v1::StaffSource>(Number(row, "source")));
  member.set_full_time(row["full_time"].as<bool>());
  member.set_grade(static_cast<v1::SocialWorkGrade>(Number(row, "grade")));
  if (!row["volunteer_id"].is_null()) {
    member.set_volunteer(domain::VolunteerName(Text(row, "volunteer_id")).ToString());
  }
  *member.mutable_start_time() = Time(row, "start_time");
  SetTime(row, "end_time", [&] { return member.mutable_end_time(); });
  member.set_etag(Etag(row));
  return member;
}

}  // namespace

void AddStaff(db::Tx& tx, const Vault& vault, const v1::StaffMember& member) {
  const domain::StaffName name = *domain::StaffName::Parse(member.name());
  tx.Run(queries::kStaffInsert, name.id(0), name.id(),
         db::Bytes{vault.SealText(member.name(), member.display_name())},
         static_cast<int>(member.work()), static_cast<int>(member.source()), member.full_time(),
         static_cast<int>(member.grade()),
         member.volunteer().empty() ? std::nullopt : std::optional(IdOf(member.volunteer())),
         time::FromProto(member.start_time()));
}

absl::StatusOr<v1::StaffMember> EndStaff(db::Tx& tx, const Vault& vault, const std::string& name,
                                         absl::Time now) {
  ASSIGN_OR_RETURN(const domain::StaffName parsed, domain::StaffName::Parse(name));
  const pqxx::result rows = tx.Run(queries::kStaffEnd, parsed.id(0), parsed.id(), now);
  if (rows.empty()) return NotFound(name);
  return StaffFrom(vault, rows[0]);
}

absl::StatusOr<std::vector<v1::StaffMember>> ListStaff(db::Tx& tx, const Vault& vault,
                                                       const StaffFilter& filter,
                                                       const std::vector<std::string>& after,
                                                       int limit) {
  std::vector<v1::StaffMember> members;
  for (const pqxx::row& row :
       tx.Run(queries::kStaffList, filter.organization_id, filter.region_code,
              EndOfRegion(filter.region_code), static_cast<int>(filter.work),
              after.empty() ? "" : after[0], after.empty() ? "" : after[1], limit)) {
    ASSIGN_OR_RETURN(members.emplace_back(), StaffFrom(vault, row));
  }
  return members;
}

}  // namespace linli::registration::store
