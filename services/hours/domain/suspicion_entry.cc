#include "services/hours/domain/suspicion_entry.h"

namespace linli::hours::domain {

using Signal = v1::Quarantine::Signal;

int WithoutCheckIns(const v1::DefencePolicy& defence, int alike, int checked_in) {
  const int64_t all = int64_t{alike} + checked_in;
  return int64_t{checked_in} * 100 < all * defence.checked_in_percent() ? alike : 0;
}

std::vector<Measure> MeasureEntry(const v1::DefencePolicy& defence, const v1::Record& record,
                                  const EntrySurroundings& around) {
  const std::string& hand = record.provenance().entered_by();
  return {
      // PAIN-1: hours that are bought arrive at once.
      {Signal::VELOCITY, around.her_minutes + record.interval_minutes()},
      // PAIN-1: who makes up a history gives each day the same hours. One day with the same hours
      // for
      // many people is what an activity looks like, and does not count.
      {Signal::REGULARITY, around.alike_days, hand},
      // PAIN-1: who sells hours enters many.
      {Signal::VOLUME, around.entered + 1, hand},
      // PAIN-2: an activity at which nobody was.
      {Signal::NO_CHECK_INS, WithoutCheckIns(defence, around.by_hand + 1, around.checked_in),
       record.recording_unit()},
  };
}

}  // namespace linli::hours::domain
