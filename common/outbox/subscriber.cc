#include "common/outbox/subscriber.h"

#include "common/outbox/outbox.h"
#include "common/outbox/queries.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "spdlog/spdlog.h"

namespace linli::outbox {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(30);  // for one batch
constexpr absl::Duration kPauseAfterTrouble = absl::Milliseconds(200);

events::v1::Cursor ToCursor(const pqxx::result& rows) {
  events::v1::Cursor cursor;
  if (rows.empty()) return cursor;  // never followed: from the start
  cursor.set_epoch(rows[0]["epoch"].as<int64_t>());
  cursor.set_transaction(rows[0]["transaction"].as<uint64_t>());
  cursor.set_id(rows[0]["id"].as<int64_t>());
  return cursor;
}

bool Before(const events::v1::Cursor& a, const events::v1::Cursor& b) {
  return std::tuple(a.epoch(), a.transaction(), a.id()) <
         std::tuple(b.epoch(), b.transaction(), b.id());
}

}  // namespace

Subscriber::Subscriber(std::string feed, db::Database& database, const time::Clock& clock,
                       std::unique_ptr<FeedSource> source, Apply apply)
    : feed_(std::move(feed)),
      database_(database),
      clock_(clock),
      source_(std::move(source)),
      apply_(std::move(apply)) {}

Subscriber::~Subscriber() { Stop(); }

void Subscriber::Start() {
  thread_ = std::thread([this] { Run(); });
}

void Subscriber::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  stopped_.notify_all();
  if (!thread_.joinable()) return;
  source_->Cancel();
  thread_.join();
}

void Subscriber::Run() {
  absl::Status last = absl::OkStatus();
  for (;;) {
    absl::StatusOr<events::v1::Cursor> cursor = SavedCursor();
    absl::Status ended = cursor.status();
    if (cursor.ok()) {
      following_ = true;
      ended = source_->Follow(*cursor, [this](const auto& batch) { return Take(batch); });
      following_ = false;
      // The neighbour's database was restored: its feed starts again, and versions tell what is
      // new.
      if (ReasonOf(ended) == Reason::FEED_EPOCH_CHANGED) {
        events::v1::EventBatch restart;
        restart.mutable_cursor()->set_epoch(std::stoll(MentionOf(ended, "epoch").value_or("0")));
        ended = Take(restart);
      }
    }
    std::unique_lock lock(mutex_);
    if (!stop_ && ended.code() != last.code()) {
      spdlog::warn(R"({{"feed":"{}","ended":"{}"}})", feed_,
                   absl::StatusCodeToString(ended.code()));
    }
    last = ended;
    if (stopped_.wait_for(lock, absl::ToChronoMilliseconds(kPauseAfterTrouble),
                          [this] { return stop_; })) {
      return;
    }
  }
}

absl::StatusOr<events::v1::Cursor> Subscriber::SavedCursor() {
  events::v1::Cursor cursor;
  RETURN_IF_ERROR(database_.Read(absl::Now() + kPatience, [&](db::Tx& tx) -> absl::Status {
    cursor = ToCursor(tx.Run(queries::kFeedCursorRead, feed_));
    return absl::OkStatus();
  }));
  return cursor;
}

absl::Status Subscriber::Take(const events::v1::EventBatch& batch) {
  RETURN_IF_ERROR(database_.Write(
      absl::Now() + kPatience, db::Database::InDoubt::kRerun, [&](db::Tx& tx) -> absl::Status {
        // Another replica may follow the same feed, and a commit in doubt may have happened: the
        // saved cursor says what is still to do.
        const events::v1::Cursor saved = ToCursor(tx.Run(queries::kFeedCursorLock, feed_));
        if (!Before(saved, batch.cursor())) return absl::OkStatus();
        Emitter emitter;
        std::vector<std::string_view> traces;  // of what each emitted event follows from
        for (const events::v1::Event& event : batch.events()) {
          if (Before(saved, event.cursor())) RETURN_IF_ERROR(apply_(tx, emitter, event));
          traces.resize(emitter.emitted().size(), event.traceparent());
        }
        std::vector<Row> rows;
        for (size_t i = 0; i < traces.size(); ++i) {
          rows.push_back({&emitter.emitted()[i], traces[i]});
        }
        AppendAtCommit(tx, clock_.Now(), rows);
        tx.AtCommit(queries::kFeedCursorSave, feed_, batch.cursor().epoch(),
                    batch.cursor().transaction(), batch.cursor().id());
        return absl::OkStatus();
      }));
  if (batch.events_size() > 0) {
    const absl::Time newest = time::FromProto(batch.events(batch.events_size() - 1).event_time());
    lag_ms_ = absl::ToInt64Milliseconds(clock_.Now() - newest);
    taken_ += batch.events_size();
  }
  return absl::OkStatus();
}

}  // namespace linli::outbox
