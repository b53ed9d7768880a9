#include "services/registration/domain/insurance_rule.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "common/time/proto_time.h"

namespace linli::registration::domain {
namespace {

constexpr absl::Duration kLongestContract = absl::Hours(24 * 366 * 5);

}  // namespace

void CheckCovers(const v1::InsuranceProduct& product, Violations& violations) {
  std::set<int> seen;
  for (int i = 0; i < product.covers_size(); ++i) {
    if (!seen.insert(product.covers(i).type()).second) {
      violations.Add(absl::StrCat("insurance_product.covers[", i, "].type"),
                     Reason::INSURANCE_COVER_TWICE);
    }
  }
}

void CheckContract(const v1::InsuranceContract& contract, absl::Time now, Violations& violations) {
  const absl::Duration length =
      time::FromProto(contract.end_time()) - time::FromProto(contract.start_time());
  if (length <= absl::ZeroDuration() || length > kLongestContract) {
    violations.Add("insurance_contract.end_time", Reason::INSURANCE_PERIOD);
  }
  if (time::FromProto(contract.purchase().buy_time()) > now) {
    violations.Add("insurance_contract.purchase.buy_time", Reason::INSURANCE_PERIOD);
  }
}

absl::Status CheckContractRuns(const v1::InsuranceContract& contract, absl::Time now) {
  if (!contract.has_cancel_time() && now < time::FromProto(contract.end_time())) {
    return absl::OkStatus();
  }
  return Refuse(Reason::INSURANCE_CONTRACT_STATE);
}

absl::StatusOr<absl::Time> EffectiveFrom(const v1::InsuranceContract& contract, absl::Time now,
                                         const google::protobuf::Timestamp* asked) {
  const absl::Time first = std::max(now, time::FromProto(contract.start_time()));
  const absl::Time effective = asked != nullptr ? time::FromProto(*asked) : first;
  if (effective >= first && effective < time::FromProto(contract.end_time())) return effective;
  Violations violations;
  violations.Add("effective_time", Reason::INSURED_BACKDATED);
  return violations.ToStatus();
}

void CheckLines(const std::vector<std::string>& subjects,
                const std::map<std::string, v1::InsuredEntry>& last, bool covered,
                absl::Time effective, Violations& violations) {
  std::set<std::string> seen;
  for (size_t i = 0; i < subjects.size(); ++i) {
    const std::string field = absl::StrCat("subjects[", i, "]");
    const auto found = last.find(subjects[i]);
    const bool twice = !seen.insert(subjects[i]).second;
    const bool nothing_to_end = !covered && (found == last.end() || !found->second.covered());
    if (twice || nothing_to_end) {
      violations.Add(field, Reason::INSURED_SUBJECT);
    } else if (found != last.end() && time::FromProto(found->second.effective_time()) > effective) {
      violations.Add(field, Reason::INSURED_BACKDATED);
    }
  }
}

}  // namespace linli::registration::domain
