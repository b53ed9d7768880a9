#include "services/matching/domain/rota.h"

#include <algorithm>

#include "common/time/proto_time.h"
#include "services/matching/domain/project_cycle.h"

namespace linli::matching::domain {

v1::ShowRotaResponse TurnsOf(const v1::Pairing& pairing, absl::Time from, absl::Time until) {
  v1::ShowRotaResponse rota;
  if (pairing.givers().empty()) return rota;
  const auto period = pairing.frequency().period();
  if (pairing.has_end_time()) until = std::min(until, time::FromProto(pairing.end_time()));
  const absl::Time first = PeriodStart(period, from);
  int turn = 0;
  for (absl::Time start = PeriodStart(period, time::FromProto(pairing.start_time())); start < until;
       start = NextPeriod(period, start), ++turn) {
    if (start < first) continue;
    auto& one = *rota.add_turns();
    *one.mutable_start_time() = time::ToProto(start);
    one.set_giver(pairing.givers(turn % pairing.givers_size()));
  }
  return rota;
}

}  // namespace linli::matching::domain
