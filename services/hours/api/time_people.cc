#include "services/hours/api/time_people.h"

#include <vector>

namespace linli::hours {

absl::StatusOr<TimePeople> AskPeople(Deps& deps, const rpc::Call& call,
                                     const std::set<std::string>& volunteers) {
  TimePeople people;
  if (volunteers.empty()) return people;
  ASSIGN_OR_RETURN(const auto found,
                   deps.registration.BatchGetVolunteers(
                       call.Outbound(), std::vector(volunteers.begin(), volunteers.end())));
  for (const registration::v1::Volunteer& one : found) {
    absl::CivilDay day;
    TimePerson& person = people[one.name()];
    person.region = one.service_region();
    person.deceased = one.state() == registration::v1::VOLUNTEER_DECEASED;
    if (absl::ParseCivilTime(one.birth_date(), &day)) person.birth = day;
  }
  return people;
}

}  // namespace linli::hours
