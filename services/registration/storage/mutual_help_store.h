// Circles and cards of mutual help, and who belongs to them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/mutual_help.pb.h"

namespace linli::registration::store {

// Whether it was founded: false if it is a card and the entrance has one.
bool AddGroup(db::Tx& tx, const v1::MutualHelpGroup& group);
// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::MutualHelpGroup> GetGroup(db::Tx& tx, const std::string& name);
absl::StatusOr<v1::MutualHelpGroup> LockGroup(db::Tx& tx, const std::string& name);
void SaveGroup(db::Tx& tx, const v1::MutualHelpGroup& group);
// Active ones of a region and everything below it, after a region and an id.
std::vector<v1::MutualHelpGroup> ListGroups(db::Tx& tx, const std::string& region_code,
                                            const std::vector<std::string>& after, int limit);

// Whether she joined: false if she belongs to it already.
bool AddMember(db::Tx& tx, const std::string& group, const v1::MutualHelpMember& member);
// What she was; nothing if she does not belong to it.
std::optional<v1::MutualHelpMember> RemoveMember(db::Tx& tx, const std::string& group,
                                                 const std::string& volunteer);
void RemoveMembers(db::Tx& tx, const std::string& group);
bool IsMember(db::Tx& tx, const std::string& group, const std::string& volunteer);
// Of a group, after a number.
std::vector<v1::MutualHelpMember> ListMembers(db::Tx& tx, const std::string& group,
                                              const std::string& after, int limit);

}  // namespace linli::registration::store
