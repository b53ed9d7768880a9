#include "services/hours/domain/record_correction.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/record_minutes.h"

namespace linli::hours::domain {
namespace {

time::Interval IntervalOf(const v1::Record& record) {
  return {time::FromProto(record.start_time()), time::FromProto(record.end_time())};
}

// Takes over what the correction says. Whether that differs from what stood there.
bool Put(const v1::Correction& correction, v1::Record& record) {
  const v1::Record before = record;
  const auto text = [](const std::string& said, std::string* field) {
    if (!said.empty()) *field = said;
  };
  text(correction.activity_name(), record.mutable_activity_name());
  text(correction.place(), record.mutable_place());
  text(correction.content(), record.mutable_content());
  text(correction.organizing_unit(), record.mutable_organizing_unit());
  text(correction.leader(), record.mutable_leader());
  text(correction.category(), record.mutable_category());
  if (correction.has_start_time()) {
    *record.mutable_start_time() = time::ToProto(Kept(time::FromProto(correction.start_time())));
  }
  if (correction.has_end_time()) {
    *record.mutable_end_time() = time::ToProto(Kept(time::FromProto(correction.end_time())));
  }
  return before.SerializeAsString() != record.SerializeAsString();
}

// Where a record by hand comes from: from where it came, and with what proves the correction.
void SetProvenance(const v1::Record& before, const v1::Correction& correction,
                   const std::string& proposed_by, v1::Record& record) {
  v1::Provenance& provenance = *record.mutable_provenance();
  if (provenance.source().empty()) provenance.set_source(absl::StrCat("更正 ", before.name()));
  provenance.mutable_evidence()->CopyFrom(correction.evidence());
  provenance.set_consent(correction.consent());
  provenance.set_entered_by(proposed_by);
}

}  // namespace

absl::Status CheckCorrection(const v1::Record& record, const v1::Correction& correction,
                             absl::Time now) {
  Violations violations;
  v1::Record corrected = record;
  if (!Put(correction, corrected)) violations.Add("correction", Reason::CORRECTION_UNCHANGED);
  CheckEnteredInterval(IntervalOf(corrected), now, violations, "correction");
  return violations.ToStatus();
}

v1::Record Corrected(const v1::Record& record, const v1::Correction& correction,
                     const std::string& proposed_by, absl::Time now) {
  v1::Record next = record;
  Put(correction, next);
  for (const char* field :
       {"name", "state", "confirmed_by", "confirm_time", "transfer", "etag", "approval",
        "notice_end_time", "ending", "interval_minutes", "payable_minutes", "credited_minutes",
        "policy_version", "released_by"}) {
    next.GetReflection()->ClearField(&next, next.GetDescriptor()->FindFieldByName(field));
  }
  next.set_corrects(record.name());
  *next.mutable_create_time() = time::ToProto(now);
  *next.mutable_update_time() = next.create_time();
  const time::Interval shown = IntervalOf(record);
  const time::Interval said = IntervalOf(next);
  const bool as_shown = said.from >= shown.from && said.until <= shown.until;
  if (record.kind() == v1::Record::CREDIT && as_shown) {
    next.set_state(v1::Record::DRAFT);
    return next;
  }
  BeginByHand(next);
  next.clear_attendance();
  next.clear_shift();
  SetProvenance(record, correction, proposed_by, next);
  return next;
}

}  // namespace linli::hours::domain
