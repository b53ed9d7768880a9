// What every service gets from common/rpc, tried on a board of notes.
#include <atomic>
#include <set>
#include <thread>

#include "common/attempts/attempts.h"
#include "common/cache/store.h"
#include "common/db/tx.h"
#include "common/rpc/bind.h"
#include "common/status/details.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"
#include "linli/testing/v1/note_service.grpc.pb.h"
#include "pqxx/pqxx"
#include "tests/support/host/test_host.h"
#include "tests/support/matchers.h"
#include "tests/support/redis.h"

namespace linli::rpc {
namespace {

using support::TestHost;
using NoteService = linli::testing::v1::NoteService;
using linli::testing::v1::CountNotesRequest;
using linli::testing::v1::GetNoteRequest;
using linli::testing::v1::Note;
using linli::testing::v1::WriteNoteRequest;

constexpr db::Query kRead{"test_note_read", "SELECT text, version FROM note WHERE name = $1"};
constexpr db::Query kWrite{"test_note_write",
                           "INSERT INTO note (name, text) VALUES ($1, $2) ON CONFLICT (name) DO "
                           "UPDATE SET text = $2, version = note.version + 1 RETURNING version"};
constexpr db::Query kCount{"test_note_count", "SELECT count(*) FROM note"};
constexpr db::Query kSleep{"test_sleep", "SELECT pg_sleep(20)"};

struct Board {
  std::atomic<int> reads{0};
  std::atomic<int> asked{0};
  std::atomic<bool> upstream{true};
  std::atomic<int> largest_batch{0};
};

Note Answer(const std::string& name, const std::string& text, int64_t version) {
  Note note;
  note.set_name(name);
  note.set_text(text);
  note.set_etag(std::to_string(version));
  return note;
}

absl::StatusOr<Note> Get(Board& board, ReadCall& call, const GetNoteRequest& request) {
  ++board.reads;
  if (request.name() == "notes/slow") call.tx().Run(kSleep);
  const pqxx::result rows = call.tx().Run(kRead, request.name());
  if (rows.empty()) return NotFound(request.name());
  return Answer(request.name(), rows[0][0].c_str(), rows[0][1].as<int64_t>());
}

absl::StatusOr<Note> Put(WriteCall& call, const Note& note) {
  const int64_t version = call.tx().Run(kWrite, note.name(), note.text())[0][0].as<int64_t>();
  if (note.text() == "refuse") return Refuse(Reason::ETAG_MISMATCH);
  Note answer = Answer(note.name(), note.text(), version);
  call.Emit("note", note.name(), version, "testing.note.written", answer);
  call.Forget(note.name(), version);
  return answer;
}

// "guess 7" is right.
absl::StatusOr<Note> Guess(WriteCall& call, const Note& note) {
  const attempts::Guess guess{call.caller().subject, note.name()};
  RETURN_IF_ERROR(attempts::Take(call.tx(), guess, {3, absl::Minutes(10)}, call.now()));
  if (note.text() != "guess 7") {
    call.KeepDespiteRefusal();
    return Refuse(Reason::JOIN_PASSWORD);
  }
  attempts::Forgive(call.tx(), guess);
  return Put(call, note);
}

absl::StatusOr<Note> Write(Board&, WriteCall& call, const WriteNoteRequest& request) {
  if (request.note().text().starts_with("guess")) return Guess(call, request.note());
  return Put(call, request.note());
}

struct Upstream {
  std::string says;
};

absl::StatusOr<Upstream> Ask(Board& board, const Call&, const WriteNoteRequest&) {
  ++board.asked;
  if (!board.upstream) return Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "upstream"}});
  return Upstream{"heard"};
}

absl::StatusOr<Note> WriteAsked(Board&, WriteCall& call, const WriteNoteRequest& request,
                                const Upstream& upstream) {
  Note note = request.note();
  note.set_text(upstream.says);
  return Put(call, note);
}

