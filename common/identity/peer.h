// Who calls, by the certificate that the peer showed. TLS has proven that the peer holds its key;
// whether the certificate is worth anything is decided here and not in the handshake, because a
// handshake that fails tells its reason to nobody.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/identity/lru.h"
#include "common/secret/watched_file.h"

namespace linli::identity {

// What a good certificate says.
struct Peer {
  std::string subject;  // of its URI "linli:<subject>"; empty: it names no caller
  absl::Time from;
  absl::Time until;
};

// Any number of threads.
class PeerVerifier {
 public:
  // `authorities`: a PEM file of one or more certificates of authorities, looked at again while we
  // run, so that an authority can be added or taken away.
  explicit PeerVerifier(std::string authorities, absl::Duration look_every = absl::Seconds(1));
  ~PeerVerifier();

  // From a chain in PEM, the peer's own certificate first. CERTIFICATE_UNTRUSTED,
  // CERTIFICATE_EXPIRED or CERTIFICATE_NOT_YET_VALID. A chain is verified once for each edition of
  // the authorities, its dates count at each call.
  absl::StatusOr<Peer> Verify(std::string_view chain_pem, absl::Time now);

 private:
  struct Trust;

  absl::StatusOr<Peer> VerifyAnew(const Trust& trust, std::string_view chain_pem) const;

  secret::WatchedFile file_;
  std::mutex mutex_;
  std::unique_ptr<Trust> trust_;
  Lru<absl::StatusOr<Peer>> known_;  // of this trust
};

// CERTIFICATE_EXPIRED or CERTIFICATE_NOT_YET_VALID outside of these dates.
absl::Status CheckDates(const Peer& peer, absl::Time now);

// Until when the first certificate of a PEM text is good; nothing if there is none.
std::optional<absl::Time> EndOf(std::string_view certificate_pem);

}  // namespace linli::identity
