// All editions of a service in memory, for who has to judge without a database at hand.
//   std::shared_ptr<const policy::Book> book = policy::Book::Read<v1::Policy>(tx, nullptr);
//   const policy::Edition<v1::Policy> edition = book->At<v1::Policy>("130502", now);
#pragma once

#include <map>
#include <memory>
#include <string>

#include "absl/time/time.h"
#include "common/policy/policy.h"

namespace linli::policy {

class Book {
 public:
  // The book as it stands; `known` itself if nothing was added since.
  template <typename Policy>
  static std::shared_ptr<const Book> Read(db::Tx& tx, std::shared_ptr<const Book> known) {
    return Reread(tx, Policy::default_instance(), std::move(known));
  }

  // The edition that judges a fact of the time `at` in a region, by its code: as policy::At says,
  // and with the same Fault.
  template <typename Policy>
  Edition<Policy> At(const std::string& region_code, absl::Time at) const {
    const internal::Found& found = FindAt(region_code, at);
    return {found.version, std::static_pointer_cast<const Policy>(found.policy)};
  }

  // How many editions are in force at that time: as long as this stays, so does every answer.
  int InForceAt(absl::Time at) const;

 private:
  static std::shared_ptr<const Book> Reread(db::Tx& tx, const google::protobuf::Message& prototype,
                                            std::shared_ptr<const Book> known);
  const internal::Found& FindAt(const std::string& region_code, absl::Time at) const;

  int count_ = 0;
  // By region, then by the time from which on it is in force.
  std::map<std::string, std::map<absl::Time, internal::Found>> editions_;
};

}  // namespace linli::policy