void TallyAll(Board& board, db::Tx&, std::vector<Item<WriteNoteRequest, Upstream, Note>>& items) {
  int most = board.largest_batch;
  while (most < static_cast<int>(items.size()) &&
         !board.largest_batch.compare_exchange_weak(most, static_cast<int>(items.size()))) {
  }
  for (auto& item : items) {
    if (item.request.note().text() == "throw") throw std::runtime_error("one spoils it");
    if (item.request.note().text() == "no") {
      item.result = Refuse(Reason::ETAG_MISMATCH);
      continue;
    }
    item.result = Put(item.call, item.request.note());
  }
}

absl::StatusOr<Note> Count(Board&, ReadCall& call, const CountNotesRequest&) {
  return Answer("notes/all", std::to_string(call.tx().Run(kCount)[0][0].as<int>()), 0);
}

class NoteServiceImpl final : public NoteService::CallbackService {
 public:
  LINLI_SERVICE(NoteServiceImpl, NoteService, Board)
  LINLI_READ_CACHED(GetNote, Get)
  LINLI_WRITE(WriteNote, Write)
  LINLI_WRITE_ASKING(AskNote, Ask, WriteAsked)
  LINLI_WRITE_GATHERED_ASKING(TallyNote, Ask, TallyAll)
  LINLI_READ(CountNotes, Count)
  LINLI_READ(Forgotten, Get)
};

class HostTest : public ::testing::Test {
 protected:
  explicit HostTest(support::TestHostOptions options = {}) : host_("common", std::move(options)) {
    Sql("CREATE TABLE common.note (name text PRIMARY KEY, text text NOT NULL, "
        "version bigint NOT NULL DEFAULT 1)");
    host_->Add(std::make_unique<NoteServiceImpl>(host_->adapter(), board_));
    host_.Grant("staff/li", options::v1::ADMINISTRATOR);
    host_.Start();
    stub_ = NoteService::NewStub(host_.channel());
  }

  std::string Sql(const std::string& statement) {
    pqxx::connection connection(host_.database().superuser_conninfo());
    pqxx::nontransaction work(connection);
    const pqxx::result rows = work.exec(statement);
    return rows.empty() ? "" : rows[0][0].c_str();
  }

  static WriteNoteRequest Request(const std::string& name, const std::string& text,
                                  const std::string& request_id = "") {
    WriteNoteRequest request;
    request.mutable_note()->set_name(name);
    request.mutable_note()->set_text(text);
    request.set_request_id(request_id);
    return request;
  }
  absl::StatusOr<Note> WriteNote(const WriteNoteRequest& request,
                                 const std::string& as = "staff/li") {
    return host_.Call(*stub_, &NoteService::Stub::WriteNote, as, request);
  }
  absl::StatusOr<Note> GetNote(const std::string& name, const std::string& as = "staff/li") {
    GetNoteRequest request;
    request.set_name(name);
    return host_.Call(*stub_, &NoteService::Stub::GetNote, as, request);
  }

  Board board_;
  TestHost host_;
  std::unique_ptr<NoteService::Stub> stub_;
};

