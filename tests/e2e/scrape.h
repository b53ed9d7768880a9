// Asks a server for its metrics, as Prometheus does.
#pragma once

#include <string>

namespace linli::e2e {

// What "GET /metrics" answers; empty if nobody listens.
std::string Scrape(const std::string& address);

}  // namespace linli::e2e
