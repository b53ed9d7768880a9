#include "deploy/demo/report.h"

#include <algorithm>
#include <iostream>

#include "absl/strings/str_format.h"
#include "common/status/details.h"
#include "deploy/ctl/table.h"
#include "deploy/demo/line.h"
#include "google/rpc/error_details.pb.h"
#include "re2/re2.h"

namespace linli::demo {
namespace {

// What the refusal says to people: of a BadRequest its first field's text; long names cut short.
std::string Words(const absl::Status& status) {
  std::string text(status.message());
  if (const auto bad = DetailOf<google::rpc::BadRequest>(status);
      bad && bad->field_violations_size() > 0) {
    text = bad->field_violations(0).description();
  }
  RE2::GlobalReplace(&text, "organizations/[0-9a-z/]{30,}", "organizations/…");
  return text;
}

}  // namespace

void Report::Scene(const std::string& title) {
  scene_ = title;
  std::cout << '\n' << ++scenes_ << ". " << title << std::endl;
}

void Report::Say(const std::string& sentence) { std::cout << "   " << sentence << std::endl; }

void Report::Expect(const std::string& step, const std::string& expected, const std::string& seen) {
  steps_.push_back({step, expected, seen, expected == seen});
  if (expected == seen) return;
  Say(absl::StrCat("NOT AS EXPECTED, ", step, ": expected ", expected, ", seen ", seen));
}

void Report::ExpectRefusal(const std::string& step, const std::string& reason,
                           const absl::Status& seen) {
  Expect(step, absl::StrCat("refused: ", reason),
         seen.ok() ? "allowed" : absl::StrCat("refused: ", Outcome(seen)));
  if (!seen.ok()) Say(absl::StrCat("Refused, ", step, ": ", Words(seen)));
}

void Report::Broke(const absl::Status& status) {
  Expect(scene_, "goes to its end",
         absl::StrCat(Outcome(status), ": ", std::string(status.message())));
}

void Report::PrintTable() const {
  ctl::Table table{{"STEP", "EXPECTED", "SEEN", "OK"}, {}, {}};
  for (const Step& step : steps_) {
    table.rows.push_back({step.what, step.expected, step.seen, step.held ? "yes" : "NO"});
  }
  std::cout << '\n' << ctl::Render(table) << std::flush;
}

bool Report::AllHeld() const {
  return !steps_.empty() &&
         std::all_of(steps_.begin(), steps_.end(), [](const Step& step) { return step.held; });
}

std::string Grouped(int64_t number) {
  if (number < 1000) return absl::StrCat(number);
  return absl::StrFormat("%s,%03d", Grouped(number / 1000), number % 1000);
}

std::string HoursText(int64_t minutes) {
  std::string text = absl::StrCat(minutes / 60, " h");
  if (minutes % 60 != 0) absl::StrAppend(&text, " ", minutes % 60, " min");
  return text;
}

}  // namespace linli::demo
