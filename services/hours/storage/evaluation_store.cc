#include "services/hours/storage/evaluation_store.h"

#include <stdexcept>

#include "common/time/proto_time.h"
#include "services/hours/domain/review_names.h"
#include "services/hours/storage/queries.h"

namespace linli::hours::store {
namespace {

std::vector<v1::Evaluation> ReadAll(const pqxx::result& rows) {
  std::vector<v1::Evaluation> evaluations;
  for (const pqxx::row& row : rows) {
    if (!evaluations.emplace_back().ParseFromString(db::ToBytes(row["details"]))) {
      throw std::logic_error("an evaluation is garbled");
    }
  }
  return evaluations;
}

}  // namespace

bool InsertEvaluation(db::Tx& tx, const v1::Evaluation& evaluation) {
  const auto name = domain::EvaluationName::Parse(evaluation.name()).value();
  const std::string details = evaluation.SerializeAsString();
  return !tx.Run(queries::kEvaluationInsert, name.id(0), name.id(1),
                 v1::Evaluation::Side_Name(evaluation.side()), evaluation.recording_unit(),
                 evaluation.evaluated_by(), db::Bytes{details},
                 time::FromProto(evaluation.create_time()))
              .empty();
}

std::vector<v1::Evaluation> ListEvaluations(db::Tx& tx, std::string_view volunteer_id,
                                            const EvaluationPage& page) {
  return ReadAll(tx.Run(queries::kEvaluationList, volunteer_id, page.after_time, page.after_record,
                        page.after_side, page.limit));
}

std::vector<v1::Evaluation> ListEvaluationsOfUnit(db::Tx& tx, const std::string& unit,
                                                  const EvaluationPage& page) {
  return ReadAll(tx.Run(queries::kEvaluationListOfUnit, unit, page.after_time, page.after_record,
                        page.after_side, page.limit));
}

}  // namespace linli::hours::store
