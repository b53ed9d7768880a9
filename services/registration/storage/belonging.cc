#include "services/registration/storage/belonging.h"

#include "services/registration/storage/document.h"
#include "services/registration/storage/queries.h"

namespace linli::registration::store {

std::vector<std::string> StrangersTo(db::Tx& tx, const std::string& owner,
                                     const std::vector<std::string>& subjects) {
  return AllIn(tx.Run(queries::kOwnerStrangers, subjects, owner),
               [](const pqxx::row& row) { return std::string(row[0].c_str()); });
}

}  // namespace linli::registration::store
