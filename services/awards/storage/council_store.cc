#include "services/awards/storage/council_store.h"

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/awards/storage/document.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

v1::Council CouncilIn(const pqxx::row& row) { return ResourceIn<v1::Council>(row); }

v1::CouncilMeeting MeetingIn(const pqxx::row& row) { return StatedIn<v1::CouncilMeeting>(row); }

template <typename Name, typename Read>
auto Only(const pqxx::result& rows, const Name& name, Read read)
    -> absl::StatusOr<decltype(read(rows[0]))> {
  if (rows.empty()) return NotFound(name.ToString());
  auto resource = read(rows[0]);
  if (resource.name() != name.ToString()) return NotFound(name.ToString());
  return resource;
}

std::string NominationIn(const std::string& plan, const pqxx::row& row) {
  return absl::StrCat(plan, "/nominations/", row["nomination_id"].c_str());
}

}  // namespace

void InsertCouncil(db::Tx& tx, const v1::Council& council) {
  tx.Run(queries::kCouncilInsert, IdIn(council.name()), RegionIn(council.name()), council.etag(),
         db::Bytes{council.SerializeAsString()}, time::FromProto(council.create_time()),
         time::FromProto(council.update_time()));
}

absl::StatusOr<v1::Council> GetCouncil(db::Tx& tx, const CouncilName& name) {
  return Only(tx.Run(queries::kCouncilGet, name.id()), name, CouncilIn);
}

absl::StatusOr<v1::Council> LockCouncil(db::Tx& tx, const CouncilName& name) {
  return Only(tx.Run(queries::kCouncilLock, name.id()), name, CouncilIn);
}

void SaveCouncil(db::Tx& tx, const v1::Council& council) {
  tx.Run(queries::kCouncilSave, IdIn(council.name()), council.etag(),
         db::Bytes{council.SerializeAsString()}, time::FromProto(council.update_time()));
}

std::vector<v1::Council> ListCouncils(db::Tx& tx, const std::string& region,
                                      const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kCouncilList, region, after, limit), CouncilIn);
}

void InsertMeeting(db::Tx& tx, const v1::CouncilMeeting& meeting) {
  const std::string council = meeting.name().substr(0, meeting.name().rfind("/meetings/"));
  tx.Run(queries::kCouncilMeetingInsert, IdIn(council), IdIn(meeting.name()),
         IdIn(meeting.award_plan()), static_cast<int>(meeting.state()),
         time::FromProto(meeting.close_time()), meeting.etag(),
         db::Bytes{meeting.SerializeAsString()}, time::FromProto(meeting.create_time()),
         time::FromProto(meeting.update_time()));
}

absl::StatusOr<v1::CouncilMeeting> GetMeeting(db::Tx& tx, const CouncilMeetingName& name) {
  return Only(tx.Run(queries::kCouncilMeetingGet, name.id(1), name.id()), name, MeetingIn);
}

absl::StatusOr<v1::CouncilMeeting> LockMeeting(db::Tx& tx, const CouncilMeetingName& name) {
  return Only(tx.Run(queries::kCouncilMeetingLock, name.id(1), name.id()), name, MeetingIn);
}

absl::StatusOr<v1::CouncilMeeting> HoldMeeting(db::Tx& tx, const CouncilMeetingName& name) {
  return Only(tx.Run(queries::kCouncilMeetingHold, name.id(1), name.id()), name, MeetingIn);
}

void SaveMeeting(db::Tx& tx, const v1::CouncilMeeting& meeting) {
  const std::string council = meeting.name().substr(0, meeting.name().rfind("/meetings/"));
  tx.Run(queries::kCouncilMeetingSave, IdIn(council), IdIn(meeting.name()),
         static_cast<int>(meeting.state()), meeting.etag(), db::Bytes{meeting.SerializeAsString()},
         time::FromProto(meeting.update_time()));
}

