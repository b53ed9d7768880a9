// Business as numbers (业务指标) for those who run the service: counters to which committed events
// add. They carry no name and no label, and each event counts in the process that wrote it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/metrics/instruments.h"
#include "common/outbox/emitter.h"

namespace linli::outbox {

// How much an event adds, from its payload.
using Amount = std::function<uint64_t(const std::string& payload)>;

// From now on events of this type add to the counter, which stands in metrics::Process(). For a
// service's main, before it serves; the same type and counter again replaces the amount.
void Tally(const std::string& event_type, const std::string& counter, const std::string& help,
           Amount amount);

// What an event adds to which counters, to be added once it is committed.
std::vector<std::pair<metrics::Counter*, uint64_t>> TalliesOf(const Emitted& event);

}  // namespace linli::outbox
