// Committees' units and meetings, findings, onboarding and the logo.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/db/tx.h"
#include "linli/registration/v1/organization_care.pb.h"

namespace linli::registration::store {

v1::MemberUnit SeatUnit(db::Tx& tx, const std::string& committee_id, const v1::MemberUnit& unit);
// Nothing if it was not seated.
std::optional<v1::MemberUnit> UnseatUnit(db::Tx& tx, const std::string& committee_id,
                                         const std::string& unit_id);
// After a unit.
std::vector<v1::MemberUnit> MemberUnits(db::Tx& tx, const std::string& committee_id,
                                        const std::string& after, int limit);

// Takes the committee's office from whichever other unit has it. The committee is locked.
void VacateOffice(db::Tx& tx, const std::string& committee_id, const v1::MemberUnit& next);

// Whether all of them are seated there.
bool AreSeated(db::Tx& tx, const std::string& committee_id,
               const std::vector<std::string>& unit_ids);
void AddMeeting(db::Tx& tx, const v1::CommitteeMeeting& meeting);
// Of one kind or of all; the one entered last first, before an id.
std::vector<v1::CommitteeMeeting> Meetings(db::Tx& tx, const std::string& committee_id,
                                           v1::MeetingKind kind, const std::string& before,
                                           int limit);

// With their items, after an id.
std::vector<v1::Checklist> Checklists(db::Tx& tx, const std::string& after, int limit);
// Items of some checklists, by "checklists/{id}" and number; what does not exist is left out.
std::vector<std::pair<std::string, int>> KnownItems(db::Tx& tx,
                                                    const std::vector<std::string>& checklist_ids);

// Adds findings of items that exist, all by one checker at one time.
void AddFindings(db::Tx& tx, const std::string& organization_id,
                 const std::vector<v1::ComplianceItem>& items, const std::string& checker,
                 absl::Time now);
// The newest finding of each item, after a checklist and a number.
std::vector<v1::ComplianceItem> Findings(db::Tx& tx, const std::string& organization_id,
                                         const std::string& after_checklist, int after_number,
                                         int limit);

void AddStep(db::Tx& tx, const v1::OnboardingStep& step);
bool WasGuided(db::Tx& tx, const std::string& organization_id);
// After an id.
std::vector<v1::OnboardingStep> Steps(db::Tx& tx, const std::string& organization_id,
                                      const std::string& after, int limit);

void AddLogoPermission(db::Tx& tx, const v1::LogoPermission& permission);
// Locked until the transaction ends.
std::optional<v1::LogoPermission> LockLogoPermission(db::Tx& tx, const std::string& organization_id,
                                                     const std::string& permission_id);
// Saves the decision; etag is the new version.
void SaveLogoPermission(db::Tx& tx, const v1::LogoPermission& permission);
// Newest first, before an id.
std::vector<v1::LogoPermission> LogoPermissions(db::Tx& tx, const std::string& organization_id,
                                                const std::string& before, int limit);

}  // namespace linli::registration::store
