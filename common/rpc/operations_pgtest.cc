// What an operator and a probe see of a process.
#include <fstream>
#include <thread>

#include "absl/strings/str_cat.h"
#include "google/protobuf/message.h"
#include "grpc/health/v1/health.pb.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/impl/codegen/client_unary_call.h"
#include "grpcpp/impl/codegen/proto_utils.h"  // messages on the wire
#include "gtest/gtest.h"
#include "linli/operations/v1/status_service.grpc.pb.h"
#include "tests/support/host/test_host.h"
#include "tests/support/matchers.h"

namespace linli::rpc {
namespace {

using google::protobuf::Message;
using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using operations::v1::GetStatusRequest;
using operations::v1::Status;
using operations::v1::StatusService;
using support::TestHost;

class OperationsTest : public ::testing::Test {
 protected:
  OperationsTest() {
    host_->Repeat("tick", absl::Hours(1), [] { return absl::OkStatus(); });
    host_.Grant("staff/li", options::v1::ADMINISTRATOR);
    host_.Grant("staff/local", options::v1::ADMINISTRATOR, "regions/1305");
    host_.Start();
    health_ = grpc::CreateChannel(absl::StrCat("127.0.0.1:", host_->health_port()),
                                  grpc::InsecureChannelCredentials());
  }

  absl::StatusOr<Status> StatusAs(const std::string& subject) {
    const auto stub = StatusService::NewStub(host_.channel());
    return host_.Call(*stub, &StatusService::Stub::GetStatus, subject, GetStatusRequest());
  }

  HealthCheckResponse::ServingStatus HealthOf(const std::string& name) {
    grpc::ClientContext context;
    HealthCheckRequest request;
    request.set_service(name);
    HealthCheckResponse answer;
    const grpc::internal::RpcMethod check("/grpc.health.v1.Health/Check",
                                          grpc::internal::RpcMethod::NORMAL_RPC, health_);
    const grpc::Status status =
        grpc::internal::BlockingUnaryCall<Message, Message, Message, Message>(
            health_.get(), check, &context, request, &answer);
    return status.ok() ? answer.status() : HealthCheckResponse::UNKNOWN;
  }

  // Until it serves; the database is asked on another thread.
  void AwaitServing() {
    const absl::Time give_up = absl::Now() + absl::Seconds(20);
    while (HealthOf("") != HealthCheckResponse::SERVING && absl::Now() < give_up) {
    }
  }

  TestHost host_{"common"};
  std::shared_ptr<grpc::Channel> health_;
};

TEST_F(OperationsTest, ThreeProbesAskThreeQuestions) {
  EXPECT_EQ(HealthOf("liveness"), HealthCheckResponse::SERVING);
  AwaitServing();
  EXPECT_EQ(HealthOf(""), HealthCheckResponse::SERVING);
  EXPECT_EQ(HealthOf("startup"), HealthCheckResponse::SERVING);
  // Each gRPC service by its name, as its clients' load balancers ask.
  EXPECT_EQ(HealthOf(StatusService::service_full_name()), HealthCheckResponse::SERVING);
  EXPECT_EQ(HealthOf("unheard of"), HealthCheckResponse::UNKNOWN);
}

// Draining says so of each of them.
TEST_F(OperationsTest, DrainsUnderEachName) {
  AwaitServing();
  std::thread drain([this] { host_->Drain(); });
  const absl::Time give_up = absl::Now() + absl::Seconds(20);
  HealthCheckResponse::ServingStatus last = HealthCheckResponse::SERVING;
  while (last == HealthCheckResponse::SERVING && absl::Now() < give_up) {
    last = HealthOf(StatusService::service_full_name());
  }
  drain.join();
  EXPECT_NE(last, HealthCheckResponse::SERVING);
}

TEST_F(OperationsTest, TellsTheOperatorHowItFeels) {
  AwaitServing();
  const auto status = StatusAs("staff/li");
  ASSERT_THAT(status, IsOk());
  EXPECT_EQ(status->service(), "common");
  EXPECT_FALSE(status->version().empty());
  EXPECT_TRUE(status->has_start_time());
  EXPECT_TRUE(status->database_reached());
  EXPECT_FALSE(status->redis_in_use());
  EXPECT_TRUE(status->has_token_end_time());
  EXPECT_FALSE(status->has_certificate_end_time());
}

TEST_F(OperationsTest, ShowsWhichInvariantIsBroken) {
  host_->metrics()
      .GaugeOf("linli_invariant_violations", "Rows.", {{"service", "x"}, {"invariant", "sum"}})
      .Set(3);
  const auto status = StatusAs("staff/li");
  ASSERT_THAT(status, IsOk());
  ASSERT_EQ(status->invariants_size(), 1);
  EXPECT_EQ(status->invariants(0).name(), "sum");
  EXPECT_EQ(status->invariants(0).violations(), 3);
}

TEST_F(OperationsTest, TellsNobodyElse) {
  EXPECT_EQ(ReasonOf(StatusAs("").status()), Reason::UNAUTHENTICATED_TOKEN);
  EXPECT_EQ(ReasonOf(StatusAs("staff/wang").status()), Reason::NOT_AUTHORIZED);
  EXPECT_EQ(ReasonOf(StatusAs("staff/local").status()), Reason::NOT_AUTHORIZED);
}

// A key that is changed on disk counts without a restart.
TEST_F(OperationsTest, TakesInNewTokenKeys) {
  ASSERT_THAT(StatusAs("staff/li"), IsOk());
  const identity::TokenKeys next = identity::NewTokenKeys();
  std::ofstream(host_.keys() + "/token-verify.pem") << next.public_pem;
  const absl::Time give_up = absl::Now() + absl::Seconds(20);
  absl::Status last;
  while (last.ok() && absl::Now() < give_up) last = StatusAs("staff/li").status();
  EXPECT_EQ(ReasonOf(last), Reason::UNAUTHENTICATED_TOKEN);
}

}  // namespace
}  // namespace linli::rpc
