#include "common/metrics/registry.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "prometheus/check_names.h"
#include "prometheus/metric_family.h"

namespace linli::metrics {
namespace {

Labels Checked(Labels labels) {
  for (const auto& [label, value] : labels) {
    if (!prometheus::CheckLabelName(label)) throw std::invalid_argument("metric label " + label);
  }
  std::sort(labels.begin(), labels.end());
  return labels;
}

void Fill(const Histogram& histogram, prometheus::ClientMetric::Histogram& out) {
  const Histogram::Reading reading = histogram.Read();
  uint64_t below = 0;
  for (std::size_t i = 0; i < reading.counts.size(); ++i) {
    below += reading.counts[i];
    const bool last = i == histogram.bounds().size();
    out.bucket.push_back(
        {below, last ? std::numeric_limits<double>::infinity() : histogram.bounds()[i]});
  }
  out.sample_count = below;
  out.sample_sum = reading.sum;
}

}  // namespace

Registry& Process() {
  static Registry* const registry = new Registry;  // outlives whatever still counts at exit
  return *registry;
}

const std::vector<double>& CallBounds() {
  static const std::vector<double> bounds = {
      0.00001, 0.00005, 0.0001, 0.0003, 0.0006, 0.0008, 0.001, 0.002, 0.003, 0.004,
      0.005,   0.006,   0.008,  0.01,   0.013,  0.016,  0.02,  0.025, 0.03,  0.04,
      0.05,    0.065,   0.08,   0.1,    0.13,   0.16,   0.2,   0.25,  0.3,   0.4,
      0.5,     0.65,    0.8,    1,      2,      5,      10,    20,    50,    100};
  return bounds;
}

Registry::Family& Registry::FamilyOf(Kind kind, const std::string& name, const std::string& help) {
  if (!prometheus::CheckMetricName(name)) throw std::invalid_argument("metric name " + name);
  auto [found, added] = families_.try_emplace(name, Family{kind, help, {}, {}});
  if (found->second.kind != kind) throw std::invalid_argument("metric of two kinds: " + name);
  return found->second;
}

Counter& Registry::CounterOf(const std::string& name, const std::string& help,
                             const Labels& labels) {
  const Labels key = Checked(labels);
  const std::lock_guard lock(mutex_);
  Instrument& instrument = FamilyOf(Kind::kCounter, name, help).instruments[key];
  if (!instrument.counter) instrument.counter = std::make_unique<Counter>();
  return *instrument.counter;
}

Gauge& Registry::GaugeOf(const std::string& name, const std::string& help, const Labels& labels) {
  const Labels key = Checked(labels);
  const std::lock_guard lock(mutex_);
  Instrument& instrument = FamilyOf(Kind::kGauge, name, help).instruments[key];
  if (!instrument.gauge) instrument.gauge = std::make_unique<Gauge>();
  return *instrument.gauge;
}

Histogram& Registry::HistogramOf(const std::string& name, const std::string& help,
                                 const Labels& labels, const std::vector<double>& bounds) {
  const Labels key = Checked(labels);
  const std::lock_guard lock(mutex_);
  Family& family = FamilyOf(Kind::kHistogram, name, help);
  if (family.bounds.empty()) family.bounds = bounds.empty() ? CallBounds() : bounds;
  Instrument& instrument = family.instruments[key];
  if (!instrument.histogram) instrument.histogram = std::make_unique<Histogram>(family.bounds);
  return *instrument.histogram;
}

void Registry::WatchCounter(const std::string& name, const std::string& help, const Labels& labels,
                            std::function<double()> read) {
  Watch(Kind::kCounter, name, help, labels, std::move(read));
}

void Registry::WatchGauge(const std::string& name, const std::string& help, const Labels& labels,
                          std::function<double()> read) {
  Watch(Kind::kGauge, name, help, labels, std::move(read));
}

void Registry::Watch(Kind kind, const std::string& name, const std::string& help,
                     const Labels& labels, std::function<double()> read) {
  const Labels key = Checked(labels);
  const std::lock_guard lock(mutex_);
  FamilyOf(kind, name, help).instruments[key].read = std::move(read);
}

std::vector<prometheus::MetricFamily> Registry::Collect() const {
  using prometheus::MetricType;
  const std::lock_guard lock(mutex_);
  std::vector<prometheus::MetricFamily> all;
  for (const auto& [name, family] : families_) {
    prometheus::MetricFamily out;
    out.name = name;
    out.help = family.help;
    out.type = family.kind == Kind::kCounter ? MetricType::Counter
               : family.kind == Kind::kGauge ? MetricType::Gauge
                                             : MetricType::Histogram;
    for (const auto& [labels, instrument] : family.instruments) {
      prometheus::ClientMetric& metric = out.metric.emplace_back();
      for (const auto& [label, value] : labels) metric.label.push_back({label, value});
      if (instrument.histogram) {
        Fill(*instrument.histogram, metric.histogram);
        continue;
      }
      const double value = instrument.read      ? instrument.read()
                           : instrument.counter ? static_cast<double>(instrument.counter->Value())
                                                : instrument.gauge->Value();
      metric.counter.value = metric.gauge.value = value;
    }
    all.push_back(std::move(out));
  }
  return all;
}

}  // namespace linli::metrics
