#include "common/replay/replay.h"

#include <openssl/sha.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/replay/queries.h"
#include "common/secret/sealed.h"
#include "common/status/refusal.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "spdlog/spdlog.h"

namespace linli::replay {
namespace {

// Whose answer it is: what was sealed for one call does not open as another's.
std::string AnswerOf(const Key& key) {
  return absl::StrCat("answer\n", key.subject, "\n", key.method, "\n", key.request_id);
}
std::string HashPlace(const Key& key) { return absl::StrCat("hash of ", AnswerOf(key)); }

absl::StatusOr<std::optional<std::string>> Opened(const secret::KeyRing& ring, const Key& key,
                                                  const pqxx::row& row) {
  const auto hash = secret::Open(ring, db::ToBytes(row["body_hash"]), HashPlace(key));
  if (hash.ok() && *hash != key.body_hash) return Refuse(Reason::REQUEST_ID_REUSED);
  const std::string sealed = db::ToBytes(row["response"]);
  if (hash.ok() && sealed.empty()) return Refuse(Reason::VOLUNTEER_ERASED);
  auto answer = secret::Open(ring, sealed, AnswerOf(key));
  if (hash.ok() && answer.ok()) return *std::move(answer);
  // Done it is: to do it again would be worse than not to know the answer.
  spdlog::error(R"({"fault":"replay","what":"a stored answer does not open"})");
  return Refuse(Reason::INTERNAL_FAULT);
}

std::vector<db::Bytes> BytesOf(const std::vector<std::string>& values) {
  std::vector<db::Bytes> bytes;
  for (const std::string& value : values) bytes.push_back({value});
  return bytes;
}

}  // namespace

std::string HashOf(const google::protobuf::Message& request) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream out(&stream);
    out.SetSerializationDeterministic(true);
    request.SerializeToCodedStream(&out);
  }
  std::string hash(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
         reinterpret_cast<unsigned char*>(hash.data()));
  return hash;
}

std::vector<absl::StatusOr<std::optional<std::string>>> Find(db::Tx& tx,
                                                             const secret::KeyRing& ring,
                                                             const std::vector<Key>& keys) {
  std::vector<std::string> subjects, methods, request_ids;
  for (const Key& key : keys) {
    subjects.push_back(key.subject);
    methods.push_back(key.method);
    request_ids.push_back(key.request_id);
  }
  std::vector<absl::StatusOr<std::optional<std::string>>> answers(keys.size(), std::nullopt);
  for (const pqxx::row& row : tx.Run(queries::kReplayFind, subjects, methods, request_ids)) {
    const size_t i = row["position"].as<size_t>() - 1;
    answers[i] = Opened(ring, keys[i], row);
  }
  return answers;
}

void SaveAtCommit(db::Tx& tx, const secret::KeyRing& ring, absl::Time now,
                  const std::vector<Key>& keys, const std::vector<std::string>& responses) {
  if (keys.empty()) return;
  std::vector<std::string> subjects, methods, request_ids;
  std::vector<std::string> sealed_hashes, sealed_answers;
  for (size_t i = 0; i < keys.size(); ++i) {
    subjects.push_back(keys[i].subject);
    methods.push_back(keys[i].method);
    request_ids.push_back(keys[i].request_id);
    sealed_hashes.push_back(secret::Seal(ring, keys[i].body_hash, HashPlace(keys[i])));
    sealed_answers.push_back(secret::Seal(ring, responses[i], AnswerOf(keys[i])));
  }
  const std::vector<db::Bytes> hashes = BytesOf(sealed_hashes), answers = BytesOf(sealed_answers);
  tx.AtCommit(queries::kReplaySave, subjects, methods, request_ids, hashes, answers, now);
}

void Forget(db::Tx& tx, const secret::KeyRing& ring, std::string_view text) {
  constexpr int kBatch = 1000;
  Key last;
  for (;;) {
    const pqxx::result rows =
        tx.Run(queries::kReplayScan, last.subject, last.method, last.request_id, kBatch);
    std::vector<std::string> subjects, methods, request_ids;
    for (const pqxx::row& row : rows) {
      last.subject = row["subject"].as<std::string>();
      last.method = row["method"].as<std::string>();
      last.request_id = row["request_id"].as<std::string>();
      const auto answer = secret::Open(ring, db::ToBytes(row["response"]), AnswerOf(last));
      // What does not open, nobody can read anyway.
      if (!answer.ok() || !absl::StrContains(*answer, std::string(text))) continue;
      subjects.push_back(last.subject);
      methods.push_back(last.method);
      request_ids.push_back(last.request_id);
    }
    if (!subjects.empty()) tx.Run(queries::kReplayForget, subjects, methods, request_ids);
    if (rows.size() < kBatch) return;
  }
}

absl::StatusOr<int> Purge(db::Database& database, absl::Time deadline, absl::Time before) {
  int removed = 0;
  absl::Status status =
      database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) -> absl::Status {
        removed = static_cast<int>(tx.Run(queries::kReplayPurge, before).affected_rows());
        return absl::OkStatus();
      });
  if (!status.ok()) return status;
  return removed;
}

}  // namespace linli::replay
