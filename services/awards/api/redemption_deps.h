// What handlers of redemption reach beyond their transaction.
#pragma once

#include "common/db/database.h"
#include "services/hours/client/time_bank_client.h"

namespace linli::awards {

struct RedemptionDeps {
  db::Database& database;
  hours::TimeBankClient& time_bank;
};

}  // namespace linli::awards
