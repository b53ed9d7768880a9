// Certificates, with the signed bytes exactly as they were issued.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/awards/v1/certificate.pb.h"
#include "services/awards/domain/names.h"

namespace linli::awards::store {

// False, without any effect, if the number is taken.
absl::StatusOr<bool> InsertCertificate(db::Tx& tx, const v1::Certificate& certificate);

// Gives a certificate from before there were codes this one, unless another call was faster: then
// that one's. CERTIFICATE_NOT_VALID if it ended meanwhile.
absl::Status GiveCode(db::Tx& tx, std::string code, v1::Certificate& certificate);

// NOT_FOUND if there is none of this name.
absl::StatusOr<v1::Certificate> GetCertificate(db::Tx& tx, const CertificateName& name);
// The same, and nobody else ends it until the transaction is over.
absl::StatusOr<v1::Certificate> LockCertificate(db::Tx& tx, const CertificateName& name);

// By the printed number; nullopt if there is none.
std::optional<v1::Certificate> FindCertificate(db::Tx& tx, std::string_view number);

// Newest first, from after the certificate of this id.
std::vector<v1::Certificate> ListCertificates(db::Tx& tx, std::string_view volunteer_id,
                                              const std::optional<std::string>& after, int limit);

// In the order of the primary key, from after this one on; for jobs that visit all.
std::vector<v1::Certificate> CertificatesAfter(db::Tx& tx, std::string_view volunteer_id,
                                               std::string_view id, int limit);

// Those of these volunteers that hold and count this record,
// "volunteers/{number}/records/{record}". Nobody else ends them until the transaction is over.
std::vector<v1::Certificate> LockCertificatesCounting(db::Tx& tx,
                                                      const std::vector<std::string>& volunteer_ids,
                                                      std::string_view record);

// Whether the feed told already that a record of the document counts otherwise by now.
absl::StatusOr<bool> SomeCountOtherwise(db::Tx& tx, const v1::CertificateDocument& document);

// Writes state, revocation, successor and since when it is outdated.
absl::Status SaveState(db::Tx& tx, const v1::Certificate& certificate);

// 67号令 Art. 17: who relied on a certificate can be told what was said then.
absl::Status LogVerification(db::Tx& tx, const v1::Certificate& certificate, bool by_signature,
                             absl::Time now);

}  // namespace linli::awards::store
