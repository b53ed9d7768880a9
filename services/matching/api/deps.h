// What handlers of matching reach beyond their transaction.
#pragma once

#include "common/db/database.h"
#include "services/matching/api/neighbours.h"

namespace linli::matching {

struct Deps {
  db::Database& database;  // for Ask functions, which run before the transaction
  Neighbours& neighbours;
};

}  // namespace linli::matching
