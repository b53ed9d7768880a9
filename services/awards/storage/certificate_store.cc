#include "services/awards/storage/certificate_store.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

void ReadEnding(const pqxx::row& row, v1::Certificate& certificate) {
  if (certificate.state() == v1::REVOKED) {
    v1::Revocation& revocation = *certificate.mutable_revocation();
    revocation.set_reason(static_cast<v1::RevocationReason>(row["revocation_reason"].as<int>()));
    revocation.set_explanation(row["revocation_explanation"].as<std::string>());
    *revocation.mutable_revoke_time() = time::ToProto(db::ToTime(row["revoke_time"]));
  }
  if (certificate.state() == v1::SUPERSEDED) {
    certificate.set_superseded_by(CertificateName(row["volunteer_id"].as<std::string>(),
                                                  row["superseded_by"].as<std::string>())
                                      .ToString());
  }
}

v1::Certificate ReadCertificate(const pqxx::row& row) {
  v1::Certificate certificate;
  certificate.set_name(
      CertificateName(row["volunteer_id"].as<std::string>(), row["id"].as<std::string>())
          .ToString());
  certificate.set_number(row["number"].as<std::string>());
  certificate.set_state(static_cast<v1::CertificateState>(row["state"].as<int>()));
  v1::SignedDocument& document = *certificate.mutable_signed_document();
  document.set_document(db::ToBytes(row["document"]));
  document.set_signature(db::ToBytes(row["signature"]));
  document.set_verification_key(row["verification_key"].as<std::string>());
  certificate.mutable_document()->ParseFromString(document.document());
  certificate.set_etag(row["version"].as<std::string>());
  *certificate.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
  *certificate.mutable_update_time() = time::ToProto(db::ToTime(row["update_time"]));
  certificate.set_code(row["code"].as<std::string>(""));
  if (!row["outdated_time"].is_null()) {
    *certificate.mutable_outdated_time() = time::ToProto(db::ToTime(row["outdated_time"]));
  }
  ReadEnding(row, certificate);
  return certificate;
}

std::vector<v1::Certificate> ReadCertificates(const pqxx::result& rows) {
  std::vector<v1::Certificate> certificates;
  for (const auto& row : rows) certificates.push_back(ReadCertificate(row));
  return certificates;
}

absl::StatusOr<v1::Certificate> Only(const pqxx::result& rows, const CertificateName& name) {
  if (rows.empty()) return NotFound(name.ToString());
  return ReadCertificate(rows[0]);
}

}  // namespace

absl::StatusOr<bool> InsertCertificate(db::Tx& tx, const v1::Certificate& certificate) {
  ASSIGN_OR_RETURN(CertificateName name, CertificateName::Parse(certificate.name()));
  const pqxx::result claimed =
      tx.Run(queries::kCertificateNumberInsert, certificate.number(), name.id(0), name.id());
  if (claimed.empty()) return false;
  const v1::SignedDocument& document = certificate.signed_document();
  std::optional<std::string> code;
  if (!certificate.code().empty()) code = certificate.code();
  tx.Run(queries::kCertificateInsert, name.id(0), name.id(), certificate.number(),
         db::Bytes{document.document()}, db::Bytes{document.signature()},
         document.verification_key(), time::FromProto(certificate.create_time()), code);
  return true;
}

absl::Status GiveCode(db::Tx& tx, std::string code, v1::Certificate& certificate) {
  ASSIGN_OR_RETURN(const CertificateName name, CertificateName::Parse(certificate.name()));
  const pqxx::result given = tx.Run(queries::kCertificateCodeGive, name.id(0), name.id(), code);
  if (given.empty()) {
    return Refuse(Reason::CERTIFICATE_NOT_VALID, {{"certificate", certificate.name()}});
  }
  certificate.set_code(given[0]["code"].as<std::string>());
  return absl::OkStatus();
}

absl::StatusOr<v1::Certificate> GetCertificate(db::Tx& tx, const CertificateName& name) {
  return Only(tx.Run(queries::kCertificateGet, name.id(0), name.id()), name);
}

