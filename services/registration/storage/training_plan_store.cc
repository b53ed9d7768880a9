#include "services/registration/storage/training_plan_store.h"

#include <optional>

#include "common/time/proto_time.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/domain/training_plan_rule.h"
#include "services/registration/storage/document.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/region_range.h"

namespace linli::registration::store {
namespace {

using Topics = std::optional<std::vector<std::string>>;

// Whose plan it is.
std::string OwnerOf(const std::string& plan) { return domain::ParentOf(plan); }

v1::TrainingFigure FigureIn(const pqxx::row& row) {
  v1::TrainingFigure figure;
  figure.set_topic(Text(row, "topic"));
  figure.set_sessions(Number(row, "sessions"));
  figure.set_attendances(row["attendances"].as<int64_t>());
  figure.set_people(row["people"].as<int64_t>());
  figure.set_completions(row["completions"].as<int64_t>());
  figure.set_learning_minutes(row["learning_minutes"].as<int64_t>());
  return figure;
}

// "organizations/{id}", "regions/{code}", "regions/-".
struct Owner {
  explicit Owner(const std::string& name) {
    if (name.starts_with("organizations/")) {
      organization = IdOf(name);
    } else if (IdOf(name) != "-") {
      region = IdOf(name);
    }
  }
  std::string organization, region;
};

pqxx::result Figures(db::Tx& tx, const std::string& owner, const TrainingWindow& window,
                     const Topics& topics, int limit) {
  const Owner of(owner);
  return tx.Run(queries::kTrainingFigures, of.organization, of.region, EndOfRegion(of.region),
                window.from, window.until, topics, limit);
}

}  // namespace

absl::StatusOr<v1::TrainingPlan> GetTrainingPlan(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kTrainingPlanGet, OwnerOf(name), domain::YearIn(name)), name,
                  VersionedIn<v1::TrainingPlan>);
}

absl::StatusOr<v1::TrainingPlan> LockTrainingPlan(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kTrainingPlanLock, OwnerOf(name), domain::YearIn(name)), name,
                  VersionedIn<v1::TrainingPlan>);
}

bool AddTrainingPlan(db::Tx& tx, const v1::TrainingPlan& plan) {
  const std::string details = DetailsOf(plan);
  return tx.Run(queries::kTrainingPlanInsert, OwnerOf(plan.name()), domain::YearIn(plan.name()),
                db::Bytes{details}, time::FromProto(plan.create_time()))
             .affected_rows() == 1;
}

void SaveTrainingPlan(db::Tx& tx, const v1::TrainingPlan& plan) {
  const std::string details = DetailsOf(plan);
  tx.Run(queries::kTrainingPlanUpdate, OwnerOf(plan.name()), domain::YearIn(plan.name()),
         db::Bytes{details}, plan.etag(), time::FromProto(plan.update_time()));
}

std::vector<v1::TrainingPlan> ListTrainingPlans(db::Tx& tx, const std::string& owner, int after,
                                                int limit) {
  return AllIn(tx.Run(queries::kTrainingPlanList, owner, after, limit),
               VersionedIn<v1::TrainingPlan>);
}

std::vector<v1::TrainingFigure> TrainingFigures(db::Tx& tx, const std::string& owner,
                                                const TrainingWindow& window, int topics) {
  return AllIn(Figures(tx, owner, window, std::nullopt, topics + 1), FigureIn);
}

std::map<std::string, v1::TrainingFigure> TrainingFiguresOf(
    db::Tx& tx, const std::string& owner, const TrainingWindow& window,
    const std::vector<std::string>& topics) {
  std::map<std::string, v1::TrainingFigure> by_topic;
  for (const pqxx::row& row : Figures(tx, owner, window, topics, static_cast<int>(topics.size()))) {
    v1::TrainingFigure figure = FigureIn(row);
    by_topic[figure.topic()] = std::move(figure);
  }
  return by_topic;
}

std::map<std::string, std::array<int, 12>> TrainingMonths(db::Tx& tx, const std::string& owner,
                                                          const TrainingWindow& window,
                                                          const std::vector<std::string>& topics) {
  const Owner of(owner);
  std::map<std::string, std::array<int, 12>> by_topic;
  for (const pqxx::row& row : tx.Run(queries::kTrainingMonths, of.organization, of.region,
                                     EndOfRegion(of.region), window.from, window.until, topics)) {
    by_topic[Text(row, "topic")][Number(row, "month") - 1] = Number(row, "sessions");
  }
  return by_topic;
}

}  // namespace linli::registration::store
