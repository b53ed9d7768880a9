#include "common/metrics/exposition.h"

#include <exception>

#include "absl/strings/str_cat.h"
#include "prometheus/exposer.h"

namespace linli::metrics {

absl::StatusOr<std::unique_ptr<Exposition>> Exposition::Start(const std::string& address,
                                                              Registry& registry) {
  constexpr std::size_t kThreads = 1;  // one Prometheus asks every few seconds
  try {
    auto exposer = std::make_unique<prometheus::Exposer>(address, kThreads);
    return std::unique_ptr<Exposition>(new Exposition(std::move(exposer), registry));
  } catch (const std::exception& trouble) {
    return absl::UnavailableError(
        absl::StrCat("metrics cannot be served at ", address, ": ", trouble.what()));
  }
}

Exposition::Exposition(std::unique_ptr<prometheus::Exposer> exposer, Registry& registry)
    : registry_(&registry, [](prometheus::Collectable*) {}), exposer_(std::move(exposer)) {
  exposer_->RegisterCollectable(registry_);
  // What is counted where no registry is at hand.
  if (&registry != &Process()) {
    process_ = {&Process(), [](prometheus::Collectable*) {}};
    exposer_->RegisterCollectable(process_);
  }
}

// The server goes first, so that no collection is under way when the registry goes.
Exposition::~Exposition() { exposer_.reset(); }

int Exposition::port() const { return exposer_->GetListeningPorts().front(); }

}  // namespace linli::metrics
