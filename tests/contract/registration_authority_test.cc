// The authority matrix of registration: each role, at each kind of place, for each RPC (law 10, law
// 11, S0-3, S1-27). What the option of a method lets through is compared with a table kept by hand.
#include "tests/contract/registration_authority.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/identity/access.h"
#include "google/protobuf/dynamic_message.h"
#include "linli/options/v1/field.pb.h"
#include "tests/contract/contract.h"

namespace linli::contract {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;
using identity::Caller;
using identity::Scope;
using options::v1::Role;

const absl::Time kNow = absl::FromUnixSeconds(1'795'800'000);
constexpr char kHer[] = "volunteers/V1";

// Where everything that the requests name lies: the county 130502, a team of the league, youth.
class OnePlace final : public identity::ScopeResolver {
 public:
  absl::StatusOr<Scope> Resolve(std::string_view name, absl::Time) override {
    Scope scope;
    scope.region = "130502";
    scope.organizations = {"organizations/team", "organizations/league"};
    scope.systems = {"youth"};
    scope.whole_platform = name.empty();
    return scope;
  }
};

// A place that a delegation can name, and what lies in it: a region alone; a team or a volunteer.
struct Over {
  const char* name;
  bool region;
  bool team;
};
constexpr Over kPlaces[] = {
    {"platform", true, true},
    {"regions/13", true, true},
    {"regions/1305", true, true},
    {"regions/130502", true, true},
    {"regions/130502001", false, false},
    {"regions/1306", false, false},
    {"organizations/team", false, true},
    {"organizations/league", false, true},
    {"organizations/other", false, false},
    {"systems/youth", false, true},
    {"systems/women", false, false},
    {"regions/1305/systems/youth", false, true},
    {"regions/1306/systems/youth", false, false},
    {"regions/1305/systems/women", false, false},
};

std::map<std::string, const MethodDescriptor*> RegistrationMethods() {
  std::map<std::string, const MethodDescriptor*> methods;
  for (const MethodDescriptor* method : Methods()) {
    if (method->file()->package() != "linli.registration.v1") continue;
    methods[absl::StrCat(method->service()->name(), ".", method->name())] = method;
  }
  return methods;
}

// Names that the field at a path may hold, one of each kind.
std::vector<std::string> NamesFor(const FieldDescriptor& field) {
  std::set<std::string> names;
  for (const std::string& form : field.options().GetExtension(options::v1::rule).resource()) {
    if (absl::StartsWith(form, "organizations/")) names.insert("organizations/team");
    if (absl::StartsWith(form, "volunteers/")) names.insert(kHer);
    if (absl::StartsWith(form, "regions/")) names.insert("regions/130502");
  }
  if (names.empty()) names = {"organizations/team", "regions/130502"};
  return {names.begin(), names.end()};
}

void Put(Message& message, const std::string& path, const std::string& value) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(path, absl::MaxSplits('.', 1));
  const auto* field = message.GetDescriptor()->FindFieldByName(parts.first);
  const auto& reflection = *message.GetReflection();
  if (field->is_repeated() && parts.second.empty()) {
    reflection.AddString(&message, field, value);
  } else if (field->is_repeated()) {
    Put(*reflection.AddMessage(&message, field), parts.second, value);
  } else if (parts.second.empty()) {
    reflection.SetString(&message, field, value);
  } else {
    Put(*reflection.MutableMessage(&message, field), parts.second, value);
  }
}

bool IsListed(const std::set<std::string>& listed, Role role) {
  if (listed.contains(options::v1::Role_Name(role))) return true;
  const auto* value = options::v1::Role_descriptor()->FindValueByNumber(role);
  for (int one : value->options().GetRepeatedExtension(options::v1::includes)) {
    if (listed.contains(options::v1::Role_Name(static_cast<Role>(one)))) return true;
  }
  return false;
}

std::vector<Role> Roles() {
  std::vector<Role> roles;
  const auto& all = *options::v1::Role_descriptor();
  for (int i = 0; i < all.value_count(); ++i) {
    if (all.value(i)->number() != 0) roles.push_back(static_cast<Role>(all.value(i)->number()));
  }
  return roles;
}

Caller Holding(Role role, const std::string& over, absl::Time from = absl::InfinitePast(),
               absl::Time until = absl::InfiniteFuture()) {
  return {"staff/li", identity::WithIncluded({{role, over, from, until}})};
}

// One RPC against its line.
class Line {
 public:
  Line(const MethodDescriptor& method, const Authority& expected)
      : method_(method), expected_(expected), rule_(*identity::AccessRule::Of(method)) {}

