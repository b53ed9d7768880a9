#include "common/outbox/forgetting.h"

#include <utility>

#include "common/replay/replay.h"

namespace linli::outbox {

Subscriber::Apply ForgettingAnswers(const secret::KeyRing& answers, std::string type,
                                    Subscriber::Apply apply) {
  return [&answers, type = std::move(type), apply = std::move(apply)](
             db::Tx& tx, Emitter& emitter, const events::v1::Event& event) {
    if (event.type() == type) replay::Forget(tx, answers, event.aggregate_id());
    return apply(tx, emitter, event);
  };
}

}  // namespace linli::outbox
