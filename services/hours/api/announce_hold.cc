#include "services/hours/api/announce_hold.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "linli/hours/v1/ledger_events.pb.h"

namespace linli::hours {

void AnnounceHold(outbox::Emitter& emitter, const v1::Hold& hold) {
  const bool held = hold.state() == v1::Hold::PENDING;
  v1::HoldEvent event;
  *event.mutable_hold() = hold;
  event.mutable_hold()->clear_reference();
  emitter.Emit(
      "hold", hold.name(), held ? 1 : 2,
      absl::StrCat("hours.hold.",
                   held ? "held" : absl::AsciiStrToLower(v1::Hold::State_Name(hold.state()))),
      event);
}

}  // namespace linli::hours