  std::vector<std::string> Check() {
    if (expected_.who == "anyone") {
      Expect(Passes({}, ""), true, "a stranger without a token");
    } else if (expected_.who == "signed in" || absl::StartsWith(Who(), "rule ")) {
      Expect(Passes({}, ""), false, "a stranger without a token");
      Expect(Passes({"staff/li", {}}, ""), true, "anybody with a token");
      CheckRule();
    } else {
      CheckHolders();
    }
    return std::move(faults_);
  }

 private:
  std::string Who() const { return std::string(expected_.who); }

  void Expect(bool passes, bool should, const std::string& who) {
    if (passes == should) return;
    faults_.push_back(absl::StrCat(std::string(expected_.method), ": ", who,
                                   should ? " should pass" : " should not pass"));
  }

  bool Passes(const Caller& caller, const std::string& name, const std::string& path = "") {
    std::unique_ptr<Message> request(factory_.GetPrototype(method_.input_type())->New());
    if (!path.empty()) Put(*request, path, name);
    OnePlace places;
    return rule_.MayCall(caller, *request, places, kNow, kNow).ok();
  }

  void CheckRule() {
    if (!absl::StartsWith(Who(), "rule ")) return;
    const std::string test = absl::StrCat("services/registration/", Who().substr(5), "_test.cc");
    if (!std::ifstream(test)) faults_.push_back(absl::StrCat(test, " does not exist"));
  }

  void CheckHolders() {
    const std::set<std::string> listed = absl::StrSplit(Who(), ' ', absl::SkipEmpty());
    Expect(Passes({"staff/li", {}}, ""), false, "who holds nothing");
    for (Role role : Roles()) {
      for (const Over& over : kPlaces) CheckPlace(role, IsListed(listed, role), over);
      CheckTimes(role);
    }
    const std::string self(expected_.self);
    const bool has_self = !self.empty();
    if (!has_self) return;
    Expect(Passes({kHer, {}}, kHer, self), true, "she herself");
    Expect(Passes({kHer, {}}, "volunteers/V2", self), false, "another volunteer");
    Expect(Passes({"volunteers/V", {}}, kHer, self), false, "whose number begins like hers");
  }

  void CheckPlace(Role role, bool listed, const Over& over) {
    const std::string who = absl::StrCat(options::v1::Role_Name(role), " over ", over.name);
    const std::string scope(expected_.scope);
    if (scope.empty()) {
      const bool everywhere = std::string_view(over.name) == "platform";
      Expect(Passes(Holding(role, over.name), ""), listed && everywhere, who);
      return;
    }
    for (const std::string& name : NamesFor(*FieldAt(*method_.input_type(), scope))) {
      const bool covers = absl::StartsWith(name, "regions/") ? over.region : over.team;
      Expect(Passes(Holding(role, over.name), name, scope), listed && covers,
             absl::StrCat(who, " at ", name));
    }
  }

  // Before it begins, and from its end on.
  void CheckTimes(Role role) {
    const std::string who = options::v1::Role_Name(role);
    Expect(Passes(Holding(role, "platform", kNow + absl::Microseconds(1)), ""), false,
           absl::StrCat(who, " from the next moment on"));
    Expect(Passes(Holding(role, "platform", absl::InfinitePast(), kNow), ""), false,
           absl::StrCat(who, " until now"));
  }

  const MethodDescriptor& method_;
  const Authority& expected_;
  const identity::AccessRule rule_;
  google::protobuf::DynamicMessageFactory factory_;
  std::vector<std::string> faults_;
};

TEST(RegistrationAuthority, ListsEveryRpcOnce) {
  std::map<std::string, int> listed;
  for (const Authority& line : RegistrationAuthority()) ++listed[std::string(line.method)];
  std::vector<std::string> faults;
  for (const auto& [name, method] : RegistrationMethods()) {
    if (listed[name] != 1) {
      faults.push_back(absl::StrCat(name, ": ", listed[name], " lines in ",
                                    "tests/contract/registration_authority.cc"));
    }
    listed.erase(name);
  }
  for (const auto& [name, count] : listed) faults.push_back(absl::StrCat(name, " is no RPC"));
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

TEST(RegistrationAuthority, IsWhatTheTableSaysForEachRoleAtEachPlace) {
  const auto methods = RegistrationMethods();
  std::vector<std::string> faults;
  for (const Authority& line : RegistrationAuthority()) {
    const auto method = methods.find(std::string(line.method));
    if (method == methods.end()) continue;
    for (std::string& fault : Line(*method->second, line).Check()) {
      faults.push_back(std::move(fault));
    }
  }
  EXPECT_TRUE(faults.empty()) << Lines(faults);
}

}  // namespace
}  // namespace linli::contract
