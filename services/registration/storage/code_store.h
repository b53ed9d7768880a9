// Code lists, national and local.
#pragma once

#include <string>
#include <vector>

#include "common/db/tx.h"
#include "linli/registration/v1/code_table_service.pb.h"

namespace linli::registration::store {

// Of a table, national codes and those of these regions, after (code, region).
std::vector<v1::Code> ListCodes(db::Tx& tx, const std::string& table,
                                const std::vector<std::string>& region_codes,
                                const std::vector<std::string>& after, int limit);
bool IsNationalTable(db::Tx& tx, const std::string& table);
// Those of the mappings that are no national codes.
std::vector<std::string> MissingCodes(db::Tx& tx, const std::vector<v1::Code>& codes);
void SaveCodes(db::Tx& tx, const std::string& table, const std::string& region_code,
               const std::vector<v1::Code>& codes);

}  // namespace linli::registration::store
