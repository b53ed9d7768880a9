#include "services/registration/storage/code_store.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {

std::vector<v1::Code> ListCodes(db::Tx& tx, const std::string& table,
                                const std::vector<std::string>& region_codes,
                                const std::vector<std::string>& after, int limit) {
  std::vector<v1::Code> codes;
  for (const pqxx::row& row :
       tx.Run(queries::kCodeList, table, region_codes, after.empty() ? "" : after[0],
              after.empty() ? "" : after[1], limit)) {
    v1::Code& code = codes.emplace_back();
    code.set_table(Text(row, "table_name"));
    code.set_code(Text(row, "code"));
    code.set_display_name(Text(row, "display_name"));
    const std::string region = Text(row, "region_code");
    if (!region.empty()) code.set_region(domain::RegionName(region).ToString());
    code.set_national_table(Text(row, "national_table"));
    SetTexts(row, "national_codes", code.mutable_national_codes());
  }
  return codes;
}

bool IsNationalTable(db::Tx& tx, const std::string& table) {
  return tx.Run(queries::kCodeNational, table)[0]["national"].as<bool>();
}

std::vector<std::string> MissingCodes(db::Tx& tx, const std::vector<v1::Code>& codes) {
  std::vector<std::string> tables, mapped, missing;
  for (const v1::Code& code : codes) {
    for (const std::string& national : code.national_codes()) {
      tables.push_back(code.national_table());
      mapped.push_back(national);
    }
  }
  for (const pqxx::row& row : tx.Run(queries::kCodeMissing, tables, mapped)) {
    missing.push_back(absl::StrCat(Text(row, "national_table"), "/", Text(row, "code")));
  }
  return missing;
}

void SaveCodes(db::Tx& tx, const std::string& table, const std::string& region_code,
               const std::vector<v1::Code>& codes) {
  std::vector<std::string> ids, names, tables, mapped;
  for (const v1::Code& code : codes) {
    ids.push_back(code.code());
    names.push_back(code.display_name());
    tables.push_back(code.national_codes_size() == 0 ? "" : code.national_table());
    mapped.push_back(absl::StrCat("{", absl::StrJoin(code.national_codes(), ","), "}"));
  }
  tx.Run(queries::kCodeUpsert, table, region_code, ids, names, tables, mapped);
}

}  // namespace linli::registration::store
