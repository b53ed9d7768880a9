// All instruments of a process, by name and labels, as Prometheus reads them.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "common/metrics/instruments.h"
#include "prometheus/collectable.h"

namespace linli::metrics {

// Few values per label: a method, a status, a queue. Never an id.
using Labels = std::vector<std::pair<std::string, std::string>>;

// Look instruments up once and keep the reference: it stays valid as long as the registry, and the
// same name and labels always give the same one. Names end in their unit ("_seconds", "_bytes"),
// those of counters in "_total". Throws std::invalid_argument for a name or label that Prometheus
// does not take, or a name that was used for another kind.
class Registry final : public prometheus::Collectable {
 public:
  Counter& CounterOf(const std::string& name, const std::string& help, const Labels& labels = {});
  Gauge& GaugeOf(const std::string& name, const std::string& help, const Labels& labels = {});
  // `bounds` counts for the first instrument of a name; CallBounds() suits most durations.
  Histogram& HistogramOf(const std::string& name, const std::string& help,
                         const Labels& labels = {}, const std::vector<double>& bounds = {});

  // For what is counted elsewhere: `read` is called at each collection, from any thread, as long as
  // the registry lives or until another reader takes its name and labels. It must not come back to
  // the registry.
  void WatchCounter(const std::string& name, const std::string& help, const Labels& labels,
                    std::function<double()> read);
  void WatchGauge(const std::string& name, const std::string& help, const Labels& labels,
                  std::function<double()> read);

  std::vector<prometheus::MetricFamily> Collect() const override;

 private:
  enum class Kind { kCounter, kGauge, kHistogram };
  // One of them.
  struct Instrument {
    std::unique_ptr<Counter> counter;
    std::unique_ptr<Gauge> gauge;
    std::unique_ptr<Histogram> histogram;
    std::function<double()> read;
  };
  struct Family {
    Kind kind;
    std::string help;
    std::vector<double> bounds;
    std::map<Labels, Instrument> instruments;
  };

  // With the lock.
  Family& FamilyOf(Kind kind, const std::string& name, const std::string& help);
  void Watch(Kind kind, const std::string& name, const std::string& help, const Labels& labels,
             std::function<double()> read);

  mutable std::mutex mutex_;
  std::map<std::string, Family> families_;
};

// The registry of this process.
Registry& Process();

// Bucket bounds for durations of calls, in seconds, 10 µs to 100 s (gRFC A66).
const std::vector<double>& CallBounds();

}  // namespace linli::metrics
