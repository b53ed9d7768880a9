// One named SQL statement. They live in storage/queries/*.sql, one file each, and become constants
// at build time (deploy/cmake/embed_queries.cmake).
#pragma once

namespace linli::db {

struct Query {
  const char* name;  // the file's name without .sql; unique within a service
  const char* sql;   // parameters are $1, $2 …
};

}  // namespace linli::db
