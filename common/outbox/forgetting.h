// What neighbours do when somebody must be forgotten.
#pragma once

#include <string>

#include "common/outbox/subscriber.h"
#include "common/secret/key_ring.h"

namespace linli::outbox {

// The same effects; and an event of this type destroys, in the transaction of its effect, the
// answers of this service in which its aggregate stands (common/replay). `answers` lives longer.
Subscriber::Apply ForgettingAnswers(const secret::KeyRing& answers, std::string type,
                                    Subscriber::Apply apply);

}  // namespace linli::outbox
