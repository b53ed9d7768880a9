#include "services/registration/storage/organization_care_store.h"

#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

using domain::LogoPermissionName;
using domain::OnboardingStepName;

v1::MemberUnit UnitFrom(const pqxx::row& row) {
  v1::MemberUnit unit;
  const std::string id = Text(row, "unit_id");
  unit.set_name(domain::MemberUnitName(Text(row, "committee_id"), id).ToString());
  unit.set_unit(domain::OrganizationName(id).ToString());
  unit.set_duties(Text(row, "duties"));
  unit.set_leads(row["leads"].as<bool>());
  unit.set_holds_office(row["holds_office"].as<bool>());
  unit.set_etag(Etag(row));
  *unit.mutable_update_time() = Time(row, "update_time");
  return unit;
}

v1::CommitteeMeeting MeetingFrom(const pqxx::row& row) {
  v1::CommitteeMeeting meeting;
  meeting.set_name(
      domain::CommitteeMeetingName(Text(row, "committee_id"), Text(row, "meeting_id")).ToString());
  meeting.set_kind(static_cast<v1::MeetingKind>(Number(row, "kind")));
  meeting.set_meeting_date(Text(row, "meeting_date"));
  meeting.set_topic(Text(row, "topic"));
  meeting.set_decisions(Text(row, "decisions"));
  for (const std::string& unit : db::ToStrings(row["unit_ids"])) {
    meeting.add_units(domain::OrganizationName(unit).ToString());
  }
  *meeting.mutable_create_time() = Time(row, "create_time");
  return meeting;
}

std::string ChecklistOf(const pqxx::row& row) {
  return domain::ChecklistName(Text(row, "checklist_id")).ToString();
}

v1::OnboardingStep StepFrom(const pqxx::row& row) {
  v1::OnboardingStep step;
  step.set_name(OnboardingStepName(Text(row, "organization_id"), Text(row, "step_id")).ToString());
  step.set_kind(static_cast<v1::OnboardingKind>(Number(row, "kind")));
  step.set_note(Text(row, "note"));
  step.set_grade(Number(row, "grade"));
  step.set_taken_by(Text(row, "taken_by"));
  *step.mutable_take_time() = Time(row, "take_time");
  return step;
}

v1::LogoPermission LogoFrom(const pqxx::row& row) {
  v1::LogoPermission logo;
  logo.set_name(
      LogoPermissionName(Text(row, "organization_id"), Text(row, "permission_id")).ToString());
  logo.set_use(Text(row, "use"));
  logo.set_state(static_cast<v1::LogoPermissionState>(Number(row, "state")));
  SetTime(row, "end_time", [&] { return logo.mutable_end_time(); });
  logo.set_applicant(Text(row, "applicant"));
  logo.set_decider(Text(row, "decider"));
  logo.set_reason(Text(row, "reason"));
  logo.set_etag(Etag(row));
  *logo.mutable_create_time() = Time(row, "create_time");
  *logo.mutable_update_time() = Time(row, "update_time");
  return logo;
}

}  // namespace

v1::MemberUnit SeatUnit(db::Tx& tx, const std::string& committee_id, const v1::MemberUnit& unit) {
  return UnitFrom(tx.Run(queries::kMemberUnitSeat, committee_id, IdOf(unit.unit()), unit.duties(),
                         unit.leads(), time::FromProto(unit.update_time()),
                         unit.holds_office())[0]);
}

std::optional<v1::MemberUnit> UnseatUnit(db::Tx& tx, const std::string& committee_id,
                                         const std::string& unit_id) {
  const pqxx::result rows = tx.Run(queries::kMemberUnitUnseat, committee_id, unit_id);
  return rows.empty() ? std::nullopt : std::optional(UnitFrom(rows[0]));
}

std::vector<v1::MemberUnit> MemberUnits(db::Tx& tx, const std::string& committee_id,
                                        const std::string& after, int limit) {
  std::vector<v1::MemberUnit> units;
  for (const pqxx::row& row : tx.Run(queries::kMemberUnitList, committee_id, after, limit)) {
    units.push_back(UnitFrom(row));
  }
  return units;
}

void VacateOffice(db::Tx& tx, const std::string& committee_id, const v1::MemberUnit& next) {
  tx.Run(queries::kMemberUnitVacate, committee_id, IdOf(next.unit()),
         time::FromProto(next.update_time()));
}

bool AreSeated(db::Tx& tx, const std::string& committee_id,
               const std::vector<std::string>& unit_ids) {
  return tx.Run(queries::kMemberUnitStrangers, committee_id, unit_ids)[0][0].as<int>() == 0;
}

void AddMeeting(db::Tx& tx, const v1::CommitteeMeeting& meeting) {
  const auto name = *domain::CommitteeMeetingName::Parse(meeting.name());
  std::vector<std::string> units;
  for (const std::string& unit : meeting.units()) units.push_back(IdOf(unit));
  tx.Run(queries::kCommitteeMeetingInsert, name.id(0), name.id(), static_cast<int>(meeting.kind()),
         meeting.meeting_date(), meeting.topic(), meeting.decisions(), units,
         time::FromProto(meeting.create_time()));
}

