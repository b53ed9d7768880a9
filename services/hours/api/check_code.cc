#include "services/hours/api/check_code.h"

#include "absl/strings/str_cat.h"
#include "common/attempts/attempts.h"
#include "services/hours/domain/rotating_code.h"

namespace linli::hours {

absl::Status CheckCodeOf(Deps& deps, rpc::WriteCall& call, const v1::Policy& policy,
                         const std::string& shift, v1::Direction direction,
                         const std::string& code) {
  const attempts::Guess guess{call.caller().subject,
                              absl::StrCat(shift, "#", v1::Direction_Name(direction))};
  RETURN_IF_ERROR(attempts::Take(
      call.tx(), guess,
      {policy.check_code_tries(), absl::Minutes(policy.check_code_window_minutes())}, call.now()));
  const absl::Status fits = domain::CheckCode(
      {deps.check_in_key, shift, direction, absl::Seconds(policy.code_step_seconds())}, call.now(),
      code);
  if (!fits.ok()) {
    call.KeepDespiteRefusal();
    return fits;
  }
  attempts::Forgive(call.tx(), guess);
  return absl::OkStatus();
}

}  // namespace linli::hours
