// What callers who may not know must not learn, and what everybody who runs the suite can see.
#include <algorithm>
#include <memory>
#include <regex>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "deploy/demo/work.h"
#include "gtest/gtest.h"
#include "linli/awards/v1/certificate_service.pb.h"
#include "linli/hours/v1/record_service.pb.h"
#include "linli/hours/v1/statement_service.pb.h"
#include "linli/matching/v1/activity_service.pb.h"
#include "linli/matching/v1/enrollment_service.pb.h"
#include "linli/options/v1/field.pb.h"
#include "linli/registration/v1/organization_service.pb.h"
#include "tests/e2e/reflection.h"
#include "tests/e2e/scrape.h"
#include "tests/e2e/town.h"
#include "tests/support/matchers.h"

namespace linli::e2e {
namespace {

using support::Suite;
using ::testing::Contains;
using ::testing::HasSubstr;

constexpr char kStranger[] = "staff/stranger";
constexpr char kNoId[] = "00000000000000000000000000";
constexpr const char* kServices[] = {"registration", "matching", "hours", "awards"};

// One suite for all of these stories: none of them breaks anything.
class Callers : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    suite_ = new Suite;
    town_ = new Town(*suite_);
  }
  static void TearDownTestSuite() {
    delete town_;
    delete suite_;
  }

  demo::Line& line() { return suite_->line(); }

  template <typename Answer, typename Request>
  absl::Status Ask(Request request, const std::string& name, const std::string& subject) {
    request.set_name(name);
    return line().template Call<Answer>(subject, request).status();
  }

  static Suite* suite_;
  static Town* town_;
};
Suite* Callers::suite_ = nullptr;
Town* Callers::town_ = nullptr;

// The code, the reason and the words, whatever name they mention.
std::string Told(const absl::Status& status, const std::string& name) {
  return absl::StrCat(absl::StatusCodeToString(status.code()), " ", demo::Outcome(status), " ",
                      absl::StrReplaceAll(std::string(status.message()), {{name, "<name>"}}));
}

// A name of the same form that does not exist.
std::string Unknown(const std::string& name) {
  return absl::StrCat(name.substr(0, name.rfind('/') + 1), kNoId);
}