std::vector<v1::CommitteeMeeting> Meetings(db::Tx& tx, const std::string& committee_id,
                                           v1::MeetingKind kind, const std::string& before,
                                           int limit) {
  std::vector<v1::CommitteeMeeting> meetings;
  for (const pqxx::row& row : tx.Run(queries::kCommitteeMeetingList, committee_id,
                                     static_cast<int>(kind), before, limit)) {
    meetings.push_back(MeetingFrom(row));
  }
  return meetings;
}

std::vector<v1::Checklist> Checklists(db::Tx& tx, const std::string& after, int limit) {
  std::vector<v1::Checklist> lists;
  std::vector<std::string> ids;
  for (const pqxx::row& row : tx.Run(queries::kChecklistList, after, limit)) {
    v1::Checklist& list = lists.emplace_back();
    list.set_name(ChecklistOf(row));
    list.set_display_name(Text(row, "display_name"));
    list.set_source(Text(row, "source"));
    ids.push_back(Text(row, "checklist_id"));
  }
  size_t at = 0;
  for (const pqxx::row& row : tx.Run(queries::kChecklistItems, ids)) {
    while (lists[at].name() != ChecklistOf(row)) ++at;
    v1::ChecklistItem& item = *lists[at].add_items();
    item.set_number(Number(row, "number"));
    item.set_text(Text(row, "text"));
  }
  return lists;
}

std::vector<std::pair<std::string, int>> KnownItems(db::Tx& tx,
                                                    const std::vector<std::string>& checklist_ids) {
  std::vector<std::pair<std::string, int>> known;
  for (const pqxx::row& row : tx.Run(queries::kChecklistItems, checklist_ids)) {
    known.emplace_back(ChecklistOf(row), Number(row, "number"));
  }
  return known;
}

void AddFindings(db::Tx& tx, const std::string& organization_id,
                 const std::vector<v1::ComplianceItem>& items, const std::string& checker,
                 absl::Time now) {
  std::vector<std::string> checklists, evidence;
  std::vector<int> numbers;
  std::vector<int> met;
  for (const v1::ComplianceItem& item : items) {
    checklists.push_back(IdOf(item.checklist()));
    numbers.push_back(item.number());
    met.push_back(item.met() ? 1 : 0);
    evidence.push_back(item.evidence());
  }
  tx.Run(queries::kComplianceInsert, organization_id, checklists, numbers, met, evidence, checker,
         now);
}

std::vector<v1::ComplianceItem> Findings(db::Tx& tx, const std::string& organization_id,
                                         const std::string& after_checklist, int after_number,
                                         int limit) {
  std::vector<v1::ComplianceItem> items;
  for (const pqxx::row& row :
       tx.Run(queries::kComplianceList, organization_id, after_checklist, after_number, limit)) {
    v1::ComplianceItem& item = items.emplace_back();
    item.set_checklist(ChecklistOf(row));
    item.set_number(Number(row, "number"));
    item.set_met(row["met"].as<bool>());
    item.set_evidence(Text(row, "evidence"));
    item.set_checker(Text(row, "checker"));
    *item.mutable_check_time() = Time(row, "check_time");
  }
  return items;
}

void AddStep(db::Tx& tx, const v1::OnboardingStep& step) {
  const OnboardingStepName name = *OnboardingStepName::Parse(step.name());
  tx.Run(queries::kOnboardingInsert, name.id(0), name.id(), static_cast<int>(step.kind()),
         step.note(), step.grade(), step.taken_by(), time::FromProto(step.take_time()));
}

bool WasGuided(db::Tx& tx, const std::string& organization_id) {
  return tx.Run(queries::kOnboardingGuided, organization_id)[0]["guided"].as<bool>();
}

std::vector<v1::OnboardingStep> Steps(db::Tx& tx, const std::string& organization_id,
                                      const std::string& after, int limit) {
  std::vector<v1::OnboardingStep> steps;
  for (const pqxx::row& row : tx.Run(queries::kOnboardingList, organization_id, after, limit)) {
    steps.push_back(StepFrom(row));
  }
  return steps;
}

void AddLogoPermission(db::Tx& tx, const v1::LogoPermission& permission) {
  const LogoPermissionName name = *LogoPermissionName::Parse(permission.name());
  tx.Run(queries::kLogoInsert, name.id(0), name.id(), permission.use(),
         static_cast<int>(permission.state()), permission.applicant(),
         time::FromProto(permission.create_time()));
}

std::optional<v1::LogoPermission> LockLogoPermission(db::Tx& tx, const std::string& organization_id,
                                                     const std::string& permission_id) {
  const pqxx::result rows = tx.Run(queries::kLogoLock, organization_id, permission_id);
  return rows.empty() ? std::nullopt : std::optional(LogoFrom(rows[0]));
}

void SaveLogoPermission(db::Tx& tx, const v1::LogoPermission& permission) {
  const LogoPermissionName name = *LogoPermissionName::Parse(permission.name());
  tx.Run(queries::kLogoSave, name.id(0), name.id(), static_cast<int>(permission.state()),
         TimeOf(permission.has_end_time(), permission.end_time()), permission.decider(),
         permission.reason(), permission.etag(), time::FromProto(permission.update_time()));
}

std::vector<v1::LogoPermission> LogoPermissions(db::Tx& tx, const std::string& organization_id,
                                                const std::string& before, int limit) {
  std::vector<v1::LogoPermission> permissions;
  for (const pqxx::row& row : tx.Run(queries::kLogoList, organization_id, before, limit)) {
    permissions.push_back(LogoFrom(row));
  }
  return permissions;
}

}  // namespace linli::registration::store