std::vector<CouncilMeetingName> MeetingsDue(db::Tx& tx, absl::Time now, int limit) {
  return AllIn(tx.Run(queries::kCouncilMeetingDue, now, limit), [](const pqxx::row& row) {
    return CouncilMeetingName(IdIn(row["region"].as<std::string>()),
                              row["council_id"].as<std::string>(), row["id"].as<std::string>());
  });
}

void PutOnRoll(db::Tx& tx, const CouncilMeetingName& name, const std::string& member,
               const std::string& caster) {
  tx.Run(queries::kCouncilRollPut, name.id(1), name.id(), member, caster);
}

domain::Roll RollOf(db::Tx& tx, const CouncilMeetingName& name) {
  domain::Roll roll;
  for (const pqxx::row& row : tx.Run(queries::kCouncilRollList, name.id(1), name.id())) {
    roll[row["member"].as<std::string>()] = row["caster"].as<std::string>();
  }
  return roll;
}

void PutRecusal(db::Tx& tx, const CouncilMeetingName& name, const v1::Recusal& recusal) {
  tx.Run(queries::kCouncilRecusalPut, name.id(1), name.id(), IdIn(recusal.nomination()),
         recusal.member(), recusal.reason());
}

std::vector<v1::Recusal> RecusalsOf(db::Tx& tx, const CouncilMeetingName& name,
                                    const std::string& plan) {
  return AllIn(tx.Run(queries::kCouncilRecusalList, name.id(1), name.id()),
               [&](const pqxx::row& row) {
                 v1::Recusal recusal;
                 recusal.set_member(row["member"].as<std::string>());
                 recusal.set_nomination(NominationIn(plan, row));
                 recusal.set_reason(row["reason"].as<std::string>());
                 return recusal;
               });
}

absl::Status InsertVotes(db::Tx& tx, const CouncilMeetingName& name, const std::string& member,
                         const std::string& caster, const std::vector<v1::Vote>& votes,
                         absl::Time now) {
  std::vector<std::string> nominations;
  std::vector<int> choices;
  for (const v1::Vote& vote : votes) {
    nominations.push_back(IdIn(vote.nomination()));
    choices.push_back(vote.choice());
  }
  const pqxx::result inserted = tx.Run(queries::kCouncilVoteInsert, name.id(1), name.id(), member,
                                       caster, nominations, choices, now);
  return inserted.size() == votes.size() ? absl::OkStatus() : Refuse(Reason::VOTE_CAST);
}

std::vector<v1::RecordedVote> VotesOf(db::Tx& tx, const CouncilMeetingName& name,
                                      const std::string& plan) {
  return AllIn(tx.Run(queries::kCouncilVoteList, name.id(1), name.id()), [&](const pqxx::row& row) {
    v1::RecordedVote vote;
    vote.set_member(row["member"].as<std::string>());
    vote.set_nomination(NominationIn(plan, row));
    vote.set_caster(row["caster"].as<std::string>());
    vote.set_choice(static_cast<v1::VoteChoice>(row["choice"].as<int>()));
    return vote;
  });
}

void InsertMinutes(db::Tx& tx, const v1::Minutes& minutes) {
  const std::string& meeting = minutes.council_meeting();
  tx.Run(queries::kCouncilMinutesInsert, IdIn(meeting.substr(0, meeting.rfind("/meetings/"))),
         IdIn(meeting), db::Bytes{minutes.SerializeAsString()});
}

absl::StatusOr<v1::Minutes> GetMinutes(db::Tx& tx, const v1::CouncilMeeting& meeting) {
  ASSIGN_OR_RETURN(const auto name, CouncilMeetingName::Parse(meeting.name()));
  const pqxx::result rows = tx.Run(queries::kCouncilMinutesGet, name.id(1), name.id());
  if (rows.empty()) {
    return Refuse(Reason::COUNCIL_STATE,
                  {{"state", v1::CouncilMeetingState_Name(meeting.state())}});
  }
  v1::Minutes minutes;
  if (!minutes.ParseFromString(db::ToBytes(rows[0]["document"]))) {
    throw std::runtime_error("minutes that are none");
  }
  return minutes;
}

}  // namespace linli::awards::store
