// Serves a registry to Prometheus: GET http://<address>/metrics.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "common/metrics/registry.h"

namespace prometheus {
class Exposer;
}

namespace linli::metrics {

class Exposition {
 public:
  // `address` is "host:port"; port 0 takes a free one. UNAVAILABLE if it cannot be bound. Stops
  // when the exposition goes; `registry` lives longer.
  static absl::StatusOr<std::unique_ptr<Exposition>> Start(const std::string& address,
                                                           Registry& registry);
  ~Exposition();

  int port() const;

 private:
  Exposition(std::unique_ptr<prometheus::Exposer> exposer, Registry& registry);

  std::shared_ptr<prometheus::Collectable> registry_;  // the exposer holds both weakly
  std::shared_ptr<prometheus::Collectable> process_;
  std::unique_ptr<prometheus::Exposer> exposer_;
};

}  // namespace linli::metrics
