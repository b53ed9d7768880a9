// Councils, meetings, their rolls, votes and minutes.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/awards/v1/council.pb.h"
#include "services/awards/domain/council_rule.h"
#include "services/awards/domain/plan_names.h"

namespace linli::awards::store {

void InsertCouncil(db::Tx& tx, const v1::Council& council);
absl::StatusOr<v1::Council> GetCouncil(db::Tx& tx, const CouncilName& name);
absl::StatusOr<v1::Council> LockCouncil(db::Tx& tx, const CouncilName& name);
void SaveCouncil(db::Tx& tx, const v1::Council& council);
// In order of their making, from after the council of this id.
std::vector<v1::Council> ListCouncils(db::Tx& tx, const std::string& region,
                                      const std::string& after, int limit);

void InsertMeeting(db::Tx& tx, const v1::CouncilMeeting& meeting);
absl::StatusOr<v1::CouncilMeeting> GetMeeting(db::Tx& tx, const CouncilMeetingName& name);
// Waits for votes that are being written; none is written until the end of the transaction.
absl::StatusOr<v1::CouncilMeeting> LockMeeting(db::Tx& tx, const CouncilMeetingName& name);
// It does not close until the end of the transaction; other votes go on.
absl::StatusOr<v1::CouncilMeeting> HoldMeeting(db::Tx& tx, const CouncilMeetingName& name);
void SaveMeeting(db::Tx& tx, const v1::CouncilMeeting& meeting);
// Votes whose time is over.
std::vector<CouncilMeetingName> MeetingsDue(db::Tx& tx, absl::Time now, int limit);

void PutOnRoll(db::Tx& tx, const CouncilMeetingName& name, const std::string& member,
               const std::string& caster);
domain::Roll RollOf(db::Tx& tx, const CouncilMeetingName& name);
// The first reason stays.
void PutRecusal(db::Tx& tx, const CouncilMeetingName& name, const v1::Recusal& recusal);
// Recusals name nominations of the meeting's plan.
std::vector<v1::Recusal> RecusalsOf(db::Tx& tx, const CouncilMeetingName& name,
                                    const std::string& plan);

// VOTE_CAST if one of them was cast before, whatever runs in parallel.
absl::Status InsertVotes(db::Tx& tx, const CouncilMeetingName& name, const std::string& member,
                         const std::string& caster, const std::vector<v1::Vote>& votes,
                         absl::Time now);
std::vector<v1::RecordedVote> VotesOf(db::Tx& tx, const CouncilMeetingName& name,
                                      const std::string& plan);

void InsertMinutes(db::Tx& tx, const v1::Minutes& minutes);
// COUNCIL_STATE: the meeting is not closed.
absl::StatusOr<v1::Minutes> GetMinutes(db::Tx& tx, const v1::CouncilMeeting& meeting);

}  // namespace linli::awards::store
