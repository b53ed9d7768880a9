#include "services/awards/storage/certificate_share_store.h"

#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

v1::CertificateShare ReadShare(const pqxx::row& row) {
  const auto volunteer = row["volunteer_id"].as<std::string>();
  v1::CertificateShare share;
  share.set_name(CertificateShareName(volunteer, row["id"].as<std::string>()).ToString());
  share.set_certificate(
      CertificateName(volunteer, row["certificate_id"].as<std::string>()).ToString());
  share.set_verifier(row["verifier"].as<std::string>());
  share.set_purpose(row["purpose"].as<std::string>());
  *share.mutable_expire_time() = time::ToProto(db::ToTime(row["expire_time"]));
  if (!row["withdraw_time"].is_null()) {
    *share.mutable_withdraw_time() = time::ToProto(db::ToTime(row["withdraw_time"]));
  }
  share.set_use_count(row["use_count"].as<int64_t>());
  *share.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
  return share;
}

}  // namespace

absl::Status InsertShare(db::Tx& tx, const v1::CertificateShare& share, std::string_view code) {
  ASSIGN_OR_RETURN(CertificateShareName name, CertificateShareName::Parse(share.name()));
  ASSIGN_OR_RETURN(CertificateName certificate, CertificateName::Parse(share.certificate()));
  tx.Run(queries::kCertificateShareInsert, name.id(0), name.id(), certificate.id(),
         share.verifier(), share.purpose(), time::FromProto(share.expire_time()),
         time::FromProto(share.create_time()), code);
  return absl::OkStatus();
}

std::vector<v1::CertificateShare> ListShares(db::Tx& tx, std::string_view volunteer_id,
                                             const std::optional<std::string>& after, int limit) {
  std::vector<v1::CertificateShare> shares;
  for (const auto& row : tx.Run(queries::kCertificateShareList, volunteer_id, after, limit)) {
    shares.push_back(ReadShare(row));
  }
  return shares;
}

absl::StatusOr<v1::CertificateShare> WithdrawShare(db::Tx& tx, const CertificateShareName& name,
                                                   absl::Time now) {
  const pqxx::result withdrawn =
      tx.Run(queries::kCertificateShareWithdraw, name.id(0), name.id(), now);
  if (withdrawn.empty()) return NotFound(name.ToString());
  return ReadShare(withdrawn[0]);
}

std::optional<v1::CertificateShare> FindShare(db::Tx& tx, std::string_view code) {
  const pqxx::result found = tx.Run(queries::kCertificateShareByCode, code);
  if (found.empty()) return std::nullopt;
  return ReadShare(found[0]);
}

absl::Status LogShareUse(db::Tx& tx, const v1::CertificateShareUse& use) {
  ASSIGN_OR_RETURN(CertificateShareName name, CertificateShareName::Parse(use.certificate_share()));
  tx.Run(queries::kCertificateShareUseInsert, name.id(0), name.id(), ids::NewId(), use.reader(),
         static_cast<int>(use.state()), time::FromProto(use.use_time()));
  return absl::OkStatus();
}

std::vector<ShareUse> ListShareUses(db::Tx& tx, const CertificateShareName& name,
                                    const std::optional<std::string>& after, int limit) {
  std::vector<ShareUse> uses;
  for (const auto& row :
       tx.Run(queries::kCertificateShareUseList, name.id(0), name.id(), after, limit)) {
    ShareUse& one = uses.emplace_back();
    one.id = row["id"].as<std::string>();
    one.use.set_certificate_share(name.ToString());
    one.use.set_reader(row["reader"].as<std::string>());
    one.use.set_state(static_cast<v1::CertificateState>(row["state"].as<int>()));
    *one.use.mutable_use_time() = time::ToProto(db::ToTime(row["use_time"]));
  }
  return uses;
}

}  // namespace linli::awards::store
