// A record that changes makes the certificates that count it outdated.
#pragma once

#include "absl/status/status.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"
#include "services/awards/domain/counted_record.h"

namespace linli::awards::jobs {

// After ApplyRecord, which holds the standings of those whose certificates these are: a certificate
// that is being issued at the same time either is found here or sees the change itself.
absl::Status OutdateCertificates(db::Tx& tx, outbox::Emitter& emitter,
                                 const domain::CountedRecord& record);

}  // namespace linli::awards::jobs
