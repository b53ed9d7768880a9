#include "deploy/ctl/resources.h"
#include "linli/hours/v1/statement_service.pb.h"

namespace linli::ctl {

namespace v1 = hours::v1;

Commands Statements() {
  return {
      {.words = "statement",
       .request = &v1::GetStatementRequest::default_instance(),
       .help = "a volunteer's account, entry by entry",
       .example = "V1305022611123456K --from 2026-01-01",
       .fields = {{"VOLUNTEER", "volunteer", "number"},
                  {"--commodity", "commodity", "which account", "service-minutes"},
                  {"--from", "from_time", "from"},
                  {"--until", "until_time", "until"}},
       .columns = {"transfer.post_time", "transfer.code", "activity_name", "minutes",
                   "balance_minutes", "transfer.record"}},
      {.words = "totals",
       .request = &v1::GetTotalsRequest::default_instance(),
       .help = "what counts for a volunteer, in all and by kind",
       .example = "V1305022611123456K",
       .fields = {{"VOLUNTEER", "volunteer", "number"},
                  {"--as-of", "as_of_time", "as it stood then; now if not given"}}},
  };
}

}  // namespace linli::ctl
