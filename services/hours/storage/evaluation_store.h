// The table evaluation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/hours/v1/evaluation.pb.h"

namespace linli::hours::store {

// False if this side has evaluated the record already: the database says so.
bool InsertEvaluation(db::Tx& tx, const v1::Evaluation& evaluation);

struct EvaluationPage {
  absl::Time after_time = absl::InfinitePast();  // with the others: the last one before this page
  std::string after_record;
  std::string after_side;
  int limit = 0;
};
std::vector<v1::Evaluation> ListEvaluations(db::Tx& tx, std::string_view volunteer_id,
                                            const EvaluationPage& page);
// Of what "organizations/{o}" recorded.
std::vector<v1::Evaluation> ListEvaluationsOfUnit(db::Tx& tx, const std::string& unit,
                                                  const EvaluationPage& page);

}  // namespace linli::hours::store
