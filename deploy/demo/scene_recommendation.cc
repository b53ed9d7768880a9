// 推荐: which shifts would suit a volunteer, and why.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "common/status/macros.h"
#include "deploy/demo/scenes.h"
#include "deploy/demo/work.h"
#include "linli/matching/v1/recommendation_service.pb.h"

namespace linli::demo {
namespace {

namespace v1 = matching::v1;

std::string Reasons(const v1::Recommendation& recommendation) {
  std::string text;
  for (const v1::Factor& factor : recommendation.factors()) {
    absl::StrAppendFormat(&text, "%s%s %.2f", text.empty() ? "" : ", ",
                          absl::AsciiStrToLower(v1::Factor::Kind_Name(factor.kind())),
                          factor.contribution());
  }
  return text;
}

// Who did not apply for the marathon, and told where home is.
const Volunteer& SomebodyFree(const Stage& stage) {
  return *std::find_if(stage.volunteers.begin() + 60, stage.volunteers.end(),
                       [](const Volunteer& one) { return one.entered.has_home_location(); });
}

}  // namespace

absl::Status Recommend(Stage& stage) {
  const Volunteer& volunteer = SomebodyFree(stage);
  stage.report.Scene(absl::StrCat("What would suit ", volunteer.entered.display_name(), " (推荐)"));
  v1::RecommendShiftsRequest request;
  request.set_volunteer(volunteer.name);
  request.set_max_results(3);
  v1::RecommendShiftsResponse best;
  // What registration told may still be on its way.
  RETURN_IF_ERROR(Await([&] {
    auto found = stage.line.Call<v1::RecommendShiftsResponse>(volunteer.name, request);
    if (found.ok()) best = *std::move(found);
    return best.recommendations_size() > 0;
  }));
  const bool full_is_shown =
      std::any_of(best.recommendations().begin(), best.recommendations().end(),
                  [&](const auto& one) { return one.shift() == stage.marathon.name(); });
  stage.report.Expect("recommendations, the full shift not among them", "3, no",
                      absl::StrCat(best.recommendations_size(), full_is_shown ? ", yes" : ", no"));
  for (const v1::Recommendation& one : best.recommendations()) {
    stage.report.Say(absl::StrFormat("%.2f  %s, %s: %s", one.score(), one.activity_display_name(),
                                     one.shift_display_name(), Reasons(one)));
  }
  return absl::OkStatus();
}

}  // namespace linli::demo
