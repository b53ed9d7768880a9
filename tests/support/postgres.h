// A database of one's own, for tests of what is stored.
#pragma once

#include <string>
#include <string_view>

namespace linli::support {

// A fresh copy of a service's template database, bootstrapped and migrated; gone with the object.
class TestDatabase {
 public:
  // `service` is "registration", "matching", "hours" or "awards"; or "common", whose schema common
  // has only the tables that services have in common (common/*/schema/*.sql).
  // Throws std::runtime_error outside of tests/run.
  explicit TestDatabase(std::string_view service);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  // For libpq. The role is the service's own, linli_<service>, with no rights but those that its
  // migrations grant; common, having no role, is entered as superuser.
  const std::string& conninfo() const { return conninfo_; }

  // To look at what the service may not see, or to break things on purpose.
  const std::string& superuser_conninfo() const { return superuser_conninfo_; }

  // Until a feed shows all that is committed now. It hides what is not older than every transaction
  // still open, and a snapshot counts those of all databases: of the tests beside this one, too.
  // Throws std::runtime_error after half a minute.
  void WaitForFeed() const;

 private:
  std::string name_;
  std::string conninfo_;
  std::string superuser_conninfo_;
};

}  // namespace linli::support
