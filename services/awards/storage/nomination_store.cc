#include "services/awards/storage/nomination_store.h"

#include "absl/strings/match.h"
#include "common/status/refusal.h"
#include "services/awards/domain/nomination_way.h"
#include "services/awards/storage/document.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

v1::Nomination NominationIn(const pqxx::row& row) { return StatedIn<v1::Nomination>(row); }

absl::StatusOr<v1::Nomination> OnlyNomination(const pqxx::result& rows,
                                              const NominationName& name) {
  if (rows.empty()) return NotFound(name.ToString());
  v1::Nomination nomination = NominationIn(rows[0]);
  if (nomination.name() != name.ToString()) return NotFound(name.ToString());
  return nomination;
}

std::vector<int> Numbers(const std::vector<v1::NominationState>& states) {
  std::vector<int> numbers(states.begin(), states.end());
  if (!numbers.empty()) return numbers;
  for (int state = v1::NominationState_MIN + 1; state <= v1::NominationState_MAX; ++state) {
    numbers.push_back(state);
  }
  return numbers;
}

}  // namespace

absl::Status InsertNomination(db::Tx& tx, const v1::Nomination& nomination) {
  auto name = NominationName::Parse(nomination.name());
  if (!name.ok()) return name.status();
  const pqxx::result inserted =
      tx.Run(queries::kNominationInsert, name->id(1), name->id(), nomination.nominee(),
             static_cast<int>(nomination.state()), domain::MayBeShown(nomination),
             nomination.etag(), db::Bytes{nomination.SerializeAsString()},
             time::FromProto(nomination.create_time()), time::FromProto(nomination.update_time()));
  if (!inserted.empty()) return absl::OkStatus();
  const pqxx::result other = tx.Run(queries::kNominationOf, name->id(1), nomination.nominee());
  const std::string id = other.empty() ? name->id() : other[0]["id"].as<std::string>();
  return Refuse(Reason::NOMINATION_EXISTS,
                {{"nomination", NominationName(name->id(0), name->id(1), id).ToString()}});
}

absl::StatusOr<v1::Nomination> GetNomination(db::Tx& tx, const NominationName& name) {
  return OnlyNomination(tx.Run(queries::kNominationGet, name.id(1), name.id()), name);
}

absl::StatusOr<v1::Nomination> LockNomination(db::Tx& tx, const NominationName& name) {
  return OnlyNomination(tx.Run(queries::kNominationLock, name.id(1), name.id()), name);
}

void SaveNomination(db::Tx& tx, const v1::Nomination& nomination) {
  const std::string plan = nomination.name().substr(0, nomination.name().rfind("/nominations/"));
  tx.Run(queries::kNominationSave, IdIn(plan), IdIn(nomination.name()),
         static_cast<int>(nomination.state()), domain::MayBeShown(nomination), nomination.etag(),
         db::Bytes{nomination.SerializeAsString()}, time::FromProto(nomination.update_time()));
}

std::vector<v1::Nomination> ListNominations(db::Tx& tx, const AwardPlanName& plan,
                                            const Listed& listed) {
  return AllIn(tx.Run(queries::kNominationList, plan.id(), Numbers(listed.states),
                      listed.shown_only, listed.after, listed.limit),
               NominationIn);
}

std::vector<v1::Nomination> NominationsOf(db::Tx& tx, const std::string& nominee,
                                          const std::string& before, int limit) {
  return AllIn(tx.Run(queries::kNominationOfNominee, nominee, IdIn(nominee), before, limit),
               NominationIn);
}

v1::HoursSnapshot SnapshotOf(db::Tx& tx, const std::string& nominee, absl::Time from,
                             absl::Time until, absl::Time now) {
  v1::HoursSnapshot snapshot;
  *snapshot.mutable_take_time() = time::ToProto(now);
  const bool of_volunteer = absl::StartsWith(nominee, "volunteers/");
  const bool of_unit =
      absl::StartsWith(nominee, "organizations/") && !absl::StrContains(nominee, "/projects/");
  if (!of_volunteer && !of_unit) return snapshot;
  const pqxx::result rows = of_volunteer
                                ? tx.Run(queries::kHoursOfVolunteer, IdIn(nominee), from, until)
                                : tx.Run(queries::kHoursOfUnit, nominee, from, until);
  const pqxx::row row = rows.at(0);
  snapshot.set_window_minutes(row["window_minutes"].as<int64_t>());
  snapshot.set_total_minutes(row["total_minutes"].as<int64_t>());
  snapshot.set_window_records(row["window_records"].as<int64_t>());
  snapshot.set_window_days(row["window_days"].as<int64_t>());
  snapshot.set_window_participants(row["window_participants"].as<int64_t>());
  snapshot.set_star(row["star"].as<int>());
  return snapshot;
}

bool InsertScore(db::Tx& tx, const NominationName& name, v1::CriterionKind criterion,
                 const std::string& scorer, int points, absl::Time now) {
  return !tx.Run(queries::kNominationScoreInsert, name.id(1), name.id(),
                 static_cast<int>(criterion), scorer, points, now)
              .empty();
}

absl::StatusOr<int> CastVote(db::Tx& tx, const NominationName& name, const std::string& voter,
                             int allowed, absl::Time now) {
  tx.Run(queries::kPublicVoterTouch, name.id(1), voter, allowed);
  const pqxx::result left = tx.Run(queries::kPublicVoterTake, name.id(1), voter);
  if (left.empty() ||
      tx.Run(queries::kPublicVoteInsert, name.id(1), name.id(), voter, now).empty()) {
    return Refuse(Reason::VOTE_CAST);
  }
  return left[0]["votes_left"].as<int>();
}

std::map<std::string, domain::Gathered> GatheredIn(db::Tx& tx, const AwardPlanName& plan) {
  std::map<std::string, domain::Gathered> gathered;
  for (const pqxx::row& row : tx.Run(queries::kNominationScoreSum, plan.id())) {
    gathered[row["nomination_id"].as<std::string>()]
        .scores[static_cast<v1::CriterionKind>(row["criterion"].as<int>())] = {
        row["points"].as<int64_t>(), row["scores"].as<int32_t>()};
  }
  for (const pqxx::row& row : tx.Run(queries::kPublicVoteCount, plan.id())) {
    gathered[row["nomination_id"].as<std::string>()].public_votes = row["votes"].as<int64_t>();
  }
  return gathered;
}

}  // namespace linli::awards::store
