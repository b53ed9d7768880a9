// How every refusal in Linli is made: a reason from the enum, whose status code and texts stand in
// proto/linli/errors/v1/reason.proto, plus what the texts mention.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/errors/v1/reason.pb.h"

namespace linli {

using errors::v1::Reason;

// What a reason's texts mention, by the word in braces: {{"shift", name}}. Never personal data.
using Mentions = std::vector<std::pair<std::string, std::string>>;

// A status of the reason's code with ErrorInfo and a Chinese LocalizedMessage.
absl::Status Refuse(Reason reason, const Mentions& mentions = {});

// The same, telling when to ask again.
absl::Status RefuseFor(absl::Duration retry_after, Reason reason, const Mentions& mentions = {});

// NOT_FOUND for a resource name.
absl::Status NotFound(std::string_view name);

// The reason that a status carries; REASON_UNSPECIFIED for one that Refuse did not make.
Reason ReasonOf(const absl::Status& status);

// What a status mentions under a word, if it does.
std::optional<std::string> MentionOf(const absl::Status& status, std::string_view word);

// Gathers everything that is wrong with one request, so that the caller hears it at once.
class Violations {
 public:
  // `field` is the path from the request's root, for example "volunteer.id_document.number".
  void Add(std::string_view field, Reason reason, const Mentions& mentions = {});

  // Those of `more` that name a field of which nothing is said yet, nor of what it is part of or
  // what is part of it.
  void AddOfOtherFields(const Violations& more);

  bool empty() const { return found_.empty(); }
  // How many violations name this field or something below it.
  int CountOf(std::string_view field) const;

  // OK if there are none, otherwise one BAD_REQUEST that names them all.
  absl::Status ToStatus() const;

 private:
  struct Violation {
    std::string field;
    Reason reason;
    std::string en;
    std::string zh;
  };
  std::vector<Violation> found_;
};

}  // namespace linli
