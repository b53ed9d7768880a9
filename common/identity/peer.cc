#include "common/identity/peer.h"

#include <ctime>
#include <vector>

#include "common/identity/token.h"
#include "common/secret/openssl.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "openssl/err.h"
#include "openssl/pem.h"
#include "openssl/x509v3.h"

namespace linli::identity {
namespace {

using secret::Freed;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;

constexpr size_t kKnownPeers = 1024;
constexpr std::string_view kScheme = "linli:";

std::vector<Certificate> CertificatesIn(std::string_view pem) {
  std::vector<Certificate> all;
  const secret::Bio reader = secret::ReaderOf(pem);
  while (Certificate one{PEM_read_bio_X509(reader.get(), nullptr, nullptr, nullptr)}) {
    all.push_back(std::move(one));
  }
  ERR_clear_error();  // the end of the text counts as an error there
  return all;
}

absl::Time TimeOf(const ASN1_TIME* time) {
  std::tm parts{};
  secret::Must(ASN1_TIME_to_tm(time, &parts) == 1);
  return absl::FromTM(parts, absl::UTCTimeZone());
}

// The first URI of our scheme among its names that can name a caller.
std::string SubjectOf(X509* certificate) {
  struct FreeNames {
    void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
  };
  const std::unique_ptr<GENERAL_NAMES, FreeNames> names(static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
    if (name->type != GEN_URI) continue;
    const ASN1_IA5STRING* uri = name->d.uniformResourceIdentifier;
    const std::string_view text(reinterpret_cast<const char*>(ASN1_STRING_get0_data(uri)),
                                static_cast<size_t>(ASN1_STRING_length(uri)));
    if (text.substr(0, kScheme.size()) != kScheme) continue;
    if (IsSubject(text.substr(kScheme.size()))) return std::string(text.substr(kScheme.size()));
  }
  return "";
}

std::string Rfc3339(absl::Time time) {
  return absl::FormatTime(absl::RFC3339_sec, time, absl::UTCTimeZone());
}

}  // namespace

struct PeerVerifier::Trust {
  uint64_t edition = 0;
  std::unique_ptr<X509_STORE, Freed<X509_STORE_free>> store{X509_STORE_new()};
};

PeerVerifier::PeerVerifier(std::string authorities, absl::Duration look_every)
    : file_(std::move(authorities), look_every),
      trust_(std::make_unique<Trust>()),
      known_(kKnownPeers) {}

PeerVerifier::~PeerVerifier() = default;

absl::StatusOr<Peer> PeerVerifier::Verify(std::string_view chain_pem, absl::Time now) {
  const auto content = file_.Read();
  const std::lock_guard lock(mutex_);
  if (trust_->edition != content->edition) {
    auto trust = std::make_unique<Trust>();
    trust->edition = content->edition;
    for (const Certificate& authority : CertificatesIn(content->text)) {
      X509_STORE_add_cert(trust->store.get(), authority.get());
    }
    trust_ = std::move(trust);
    known_ = Lru<absl::StatusOr<Peer>>(kKnownPeers);
  }
  absl::StatusOr<Peer>* known = known_.Find(chain_pem);
  if (known == nullptr) known = known_.Put(chain_pem, VerifyAnew(*trust_, chain_pem));
  if (known->ok()) RETURN_IF_ERROR(CheckDates(**known, now));
  return *known;
}

// Signatures, purpose and chain; dates are looked at apart, by the clock of the call.
absl::StatusOr<Peer> PeerVerifier::VerifyAnew(const Trust& trust,
                                              std::string_view chain_pem) const {
  const std::vector<Certificate> chain = CertificatesIn(chain_pem);
  if (chain.empty()) return Refuse(Reason::CERTIFICATE_UNTRUSTED);
  const std::unique_ptr<STACK_OF(X509), void (*)(STACK_OF(X509)*)> between(
      sk_X509_new_null(), [](STACK_OF(X509) * stack) { sk_X509_free(stack); });
  for (size_t i = 1; i < chain.size(); ++i) sk_X509_push(between.get(), chain[i].get());
  const std::unique_ptr<X509_STORE_CTX, Freed<X509_STORE_CTX_free>> context(X509_STORE_CTX_new());
  secret::Must(
      X509_STORE_CTX_init(context.get(), trust.store.get(), chain[0].get(), between.get()) == 1);
  X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_NO_CHECK_TIME);
  X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_SSL_CLIENT);
  if (X509_verify_cert(context.get()) != 1) {
    ERR_clear_error();
    return Refuse(Reason::CERTIFICATE_UNTRUSTED);
  }
  Peer peer{SubjectOf(chain[0].get()), absl::InfinitePast(), absl::InfiniteFuture()};
  // An authority that ended takes along what it signed.
  const STACK_OF(X509)* verified = X509_STORE_CTX_get0_chain(context.get());
  for (int i = 0; i < sk_X509_num(verified); ++i) {
    const X509* link = sk_X509_value(verified, i);
    peer.from = std::max(peer.from, TimeOf(X509_get0_notBefore(link)));
    peer.until = std::min(peer.until, TimeOf(X509_get0_notAfter(link)));
  }
  return peer;
}

absl::Status CheckDates(const Peer& peer, absl::Time now) {
  if (now < peer.from - kTokenLeeway) {
    return Refuse(Reason::CERTIFICATE_NOT_YET_VALID, {{"from", Rfc3339(peer.from)}});
  }
  if (now > peer.until) {
    return Refuse(Reason::CERTIFICATE_EXPIRED, {{"until", Rfc3339(peer.until)}});
  }
  return absl::OkStatus();
}

std::optional<absl::Time> EndOf(std::string_view certificate_pem) {
  const std::vector<Certificate> all = CertificatesIn(certificate_pem);
  if (all.empty()) return std::nullopt;
  return TimeOf(X509_get0_notAfter(all[0].get()));
}

}  // namespace linli::identity
