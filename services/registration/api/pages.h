// How List handlers cut their page: they read one row more than it has, to see whether there is a
// next one.
#pragma once

#include <string>
#include <vector>

#include "common/paging/page.h"

namespace linli::registration {

// Moves the page's rows into `field` and returns the token of the next page. `key_of` gives the
// sort key of a row as a vector of texts.
template <typename Request, typename Row, typename Field, typename KeyOf>
std::string FillPage(const Request& request, const paging::Page& page, std::vector<Row> rows,
                     Field* field, const KeyOf& key_of) {
  const bool more = rows.size() > static_cast<size_t>(page.size);
  if (more) rows.resize(page.size);
  for (Row& row : rows) *field->Add() = std::move(row);
  return more ? paging::NextPageToken(request, key_of(field->Get(field->size() - 1))) : "";
}

// The column of a key with only one.
inline std::string Only(const std::vector<std::string>& after) {
  return after.empty() ? "" : after[0];
}

// The id that ends a name.
inline std::string IdIn(const std::string& name) { return name.substr(name.rfind('/') + 1); }

// The sort key of a list in order of ids.
template <typename Row>
std::vector<std::string> LastId(const Row& last) {
  return {IdIn(last.name())};
}

}  // namespace linli::registration
