#include "services/awards/paper/press.h"

#include <utility>

#include "common/status/macros.h"
#include "common/status/refusal.h"

namespace linli::awards::paper {
namespace {

constexpr absl::Duration kComeBack = absl::Milliseconds(500);  // about what a long one takes

}  // namespace

Press::Press(const Fonts& fonts, int at_once) {
  for (int i = 0; i < at_once; ++i) idle_.push_back(fonts.NewMap());
}

absl::StatusOr<Print> Press::Run(const Certificate& certificate, absl::Time deadline) {
  Print print;
  RETURN_IF_ERROR(With([&](const Map& fonts) -> absl::Status {
    ASSIGN_OR_RETURN(print, PrintCertificate(*fonts, certificate, deadline));
    return absl::OkStatus();
  }));
  return print;
}

absl::Status Press::Check(const std::string& text) {
  return With([&](const Map& fonts) { return CheckGlyphs(*fonts, text); });
}

absl::Status Press::With(absl::FunctionRef<absl::Status(const Map&)> work) {
  Map map;
  {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return RefuseFor(kComeBack, Reason::OVERLOADED);
    map = std::move(idle_.back());
    idle_.pop_back();
  }
  absl::Status status = work(map);
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(map));
  return status;
}

}  // namespace linli::awards::paper
