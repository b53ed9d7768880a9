// A generated city: volunteers as registration's feed leaves them in matching's tables, open
// shifts, and the same volunteers as a table of PostGIS with the indexes that suit the questions
// best.
#pragma once

#include <cstdint>
#include <string>

#include "pqxx/pqxx"

namespace linli::bench {

class City {
 public:
  // `conninfo` of a superuser of matching's database.
  explicit City(const std::string& conninfo);

  void SetVolunteers(int64_t count);  // instead of those that are there
  void AddShifts(int count);
  // What the volunteers did and are up to: every tenth has a place in one of the shifts, every
  // twentieth a qualification. Every tenth shift requires it.
  void SetPlans(int64_t volunteers);
  // Nobody has a place anywhere.
  void ClearPlans();
  // Needs postgresql-15-postgis-3.
  void CopyToPostgis();

  pqxx::result Sql(const std::string& sql);

 private:
  pqxx::connection connection_;
  int shifts_ = 0;
};

}  // namespace linli::bench
