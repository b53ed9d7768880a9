#include "common/replay/replay.h"

#include <openssl/sha.h>

#include "common/replay/queries.h"
#include "common/status/refusal.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"

namespace linli::replay {

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
    if (db::ToBytes(row["body_hash"]) == keys[i].body_hash) {
      answers[i] = db::ToBytes(row["response"]);
    } else {
      answers[i] = Refuse(Reason::REQUEST_ID_REUSED);
    }
  }
  return answers;
}

void SaveAtCommit(db::Tx& tx, absl::Time now, const std::vector<Key>& keys,
                  const std::vector<std::string>& responses) {
  if (keys.empty()) return;
  std::vector<std::string> subjects, methods, request_ids;
  std::vector<db::Bytes> hashes, bytes;
  for (size_t i = 0; i < keys.size(); ++i) {
    subjects.push_back(keys[i].subject);
    methods.push_back(keys[i].method);
    request_ids.push_back(keys[i].request_id);
    hashes.push_back({keys[i].body_hash});
    bytes.push_back({responses[i]});
  }
  tx.AtCommit(queries::kReplaySave, subjects, methods, request_ids, hashes, bytes, now);
}

void Forget(db::Tx& tx, std::string_view text) { tx.Run(queries::kReplayForget, db::Bytes{text}); }

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
