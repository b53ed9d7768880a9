#include "services/matching/api/seat_table.h"

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/matching/domain/enrollment_gates.h"
#include "services/matching/storage/projection_store.h"

namespace linli::matching {
namespace {

void ReadPolicies(db::Tx& tx, absl::Time now, SeatTable& table) {
  std::vector<std::string> regions;
  for (const auto& [id, of] : table.shifts) regions.push_back(of.context.region());
  table.policies = policy::At<v1::Policy>(tx, regions, now);
}

void ReadStandings(db::Tx& tx, absl::Time now, const std::vector<Want>& wants,
                   const std::vector<std::string>& volunteer_ids, SeatTable& table) {
  bool served = false;
  for (const auto& [id, of] : table.shifts) served |= of.shift.minimum_hours() > 0;
  for (const auto& [region, policy] : table.policies) {
    const int days = policy->enrollment().no_show_window_days();
    if (table.standings.contains(days)) continue;
    auto& standings = table.standings[days];
    standings = store::StandingsOf(tx, volunteer_ids, now, now - absl::Hours(24) * days, served);
    for (const Want& want : wants) {  // what stands already is no plan on top of itself
      if (!want.enrollment_id.empty()) standings[want.volunteer_id].ahead = 0;
    }
  }
}

void ReadMembers(db::Tx& tx, const std::vector<Want>& wants, SeatTable& table) {
  std::vector<std::string> volunteers, teams;
  for (const Want& want : wants) {
    const auto of = table.shifts.find(want.shift_id);
    if (of == table.shifts.end()) continue;
    for (const std::string& team : of->second.recruiting.teams) {
      volunteers.push_back(want.volunteer_id);
      teams.push_back(team);
    }
  }
  table.members = store::MembersWithin(tx, volunteers, teams);
}

std::string ShiftNameIn(const SeatTable& table, const std::string& shift_id) {
  return table.shifts.at(shift_id).shift.name();
}

void ReadConflicts(db::Tx& tx, const std::vector<Want>& wants,
                   const std::vector<std::string>& shift_ids,
                   const std::vector<std::string>& volunteer_ids, SeatTable& table) {
  for (store::Conflict& conflict : store::FindConflicts(tx, shift_ids, volunteer_ids)) {
    const Want& want = wants[conflict.item];
    const std::string volunteer = absl::StrCat("volunteers/", want.volunteer_id);
    if (conflict.engagement) {
      table.seating.AddEngagement(volunteer, *std::move(conflict.engagement));
    } else if (conflict.enrollment_id != want.enrollment_id) {
      const std::string shift = ShiftNameIn(table, want.shift_id);
      table.seating.AddEnrollment(volunteer, shift,
                                  absl::StrCat(shift, "/enrollments/", conflict.enrollment_id));
    }
  }
}

}  // namespace

SeatTable ReadSeatTable(db::Tx& tx, absl::Time now, const std::vector<Want>& wants) {
  std::vector<std::string> shift_ids, volunteer_ids;
  for (const Want& want : wants) {
    shift_ids.push_back(want.shift_id);
    volunteer_ids.push_back(want.volunteer_id);
  }
  store::LockSeats(tx, shift_ids, volunteer_ids);
  SeatTable table{store::ReadLockedShifts(tx, shift_ids)};
  std::vector<std::string> organization_ids;
  for (const auto& [id, of] : table.shifts) {
    organization_ids.push_back(ShiftName::Parse(of.shift.name())->id(0));
  }
  table.halted = store::HaltedOrganizations(tx, organization_ids);
  ReadPolicies(tx, now, table);
  for (const auto& [id, of] : table.shifts) {
    table.seating.AddShift(of.shift.name(), of.shift.places(), of.shift.taken(), of.shift.waiting(),
                           table.PolicyOf(of).waiting_list_limit(), of.shift.applied());
  }
  ReadStandings(tx, now, wants, volunteer_ids, table);
  ReadMembers(tx, wants, table);
  ReadConflicts(tx, wants, shift_ids, volunteer_ids, table);
  return table;
}

domain::Engagement EngagementFor(const store::ShiftInContext& of) {
  return {of.shift.name(), time::FromProto(of.shift.start_time()),
          time::FromProto(of.shift.end_time()), of.exclusion_group, of.exclusion_owner};
}

absl::Status CheckRules(const SeatTable& table, const store::ShiftInContext& of,
                        const std::string& volunteer_id, const domain::VolunteerFacts& facts,
                        absl::Time now) {
  const v1::EnrollmentPolicy& policy = table.PolicyOf(of);
  const std::string volunteer = absl::StrCat("volunteers/", volunteer_id);
  const domain::Engagement wanted = EngagementFor(of);
  RETURN_IF_ERROR(domain::CheckVolunteerFits(policy, of.shift, facts));
  RETURN_IF_ERROR(table.seating.CheckFree(volunteer, wanted));
  RETURN_IF_ERROR(domain::CheckStanding(
      policy, of.shift, table.standings.at(policy.no_show_window_days()).at(volunteer_id), now));
  return domain::CheckLoad(policy, wanted, of.shift.rest_minutes(),
                           table.seating.EngagementsOf(volunteer));
}

std::vector<absl::Status> CheckUnlocked(db::Tx& tx, absl::Time now,
                                        const std::vector<Pair>& pairs) {
  std::vector<std::string> shift_ids, volunteer_ids;
  bool served = false;
  for (const Pair& pair : pairs) {
    shift_ids.push_back(ShiftName::Parse(pair.of->shift.name())->id());
    volunteer_ids.push_back(pair.volunteer_id);
    served |= pair.of->shift.minimum_hours() > 0;
  }
  std::vector<absl::Status> checked(pairs.size());
  std::vector<domain::Seating> seatings(pairs.size());
  for (store::Conflict& conflict : store::FindConflicts(tx, shift_ids, volunteer_ids)) {
    if (conflict.engagement) {
      seatings[conflict.item].AddEngagement(volunteer_ids[conflict.item],
                                            *std::move(conflict.engagement));
    } else {
      checked[conflict.item] = Refuse(Reason::ALREADY_ENROLLED);
    }
  }
  std::map<int, std::map<std::string, domain::Standing>> standings;  // by policy's window in days
  for (size_t i = 0; i < pairs.size(); ++i) {
    const auto& [of, policy, volunteer_id] = pairs[i];
    const int days = policy->no_show_window_days();
    if (!standings.contains(days)) {
      standings[days] =
          store::StandingsOf(tx, volunteer_ids, now, now - absl::Hours(24) * days, served);
    }
    const domain::Engagement wanted = EngagementFor(*of);
    if (checked[i].ok()) checked[i] = seatings[i].CheckFree(volunteer_id, wanted);
    if (checked[i].ok()) {
      checked[i] = domain::CheckStanding(*policy, of->shift, standings[days].at(volunteer_id), now);
    }
    if (!checked[i].ok()) continue;
    checked[i] = domain::CheckLoad(*policy, wanted, of->shift.rest_minutes(),
                                   seatings[i].EngagementsOf(volunteer_id));
  }
  return checked;
}

}  // namespace linli::matching
