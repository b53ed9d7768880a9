#include "services/registration/storage/mutual_help_store.h"

#include "services/registration/domain/characters.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/document.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/region_range.h"

namespace linli::registration::store {
namespace {

v1::MutualHelpGroup GroupIn(const pqxx::row& row) {
  auto group = VersionedIn<v1::MutualHelpGroup>(row);
  group.set_state(static_cast<v1::MutualHelpGroupState>(Number(row, "state")));
  group.set_members(Number(row, "members"));
  return group;
}

v1::MutualHelpMember MemberIn(const std::string& group, const pqxx::row& row) {
  v1::MutualHelpMember member;
  const std::string volunteer = Text(row, "volunteer_id");
  member.set_name(domain::Nested(group, "members", volunteer));
  member.set_volunteer(domain::VolunteerName(volunteer).ToString());
  member.set_help(Text(row, "help"));
  *member.mutable_join_time() = Time(row, "join_time");
  return member;
}

}  // namespace

bool AddGroup(db::Tx& tx, const v1::MutualHelpGroup& group) {
  const std::string details = DetailsOf(group);
  return !tx.Run(queries::kMutualHelpInsert, IdOf(group.name()), FirstIdIn(group.name()),
                 domain::NormalName(group.entrance().building()),
                 domain::NormalName(group.entrance().entrance()), static_cast<int>(group.state()),
                 db::Bytes{details}, group.etag(), time::FromProto(group.create_time()))
              .empty();
}

absl::StatusOr<v1::MutualHelpGroup> GetGroup(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kMutualHelpGet, IdOf(name)), name, GroupIn);
}

absl::StatusOr<v1::MutualHelpGroup> LockGroup(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kMutualHelpLock, IdOf(name)), name, GroupIn);
}

void SaveGroup(db::Tx& tx, const v1::MutualHelpGroup& group) {
  const std::string details = DetailsOf(group);
  tx.Run(queries::kMutualHelpUpdate, IdOf(group.name()), static_cast<int>(group.state()),
         db::Bytes{details}, group.etag(), time::FromProto(group.update_time()));
}

std::vector<v1::MutualHelpGroup> ListGroups(db::Tx& tx, const std::string& region_code,
                                            const std::vector<std::string>& after, int limit) {
  return AllIn(tx.Run(queries::kMutualHelpList, region_code, EndOfRegion(region_code),
                      after.empty() ? "" : after[0], after.empty() ? "" : after[1], limit),
               GroupIn);
}

bool AddMember(db::Tx& tx, const std::string& group, const v1::MutualHelpMember& member) {
  return !tx.Run(queries::kMutualHelpJoin, IdOf(member.volunteer()), IdOf(group), member.help(),
                 time::FromProto(member.join_time()))
              .empty();
}

std::optional<v1::MutualHelpMember> RemoveMember(db::Tx& tx, const std::string& group,
                                                 const std::string& volunteer) {
  const pqxx::result rows = tx.Run(queries::kMutualHelpLeave, IdOf(volunteer), IdOf(group));
  return rows.empty() ? std::nullopt : std::optional(MemberIn(group, rows[0]));
}

void RemoveMembers(db::Tx& tx, const std::string& group) {
  tx.Run(queries::kMutualHelpLeaveAll, IdOf(group));
}

bool IsMember(db::Tx& tx, const std::string& group, const std::string& volunteer) {
  return !tx.Run(queries::kMutualHelpMemberGet, IdOf(volunteer), IdOf(group)).empty();
}

std::vector<v1::MutualHelpMember> ListMembers(db::Tx& tx, const std::string& group,
                                              const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kMutualHelpMemberList, IdOf(group), after, limit),
               [&](const pqxx::row& row) { return MemberIn(group, row); });
}

}  // namespace linli::registration::store
