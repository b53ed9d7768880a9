#include "services/awards/api/certificate_shares.h"

#include <algorithm>
#include <array>

#include "common/attempts/attempts.h"
#include "common/ids/new_id.h"
#include "common/paging/page.h"
#include "common/secret/random.h"
#include "common/time/proto_time.h"
#include "services/awards/domain/certificate_number.h"
#include "services/awards/domain/certificate_share.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/storage/certificate_share_store.h"
#include "services/awards/storage/certificate_store.h"

namespace linli::awards::certificate_shares {
namespace {

// Of 80 random bits nobody guesses one; this keeps him from filling the tables with tries.
constexpr attempts::Limit kTries{10, absl::Hours(1)};
constexpr char kWhat[] = "certificateShares";

// Only who the holder named: by its own token, or as a manager of this very organisation.
bool IsVerifier(const rpc::Call& call, const std::string& verifier) {
  const identity::Caller& caller = call.caller();
  if (caller.Is(verifier)) return true;
  return std::any_of(caller.delegations.begin(), caller.delegations.end(), [&](const auto& one) {
    return one.role == identity::Role::ORGANIZATION_MANAGER && one.over == verifier &&
           one.from <= call.now() && call.now() < one.until;
  });
}

}  // namespace

absl::StatusOr<v1::CertificateShare> Create(Deps&, rpc::WriteCall& call,
                                            const v1::CreateCertificateShareRequest& request) {
  const absl::Time now = domain::Kept(call.now());
  const absl::Time expire_time = domain::Kept(time::FromProto(request.expire_time()));
  RETURN_IF_ERROR(domain::CheckExpiry(expire_time, now));
  ASSIGN_OR_RETURN(const CertificateName certificate,
                   CertificateName::Parse(request.certificate()));
  RETURN_IF_ERROR(store::GetCertificate(call.tx(), certificate).status());
  v1::CertificateShare share;
  share.set_name(CertificateShareName(certificate.id(0), ids::NewId()).ToString());
  share.set_certificate(request.certificate());
  share.set_verifier(request.verifier());
  share.set_purpose(request.purpose());
  *share.mutable_expire_time() = time::ToProto(expire_time);
  share.set_code(domain::MakeShareCode(secret::Random64(), secret::Random64()));
  *share.mutable_create_time() = time::ToProto(now);
  RETURN_IF_ERROR(store::InsertShare(call.tx(), share, domain::Normalized(share.code())));
  return share;
}

absl::StatusOr<v1::ListCertificateSharesResponse> List(
    Deps&, rpc::ReadCall& call, const v1::ListCertificateSharesRequest& request) {
  ASSIGN_OR_RETURN(const VolunteerName volunteer, VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  std::optional<std::string> after;
  if (!page.first()) after = page.after[0];
  const auto shares = store::ListShares(call.tx(), volunteer.id(), after, page.size);
  v1::ListCertificateSharesResponse response;
  response.mutable_certificate_shares()->Assign(shares.begin(), shares.end());
  if (static_cast<int>(shares.size()) == page.size) {
    ASSIGN_OR_RETURN(const CertificateShareName last,
                     CertificateShareName::Parse(shares.back().name()));
    response.set_next_page_token(paging::NextPageToken(request, std::array{last.id()}));
  }
  return response;
}

absl::StatusOr<v1::CertificateShare> Withdraw(Deps&, rpc::WriteCall& call,
                                              const v1::WithdrawCertificateShareRequest& request) {
  ASSIGN_OR_RETURN(const CertificateShareName name, CertificateShareName::Parse(request.name()));
  return store::WithdrawShare(call.tx(), name, domain::Kept(call.now()));
}

absl::StatusOr<v1::ListCertificateShareUsesResponse> ListUses(
    Deps&, rpc::ReadCall& call, const v1::ListCertificateShareUsesRequest& request) {
  ASSIGN_OR_RETURN(const CertificateShareName name, CertificateShareName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  std::optional<std::string> after;
  if (!page.first()) after = page.after[0];
  const auto uses = store::ListShareUses(call.tx(), name, after, page.size);
  v1::ListCertificateShareUsesResponse response;
  for (const store::ShareUse& one : uses) *response.add_certificate_share_uses() = one.use;
  if (static_cast<int>(uses.size()) == page.size) {
    response.set_next_page_token(paging::NextPageToken(request, std::array{uses.back().id}));
  }
  return response;
}

// Unknown, over, withdrawn and meant for somebody else are one and the same to who asks.
absl::StatusOr<v1::SharedCertificate> Use(Deps&, rpc::WriteCall& call,
                                          const v1::UseCertificateShareRequest& request) {
  const attempts::Guess guess{call.caller().subject, kWhat};
  RETURN_IF_ERROR(attempts::Take(call.tx(), guess, kTries, call.now()));
  const std::optional<v1::CertificateShare> share =
      store::FindShare(call.tx(), domain::Normalized(request.code()));
  if (!share || !domain::ShareHolds(*share, call.now()) || !IsVerifier(call, share->verifier())) {
    call.KeepDespiteRefusal();  // the try is spent
    return Refuse(Reason::SHARE_NOT_VALID);
  }
  attempts::Forgive(call.tx(), guess);
  ASSIGN_OR_RETURN(const CertificateName name, CertificateName::Parse(share->certificate()));
  v1::SharedCertificate shown;
  ASSIGN_OR_RETURN(*shown.mutable_certificate(), store::GetCertificate(call.tx(), name));
  // Why in words is for the holder alone.
  if (shown.certificate().has_revocation()) {
    shown.mutable_certificate()->mutable_revocation()->clear_explanation();
  }
  shown.set_purpose(share->purpose());
  *shown.mutable_expire_time() = share->expire_time();
  v1::CertificateShareUse use;
  use.set_certificate_share(share->name());
  use.set_reader(call.caller().subject);
  use.set_state(shown.certificate().state());
  *use.mutable_use_time() = time::ToProto(domain::Kept(call.now()));
  RETURN_IF_ERROR(store::LogShareUse(call.tx(), use));
  return shown;
}

}  // namespace linli::awards::certificate_shares
