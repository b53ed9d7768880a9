#include "common/identity/access.h"

#include <map>
#include <memory>

#include "common/status/refusal.h"
#include "gmock/gmock.h"
#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/dynamic_message.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace linli::identity {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::FileDescriptorProto;
using google::protobuf::Message;
using google::protobuf::TextFormat;

constexpr char kFile[] = R"pb(
  name: "access_test.proto"
  syntax: "proto3"
  message_type {
    name: "Activity"
    field { name: "name" number: 1 type: TYPE_STRING label: LABEL_OPTIONAL }
    field { name: "places" number: 2 type: TYPE_INT32 label: LABEL_OPTIONAL }
  }
  message_type {
    name: "Request"
    field { name: "name" number: 1 type: TYPE_STRING label: LABEL_OPTIONAL }
    field {
      name: "activity"
      number: 2
      type: TYPE_MESSAGE
      type_name: "Activity"
      label: LABEL_OPTIONAL
    }
    field {
      name: "activities"
      number: 3
      type: TYPE_MESSAGE
      type_name: "Activity"
      label: LABEL_REPEATED
    }
    field { name: "names" number: 4 type: TYPE_STRING label: LABEL_REPEATED }
  }
  service {
    name: "Service"
    method { name: "Bare" input_type: "Request" output_type: "Request" }
    method {
      name: "Get"
      input_type: "Request"
      output_type: "Request"
      options {
        [linli.options.v1.access] { audience: HOLDERS roles: INSPECTOR scope: "name" self: "name" }
      }
    }
    method {
      name: "Broken"
      input_type: "Request"
      output_type: "Request"
      options {
        [linli.options.v1.access] { audience: HOLDERS roles: INSPECTOR scope: "nam" }
      }
    }
  }
)pb";

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

// The league's team in the county 130502, and one of its volunteers.
class Places final : public ScopeResolver {
 public:
  absl::StatusOr<Scope> Resolve(std::string_view name, absl::Time) override {
    ++asked;
    if (!trouble.ok()) return trouble;
    const std::string_view root = ScopeRoot(name);
    if (root == "organizations/team") {
      return Scope{"130502", {"organizations/team", "organizations/league"}};
    }
    if (root == "volunteers/V1") return Scope{"130502001", {}};
    return Scope{"", {}, true};
  }

  int asked = 0;
  absl::Status trouble;
};

class AccessTest : public testing::Test {
 protected:
  AccessTest() : pool_(DescriptorPool::generated_pool()) {
    FileDescriptorProto file;
    EXPECT_TRUE(TextFormat::ParseFromString(kFile, &file));
    file_ = pool_.BuildFile(file);
    type_ = file_->FindMessageTypeByName("Request");
  }

  const google::protobuf::MethodDescriptor& Method(const char* name) const {
    return *file_->service(0)->FindMethodByName(name);
  }
  std::unique_ptr<Message> Request(const std::string& text) {
    std::unique_ptr<Message> request(factory_.GetPrototype(type_)->New());
    EXPECT_TRUE(TextFormat::ParseFromString(text, request.get())) << text;
    return request;
  }
  absl::StatusOr<AccessRule> Rule(const std::string& text) const {
    options::v1::Access access;
    EXPECT_TRUE(TextFormat::ParseFromString(text, &access)) << text;
    return AccessRule::From(access, *type_);
  }
  // What becomes of the call: REASON_UNSPECIFIED if it may go on.
  Reason Outcome(const std::string& access, const Caller& caller, const std::string& request) {
    return ReasonOf(Rule(access)->MayCall(caller, *Request(request), places_, kNow, kNow));
  }

  DescriptorPool pool_;
  google::protobuf::DynamicMessageFactory factory_;
  const google::protobuf::FileDescriptor* file_;
  const google::protobuf::Descriptor* type_;
  Places places_;
};

Caller Holding(Role role, std::string over) {
  return {"staff/lin", {{role, std::move(over), kNow, kNow + absl::Hours(1)}}};
}
const Caller kNobody;
const Caller kVolunteer{"volunteers/V1", {}};
constexpr Reason kPasses = Reason::REASON_UNSPECIFIED;
constexpr Reason kSignIn = Reason::UNAUTHENTICATED_TOKEN;
constexpr Reason kNo = Reason::NOT_AUTHORIZED;

TEST_F(AccessTest, AudiencesLetInWhomTheyName) {
  struct Case {
    const char* access;
    Reason anonymous;
    Reason volunteer;
    Reason administrator;
  };
  const Case cases[] = {
      {"", kSignIn, kNo, kNo},
      {"audience: ANYONE", kPasses, kPasses, kPasses},
      {"audience: SIGNED_IN", kSignIn, kPasses, kPasses},
      {"audience: DECIDED_BY_RULE", kSignIn, kPasses, kPasses},
      {"audience: HOLDERS roles: ADMINISTRATOR", kSignIn, kNo, kPasses},
      {"audience: HOLDERS roles: APPROVER", kSignIn, kNo, kNo},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(Outcome(one.access, kNobody, ""), one.anonymous) << one.access;
    EXPECT_EQ(Outcome(one.access, kVolunteer, ""), one.volunteer) << one.access;
    EXPECT_EQ(Outcome(one.access, Holding(Role::ADMINISTRATOR, "platform"), ""), one.administrator)
        << one.access;
  }
  EXPECT_EQ(places_.asked, 0);
}

