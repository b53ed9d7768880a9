// What a caller is to one record: a question about delegations, which lie on the left and are asked
// before the transaction.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "services/hours/api/deps.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_standing.h"

namespace linli::hours {

class RecordAuthority {
 public:
  // Of a record that does not exist the caller is nothing.
  static absl::StatusOr<RecordAuthority> Over(Deps& deps, const rpc::Call& call,
                                              const domain::RecordName& record);

  // `competent_digits`: domain::CompetentRegionDigits.
  domain::Officer OfficerOf(const rpc::Call& call, int competent_digits) const;
  domain::Officer OfficerOf(const rpc::Call& call) const { return OfficerOf(call, 0); }

  // Who is nothing here does not learn whether there is such a thing.
  absl::Status Unknown(const std::string& name) const;

 private:
  domain::Officer officer_;  // without the subject and `competent`
  // How many digits the largest region has in which he is an administrator; -1: of none.
  int administers_digits_ = -1;
  bool everywhere_ = false;
};

}  // namespace linli::hours
