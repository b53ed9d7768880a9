#include "services/registration/storage/agreement_store.h"

#include "absl/strings/numbers.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/document.h"
#include "services/registration/storage/queries.h"

namespace linli::registration::store {
namespace {

v1::Agreement AgreementIn(const pqxx::row& row) {
  auto agreement = DetailsIn<v1::Agreement>(row);
  *agreement.mutable_create_time() = Time(row, "create_time");
  return agreement;
}

v1::Signature SignatureIn(const pqxx::row& row) {
  auto signature = VersionedIn<v1::Signature>(row);
  signature.set_state(static_cast<v1::SignatureState>(Number(row, "state")));
  return signature;
}

// "…/agreements/x/versions/3" → 3; 0 for what is no number.
int VersionIn(const std::string& name) {
  int version = 0;
  const bool number = absl::SimpleAtoi(IdOf(name), &version);
  return number ? version : 0;
}

// The text's id in the name of one of its versions.
std::string TextIdIn(const std::string& name) { return IdOf(domain::ParentOf(name)); }

int Newest(const pqxx::result& rows) { return rows.empty() ? 0 : rows[0][0].as<int>(); }

void AddVersion(db::Tx& tx, const v1::Agreement& agreement) {
  const std::string details = DetailsOf(agreement);
  tx.Run(queries::kAgreementVersionInsert, TextIdIn(agreement.name()), agreement.version(),
         db::Bytes{details}, time::FromProto(agreement.create_time()));
}

// From when on it counts, or counted.
std::optional<absl::Time> WholeSince(const v1::Signature& signature) {
  if (signature.has_guardian_sign_time()) return time::FromProto(signature.guardian_sign_time());
  return TimeOf(signature.state() == v1::SIGNATURE_WHOLE, signature.sign_time());
}

}  // namespace

void AddAgreement(db::Tx& tx, const v1::Agreement& first) {
  tx.Run(queries::kAgreementInsert, TextIdIn(first.name()),
         domain::ParentOf(domain::ParentOf(first.name())));
  AddVersion(tx, first);
}

void AddAgreementVersion(db::Tx& tx, const v1::Agreement& next) {
  tx.Run(queries::kAgreementAdvance, TextIdIn(next.name()), next.version());
  AddVersion(tx, next);
}

int LockNewest(db::Tx& tx, const std::string& agreement) {
  return Newest(tx.Run(queries::kAgreementLock, TextIdIn(agreement)));
}

int ShareNewest(db::Tx& tx, const std::string& agreement) {
  return Newest(tx.Run(queries::kAgreementShare, TextIdIn(agreement)));
}

absl::StatusOr<v1::Agreement> GetAgreement(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kAgreementVersionGet, TextIdIn(name), VersionIn(name)), name,
                  AgreementIn);
}

std::vector<v1::Agreement> ListAgreements(db::Tx& tx, const std::string& owner,
                                          const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kAgreementList, owner, after, limit), AgreementIn);
}

absl::StatusOr<v1::Signature> GetSignature(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kSignatureGet, FirstIdIn(name), IdOf(name)), name, SignatureIn);
}

absl::StatusOr<v1::Signature> LockSignature(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kSignatureLock, FirstIdIn(name), IdOf(name)), name, SignatureIn);
}

void SaveSignature(db::Tx& tx, const v1::Signature& signature) {
  const std::string details = DetailsOf(signature);
  tx.Run(queries::kSignatureSave, IdOf(signature.volunteer()), IdOf(signature.name()),
         domain::ParentOf(signature.agreement()), VersionIn(signature.agreement()),
         static_cast<int>(signature.state()), WholeSince(signature), db::Bytes{details},
         signature.etag(), time::FromProto(signature.create_time()),
         time::FromProto(signature.update_time()));
}

bool HasSignature(db::Tx& tx, const std::string& volunteer_id, const std::string& agreement) {
  return !tx.Run(queries::kSignatureLive, volunteer_id, domain::ParentOf(agreement),
                 VersionIn(agreement))
              .empty();
}

std::vector<v1::Signature> ListSignatures(db::Tx& tx, const std::string& volunteer_id,
                                          const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kSignatureList, volunteer_id, after, limit), SignatureIn);
}

}  // namespace linli::registration::store
