#include "services/awards/storage/issuer_store.h"

#include "common/ids/region.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {

absl::Status InsertIssuer(db::Tx& tx, v1::CertificateIssuer& issuer) {
  ASSIGN_OR_RETURN(CertificateIssuerName name, CertificateIssuerName::Parse(issuer.name()));
  const v1::Issuer& office = issuer.issuer();
  const pqxx::result inserted =
      tx.Run(queries::kIssuerInsert, name.id(), issuer.region(), office.title(),
             office.person_in_charge(), office.handler(), office.contact(),
             time::FromProto(issuer.effective_time()), time::FromProto(issuer.create_time()));
  if (inserted.empty()) return Refuse(Reason::CERTIFICATE_ISSUER_SAME_TIME);
  issuer.set_version(inserted[0]["version"].as<int64_t>());
  return absl::OkStatus();
}

std::optional<v1::CertificateIssuer> IssuerInForce(db::Tx& tx, std::string_view region,
                                                   absl::Time at) {
  const pqxx::result rows = tx.Run(queries::kIssuerInForce, ids::RegionAndAbove(region), at);
  if (rows.empty()) return std::nullopt;
  const pqxx::row row = rows[0];
  v1::CertificateIssuer issuer;
  issuer.set_name(CertificateIssuerName(row["id"].as<std::string>()).ToString());
  issuer.set_region(row["region"].as<std::string>());
  issuer.set_version(row["version"].as<int64_t>());
  issuer.mutable_issuer()->set_title(row["title"].as<std::string>());
  issuer.mutable_issuer()->set_person_in_charge(row["person_in_charge"].as<std::string>());
  issuer.mutable_issuer()->set_handler(row["handler"].as<std::string>());
  issuer.mutable_issuer()->set_contact(row["contact"].as<std::string>());
  *issuer.mutable_effective_time() = time::ToProto(db::ToTime(row["effective_time"]));
  *issuer.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
  return issuer;
}

}  // namespace linli::awards::store