TEST_F(AccessTest, AVolunteerPassesForHerselfAndWhatLiesBelow) {
  struct Case {
    const char* request;
    Reason outcome;
  };
  const Case cases[] = {
      {"name: 'volunteers/V1'", kPasses},
      {"name: 'volunteers/V1/records/r'", kPasses},
      {"name: 'volunteers/V10'", kNo},
      {"name: 'volunteers/V'", kNo},
      {"name: 'volunteers/V2'", kNo},
      {"name: 'volunteers/V2/volunteers/V1'", kNo},
      {"", kNo},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(Outcome("audience: HOLDERS self: 'name'", kVolunteer, one.request), one.outcome)
        << one.request;
  }
  EXPECT_EQ(Outcome("audience: HOLDERS self: 'name'", kNobody, ""), kSignIn);
  EXPECT_EQ(places_.asked, 0);
}

TEST_F(AccessTest, ARoleCountsWhereItWasGiven) {
  struct Case {
    const char* over;
    const char* name;
    Reason outcome;
    int asked;
  };
  const Case cases[] = {
      {"organizations/team", "organizations/team", kPasses, 0},
      {"organizations/team", "organizations/team/activities/a/shifts/s", kPasses, 0},
      {"organizations/league", "organizations/team/activities/a", kPasses, 1},
      {"organizations/other", "organizations/team/activities/a", kNo, 1},
      {"regions/1305", "organizations/team", kPasses, 1},
      {"regions/1306", "organizations/team", kNo, 1},
      {"regions/1305", "volunteers/V1/records/r", kPasses, 1},
      {"regions/130503", "volunteers/V1", kNo, 1},
      {"regions/1305", "regions/130502", kPasses, 0},
      {"regions/1305", "regions/13", kNo, 0},
      {"organizations/team", "regions/130502", kNo, 0},
      {"platform", "organizations/team", kPasses, 0},
      {"platform", "organizations/nowhere", kPasses, 0},
      {"platform", "", kPasses, 0},
      {"regions/13", "organizations/nowhere", kNo, 1},  // unknown counts as the whole platform
      {"regions/13", "certificates/c", kNo, 0},
      {"regions/13", "", kNo, 0},
      {"organizations/team", "organizations/team2", kNo, 1},
      {"organizations/team", "organizations/", kNo, 0},
  };
  for (const Case& one : cases) {
    places_.asked = 0;
    EXPECT_EQ(Outcome("audience: HOLDERS roles: ACTIVITY_LEADER roles: INSPECTOR scope: 'name'",
                      Holding(Role::INSPECTOR, one.over), std::string("name: '") + one.name + "'"),
              one.outcome)
        << one.over << " for " << one.name;
    EXPECT_EQ(places_.asked, one.asked) << one.over << " for " << one.name;
  }
}

TEST_F(AccessTest, AnotherRoleOrAPastOneDoesNotCount) {
  const std::string access = "audience: HOLDERS roles: INSPECTOR scope: 'name'";
  const std::string request = "name: 'organizations/team'";
  EXPECT_EQ(Outcome(access, Holding(Role::APPROVER, "platform"), request), kNo);
  Caller past = Holding(Role::INSPECTOR, "platform");
  past.delegations[0].until = kNow;
  EXPECT_EQ(Outcome(access, past, request), kNo);
  EXPECT_EQ(places_.asked, 0);
}

TEST_F(AccessTest, WithoutAScopeTheRoleMustHoldOnTheWholePlatform) {
  EXPECT_EQ(Outcome("audience: HOLDERS roles: INSPECTOR", Holding(Role::INSPECTOR, "regions/13"),
                    "name: 'regions/13'"),
            kNo);
}

TEST_F(AccessTest, FindsTheScopeInNestedMessages) {
  const std::string access = "audience: HOLDERS roles: INSPECTOR scope: 'activity.name'";
  const Caller caller = Holding(Role::INSPECTOR, "organizations/team");
  EXPECT_EQ(Outcome(access, caller, "activity { name: 'organizations/team/activities/a' }"),
            kPasses);
  EXPECT_EQ(Outcome(access, caller, "name: 'organizations/team'"), kNo);
}

