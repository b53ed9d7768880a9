#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <thread>

#include "common/metrics/call_metrics.h"
#include "common/metrics/exposition.h"
#include "common/metrics/memory.h"
#include "common/metrics/registry.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "prometheus/text_serializer.h"

namespace linli::metrics {
namespace {

std::string Text(const Registry& registry) {
  return prometheus::TextSerializer().Serialize(registry.Collect());
}

template <typename Work>
void InFourThreads(Work work) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
}

TEST(Counter, LosesNothingBetweenThreads) {
  Counter counter;
  InFourThreads([&] {
    for (int i = 0; i < 10'000; ++i) counter.Add();
  });
  counter.Add(2);
  EXPECT_EQ(counter.Value(), 40'002u);
}

TEST(Gauge, GoesUpAndDown) {
  Gauge gauge;
  gauge.Set(5);
  gauge.Add(-7);
  EXPECT_EQ(gauge.Value(), -2);
}

TEST(Histogram, CountsAValueInTheFirstBucketThatHoldsIt) {
  Histogram histogram({1, 2});
  for (double value : {0.5, 1.0, 1.5, 2.0, 2.5}) histogram.Observe(value);
  histogram.Observe(absl::Milliseconds(1500));
  EXPECT_THAT(histogram.Read().counts, testing::ElementsAre(2, 3, 1));
  EXPECT_DOUBLE_EQ(histogram.Read().sum, 9.0);
}

TEST(Histogram, LosesNothingBetweenThreads) {
  Histogram histogram({1});
  InFourThreads([&] {
    for (int i = 0; i < 10'000; ++i) histogram.Observe(0.5);
  });
  EXPECT_THAT(histogram.Read().counts, testing::ElementsAre(40'000, 0));
  EXPECT_DOUBLE_EQ(histogram.Read().sum, 20'000);
}

TEST(Registry, GivesTheSameInstrumentForTheSameNameAndLabels) {
  Registry registry;
  Counter& counter = registry.CounterOf("x_total", "X.", {{"a", "1"}, {"b", "2"}});
  EXPECT_EQ(&counter, &registry.CounterOf("x_total", "X.", {{"b", "2"}, {"a", "1"}}));
  EXPECT_NE(&counter, &registry.CounterOf("x_total", "X.", {{"a", "1"}, {"b", "3"}}));
  EXPECT_EQ(&registry.GaugeOf("g", "G."), &registry.GaugeOf("g", "G."));
  EXPECT_EQ(&registry.HistogramOf("h", "H."), &registry.HistogramOf("h", "H.", {}, {1, 2}));
}

TEST(Registry, RefusesNamesThatPrometheusDoesNotTake) {
  Registry registry;
  registry.GaugeOf("seats", "S.");
  EXPECT_THROW(registry.GaugeOf("no name", ""), std::invalid_argument);
  EXPECT_THROW(registry.GaugeOf("x", "", {{"no-label", ""}}), std::invalid_argument);
  EXPECT_THROW(registry.CounterOf("seats", ""), std::invalid_argument);
}

TEST(Registry, IsReadAsPrometheusExpectsIt) {
  Registry registry;
  registry.CounterOf("calls_total", "Calls.", {{"method", "Get"}}).Add(3);
  registry.GaugeOf("queue", "Waiting calls.").Set(2);
  Histogram& histogram = registry.HistogramOf("took_seconds", "Time.", {}, {0.5, 1});
  histogram.Observe(0.5);
  histogram.Observe(0.75);
  histogram.Observe(5);
  registry.WatchCounter("hits_total", "Hits.", {{"cache", "near"}}, [] { return 7.0; });
  registry.WatchGauge("open", "Open.", {}, [] { return 1.0; });
  const std::string text = Text(registry);
  for (const char* line :
       {"# HELP calls_total Calls.\n", "# TYPE calls_total counter\n",
        "calls_total{method=\"Get\"} 3\n", "# TYPE queue gauge\n", "\nqueue 2\n",
        "# TYPE took_seconds histogram\n", "took_seconds_count 3\n", "took_seconds_sum 6.25\n",
        "took_seconds_bucket{le=\"0.5\"} 1\n", "took_seconds_bucket{le=\"1\"} 2\n",
        "took_seconds_bucket{le=\"+Inf\"} 3\n", "hits_total{cache=\"near\"} 7\n", "\nopen 1\n"}) {
    EXPECT_THAT(text, testing::HasSubstr(line));
  }
}

TEST(Memory, IsMoreThanAMegabyteAndLessThanTheMachine) {
  EXPECT_GT(ResidentBytes(), 1 << 20);
  EXPECT_LT(ResidentBytes(), 1e12);
}

TEST(CallMetrics, CarryMethodAndStatus) {
  Registry registry;
  CallMetrics calls(registry, "linli.hours.v1.RecordService/GetRecord");
  calls.Started();
  calls.Started();
  calls.Ended(absl::StatusCode::kOk, absl::Milliseconds(3), {5000, 20});
  calls.Ended(absl::StatusCode::kNotFound, absl::Milliseconds(1), {0, 20});
  calls.Ended(static_cast<absl::StatusCode>(99), absl::Milliseconds(1), {0, 20});
  const std::string text = Text(registry);
  const std::string method = "grpc_method=\"linli.hours.v1.RecordService/GetRecord\"";
  EXPECT_THAT(text, testing::HasSubstr("grpc_server_call_started_total{" + method + "} 2\n"));
  for (const char* status : {"OK", "NOT_FOUND", "UNKNOWN"}) {
    EXPECT_THAT(text, testing::HasSubstr("grpc_server_call_duration_seconds_count{" + method +
                                         ",grpc_status=\"" + status + "\"} 1\n"));
  }
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("ABORTED")));
  const std::string ok = "{" + method + ",grpc_status=\"OK\"} ";
  EXPECT_THAT(
      text,
      testing::AllOf(
          testing::HasSubstr("grpc_server_call_sent_total_compressed_message_size_bytes_sum" + ok +
                             "5000\n"),
          testing::HasSubstr("grpc_server_call_rcvd_total_compressed_message_size_bytes_sum" + ok +
                             "20\n"),
          testing::HasSubstr("grpc_server_call_sent_total_compressed_message_size_bytes_bucket{" +
                             method + ",grpc_status=\"OK\",le=\"4096\"} 0\n")));
}

TEST(ClientCallMetrics, TellAttemptsFromCalls) {
  Registry registry;
  ClientCallMetrics calls(registry, "linli.hours.v1.RecordService/GetRecord", "dns:///hours:7100");
  calls.AttemptStarted();
  calls.AttemptEnded(absl::StatusCode::kUnavailable, absl::Milliseconds(250), {20, 0});
  calls.AttemptStarted();
  calls.AttemptEnded(absl::StatusCode::kOk, absl::Milliseconds(250), {20, 300});
  calls.CallEnded(absl::StatusCode::kOk, absl::Seconds(1));
  const std::string text = Text(registry);
  const std::string method = "{grpc_method=\"linli.hours.v1.RecordService/GetRecord\",";
  const std::string target = "grpc_target=\"dns:///hours:7100\"} ";
  const std::string ok = method + "grpc_status=\"OK\"," + target;
  const std::string away = method + "grpc_status=\"UNAVAILABLE\"," + target;
  for (const std::string& line : {
           "grpc_client_attempt_started_total" + method + target + "2\n",
           "grpc_client_attempt_duration_seconds_count" + away + "1\n",
           "grpc_client_attempt_duration_seconds_sum" + ok + "0.25\n",
           "grpc_client_attempt_sent_total_compressed_message_size_bytes_sum" + ok + "20\n",
           "grpc_client_attempt_rcvd_total_compressed_message_size_bytes_sum" + ok + "300\n",
           "grpc_client_call_duration_seconds_count" + ok + "1\n",
       }) {
    EXPECT_THAT(text, testing::HasSubstr(line));
  }
  EXPECT_THAT(text,
              testing::Not(testing::HasSubstr("grpc_client_call_duration_seconds_count" + away)));
}

// What an HTTP GET of a path answers.
std::string Get(int port, const std::string& path) {
  const int peer = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(connect(peer, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  const std::string request = "GET " + path + " HTTP/1.0\r\n\r\n";
  EXPECT_EQ(send(peer, request.data(), request.size(), 0), static_cast<ssize_t>(request.size()));
  std::string answer;
  char part[4096];
  for (ssize_t n; (n = recv(peer, part, sizeof(part), 0)) > 0;) answer.append(part, n);
  close(peer);
  return answer;
}

TEST(Exposition, ServesTheRegistryOverHttp) {
  Registry registry;
  registry.CounterOf("calls_total", "Calls.").Add(3);
  auto exposition = Exposition::Start("127.0.0.1:0", registry);
  ASSERT_TRUE(exposition.ok()) << exposition.status();
  EXPECT_THAT(Get((*exposition)->port(), "/metrics"), testing::HasSubstr("calls_total 3\n"));
}

TEST(Exposition, TellsThatItsPortIsTaken) {
  Registry registry;
  auto first = Exposition::Start("127.0.0.1:0", registry);
  ASSERT_TRUE(first.ok()) << first.status();
  const std::string taken = "127.0.0.1:" + std::to_string((*first)->port());
  EXPECT_TRUE(absl::IsUnavailable(Exposition::Start(taken, registry).status()));
}

}  // namespace
}  // namespace linli::metrics
