// What a person is told when a call fails, and with which code the program ends.
#pragma once

#include <map>
#include <string>

#include "google/rpc/status.pb.h"

namespace linli::ctl {

// Stands in --help and in deploy/ctl/README.md too: scripts rely on these.
enum ExitCode : int {
  kDone = 0,
  kRefused = 1,  // the service says no; the reason says why
  kUsage = 2,    // the command line or a file on it is wrong; nothing was sent
  kUnreachable =
      3,            // no answer: not there, or not in time. It may have been done: see --request-id
  kNotAllowed = 4,  // no token, an expired one, or no authority for this
  kUnwritten = 5,   // done, but nobody could be told
  kNo = 6,          // answered, and the answer is no: a certificate that holds no more
};

enum class Language { kChinese, kEnglish };

ExitCode ExitCodeOf(const google::rpc::Status& status);

// The reason in the language, each wrong field on a line with its flag, and what to do next.
// `flags`: flag by path of the request's field. `request_id`: of this call; empty for a read.
std::string Explain(const google::rpc::Status& status, Language language,
                    const std::map<std::string, std::string>& flags, const std::string& request_id);

}  // namespace linli::ctl