TEST_F(AccessTest, EachNameOfABatchMustPass) {
  const std::string scoped = "audience: HOLDERS roles: INSPECTOR scope: 'activities.name'";
  const Caller caller = Holding(Role::INSPECTOR, "organizations/team");
  const std::string own = "activities { name: 'organizations/team/activities/a' }";
  EXPECT_EQ(Outcome(scoped, caller, own + own), kPasses);
  EXPECT_EQ(Outcome(scoped, caller, own + "activities { name: 'organizations/x' }" + own), kNo);
  EXPECT_EQ(Outcome(scoped, caller, own + "activities { }"), kNo);
  EXPECT_EQ(Outcome(scoped, caller, ""), kNo);
  const std::string self = "audience: HOLDERS self: 'names'";
  EXPECT_EQ(Outcome(self, kVolunteer, "names: 'volunteers/V1/records/r'"), kPasses);
  EXPECT_EQ(Outcome(self, kVolunteer, "names: 'volunteers/V1' names: 'volunteers/V2'"), kNo);
  EXPECT_EQ(Outcome(self, kVolunteer, ""), kNo);
}

TEST_F(AccessTest, TroubleInFindingTheScopeIsToldAndNeverTakenForAYes) {
  places_.trouble = Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "registration"}});
  EXPECT_EQ(Outcome("audience: HOLDERS roles: INSPECTOR scope: 'name'",
                    Holding(Role::INSPECTOR, "regions/1305"), "name: 'organizations/team'"),
            Reason::UPSTREAM_UNAVAILABLE);
}

TEST_F(AccessTest, APartnerSystemIsAPlaceThatANameCanSay) {  // S1-27
  const std::string scoped = "audience: HOLDERS roles: INSPECTOR scope: 'name'";
  const Caller everywhere = Holding(Role::INSPECTOR, "systems/youth");
  EXPECT_EQ(Outcome(scoped, everywhere, "name: 'systems/youth'"), kPasses);
  EXPECT_EQ(Outcome(scoped, everywhere, "name: 'regions/1305/systems/youth'"), kPasses);
  EXPECT_EQ(Outcome(scoped, everywhere, "name: 'regions/1305/systems/women'"), kNo);
  EXPECT_EQ(Outcome(scoped, everywhere, "name: 'regions/1305'"), kNo);
  const Caller city = Holding(Role::INSPECTOR, "regions/1305/systems/youth");
  EXPECT_EQ(Outcome(scoped, city, "name: 'regions/130502/systems/youth'"), kPasses);
  EXPECT_EQ(Outcome(scoped, city, "name: 'regions/13/systems/youth'"), kNo);
  EXPECT_EQ(Outcome(scoped, city, "name: 'systems/youth'"), kNo);
  EXPECT_EQ(Outcome(scoped, Holding(Role::INSPECTOR, "regions/1305"),
                    "name: 'regions/130502/systems/youth'"),
            kPasses);
}

TEST_F(AccessTest, ComesFromTheOptionOfTheMethod) {
  absl::StatusOr<AccessRule> get = AccessRule::Of(Method("Get"));
  ASSERT_TRUE(get.ok()) << get.status();
  EXPECT_TRUE(
      get->MayCall(kVolunteer, *Request("name: 'volunteers/V1'"), places_, kNow, kNow).ok());
  absl::StatusOr<AccessRule> bare = AccessRule::Of(Method("Bare"));
  ASSERT_TRUE(bare.ok());
  EXPECT_EQ(ReasonOf(bare->MayCall(Holding(Role::ADMINISTRATOR, "platform"), *Request(""), places_,
                                   kNow, kNow)),
            kNo);
}

TEST_F(AccessTest, AWrongOptionIsToldWhenTheRuleIsMade) {
  EXPECT_THAT(std::string(AccessRule::Of(Method("Broken")).status().message()),
              testing::AllOf(testing::HasSubstr("Service.Broken"), testing::HasSubstr("nam")));
  for (const char* access :
       {"audience: HOLDERS", "audience: HOLDERS roles: INSPECTOR scope: 'activity'",
        "audience: HOLDERS self: 'activity.places'", "audience: HOLDERS self: 'name.x'"}) {
    EXPECT_FALSE(Rule(access).ok()) << access;
  }
}

TEST(ScopeRoot, IsTheFirstTwoSegmentsOfAKnownCollection) {
  struct Case {
    std::string_view name;
    std::string_view root;
  };
  const Case cases[] = {
      {"organizations/o", "organizations/o"},
      {"organizations/o/activities/a", "organizations/o"},
      {"volunteers/V1/records/r", "volunteers/V1"},
      {"regions/1305", "regions/1305"},
      {"regions/1305/", "regions/1305"},
      {"certificates/c", ""},
      {"organizations", ""},
      {"organizations/", ""},
      {"organizations//activities/a", ""},
      {"organizations/../activities/a", ""},
      {"organizationsx/o", ""},
      {"systems/youth", "systems/youth"},
      {"systems/youth/x", "systems/youth"},
      {"regions/1305/systems/youth", "regions/1305/systems/youth"},
      {"regions/1305/systems/youth/x", "regions/1305/systems/youth"},
      {"regions/1305/systems/", "regions/1305"},
      {"regions/1305/places/youth", "regions/1305"},
      {"", ""},
  };
  for (const Case& one : cases) EXPECT_EQ(ScopeRoot(one.name), one.root) << one.name;
}

}  // namespace
}  // namespace linli::identity
