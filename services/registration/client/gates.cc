#include "services/registration/client/gates.h"

#include <algorithm>
#include <vector>

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::registration::gates {
namespace {

template <typename Item>
time::Interval IntervalOf(const Item& item) {
  return {time::FromProto(item.start_time()),
          item.has_end_time() ? time::FromProto(item.end_time()) : absl::InfiniteFuture()};
}

// Whether intervals, taken together, leave no gap in [from, until).
bool Cover(std::vector<time::Interval> intervals, absl::Time from, absl::Time until) {
  std::sort(intervals.begin(), intervals.end(),
            [](const auto& one, const auto& other) { return one.from < other.from; });
  for (const time::Interval& one : intervals) {
    if (from >= until || one.from > from) break;
    from = std::max(from, one.until);
  }
  return from >= until;
}

}  // namespace

bool Active(const v1::GateFacts& facts) { return facts.volunteer_state() == v1::VOLUNTEER_ACTIVE; }

int AgeOn(const v1::GateFacts& facts, absl::CivilDay day) {
  absl::CivilDay birth;
  return absl::ParseCivilTime(facts.birth_date(), &birth) ? time::AgeOn(birth, day) : -1;
}

bool GuardianAgreed(const v1::GateFacts& facts) { return facts.has_guardian_consent_time(); }

bool HoldsAt(const v1::GateFacts& facts, std::string_view kind, absl::Time at) {
  return HoldsThroughout(facts, kind, at, at + absl::Nanoseconds(1));
}

bool HoldsThroughout(const v1::GateFacts& facts, std::string_view kind, absl::Time from,
                     absl::Time until) {
  std::vector<time::Interval> held;
  for (const v1::HeldQualification& one : facts.qualifications()) {
    if (one.qualification_kind() == kind) held.push_back(IntervalOf(one));
  }
  return Cover(std::move(held), from, until);
}

bool TrainedBy(const v1::GateFacts& facts, std::string_view course, absl::Time at) {
  return std::any_of(facts.completed_courses().begin(), facts.completed_courses().end(),
                     [&](const v1::CompletedCourse& one) {
                       return one.course() == course && time::FromProto(one.complete_time()) <= at;
                     });
}

bool Signed(const v1::GateFacts& facts, std::string_view agreement, int version) {
  return std::any_of(facts.signed_agreements().begin(), facts.signed_agreements().end(),
                     [&](const v1::SignedAgreement& one) {
                       return one.agreement() == agreement && one.version() >= version;
                     });
}

bool InsuredThroughout(const v1::GateFacts& facts, absl::Time from, absl::Time until) {
  std::vector<time::Interval> insured;
  for (const v1::InsuredInterval& one : facts.insured()) insured.push_back(IntervalOf(one));
  return Cover(std::move(insured), from, until);
}

}  // namespace linli::registration::gates
