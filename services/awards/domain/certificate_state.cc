#include "services/awards/domain/certificate_state.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"

namespace linli::awards::domain {
namespace {

absl::Status NotValid(const v1::Certificate& certificate) {
  return Refuse(Reason::CERTIFICATE_NOT_VALID, {{"certificate", certificate.name()}});
}

bool Ended(const v1::Certificate& certificate) {
  return certificate.state() != v1::VALID && certificate.state() != v1::OUTDATED;
}

absl::Status Move(v1::CertificateState state, absl::Time now, v1::Certificate& certificate) {
  if (Ended(certificate)) return NotValid(certificate);
  int64_t version = 0;
  if (!absl::SimpleAtoi(certificate.etag(), &version)) version = 1;
  certificate.set_state(state);
  certificate.set_etag(absl::StrCat(version + 1));
  *certificate.mutable_update_time() = time::ToProto(now);
  return absl::OkStatus();
}

}  // namespace

absl::Status Revoke(v1::RevocationReason reason, std::string_view explanation, absl::Time now,
                    v1::Certificate& certificate) {
  RETURN_IF_ERROR(Move(v1::REVOKED, now, certificate));
  v1::Revocation& revocation = *certificate.mutable_revocation();
  revocation.set_reason(reason);
  revocation.set_explanation(std::string(explanation));
  *revocation.mutable_revoke_time() = time::ToProto(now);
  return absl::OkStatus();
}

absl::Status Supersede(std::string_view successor, absl::Time now, v1::Certificate& certificate) {
  RETURN_IF_ERROR(Move(v1::SUPERSEDED, now, certificate));
  certificate.set_superseded_by(std::string(successor));
  return absl::OkStatus();
}

absl::Status Outdate(absl::Time now, v1::Certificate& certificate) {
  if (certificate.state() != v1::VALID) return NotValid(certificate);
  RETURN_IF_ERROR(Move(v1::OUTDATED, now, certificate));
  *certificate.mutable_outdated_time() = time::ToProto(now);
  return absl::OkStatus();
}

absl::Status CheckPrintable(const v1::Certificate& certificate) {
  if (certificate.state() == v1::SUPERSEDED) {
    return Refuse(Reason::CERTIFICATE_SUPERSEDED, {{"certificate", certificate.superseded_by()}});
  }
  return certificate.state() == v1::VALID ? absl::OkStatus() : NotValid(certificate);
}

}  // namespace linli::awards::domain
