#include "common/rpc/pipeline.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/cache/read_through.h"
#include "common/rpc/effects.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"

namespace linli::rpc {
namespace {

// A batch shares one transaction: long enough to win, short enough that the first does not wait
// for the last.
constexpr size_t kMaxBatch = 256;
// Beyond so many that wait for their batch, a call is refused rather than late.
constexpr size_t kMaxGathered = 8192;
// Two transactions of one method at a time: one writes its log while the other one runs.
constexpr int kDrains = 2;

// A resource's etag is its row version in decimal.
int64_t VersionOf(const Message& resource) {
  const auto* field = resource.GetDescriptor()->FindFieldByName("etag");
  if (field == nullptr) return 0;
  const std::string etag = resource.GetReflection()->GetString(resource, field);
  int64_t version = 0;
  std::from_chars(etag.data(), etag.data() + etag.size(), version);
  return version;
}

std::string Bytes(const Message& message) { return message.SerializeAsString(); }

// The call may own what the function holds: take it out first.
void Answer(Work& work, const absl::Status& status) { std::exchange(work.done, nullptr)(status); }

}  // namespace

Pipeline::Pipeline(std::string service, db::Database& database, cache::Cache& cache,
                   outbox::Signal& signal, WorkerPool& workers, const secret::KeyRing& answers)
    : prefix_(absl::StrCat(service, ":")),
      database_(database),
      cache_(cache),
      signal_(signal),
      workers_(workers),
      settler_(cache),
      answers_(answers) {}

std::string Pipeline::CacheKey(const Method& method, const Message& request) const {
  if (method.handler.key) {
    const std::string key = method.handler.key(request);
    return key.empty() ? key : absl::StrCat(prefix_, key);
  }
  return absl::StrCat(prefix_, request.GetReflection()->GetString(request, method.name));
}

bool Pipeline::AnswerFromNearCache(const Method& method, const Message& request,
                                   Message& response) {
  const std::string key = CacheKey(method, request);
  if (key.empty()) return false;
  const std::optional<cache::NearCache::Found> found = cache_.near().Get(key);
  // Another method may keep another message under the same name.
  if (!found || found->message->GetDescriptor() != response.GetDescriptor()) return false;
  response.CopyFrom(*found->message);
  return true;
}

absl::Status Pipeline::Read(Work& work) {
  return database_.Read(work.facts.deadline, [&](db::Tx& tx) {
    ReadCall call(work.facts, tx);
    return work.method->handler.read(call, *work.request, work.answers.get(), *work.response);
  });
}

absl::Status Pipeline::ReadCached(Work& work) {
  if (AnswerFromNearCache(*work.method, *work.request, *work.response)) return absl::OkStatus();
  const std::string key = CacheKey(*work.method, *work.request);
  if (key.empty()) return Read(work);
  const auto answer =
      cache_.flights().Join(key, work.facts.deadline, [&] { return LoadCached(work, key); });
  if (!answer.ok()) return answer.status();
  // Whoever else waited for this key asked by another method, and got another message.
  if ((*answer)->GetDescriptor() != work.response->GetDescriptor()) return Read(work);
  if (answer->get() != work.response) work.response->CopyFrom(**answer);
  return absl::OkStatus();
}

cache::Flights::Answer Pipeline::LoadCached(Work& work, const std::string& key) {
  const cache::NearCache::Ticket near_ticket = cache_.near().BeforeLoad(key);
  const cache::Store::Ticket ticket = cache_.store().BeforeLoad();
  std::shared_ptr<Message> message(work.response->New());
  if (const std::optional<cache::Entry> entry = cache_.store().Get(key)) {
    if (message->ParseFromString(entry->bytes)) {
      cache_.near().Put(near_ticket, key, entry->version, message);
      return message;
    }
  }
  if (absl::Status status = Read(work); !status.ok()) return status;
  message->CopyFrom(*work.response);
  const int64_t version = VersionOf(*message);
  cache_.store().PutIfNewer(ticket, key, version, Bytes(*message), cache::kTtl);
  cache_.near().Put(near_ticket, key, version, message);
  return message;
}

absl::StatusOr<bool> Pipeline::Replayed(Work& work) {
  bool found = false;
  absl::Status status = database_.Read(work.facts.deadline, [&](db::Tx& tx) -> absl::Status {
    auto answers = replay::Find(tx, answers_, {work.key});
    if (!answers[0].ok()) return answers[0].status();
    found = answers[0]->has_value();
    if (found) work.response->ParseFromString(**answers[0]);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return found;
}

void Pipeline::Write(std::shared_ptr<Work> work) {
  Aftermath after;
  const absl::Status status = WriteAlone(*work, after);
  Settle(std::move(after), [work, status] { Answer(*work, status); });
}

absl::Status Pipeline::WriteAlone(Work& work, Aftermath& after) {
  absl::Status refused;
  absl::Status status = database_.Write(
      work.facts.deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) -> absl::Status {
        // `after` stays: when a commit in doubt turns out to have happened, this run finds its
        // answer stored, and the run before it knows what has to follow. Forgetting too much is
        // harmless.
        work.response->Clear();
        after.kept_despite_refusal = false;
        refused = RunHandler(work, tx, after);
        return after.kept_despite_refusal ? absl::OkStatus() : refused;
      });
  if (status.ok()) status = refused;
  if (status.ok()) return status;
  // Refused because of what the same call did meanwhile, in another transaction? Then that one's
  // answer is there by now.
  const absl::StatusOr<bool> replayed = Replayed(work);
  return replayed.ok() && *replayed ? absl::OkStatus() : status;
}

void Pipeline::WritePart(std::shared_ptr<Work> work) {
  Aftermath after;
  const absl::Status status =
      database_.Write(work->facts.deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
        work->response->Clear();
        WriteCall call(work->facts, tx);
        absl::Status written =
            work->method->handler.write(call, *work->request, work->answers.get(), *work->response);
        if (!written.ok()) return written;
        Effects effects;
        effects.Add(*work->method, work->facts, *work->request, *work->response, call.emitted(),
                    tx.wrote());
        effects.Append(tx, work->facts.now);
        Remember(after, call.forgotten());
        after.emitted |= effects.emitted();
        return written;
      });
  Settle(std::move(after), [work, status] { Answer(*work, status); });
}

absl::Status Pipeline::RunHandler(Work& work, db::Tx& tx, Aftermath& after) {
  auto answers = replay::Find(tx, answers_, {work.key});
  if (!answers[0].ok()) return answers[0].status();
  if (answers[0]->has_value()) {
    work.response->ParseFromString(**answers[0]);
    return absl::OkStatus();
  }
  WriteCall call(work.facts, tx);
  if (absl::Status status =
          work.method->handler.write(call, *work.request, work.answers.get(), *work.response);
      !status.ok()) {
    after.kept_despite_refusal = call.kept_despite_refusal();
    return status;
  }
  Effects effects;
  effects.Add(*work.method, work.facts, *work.request, *work.response, call.emitted(), tx.wrote());
  effects.AppendAtCommit(tx, work.facts.now);
  replay::SaveAtCommit(tx, answers_, work.facts.now, {work.key}, {Bytes(*work.response)});
  Remember(after, call.forgotten());
  after.emitted |= effects.emitted();
  return absl::OkStatus();
}

void Pipeline::WriteGathered(std::shared_ptr<Work> work) {
  const Method& method = *work->method;
  Gathering* gathering;
  {
    const std::lock_guard lock(gatherings_mutex_);
    std::unique_ptr<Gathering>& slot = gatherings_[&method];
    if (!slot) slot = std::make_unique<Gathering>();
    gathering = slot.get();
  }
  {
    std::unique_lock lock(gathering->mutex);
    if (gathering->waiting.size() >= kMaxGathered) {
      lock.unlock();
      Answer(*work, RefuseFor(absl::Milliseconds(200), Reason::OVERLOADED));
      return;
    }
    gathering->waiting.push_back(std::move(work));
    if (gathering->draining == kDrains) return;  // whoever drains takes it along
    ++gathering->draining;
  }
  workers_.SubmitAdmitted([this, &method] { Drain(method); });
}

void Pipeline::Drain(const Method& method) {
  Gathering* gathering;
  {
    const std::lock_guard lock(gatherings_mutex_);
    gathering = gatherings_[&method].get();
  }
  for (;;) {
    Batch batch;
    {
      const std::lock_guard lock(gathering->mutex);
      if (gathering->waiting.empty()) {
        --gathering->draining;
        return;
      }
      while (!gathering->waiting.empty() && batch.size() < kMaxBatch) {
        batch.push_back(std::move(gathering->waiting.front()));
        gathering->waiting.pop_front();
      }
    }
    RunTogether(std::move(batch));
  }
}

void Pipeline::RunTogether(Batch batch) {
  // The same call twice in one batch: the second one waits for the answer of the first.
  Batch repeated;
  for (size_t i = 0; i < batch.size();) {
    const bool again = std::any_of(batch.begin(), batch.begin() + i, [&](const auto& earlier) {
      return earlier->key.SameCall(batch[i]->key);
    });
    if (again) {
      repeated.push_back(std::move(batch[i]));
      batch.erase(batch.begin() + i);
    } else {
      ++i;
    }
  }
  std::vector<absl::Status> statuses;
  Aftermath after;
  const absl::Status together = RunInOneTransaction(batch, statuses, after);
  if (!together.ok() && batch.size() > 1) {
    // One of them spoils it for all: each on its own.
    for (std::shared_ptr<Work>& work : batch) RunTogether({std::move(work)});
  } else {
    if (!together.ok()) statuses.assign(batch.size(), together);
    Settle(std::move(after), [batch = std::move(batch), statuses = std::move(statuses)] {
      for (size_t i = 0; i < batch.size(); ++i) Answer(*batch[i], statuses[i]);
    });
  }
  for (std::shared_ptr<Work>& work : repeated) RunTogether({std::move(work)});
}

// A call may be refused because of what it did itself: the same call ran in another transaction,
// which committed after this one had looked for its answer. Now the answer is there.
void Pipeline::AnswerAsBefore(db::Tx& tx, const std::vector<replay::Key>& keys,
                              const std::vector<size_t>& places, std::vector<GatheredCall>& calls) {
  std::vector<size_t> refused;
  std::vector<replay::Key> of_refused;
  for (size_t i = 0; i < calls.size(); ++i) {
    if (calls[i].status.ok()) continue;
    refused.push_back(i);
    of_refused.push_back(keys[places[i]]);
  }
  if (refused.empty()) return;
  const auto answers = replay::Find(tx, answers_, of_refused);
  for (size_t i = 0; i < refused.size(); ++i) {
    if (!answers[i].ok() || !answers[i]->has_value()) continue;
    calls[refused[i]].response->ParseFromString(**answers[i]);
    calls[refused[i]].replayed = true;
  }
}

absl::Status Pipeline::RunInOneTransaction(Batch& batch, std::vector<absl::Status>& statuses,
                                           Aftermath& after) {
  absl::Time deadline = absl::InfinitePast();
  std::vector<replay::Key> keys;
  for (const auto& work : batch) {
    deadline = std::max(deadline, work->facts.deadline);
    keys.push_back(work->key);
  }
  return database_.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) -> absl::Status {
    statuses.assign(batch.size(), absl::OkStatus());
    std::vector<GatheredCall> calls;
    std::vector<size_t> places;  // of the calls in the batch
    const auto answers = replay::Find(tx, answers_, keys);
    for (size_t i = 0; i < batch.size(); ++i) {
      Work& work = *batch[i];
      work.response->Clear();
      if (!answers[i].ok()) {
        statuses[i] = answers[i].status();
      } else if (answers[i]->has_value()) {
        work.response->ParseFromString(**answers[i]);
      } else {
        calls.push_back({&work.facts, work.request, work.answers, work.response});
        places.push_back(i);
      }
    }
    if (calls.empty()) return absl::OkStatus();
    batch[0]->method->handler.write_all(tx, calls);
    AnswerAsBefore(tx, keys, places, calls);
    Effects effects;
    std::vector<replay::Key> answered;
    std::vector<std::string> responses;
    for (size_t i = 0; i < calls.size(); ++i) {
      if (calls[i].replayed) continue;
      statuses[places[i]] = calls[i].status;
      if (!calls[i].status.ok()) continue;
      // Together they cannot be told apart but by their events.
      effects.Add(*batch[0]->method, *calls[i].call, *calls[i].request, *calls[i].response,
                  calls[i].emitted, /*wrote=*/false);
      answered.push_back(keys[places[i]]);
      responses.push_back(Bytes(*calls[i].response));
      Remember(after, calls[i].forgotten);
    }
    after.emitted |= effects.emitted();
    effects.AppendAtCommit(tx, batch[0]->facts.now);
    replay::SaveAtCommit(tx, answers_, batch[0]->facts.now, answered, responses);
    return absl::OkStatus();
  });
}

void Pipeline::Remember(Aftermath& after,
                        const std::vector<std::pair<std::string, int64_t>>& forgotten) const {
  for (const auto& [name, version] : forgotten) {
    after.gone.push_back({absl::StrCat(prefix_, name), version});
  }
}

// Also of what failed: a run that lost its race may have known of a commit in doubt that happened.
void Pipeline::Settle(Aftermath after, std::function<void()> answer) {
  if (after.emitted) signal_.Raise();
  settler_.Settle(std::move(after.gone), std::move(answer));
}

}  // namespace linli::rpc
