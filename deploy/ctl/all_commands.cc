#include <iterator>

#include "deploy/ctl/resources.h"

namespace linli::ctl {

Commands AllCommands() {
  Commands all;
  for (const auto& of_resource :
       {Regions,         Organizations, Volunteers,    Memberships, Delegations,    Activities,
        Shifts,          Enrollments,   Groups,        PaidDuties,  ActivitySeries, Projects,
        Brands,          Campaigns,     CalendarNodes, Needs,       Pairings,       Mobilizations,
        Recommendations, Attendances,   Records,       Statements,  Stars,          Certificates}) {
    Commands some = of_resource();
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

std::vector<Noun> Nouns() {
  return {
      {"region", "the administrative map"},
      {"organization", "organisations and teams: found, approve, look up, change"},
      {"volunteer", "volunteers: register, look up, change"},
      {"membership", "who belongs to which organisation"},
      {"delegation", "authority: grant, revoke, look up"},
      {"activity", "activities: write, publish, look up, cancel"},
      {"shift", "shifts of an activity"},
      {"enrollment", "sign-ups for a shift"},
      {"group", "places that a unit takes for people whom it brings"},
      {"duty", "paid staff at posts that volunteers share"},
      {"series", "activities that come again"},
      {"project", "standing projects and their library"},
      {"brand", "brands over several projects"},
      {"campaign", "campaigns over many activities"},
      {"node", "days of the civic calendar"},
      {"plan", "a region's year, 1+20+N"},
      {"need", "needs and micro-wishes of people"},
      {"pairing", "who serves a point or a person for a long time"},
      {"mobilization", "finding and asking people in a hurry"},
      {"attendance", "check-in and check-out at a shift"},
      {"record", "records of service: look up, enter, confirm"},
      {"star", "star schemes, and who has which star"},
      {"certificate", "certificates of service: issue, look up, revoke"},
      {"token", "tokens for a local suite"},
      {"completion", "completion of this command line"},
  };
}

}  // namespace linli::ctl
