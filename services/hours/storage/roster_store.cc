#include "services/hours/storage/roster_store.h"

#include "common/time/proto_time.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/queries.h"
#include "services/hours/storage/rows.h"

namespace linli::hours::store {

void ApplyEnrollment(db::Tx& tx, int64_t version, const matching::v1::Enrollment& enrollment,
                     const matching::v1::ShiftContext& context) {
  const auto volunteer = domain::VolunteerName::Parse(enrollment.volunteer());
  if (!volunteer.ok()) return;  // nobody's: an enrolment that was anonymised
  tx.Run(queries::kRosterApply, volunteer->id(), enrollment.name(), version,
         enrollment.state() == matching::v1::Enrollment::CONFIRMED, context.shift(),
         db::Bytes{context.SerializeAsString()}, time::FromProto(context.start_time()));
}

std::optional<Expected> FindExpected(db::Tx& tx, std::string_view volunteer_id,
                                     std::string_view shift) {
  const pqxx::result rows = tx.Run(queries::kRosterExpected, volunteer_id, shift);
  if (rows.empty()) return std::nullopt;
  return Expected{rows[0]["enrollment"].as<std::string>(), ReadContext(rows[0]["context"])};
}

std::optional<matching::v1::ShiftContext> FindShift(db::Tx& tx, std::string_view shift) {
  const pqxx::result rows = tx.Run(queries::kRosterContext, shift);
  if (rows.empty()) return std::nullopt;
  return ReadContext(rows[0]["context"]);
}

bool EverSignedUp(db::Tx& tx, std::string_view volunteer_id, std::string_view organization) {
  return tx.Run(queries::kRosterKnows, volunteer_id, organization)[0]["knows"].as<bool>();
}

int DateRoster(db::Tx& tx) {
  const pqxx::result undated = tx.Run(queries::kRosterUndated);
  for (const pqxx::row& row : undated) {
    tx.Run(queries::kRosterDate, row["volunteer_id"].as<std::string>(),
           row["enrollment"].as<std::string>(),
           time::FromProto(ReadContext(row["context"]).start_time()));
  }
  return static_cast<int>(undated.size());
}

}  // namespace linli::hours::store