absl::StatusOr<v1::Certificate> LockCertificate(db::Tx& tx, const CertificateName& name) {
  return Only(tx.Run(queries::kCertificateLock, name.id(0), name.id()), name);
}

std::optional<v1::Certificate> FindCertificate(db::Tx& tx, std::string_view number) {
  const pqxx::result place = tx.Run(queries::kCertificateNumberFind, number);
  // An unknown number costs as many queries as a known one: the time tells a guesser nothing.
  std::string volunteer_id;
  std::string id;
  if (!place.empty()) {
    volunteer_id = place[0]["volunteer_id"].as<std::string>();
    id = place[0]["certificate_id"].as<std::string>();
  }
  const pqxx::result found = tx.Run(queries::kCertificateGet, volunteer_id, id);
  if (found.empty()) return std::nullopt;
  return ReadCertificate(found[0]);
}

std::vector<v1::Certificate> ListCertificates(db::Tx& tx, std::string_view volunteer_id,
                                              const std::optional<std::string>& after, int limit) {
  return ReadCertificates(tx.Run(queries::kCertificateList, volunteer_id, after, limit));
}

std::vector<v1::Certificate> CertificatesAfter(db::Tx& tx, std::string_view volunteer_id,
                                               std::string_view id, int limit) {
  return ReadCertificates(tx.Run(queries::kCertificateAfter, volunteer_id, id, limit));
}

std::vector<v1::Certificate> LockCertificatesCounting(db::Tx& tx,
                                                      const std::vector<std::string>& volunteer_ids,
                                                      std::string_view record) {
  return ReadCertificates(
      tx.Run(queries::kCertificateCountingLock, volunteer_ids, db::Bytes{record}));
}

absl::StatusOr<bool> SomeCountOtherwise(db::Tx& tx, const v1::CertificateDocument& document) {
  std::vector<std::string> volunteer_ids;
  std::vector<std::string> record_ids;
  std::vector<int64_t> versions;
  std::vector<int64_t> minutes;
  for (const v1::CertificateLine& line : document.lines()) {
    ASSIGN_OR_RETURN(const RecordName name, RecordName::Parse(line.record()));
    volunteer_ids.push_back(name.id(0));
    record_ids.push_back(name.id());
    versions.push_back(line.record_version());
    minutes.push_back(line.minutes());
  }
  return tx.Run(queries::kCountedRecordNewer, volunteer_ids, record_ids, versions, minutes)[0][0]
      .as<bool>();
}

absl::Status SaveState(db::Tx& tx, const v1::Certificate& certificate) {
  ASSIGN_OR_RETURN(CertificateName name, CertificateName::Parse(certificate.name()));
  std::optional<int> reason;
  std::optional<std::string> explanation;
  std::optional<absl::Time> revoke_time;
  if (certificate.has_revocation()) {
    reason = certificate.revocation().reason();
    explanation = certificate.revocation().explanation();
    revoke_time = time::FromProto(certificate.revocation().revoke_time());
  }
  std::optional<std::string> successor;
  if (!certificate.superseded_by().empty()) {
    ASSIGN_OR_RETURN(CertificateName by, CertificateName::Parse(certificate.superseded_by()));
    successor = by.id();
  }
  std::optional<absl::Time> outdated_time;
  if (certificate.has_outdated_time()) {
    outdated_time = time::FromProto(certificate.outdated_time());
  }
  int64_t version = 0;
  if (!absl::SimpleAtoi(certificate.etag(), &version)) return Refuse(Reason::INTERNAL_FAULT);
  tx.Run(queries::kCertificateEnd, name.id(0), name.id(), static_cast<int>(certificate.state()),
         version, reason, explanation, revoke_time, successor, outdated_time,
         time::FromProto(certificate.update_time()));
  return absl::OkStatus();
}

absl::Status LogVerification(db::Tx& tx, const v1::Certificate& certificate, bool by_signature,
                             absl::Time now) {
  ASSIGN_OR_RETURN(CertificateName name, CertificateName::Parse(certificate.name()));
  tx.Run(queries::kVerificationInsert, name.id(0), ids::NewId(), name.id(),
         static_cast<int>(certificate.state()), by_signature, now);
  return absl::OkStatus();
}

}  // namespace linli::awards::store
