// Calls to a neighbour that comes and goes: repeated, and counted attempt by attempt (gRFC A66).
#include <atomic>

#include "common/client/channel.h"
#include "common/rpc/bind.h"
#include "gtest/gtest.h"
#include "linli/testing/v1/note_service.grpc.pb.h"
#include "prometheus/metric_family.h"
#include "tests/support/host/test_host.h"
#include "tests/support/matchers.h"

namespace linli::rpc {
namespace {

using linli::testing::v1::CountNotesRequest;
using linli::testing::v1::Note;
using linli::testing::v1::NoteService;

struct Board {
  std::atomic<int> refusals{0};  // of the calls that come next
  absl::Status with;
};

absl::StatusOr<Note> Count(Board& board, ReadCall&, const CountNotesRequest&) {
  if (board.refusals-- > 0) return board.with;
  Note note;
  note.set_text("twelve bytes");
  return note;
}

class NoteServiceImpl final : public NoteService::CallbackService {
 public:
  LINLI_SERVICE(NoteServiceImpl, NoteService, Board)
  LINLI_READ(CountNotes, Count)
};

class ClientCalls : public ::testing::Test {
 protected:
  ClientCalls() {
    host_->Add(std::make_unique<NoteServiceImpl>(host_->adapter(), board_));
    host_.Start();
  }

  absl::StatusOr<Note> Call(int port, absl::Duration patience = absl::Seconds(20)) {
    client::Channel channel("common", absl::StrCat("127.0.0.1:", port), "");
    const auto stub = NoteService::NewStub(channel.grpc());
    return channel.Call(*stub, &NoteService::Stub::CountNotes, {.deadline = absl::Now() + patience},
                        CountNotesRequest());
  }

  // A sample of this process about calls to a port; 0 if there is none.
  static double Sample(int port, const std::string& family, const std::string& status = "") {
    double sum = 0;
    for (const auto& one : metrics::Process().Collect()) {
      if (one.name != family) continue;
      for (const auto& metric : one.metric) {
        bool of_it = false, of_status = status.empty();
        for (const auto& label : metric.label) {
          of_it |=
              label.name == "grpc_target" && label.value == absl::StrCat("dns:///127.0.0.1:", port);
          of_status |= label.name == "grpc_status" && label.value == status;
          if (label.name == "grpc_method") {
            EXPECT_EQ(label.value, "linli.testing.v1.NoteService/CountNotes");
          }
        }
        if (!of_it || !of_status) continue;
        sum += metric.counter.value + static_cast<double>(metric.histogram.sample_count);
      }
    }
    return sum;
  }

  Board board_;
  support::TestHost host_{"common"};
};

TEST_F(ClientCalls, AreRepeatedWhileTheNeighbourIsAway) {
  const int port = host_->port();
  board_.with = RefuseFor(absl::Seconds(1), Reason::DATABASE_UNAVAILABLE);
  board_.refusals = 2;
  const auto note = Call(port);
  ASSERT_THAT(note, IsOk());
  EXPECT_EQ(note->text(), "twelve bytes");
  EXPECT_EQ(Sample(port, "grpc_client_attempt_started_total"), 3);
  EXPECT_EQ(Sample(port, "grpc_client_attempt_duration_seconds", "UNAVAILABLE"), 2);
  EXPECT_EQ(Sample(port, "grpc_client_attempt_duration_seconds", "OK"), 1);
  EXPECT_EQ(Sample(port, "grpc_client_call_duration_seconds"), 1);
  EXPECT_EQ(Sample(port, "grpc_client_call_duration_seconds", "OK"), 1);
}

TEST_F(ClientCalls, GiveUpAfterFourAttemptsWithWhatTheLastWasTold) {
  const int port = host_->port();
  board_.with = RefuseFor(absl::Seconds(1), Reason::DATABASE_UNAVAILABLE);
  board_.refusals = 100;
  EXPECT_THAT(Call(port), RefusedWith(Reason::DATABASE_UNAVAILABLE));
  EXPECT_EQ(board_.refusals, 96);
  EXPECT_EQ(Sample(port, "grpc_client_call_duration_seconds", "UNAVAILABLE"), 1);
}

TEST_F(ClientCalls, AreNotRepeatedWhenTheyWereRefused) {
  const int port = host_->port();
  board_.with = Refuse(Reason::NOT_AUTHORIZED);
  board_.refusals = 100;
  EXPECT_THAT(Call(port), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(board_.refusals, 99);
}

// Whoever waits has a deadline: it is not slept through.
TEST_F(ClientCalls, EndBeforeTheirDeadline) {
  board_.with = RefuseFor(absl::Seconds(1), Reason::DATABASE_UNAVAILABLE);
  board_.refusals = 100;
  EXPECT_FALSE(Call(host_->port(), absl::Milliseconds(30)).ok());
  EXPECT_GE(board_.refusals, 99);
}

TEST_F(ClientCalls, SayThatNobodyIsThere) {
  EXPECT_THAT(Call(1), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  EXPECT_EQ(Sample(1, "grpc_client_attempt_started_total"), 4);
}

}  // namespace
}  // namespace linli::rpc