TEST_F(HostTest, WritesThenReads) {
  ASSERT_THAT(WriteNote(Request("notes/1", "hello")), IsOk());
  absl::StatusOr<Note> note = GetNote("notes/1");
  ASSERT_THAT(note, IsOk());
  EXPECT_EQ(note->text(), "hello");
  EXPECT_THAT(GetNote("notes/2"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(HostTest, DeniesWhatNobodyAllowed) {
  EXPECT_THAT(WriteNote(Request("notes/1", "x"), ""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  // Before validation: who may not call learns nothing about the request.
  EXPECT_THAT(WriteNote(Request("bad name", ""), "staff/wang"),
              RefusedWith(Reason::NOT_AUTHORIZED));
  GetNoteRequest request;
  request.set_name("notes/1");
  EXPECT_THAT(host_.Call(*stub_, &NoteService::Stub::Forgotten, "staff/li", request),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(HostTest, TakesAuthorityAwayWithinSeconds) {
  EXPECT_THAT(WriteNote(Request("notes/1", "x")), IsOk());
  host_.RevokeAll("staff/li");
  host_.clock().Advance(absl::Seconds(3));
  EXPECT_THAT(WriteNote(Request("notes/1", "x")), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(HostTest, NamesAllViolations) {
  WriteNoteRequest request = Request("bad name", "");
  request.mutable_note()->set_weight(-1);
  const absl::Status status = WriteNote(request).status();
  EXPECT_THAT(status, Violates("note.name", Reason::FIELD_RESOURCE_NAME));
  EXPECT_THAT(status, Violates("note.text", Reason::FIELD_REQUIRED));
  EXPECT_THAT(status, Violates("note.weight", Reason::FIELD_RANGE));
}

TEST_F(HostTest, AnswersTheSameRequestOnce) {
  absl::StatusOr<Note> first = WriteNote(Request("notes/1", "a", "id-1"));
  ASSERT_THAT(WriteNote(Request("notes/1", "b", "id-2")), IsOk());
  absl::StatusOr<Note> again = WriteNote(Request("notes/1", "a", "id-1"));
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->etag(), first->etag());
  EXPECT_EQ(Sql("SELECT version FROM common.note"), "2");
  EXPECT_EQ(Sql("SELECT count(*) FROM common.outbox"), "2");
  EXPECT_THAT(WriteNote(Request("notes/1", "other", "id-1")),
              RefusedWith(Reason::REQUEST_ID_REUSED));
}

TEST_F(HostTest, KeepsRequestIdsOfOthersApart) {
  host_.Grant("staff/zhao", options::v1::ADMINISTRATOR);
  ASSERT_THAT(WriteNote(Request("notes/1", "a", "id"), "staff/li"), IsOk());
  ASSERT_THAT(WriteNote(Request("notes/2", "b", "id"), "staff/zhao"), IsOk());
  EXPECT_EQ(Sql("SELECT count(*) FROM common.note"), "2");
}

TEST_F(HostTest, DoesItOnceForAHundredAtTheSameTime) {
  std::vector<std::thread> threads;
  std::mutex mutex;
  std::set<std::string> etags;
  for (int i = 0; i < 100; ++i) {
    threads.emplace_back([&] {
      absl::StatusOr<Note> note = WriteNote(Request("notes/1", "a", "one"));
      const std::lock_guard lock(mutex);
      etags.insert(note.ok() ? note->etag() : std::string(note.status().message()));
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(etags, std::set<std::string>{"1"});
  EXPECT_EQ(Sql("SELECT version FROM common.note"), "1");
  EXPECT_EQ(Sql("SELECT count(*) FROM common.outbox"), "1");
  EXPECT_EQ(Sql("SELECT count(*) FROM common.replay"), "1");
}

TEST_F(HostTest, LeavesNothingOfARefusedWrite) {
  EXPECT_THAT(WriteNote(Request("notes/1", "refuse", "id")), RefusedWith(Reason::ETAG_MISMATCH));
  EXPECT_EQ(Sql("SELECT count(*) FROM common.note"), "0");
  EXPECT_EQ(Sql("SELECT count(*) FROM common.outbox"), "0");
  EXPECT_EQ(Sql("SELECT count(*) FROM common.replay"), "0");
}

TEST_F(HostTest, CountsWhatItRefusedThoughARefusalUndoesTheRest) {
  for (int i = 0; i < 3; ++i) {
    EXPECT_THAT(WriteNote(Request("notes/1", "guess 1")), RefusedWith(Reason::JOIN_PASSWORD));
  }
  const absl::Status refused = WriteNote(Request("notes/1", "guess 7")).status();
  EXPECT_THAT(refused, RefusedWith(Reason::TOO_MANY_ATTEMPTS)) << "a right guess too";
  EXPECT_EQ(DetailOf<google::rpc::RetryInfo>(refused)->retry_delay().seconds(), 600);
  EXPECT_EQ(Sql("SELECT tries FROM common.attempt"), "3");
  EXPECT_EQ(Sql("SELECT count(*) FROM common.replay"), "0");
  host_.clock().Advance(absl::Minutes(10));
  EXPECT_THAT(WriteNote(Request("notes/1", "guess 1")), RefusedWith(Reason::JOIN_PASSWORD));
  EXPECT_THAT(WriteNote(Request("notes/1", "guess 7", "id")), IsOk());
  EXPECT_EQ(Sql("SELECT count(*) FROM common.attempt"), "0") << "forgiven";
  for (int i = 0; i < 5; ++i) {
    EXPECT_THAT(WriteNote(Request("notes/1", "guess 7", "id")), IsOk()) << "a repetition is no try";
  }
}

TEST_F(HostTest, ComparesNoMoreGuessesWhenTheyComeInParallel) {
  std::atomic<int> wrong = 0, right = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 60; ++i) {
    threads.emplace_back([&, i] {
      const absl::Status status =
          WriteNote(Request("notes/1", "guess " + std::to_string(i + 100))).status();
      wrong += ReasonOf(status) == Reason::JOIN_PASSWORD;
      refused += ReasonOf(status) == Reason::TOO_MANY_ATTEMPTS;
      right += status.ok();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 3);
  EXPECT_EQ(refused, 57);
  EXPECT_EQ(right, 0);
  EXPECT_EQ(Sql("SELECT tries FROM common.attempt"), "3");
}

// What a dump of the database would show.
TEST_F(HostTest, KeepsNoAnswerInClear) {
  ASSERT_THAT(WriteNote(Request("notes/1", "欧阳", "id")), IsOk());
  EXPECT_EQ(Sql("SELECT count(*) FROM common.replay "
                "WHERE position(convert_to('欧阳', 'UTF8') IN response) > 0"),
            "0");
  // Nor a plain hash, by which a short secret in the request could be found by trying.
  EXPECT_EQ(Sql("SELECT count(DISTINCT length(body_hash)) FROM common.replay "
                "WHERE length(body_hash) > 32"),
            "1");
  EXPECT_EQ(WriteNote(Request("notes/1", "欧阳", "id"))->text(), "欧阳");
  // An answer that was moved to another call does not open as that one's.
  Sql("UPDATE common.replay SET request_id = 'other'");
  EXPECT_THAT(WriteNote(Request("notes/1", "欧阳", "other")), RefusedWith(Reason::INTERNAL_FAULT));
  EXPECT_EQ(Sql("SELECT version FROM common.note"), "1") << "and is not done again";
}

TEST_F(HostTest, AnswersAReplayThoughUpstreamIsGone) {
  const WriteNoteRequest request = Request("notes/1", "a", "id");
  ASSERT_THAT(host_.Call(*stub_, &NoteService::Stub::AskNote, "staff/li", request), IsOk());
  board_.upstream = false;
  absl::StatusOr<Note> again = host_.Call(*stub_, &NoteService::Stub::AskNote, "staff/li", request);
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->text(), "heard");
  EXPECT_THAT(
      host_.Call(*stub_, &NoteService::Stub::AskNote, "staff/li", Request("notes/1", "a", "new")),
      RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
}

TEST_F(HostTest, GathersWritesAndAnswersEach) {
  std::vector<std::thread> threads;
  std::atomic<int> ok{0}, refused{0}, failed{0};
  for (int i = 0; i < 200; ++i) {
    threads.emplace_back([&, i] {
      const std::string text = i % 10 == 0 ? "no" : i % 50 == 1 ? "throw" : "yes";
      absl::StatusOr<Note> note =
          host_.Call(*stub_, &NoteService::Stub::TallyNote, "staff/li",
                     Request("notes/" + std::to_string(i), text, std::to_string(i)));
      if (note.ok()) {
        ++ok;
      } else if (ReasonOf(note.status()) == Reason::ETAG_MISMATCH) {
        ++refused;
      } else if (ReasonOf(note.status()) == Reason::INTERNAL_FAULT) {
        ++failed;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(refused, 20);
  EXPECT_EQ(failed, 4);
  EXPECT_EQ(ok, 176);
  EXPECT_EQ(Sql("SELECT count(*) FROM common.note"), "176");
  EXPECT_EQ(Sql("SELECT count(*) FROM common.outbox"), "176");
  EXPECT_GT(board_.largest_batch, 1);
}

TEST_F(HostTest, GathersTheSameRequestIntoOneAnswer) {
  std::vector<std::thread> threads;
  std::atomic<int> ones{0};
  for (int i = 0; i < 50; ++i) {
    threads.emplace_back([&] {
      absl::StatusOr<Note> note = host_.Call(*stub_, &NoteService::Stub::TallyNote, "staff/li",
                                             Request("notes/1", "yes", "same"));
      if (note.ok() && note->etag() == "1") ++ones;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(ones, 50);
  EXPECT_EQ(Sql("SELECT version FROM common.note"), "1");
}

TEST_F(HostTest, EndsAStatementAtTheDeadline) {
  grpc::ClientContext context;
  context.AddMetadata("authorization", "Bearer " + host_.Token("staff/li"));
  context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Milliseconds(300)));
  GetNoteRequest request;
  request.set_name("notes/slow");
  Note note;
  const grpc::Status status = stub_->GetNote(&context, request, &note);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  // The statement ends in the database too, long before its 20 seconds are over.
  while (Sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = "
             "'active' AND query LIKE '%test_sleep%' AND pid <> pg_backend_pid()") != "0") {
    std::this_thread::yield();
  }
}

TEST_F(HostTest, RepeatsAReadAfterItsConnectionDied) {
  ASSERT_THAT(WriteNote(Request("notes/1", "a")), IsOk());
  Sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
      "WHERE datname = current_database() AND pid <> pg_backend_pid()");
  EXPECT_THAT(GetNote("notes/1"), IsOk());
  EXPECT_THAT(WriteNote(Request("notes/1", "b")), IsOk());
}

TEST_F(HostTest, FinishesWhatIsUnderWayWhenItDrains) {
  std::vector<std::thread> threads;
  std::atomic<int> ok{0}, unavailable{0}, other{0};
  for (int i = 0; i < 50; ++i) {
    threads.emplace_back([&, i] {
      absl::StatusOr<Note> note = WriteNote(Request("notes/" + std::to_string(i), "a"));
      if (note.ok()) {
        ++ok;
      } else if (absl::IsUnavailable(note.status()) || absl::IsCancelled(note.status())) {
        // CANCELLED is gRPC's own for what arrives in the very moment; clients repeat both.
        ++unavailable;
      } else {
        ++other;
      }
    });
  }
  host_->Drain();
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(other, 0);
  EXPECT_EQ(Sql("SELECT count(*) FROM common.note"), std::to_string(ok));
}

class CachedHostTest : public HostTest {
 protected:
  CachedHostTest() : HostTest(WithRedis()) {}
  static support::TestRedis& Redis() {
    static support::TestRedis redis;
    return redis;
  }
  static support::TestHostOptions WithRedis() {
    support::TestHostOptions options;
    options.redis = Redis().address();
    return options;
  }
};

// What a dump of Redis would show: this process opens it, a store without the ring sees noise.
TEST_F(CachedHostTest, KeepsNothingInClearInRedis) {
  ASSERT_THAT(WriteNote(Request("notes/1", "欧阳")), IsOk());
  cache::Store dump(*cache::Address::Parse(Redis().address()));
  std::optional<cache::Entry> entry;
  while (!entry) {
    ASSERT_THAT(GetNote("notes/1"), IsOk());
    entry = dump.Get("common:notes/1");
  }
  EXPECT_EQ(entry->version, 1);
  EXPECT_EQ(entry->bytes.find("欧阳"), std::string::npos);
  EXPECT_FALSE(Note().ParseFromString(entry->bytes));
}

TEST_F(CachedHostTest, AnswersFromMemoryUntilItChanges) {
  ASSERT_THAT(WriteNote(Request("notes/1", "a")), IsOk());
  // The near cache answers once the invalidation stream is up.
  int reads = -1;
  while (reads != board_.reads) {
    reads = board_.reads;
    ASSERT_THAT(GetNote("notes/1"), IsOk());
  }
  ASSERT_THAT(WriteNote(Request("notes/1", "b")), IsOk());
  absl::StatusOr<Note> note = GetNote("notes/1");
  ASSERT_THAT(note, IsOk());
  EXPECT_EQ(note->text(), "b");
  EXPECT_GT(board_.reads, reads);
}

}  // namespace
}  // namespace linli::rpc