TEST_F(Callers, CannotTellAPendingOrganizationFromNone) {
  registration::v1::CreateOrganizationRequest create;
  create.mutable_organization()->set_display_name("还没有批准的队伍");
  create.mutable_organization()->set_kind(registration::v1::UNREGISTERED_GROUP);
  create.mutable_organization()->set_sponsor_kind("16");
  create.mutable_organization()->set_region("regions/130502");
  using registration::v1::Organization;
  const std::string name = Must(line().Call<Organization>("staff/newcomer", create)).name();
  const registration::v1::GetOrganizationRequest get;
  const absl::Status pending = Ask<Organization>(get, name, kStranger);
  EXPECT_THAT(pending, RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(Told(pending, name),
            Told(Ask<Organization>(get, Unknown(name), kStranger), Unknown(name)));
}

TEST_F(Callers, CannotTellADraftFromNone) {
  const auto leader = town_->Register(100, 101)[0];
  matching::v1::CreateActivityRequest create;
  create.set_parent(town_->organization());
  create.mutable_activity()->set_display_name("还在写");
  create.mutable_activity()->set_category("0001");
  create.mutable_activity()->set_region("regions/130502");
  create.mutable_activity()->set_risk_class(matching::v1::Activity::LOW);
  create.mutable_activity()->mutable_start_time()->set_seconds(4000000000);
  create.mutable_activity()->mutable_end_time()->set_seconds(4000003600);
  using matching::v1::Activity;
  const std::string name =
      Must(line().Call<matching::v1::CreateActivityResponse>(kManager, create)).activity().name();
  const matching::v1::GetActivityRequest get;
  const absl::Status draft = Ask<Activity>(get, name, leader);
  EXPECT_THAT(draft, RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(Told(draft, name), Told(Ask<Activity>(get, Unknown(name), leader), Unknown(name)));
}

TEST_F(Callers, CannotTellAnotherOnesSignUpRecordOrFileFromNone) {
  const auto people = town_->Enlist(101, 104);
  const std::string shift = town_->Publish(8, 10, 5, people[2]).name();
  const std::string seat = Must(town_->Enroll(people[0], shift)).name();
  const matching::v1::GetEnrollmentRequest get_seat;
  using matching::v1::Enrollment;
  EXPECT_EQ(Told(Ask<Enrollment>(get_seat, seat, people[1]), seat),
            Told(Ask<Enrollment>(get_seat, Unknown(seat), people[1]), Unknown(seat)));
  EXPECT_THAT(Ask<Enrollment>(get_seat, seat, people[1]), RefusedWith(Reason::RESOURCE_NOT_FOUND));

  const std::string record = Must(town_->Enter(people[0], 1, 2)).name();
  const hours::v1::GetRecordRequest get_record;
  const hours::v1::ConfirmRecordRequest confirm;
  using hours::v1::Record;
  EXPECT_EQ(Told(Ask<Record>(get_record, record, people[1]), record),
            Told(Ask<Record>(get_record, Unknown(record), people[1]), Unknown(record)));
  EXPECT_EQ(Told(Ask<Record>(confirm, record, people[1]), record),
            Told(Ask<Record>(confirm, Unknown(record), people[1]), Unknown(record)));

  const std::string nobody = "volunteers/V1305022611000000A";
  const registration::v1::GetVolunteerRequest get_file;
  using registration::v1::Volunteer;
  EXPECT_EQ(Told(Ask<Volunteer>(get_file, people[0], people[1]), people[0]),
            Told(Ask<Volunteer>(get_file, nobody, people[1]), nobody));
}

// Names that a list can be asked for, by the patterns of its request: none of them exists.
struct Asked {
  std::unique_ptr<google::protobuf::Message> request, answer;
  std::string name;
};

std::string FilledIn(std::string pattern) {
  pattern = std::regex_replace(pattern, std::regex("regions/\\{\\w+\\}"), "regions/77");
  pattern = std::regex_replace(pattern, std::regex("volunteers/\\{\\w+\\}"),
                               "volunteers/V1305022611000000A");
  pattern =
      std::regex_replace(pattern, std::regex("trainingPlans/\\{\\w+\\}"), "trainingPlans/2026");
  return std::regex_replace(pattern, std::regex("\\{\\w+\\}"), kNoId);
}

// A request for each pattern of a method's first field that names a resource.
std::vector<Asked> AskedOf(const google::protobuf::MethodDescriptor& method) {
  std::vector<Asked> asked;
  auto& factory = *google::protobuf::MessageFactory::generated_factory();
  for (int i = 0; i < method.input_type()->field_count(); ++i) {
    const auto* field = method.input_type()->field(i);
    const auto& rule = field->options().GetExtension(options::v1::rule);
    if (rule.resource_size() == 0 || field->is_repeated()) continue;
    for (const std::string& pattern : rule.resource()) {
      Asked one{std::unique_ptr<google::protobuf::Message>(
                    factory.GetPrototype(method.input_type())->New()),
                std::unique_ptr<google::protobuf::Message>(
                    factory.GetPrototype(method.output_type())->New()),
                FilledIn(pattern)};
      one.request->GetReflection()->SetString(one.request.get(), field, one.name);
      if (const auto* day = method.input_type()->FindFieldByName("date")) {
        one.request->GetReflection()->SetString(one.request.get(), day, "2026-11-25");
      }
      asked.push_back(std::move(one));
    }
    break;
  }
  return asked;
}

// Whoever may know hears that what he lists below does not exist; an empty list would tell him that
// it does, and has nothing.
TEST_F(Callers, AreToldThatWhatTheyListBelowDoesNotExist) {
  // ListCodes, ListCampaigns: what is named only narrows the list. ListComplaints: which office
  // asks is judged first.
  const std::set<std::string> filters = {"ListCodes", "ListCampaigns", "ListComplaints"};
  int lists = 0;
  for (const char* service : {"registration", "matching"}) {
    for (const std::string& name : ServicesOf(suite_->AddressOf(service))) {
      const auto* described =
          google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(name);
      if (described == nullptr || !absl::StrContains(name, service)) continue;
      for (int i = 0; i < described->method_count(); ++i) {
        const auto& method = *described->method(i);
        if (!absl::StartsWith(method.name(), "List") || filters.contains(method.name())) continue;
        for (const Asked& one : AskedOf(method)) {
          ++lists;
          EXPECT_THAT(line().Invoke(kAdministrator, *one.request, *one.answer, absl::Seconds(30)),
                      RefusedWith(Reason::RESOURCE_NOT_FOUND))
              << method.full_name() << " " << one.name;
        }
      }
    }
  }
  EXPECT_GT(lists, 70);
}

// S4-16: who answers for a record reads it, though the volunteer is no member of the unit.
TEST_F(Callers, ReadWhatTheirUnitRecordedOfANonMember) {
  const auto people = town_->Register(106, 108);
  const std::string shift = town_->Publish(8, 10, 5, town_->Enlist(108, 109)[0]).name();
  Must(town_->Enroll(people[0], shift));
  using hours::v1::Record;
  std::string record;
  demo::Await([&] {
    const auto entered = town_->Enter(people[0], 1, 2);
    if (entered.ok()) record = entered->name();
    return entered.ok();
  }).IgnoreError();
  ASSERT_NE(record, "") << "hours never heard of the sign-up";
  const hours::v1::GetRecordRequest get;
  EXPECT_THAT(Ask<Record>(get, record, kSecond), IsOk());
  EXPECT_THAT(Ask<Record>(get, record, people[1]), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Ask<Record>(get, Unknown(record), kSecond), RefusedWith(Reason::NOT_AUTHORIZED));
  hours::v1::ListRecordsRequest list;
  list.set_parent(town_->organization());
  list.add_states(Record::PENDING_CONFIRMATION);
  list.set_page_size(1000);
  const auto waiting = Must(line().Call<hours::v1::ListRecordsResponse>(kSecond, list));
  EXPECT_TRUE(std::any_of(waiting.records().begin(), waiting.records().end(),
                          [&](const Record& one) { return one.name() == record; }));
}

// S4-39.
TEST_F(Callers, CannotTellAWrongCheckCodeFromAnUnknownCertificate) {
  const std::string volunteer = town_->Enlist(104, 105)[0];
  Must(town_->Confirm(kSecond, Must(town_->Enter(volunteer, 1, 2)).name()));
  const auto certificate = Must(town_->Certify(volunteer));
  awards::v1::VerifyCertificateRequest verify;
  verify.set_number(certificate.number());
  verify.set_check_code("AAAAAAAA");
  EXPECT_THAT(line().Call<awards::v1::Verification>("", verify),
              RefusedWith(Reason::CERTIFICATE_UNKNOWN));
}

TEST_F(Callers, WithoutAuthorityDoNotPassAnyService) {
  const std::string volunteer = town_->Register(105, 106)[0];
  registration::v1::GetVolunteerRequest file;
  file.set_name(volunteer);
  matching::v1::ListVolunteerEnrollmentsRequest seats;
  seats.set_parent(volunteer);
  hours::v1::GetTotalsRequest totals;
  totals.set_volunteer(volunteer);
  awards::v1::ListCertificatesRequest certificates;
  certificates.set_parent(volunteer);
  for (const std::string subject : {"", kStranger}) {
    const auto expected = subject.empty() ? Reason::UNAUTHENTICATED_TOKEN : Reason::NOT_AUTHORIZED;
    EXPECT_THAT(line().Call<registration::v1::Volunteer>(subject, file), RefusedWith(expected));
    EXPECT_THAT(line().Call<matching::v1::ListVolunteerEnrollmentsResponse>(subject, seats),
                RefusedWith(expected));
    EXPECT_THAT(line().Call<hours::v1::Totals>(subject, totals), RefusedWith(expected));
    EXPECT_THAT(line().Call<awards::v1::ListCertificatesResponse>(subject, certificates),
                RefusedWith(expected));
  }
}

// The suite's start has waited for health already.
TEST_F(Callers, FindReflectionAndMetricsOnEveryService) {
  constexpr const char* kKnown[] = {
      "linli.registration.v1.VolunteerService", "linli.matching.v1.EnrollmentService",
      "linli.hours.v1.RecordService", "linli.awards.v1.CertificateService"};
  for (int i = 0; i < 4; ++i) {
    const std::string service = kServices[i];
    const std::vector<std::string> names = ServicesOf(suite_->AddressOf(service));
    EXPECT_THAT(names, Contains(kKnown[i])) << service;
    EXPECT_THAT(names, Contains("linli.events.v1.FeedService")) << service;
    EXPECT_THAT(names, Contains("grpc.health.v1.Health")) << service;
    EXPECT_THAT(Scrape(suite_->MetricsOf(service)), HasSubstr("linli_calls_waiting")) << service;
  }
}

}  // namespace
}  // namespace linli::e2e
