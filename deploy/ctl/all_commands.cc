#include <iterator>

#include "deploy/ctl/resources.h"

namespace linli::ctl {

Commands AllCommands() {
  Commands all;
  for (const auto& of_resource :
       {Regions,          Organizations,  Volunteers,       Files,       Memberships,   Transfers,
        CommunityReports, Staff,          OrganizationCare, Conduct,     Complaints,    Delegations,
        Trainings,        Qualifications, Agreements,       Insurances,  Stations,      Supplies,
        MutualHelp,       Activities,     Shifts,           Enrollments, Groups,        PaidDuties,
        ActivitySeries,   Projects,       Brands,           Campaigns,   CalendarNodes, Needs,
        Pairings,         Mobilizations,  Recommendations,  Rosters,     Attendances,   Devices,
        Records,          Approvals,      Amendments,       Disputes,    BackEntries,   Evaluations,
        Inspections,      Statements,     Statistics,       Stars,       Certificates}) {
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
      {"file", "the life of a file: suspend, close, erase, history"},
      {"identity", "documents, real-name checks and claims"},
      {"merge", "two files of one person"},
      {"correction", "what a volunteer says is wrong in her file"},
      {"entry", "training and awards in files"},
      {"code", "code lists, national and local"},
      {"coverage", "how many are registered, of how many"},
      {"key", "rotation of the keys under which files stand sealed"},
      {"national", "our volunteers beside those of the national system"},
      {"written-system", "the written systems (制度) of regions"},
      {"membership", "who belongs to which organisation"},
      {"transfer", "moving from one organisation to another"},
      {"community", "Party members' reports to communities"},
      {"staff", "who works in organisations beside volunteers"},
      {"committee", "committees and their member units"},
      {"compliance", "checklists and how organisations stand to them"},
      {"onboarding", "guiding, supporting and rating teams from below"},
      {"logo", "who may use the common logo"},
      {"conduct", "the code of conduct, breaches and measures"},
      {"complaint", "complaints: file, pass on, answer"},
      {"delegation", "authority: grant, revoke, look up"},
      {"course", "courses: offer, change, look up"},
      {"training", "training: sessions, places, results, study elsewhere"},
      {"training-plan", "a year's training: plan, progress, figures"},
      {"qualification", "qualifications: kinds, grants, revocations"},
      {"agreement", "commitments and agreements: texts, signatures"},
      {"insurance", "insurance: products, contracts, who is insured"},
      {"station", "stations: set up, find, pair with units, count"},
      {"feedback", "what citizens say at a station"},
      {"stock", "uniforms and equipment: ledger, holders"},
      {"fund", "money by source and purpose"},
      {"mutual-help", "circles and cards of neighbours"},
      {"activity", "activities: write, publish, look up, cancel"},
      {"shift", "shifts of an activity"},
      {"enrollment", "sign-ups for a shift"},
      {"roster", "big events: apply, plan, commit"},
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
      {"device", "telephones and kiosks that take part in check-in"},
      {"record", "records of service: look up, enter, confirm"},
      {"approval", "minutes beyond the day's cap: ask, grant"},
      {"notice", "what stands in public notice"},
      {"amendment", "records that are reversed or corrected: propose, decide"},
      {"dispute", "records that somebody says are wrong: open, decide"},
      {"back-entry", "entries by hand: who may make none for a while"},
      {"evaluation", "what both sides of a service say of each other"},
      {"inspection", "spot checks of records: draw, find, close"},
      {"statistics", "figures over records: persons, times, hours, yearly minimum"},
      {"star", "star schemes, and who has which star"},
      {"certificate", "certificates of service: issue, look up, revoke"},
      {"token", "tokens for a local suite"},
      {"completion", "completion of this command line"},
  };
}

}  // namespace linli::ctl
