// Law 10 over the whole house: people are registered, refused, looked up, claimed, merged and
// serve; then every place where anything is kept is searched for their document numbers and phones.
#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "deploy/demo/work.h"
#include "gtest/gtest.h"
#include "linli/registration/v1/correction_service.pb.h"
#include "linli/registration/v1/volunteer_identity_service.pb.h"
#include "linli/registration/v1/volunteer_life_service.pb.h"
#include "linli/registration/v1/volunteer_merge_service.pb.h"
#include "tests/e2e/town.h"
#include "tests/support/matchers.h"

namespace linli::e2e {
namespace {

namespace v1 = registration::v1;
using support::Suite;

constexpr const char* kServices[] = {"registration", "matching", "hours", "awards"};

// What a program prints.
std::string OutputOf(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> buffer;
  while (const size_t read = fread(buffer.data(), 1, buffer.size(), pipe)) {
    output.append(buffer.data(), read);
  }
  pclose(pipe);
  return output;
}

std::string Contents(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

class ClearText : public ::testing::Test {
 protected:
  // Tables of a service in which a text stands, as it is or inside of bytes.
  int64_t InDatabase(const std::string& service, const std::string& text) {
    return suite_.Count(
        service,
        absl::StrCat("SELECT count(*) FROM (SELECT query_to_xml(format('SELECT t::text FROM %I.%I "
                     "AS t', schemaname, tablename), true, false, '')::text AS dump FROM pg_tables "
                     "WHERE schemaname = '",
                     service, "') AS t WHERE strpos(dump, '", text, "') > 0 OR strpos(dump, '",
                     absl::BytesToHexString(text), "') > 0"));
  }
  // Keys of Redis that hold a text or are called so.
  std::string InRedis(const std::string& text) {
    const std::string cli = absl::StrCat("redis-cli -s ", suite_.redis().address().substr(5), " ");
    OutputOf(cli + "CONFIG SET rdbcompression no");
    return OutputOf(absl::StrCat(
        cli,
        "EVAL \"local n = 0; for _, k in ipairs(redis.call('KEYS', '*')) do if string.find(k .. "
        "redis.call('DUMP', k), ARGV[1], 1, true) then n = n + 1 end end; return n\" 0 '",
        text, "'"));
  }
  std::string MetricsOf(const std::string& service) {
    const std::string address = absl::StrReplaceAll(suite_.MetricsOf(service), {{":", "/"}});
    return OutputOf(absl::StrCat("bash -c 'exec 3<>/dev/tcp/", address,
                                 "; printf \"GET /metrics HTTP/1.0\\r\\n\\r\\n\" >&3; cat <&3'"));
  }

  // What a call was answered, with everything that came along; kept to be searched too.
  template <typename Answer>
  absl::StatusOr<Answer> Call(const std::string& as, const google::protobuf::Message& request) {
    absl::StatusOr<Answer> answer = town_.line().Call<Answer>(as, request);
    if (answer.ok()) {
      said_ += answer->SerializeAsString();
    } else {
      said_ += std::string(answer.status().ToString(absl::StatusToStringMode::kWithEverything));
    }
    return answer;
  }

  void PlayIdentity(const std::vector<std::string>& people);
  void PlayService(const std::vector<std::string>& people);

  Suite suite_;
  Town town_{suite_};
  std::string said_;
};

void ClearText::PlayIdentity(const std::vector<std::string>& people) {
  for (int i = 0; i < 3; ++i) {
    v1::RegisterVolunteerRequest again = town_.Registration(i);
    again.set_request_id(absl::StrCat("again-", i));
    EXPECT_FALSE(Call<v1::Volunteer>(kRegistrar, again).ok());
    again.mutable_volunteer()->mutable_id_document()->mutable_number()->back() ^= 1;
    again.mutable_volunteer()->set_sex(v1::SEX_NOT_STATED);
    again.set_request_id(absl::StrCat("wrong-", i));
    EXPECT_FALSE(Call<v1::Volunteer>(kRegistrar, again).ok());
    v1::LookupVolunteerRequest lookup;
    *lookup.mutable_id_document() = town_.Registration(i).volunteer().id_document();
    EXPECT_THAT(Call<v1::LookupVolunteerResponse>(kAdministrator, lookup), IsOk());
    EXPECT_THAT(Call<v1::LookupVolunteerResponse>(kAdministrator, lookup), IsOk());
    v1::BeginClaimRequest claim;
    claim.set_registrar("regions/1305");
    *claim.mutable_id_document() = lookup.id_document();
    claim.set_phone(town_.Registration(i).volunteer().phone());
    EXPECT_THAT(Call<v1::Claim>(kRegistrar, claim), IsOk());
    v1::GetVolunteerRequest get;
    get.set_name(people[i]);
    EXPECT_THAT(Call<v1::Volunteer>(people[i], get), IsOk());
    v1::VerifyRealNameRequest verify;
    verify.set_name(people[i]);
    EXPECT_THAT(Call<v1::Volunteer>(kRegistrar, verify), IsOk());
  }
  v1::RequestCorrectionRequest correction;
  correction.set_parent(people[0]);
  correction.mutable_correction()->set_reason("录错一位");
  *correction.mutable_correction()->mutable_id_document() =
      town_.Registration(0).volunteer().id_document();
  EXPECT_THAT(Call<v1::Correction>(kRegistrar, correction), IsOk());
  v1::ProposeMergeRequest merge;
  merge.mutable_merge()->set_survivor(people[0]);
  merge.mutable_merge()->set_duplicate(people[1]);
  merge.mutable_merge()->set_reason("同一人");
  const auto proposed = Call<v1::Merge>(kRegistrar, merge);
  ASSERT_THAT(proposed, IsOk());
  v1::ApproveMergeRequest approve;
  approve.set_name(proposed->name());
  EXPECT_THAT(Call<v1::Merge>(kAdministrator, approve), IsOk());
  v1::ListVolunteerChangesRequest changes;
  changes.set_parent(people[1]);
  EXPECT_THAT(Call<v1::ListVolunteerChangesResponse>(kAdministrator, changes), IsOk());
}

void ClearText::PlayService(const std::vector<std::string>& people) {
  const std::string shift = town_.Publish(8, 10, 2, people[3]).name();
  Must(town_.Enroll(people[2], shift));
  for (int week = 1; week <= 13; ++week) {
    Must(town_.Confirm(kSecond, Must(town_.Enter(people[2], week, 8)).name()));
  }
  EXPECT_THAT(demo::Await([&] { return Must(town_.Star(people[2])).star() == 1; }), IsOk());
  said_ += Must(town_.Certify(people[2])).SerializeAsString();
}

TEST_F(ClearText, OfDocumentsAndPhonesIsKeptNowhere) {  // law 10, PAIN-10
  const auto people = town_.Enlist(0, 4);
  PlayIdentity(people);
  PlayService(people);

  // The search finds what is there: a number as a text, and inside of an event's bytes.
  const std::string& her = people[0];
  EXPECT_GT(InDatabase("registration", her.substr(11)), 0);
  EXPECT_GT(InDatabase("registration", absl::StrCat("\n", std::string(1, her.size()), her)), 0);
  EXPECT_NE(InRedis(people[0].substr(11)), "0\n");

  for (int i = 0; i < 4; ++i) {
    const v1::Volunteer person = town_.Registration(i).volunteer();
    for (const std::string& secret : {person.id_document().number(), person.phone()}) {
      for (const char* service : kServices) {
        EXPECT_EQ(InDatabase(service, secret), 0) << service << " " << i;
        EXPECT_EQ(Contents(absl::StrCat(suite_.directory(), "/", service, ".log")).find(secret),
                  std::string::npos)
            << service;
        const std::string metrics = MetricsOf(service);
        EXPECT_NE(metrics.find("linli_"), std::string::npos);
        EXPECT_EQ(metrics.find(secret), std::string::npos) << service;
      }
      EXPECT_EQ(InRedis(secret), "0\n") << i;
      EXPECT_EQ(said_.find(secret), std::string::npos) << "in an answer or a refusal";
    }
  }
}

// Where a text stands in the tables of a service, as it is or inside of bytes.
constexpr char kTablesWith[] =
    "SELECT count(*) FROM (SELECT tablename, query_to_xml(format('SELECT t::text FROM %I.%I AS t', "
    "schemaname, tablename), true, false, '')::text AS dump FROM pg_tables WHERE schemaname = "
    "'awards') AS t WHERE tablename <> 'certificate' AND (strpos(dump, '";

// PIPL Art. 47: after an erasure she is unreadable in every service: no clear text, and no answer
// that is kept sealed for repetitions. What is certified stays as it was certified.
TEST_F(ClearText, OfWhoWasErasedIsLeftNowhere) {  // law 10
  const auto people = town_.Enlist(4, 6);
  const std::string &her = people[0], &leader = people[1];
  const v1::Volunteer person = town_.Registration(4).volunteer();
  const std::string shift = town_.Publish(8, 10, 2, leader).name();
  Must(town_.Enroll(her, shift, "seat"));
  Must(town_.Confirm(kSecond, Must(town_.Enter(her, 1, 8, "paper")).name()));
  EXPECT_THAT(demo::Await([&] { return Must(town_.Star(her)).counted_minutes() == 480; }), IsOk());
  const auto certificate = Must(town_.Certify(her, "paper"));
  EXPECT_EQ(certificate.document().display_name(), person.display_name());
  EXPECT_EQ(Must(town_.Certify(her, "paper")).name(), certificate.name());
  EXPECT_EQ(InDatabase("registration", person.display_name()), 0) << "sealed all the while";
  EXPECT_EQ(InDatabase("awards", person.display_name()), 1) << "the search finds what is there";

  v1::EraseVolunteerRequest erase;
  erase.set_name(her);
  ASSERT_THAT(Call<v1::Volunteer>(her, erase), IsOk());
  const auto forgotten = [](const auto& answer) {
    return ReasonOf(answer.status()) == Reason::VOLUNTEER_ERASED;
  };
  EXPECT_TRUE(forgotten(Call<v1::Volunteer>(kRegistrar, town_.Registration(4))));
  EXPECT_THAT(demo::Await([&] { return forgotten(town_.Certify(her, "paper")); }), IsOk());
  EXPECT_THAT(demo::Await([&] { return forgotten(town_.Enroll(her, shift, "seat")); }), IsOk());

  const std::string texts[] = {person.display_name(), person.birth_date(),
                               person.id_document().number(), person.phone()};
  for (const std::string& text : texts) {
    for (const char* service : {"registration", "matching", "hours"}) {
      EXPECT_EQ(InDatabase(service, text), 0) << service << " " << text;
    }
    EXPECT_EQ(suite_.Count("awards", absl::StrCat(kTablesWith, text, "') > 0 OR strpos(dump, '",
                                                  absl::BytesToHexString(text), "') > 0)")),
              0)
        << text;
    EXPECT_EQ(InRedis(text), "0\n") << text;
    for (const char* service : kServices) {
      EXPECT_EQ(Contents(absl::StrCat(suite_.directory(), "/", service, ".log")).find(text),
                std::string::npos)
          << service;
    }
  }
  v1::GetVolunteerRequest get;
  get.set_name(her);
  const auto file = Call<v1::Volunteer>(kAdministrator, get);
  ASSERT_THAT(file, IsOk());
  EXPECT_EQ(file->display_name(), "");
  EXPECT_EQ(file->birth_date(), "");
}

}  // namespace
}  // namespace linli::e2e
