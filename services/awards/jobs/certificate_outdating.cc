#include "services/awards/jobs/certificate_outdating.h"

#include "common/status/macros.h"
#include "linli/awards/v1/events.pb.h"
#include "services/awards/domain/certificate_state.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/storage/certificate_store.h"
#include "services/awards/storage/star_store.h"

namespace linli::awards::jobs {

absl::Status OutdateCertificates(db::Tx& tx, outbox::Emitter& emitter,
                                 const domain::CountedRecord& record) {
  ASSIGN_OR_RETURN(const RecordName name, RecordName::Parse(record.name));
  const std::vector<std::string> holders = {name.id(0), store::SurvivorOf(tx, name.id(0))};
  for (v1::Certificate& certificate : store::LockCertificatesCounting(tx, holders, record.name)) {
    if (!domain::Outdates(record, certificate.document())) continue;
    RETURN_IF_ERROR(domain::Outdate(domain::Kept(record.change_time), certificate));
    RETURN_IF_ERROR(store::SaveState(tx, certificate));
    v1::CertificateEvent event;
    event.set_certificate(certificate.name());
    event.set_state(certificate.state());
    event.set_total_minutes(certificate.document().total_minutes());
    *event.mutable_issue_time() = certificate.document().issue_time();
    emitter.Emit("certificate", certificate.name(), std::stoll(certificate.etag()),
                 "awards.certificate.outdated", event);
  }
  return absl::OkStatus();
}

}  // namespace linli::awards::jobs
