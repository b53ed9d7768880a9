#include "services/awards/paper/report_press.h"

#include "common/status/refusal.h"

namespace linli::awards::paper {
namespace {

constexpr absl::Duration kComeBack = absl::Seconds(1);  // about what a long one takes

}  // namespace

absl::StatusOr<Print> ReportPress::Run(const Report& report, absl::Time deadline) {
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock) return RefuseFor(kComeBack, Reason::OVERLOADED);
  return PrintReport(*map_, report, deadline);
}

}  // namespace linli::awards::paper
