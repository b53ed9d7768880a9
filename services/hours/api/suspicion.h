// What speaks against a record as it is written (异常时长识别), in the transaction that writes it.
#pragma once

#include <string>

#include "common/policy/policy.h"
#include "common/rpc/call.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/quarantine.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "services/hours/storage/attendance_store.h"

namespace linli::hours::suspicion {

using Edition = policy::Edition<v1::Policy>;

// Of a record by hand that is not written yet. One query, or none if the policy looks at nothing.
v1::Quarantine OfEntry(rpc::WriteCall& call, const Edition& policy, const v1::Record& record);

// Of a presence that ends at `until` by `check_out`. Likewise.
v1::Quarantine OfPresence(rpc::WriteCall& call, const Edition& policy, const store::Open& open,
                          absl::Time until, const v1::Evidence& check_out);

// Before the record is written: it begins in QUARANTINED if what speaks against it is enough.
void Hold(const v1::Quarantine& suspicion, v1::Record& record);
// After: keeps what spoke against it, if anything did. `made_by`: of whose word the record is.
void Keep(rpc::WriteCall& call, const v1::Quarantine& suspicion, const std::string& made_by,
          const v1::Record& record);

}  // namespace linli::hours::suspicion
