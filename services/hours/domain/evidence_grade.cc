#include "services/hours/domain/evidence_grade.h"

#include <algorithm>

namespace linli::hours::domain {

v1::EvidenceGrade GradeOf(v1::EvidenceMethod method) {
  switch (method) {
    case v1::BY_CODE:
      // Two devices at one moment: the leader's showed it, hers sent it seconds later, as herself.
      return v1::ROTATING_CODE;
    case v1::BY_KIOSK:
      // The same, but nobody stood beside the kiosk who would have seen a photograph of it sent on.
      return v1::AT_KIOSK;
    case v1::BY_POSITION:
      // Her own device alone, which can be made to say anything (虚拟定位).
      return v1::NEAR_THE_PLACE;
    case v1::BY_ATTESTATION:
      // Her device says nothing; a leader says so with his name, at a time by our clock.
      return v1::ATTESTED_BY_LEADER;
    case v1::BY_OFFLINE_LOG:
      // As an attestation, but the time is the device's, and days may pass before anybody sees it.
      return v1::LOGGED_OFFLINE;
    default:
      return v1::EVIDENCE_GRADE_UNSPECIFIED;
  }
}

v1::EvidenceGrade GradeOf(v1::EvidenceMethod check_in, v1::EvidenceMethod check_out) {
  return std::min(GradeOf(check_in), GradeOf(check_out));
}

std::vector<std::string> GradesUpTo(v1::EvidenceGrade grade) {
  std::vector<std::string> names;
  const auto& grades = *v1::EvidenceGrade_descriptor();
  for (int i = 1; i < grades.value_count(); ++i) {
    if (grades.value(i)->number() <= grade) names.push_back(grades.value(i)->name());
  }
  return names;
}

v1::Evidence EvidenceBy(v1::EvidenceMethod method, std::string_view witness) {
  v1::Evidence evidence;
  evidence.set_method(method);
  evidence.set_grade(GradeOf(method));
  evidence.set_witness(std::string(witness));
  return evidence;
}

}  // namespace linli::hours::domain
