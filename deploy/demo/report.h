// What the audience reads: the story as it happens, and the table of what had to be.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace linli::demo {

class Report {
 public:
  // A headline, numbered.
  void Scene(const std::string& title);
  // A sentence below it.
  void Say(const std::string& sentence);

  // A step that had to come out so: printed, and kept for the table.
  void Expect(const std::string& step, const std::string& expected, const std::string& seen);
  void Expect(const std::string& step, int64_t expected, int64_t seen) {
    Expect(step, absl::StrCat(expected), absl::StrCat(seen));
  }
  // A call that had to be refused, for this reason.
  void ExpectRefusal(const std::string& step, const std::string& reason, const absl::Status& seen);

  // Something that everything after it needs did not work.
  void Broke(const absl::Status& status);

  void PrintTable() const;
  bool AllHeld() const;

 private:
  struct Step {
    std::string what;
    std::string expected;
    std::string seen;
    bool held;
  };
  std::string scene_;
  int scenes_ = 0;
  std::vector<Step> steps_;
};

// 12538 → "12,538".
std::string Grouped(int64_t number);

// 5880 → "98 h", 121 → "2 h 1 min".
std::string HoursText(int64_t minutes);

}  // namespace linli::demo
