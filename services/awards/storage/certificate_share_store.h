// What holders opened to whom, and who has read it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/awards/v1/certificate_share.pb.h"
#include "services/awards/domain/names.h"

namespace linli::awards::store {

// With its code, in normal form, of which only a hash is kept.
absl::Status InsertShare(db::Tx& tx, const v1::CertificateShare& share, std::string_view code);

// Newest first, from after the share of this id.
std::vector<v1::CertificateShare> ListShares(db::Tx& tx, std::string_view volunteer_id,
                                             const std::optional<std::string>& after, int limit);

// NOT_FOUND if there is none of this name; one that was withdrawn before stays as it is.
absl::StatusOr<v1::CertificateShare> WithdrawShare(db::Tx& tx, const CertificateShareName& name,
                                                   absl::Time now);

// By a code in normal form, without use_count; nullopt if there is none.
std::optional<v1::CertificateShare> FindShare(db::Tx& tx, std::string_view code);

absl::Status LogShareUse(db::Tx& tx, const v1::CertificateShareUse& use);

// A use and its id, by which pages go on.
struct ShareUse {
  std::string id;
  v1::CertificateShareUse use;
};

// Newest first, from after the use of this id.
std::vector<ShareUse> ListShareUses(db::Tx& tx, const CertificateShareName& name,
                                    const std::optional<std::string>& after, int limit);

}  // namespace linli::awards::store
