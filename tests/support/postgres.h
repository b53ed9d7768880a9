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

  // Waits until the service's feed shows everything that was committed: a transaction of any other
  // test on the same server holds the horizon of all feeds back. Throws after a minute.
  void AwaitFeed() const;

 private:
  std::string service_;
  std::string name_;
  std::string conninfo_;
  std::string superuser_conninfo_;
};

}  // namespace linli::support
