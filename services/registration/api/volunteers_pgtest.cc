// 一人一号一档 (S0-7): one person, one number, one file.
#include <cstdlib>
#include <set>
#include <thread>

#include "absl/strings/escaping.h"
#include "common/identity/caller.h"
#include "linli/registration/v1/events.pb.h"
#include "services/registration/api/volunteers.h"
#include "services/registration/domain/volunteer_number.h"
#include "services/registration/storage/vault.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class VolunteersTest : public RegistrationTest {
 protected:
  explicit VolunteersTest(const std::string& redis = "") : RegistrationTest(redis) {}

  absl::StatusOr<v1::Volunteer> Update(const v1::Volunteer& volunteer,
                                       const std::vector<std::string>& paths,
                                       const std::string& as = kRegistrar) {
    v1::UpdateVolunteerRequest request;
    *request.mutable_volunteer() = volunteer;
    request.mutable_update_mask();
    for (const std::string& path : paths) request.mutable_update_mask()->add_paths(path);
    return host_.Call(*volunteers_, &Volunteers::Stub::UpdateVolunteer, as, request);
  }
  absl::StatusOr<v1::ListVolunteersResponse> List(const std::string& parent, int size,
                                                  const std::string& token,
                                                  const std::string& as = kRegistrar) {
    v1::ListVolunteersRequest request;
    request.set_parent(parent);
    request.set_page_size(size);
    request.set_page_token(token);
    return host_.Call(*volunteers_, &Volunteers::Stub::ListVolunteers, as, request);
  }
  v1::RegisterVolunteerRequest Minor(const std::string& birth) {
    v1::RegisterVolunteerRequest request = Entry(1);
    request.mutable_volunteer()->set_birth_date(birth);
    const std::string digits = birth.substr(0, 4) + birth.substr(5, 2) + birth.substr(8, 2);
    request.mutable_volunteer()->mutable_id_document()->set_number(Document(1, digits));
    return request;
  }
};

TEST_F(VolunteersTest, AreRegisteredByWhoExists) {
  for (const char* registrar : {"regions/999999", "organizations/nowhere"}) {
    v1::RegisterVolunteerRequest request = Entry(1);
    request.set_registrar(registrar);
    if (request.registrar().starts_with("organizations/")) {
      request.mutable_volunteer()->mutable_consent()->set_source(v1::BY_ORGANIZATION);
      *request.mutable_volunteer()->mutable_consent()->mutable_consent_time() =
          time::ToProto(host_.clock().Now());
    }
    EXPECT_THAT(Register(request, kAdministrator), RefusedWith(Reason::RESOURCE_NOT_FOUND));
    EXPECT_THAT(Register(request, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  }
}

TEST_F(VolunteersTest, BelongToPartnerSystemsThatExistLaterToo) {
  absl::StatusOr<v1::Volunteer> volunteer = Register(Entry(1));
  ASSERT_THAT(volunteer, IsOk());
  volunteer->add_partner_systems("no-such");
  EXPECT_THAT(Update(*volunteer, {"partner_systems"}).status(),
              Violates("volunteer.partner_systems[0]", Reason::PARTNER_SYSTEM_UNKNOWN));
  volunteer->set_partner_systems(0, "youth");
  volunteer->add_partner_systems("youth");
  EXPECT_THAT(Update(*volunteer, {"partner_systems"}).status(),
              Violates("volunteer.partner_systems[1]", Reason::FIELD_REPEATED));
  volunteer->mutable_partner_systems()->RemoveLast();
  EXPECT_THAT(Update(*volunteer, {"partner_systems"}), IsOk());
}

// Field rules and what the document, the name and the telephone say, in one answer.
TEST_F(VolunteersTest, HearOfAllFaultsAtOnce) {
  v1::RegisterVolunteerRequest request = Entry(1);
  request.mutable_volunteer()->set_residence_region("regions/1");                        // its form
  request.mutable_volunteer()->mutable_id_document()->set_number("110105194912310021");  // a rule
  request.mutable_volunteer()->set_phone("12");
  request.mutable_volunteer()->clear_display_name();
  const absl::Status status = Register(request).status();
  EXPECT_THAT(status, Violates("volunteer.residence_region", Reason::FIELD_PATTERN));
  EXPECT_THAT(status, Violates("volunteer.id_document.number", Reason::DOCUMENT_CHECK_CHARACTER));
  EXPECT_THAT(status, Violates("volunteer.phone", Reason::PHONE_INVALID));
  EXPECT_THAT(status, Violates("volunteer.display_name", Reason::FIELD_REQUIRED));
  // Said once: what is missing has no wrong form as well.
  EXPECT_THAT(status, Not(Violates("volunteer.display_name", Reason::PERSON_NAME)));
}

TEST_F(VolunteersTest, GetANumberAndAreShownMasked) {  // S2-18
  v1::RegisterVolunteerRequest request = Entry(1);
  request.mutable_volunteer()->set_oath_version("2025-12-04");
  types::v1::GeoPoint& home = *request.mutable_volunteer()->mutable_home_location();
  home.set_latitude(37.06821);
  home.set_longitude(114.50499);
  home.set_datum(types::v1::GCJ02);
  absl::StatusOr<v1::Volunteer> volunteer = Register(request);
  ASSERT_THAT(volunteer, IsOk());
  EXPECT_TRUE(domain::IsVolunteerNumber(volunteer->name().substr(11))) << volunteer->name();
  EXPECT_THAT(volunteer->name(), HasSubstr("volunteers/V1305022611"));
  EXPECT_EQ(volunteer->masked_phone(), "138****5678");
  EXPECT_EQ(volunteer->phone(), "");
  EXPECT_EQ(volunteer->id_document().number(), "");
  EXPECT_THAT(volunteer->id_document().masked_number(), HasSubstr("130502*"));
  EXPECT_EQ(volunteer->state(), v1::VOLUNTEER_ACTIVE);
  EXPECT_EQ(volunteer->real_name_state(), v1::UNVERIFIED);
  EXPECT_EQ(volunteer->consent().entered_by(), kRegistrar);
  EXPECT_EQ(volunteer->consent().registrar(), kDistrict);
  EXPECT_EQ(time::FromProto(volunteer->oath_time()), host_.clock().Now());
  EXPECT_DOUBLE_EQ(volunteer->home_location().latitude(), 37.07);
  absl::StatusOr<v1::Volunteer> read = GetVolunteer(volunteer->name(), kRegistrar);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->SerializeAsString(), volunteer->SerializeAsString());
}

TEST_F(VolunteersTest, SayInWhichLanguagesTheyServe) {  // S0-33
  v1::RegisterVolunteerRequest request = Entry(1);
  for (const char* tag : {"zh", "ug", "csl"}) request.mutable_volunteer()->add_languages(tag);
  const absl::StatusOr<v1::Volunteer> volunteer = Register(request);
  ASSERT_THAT(volunteer, IsOk());
  EXPECT_THAT(volunteer->languages(), ElementsAre("zh", "ug", "csl"));
  EXPECT_THAT(GetVolunteer(volunteer->name(), kRegistrar)->languages(),
              ElementsAre("zh", "ug", "csl"));
  v1::Volunteer wanted = *volunteer;
  wanted.mutable_languages()->DeleteSubrange(1, 2);
  ASSERT_THAT(Update(wanted, {"languages"}, volunteer->name()), IsOk());
  EXPECT_THAT(GetVolunteer(volunteer->name(), kRegistrar)->languages(), ElementsAre("zh"));
  v1::VolunteerChanged told;
  ASSERT_TRUE(told.ParseFromString(absl::HexStringToBytes(
      Sql("SELECT encode(payload, 'hex') FROM registration.outbox WHERE type = "
          "'registration.volunteer.updated'"))));
  EXPECT_THAT(told.languages(), ElementsAre("zh"));
  wanted.set_languages(0, "xx");
  wanted.clear_etag();
  EXPECT_THAT(Update(wanted, {"languages"}, volunteer->name()),
              Violates("volunteer.languages[0]", Reason::FIELD_UNKNOWN_VALUE));
}

TEST_F(VolunteersTest, AreCalledWhatTheyAreCalled) {
  int n = 1;
  for (const char* name : {"𠮷野", "㛃", "ئەھمەت·مۇھەممەت", "ཚེ་རིང་", "O'Neill"}) {
    absl::StatusOr<v1::Volunteer> volunteer = Register(Entry(n++, name));
    ASSERT_THAT(volunteer, IsOk()) << name;
    EXPECT_EQ(GetVolunteer(volunteer->name(), kRegistrar)->display_name(), name);
  }
}

TEST_F(VolunteersTest, HearAllThatIsWrongAtOnce) {
  v1::RegisterVolunteerRequest request = Entry(1, "12");
  request.mutable_volunteer()->set_phone("123");
  request.mutable_volunteer()->mutable_id_document()->set_number("110105194912310021");
  request.mutable_volunteer()->set_residence_region("regions/130502001999");
  request.mutable_volunteer()->add_skills("77");
  request.mutable_volunteer()->add_partner_systems("youth");
  request.mutable_volunteer()->add_partner_systems("nonesuch");
  const absl::Status status = Register(request).status();
  EXPECT_THAT(status, Violates("volunteer.display_name", Reason::PERSON_NAME));
  EXPECT_THAT(status, Violates("volunteer.phone", Reason::PHONE_INVALID));
  EXPECT_THAT(status, Violates("volunteer.id_document.number", Reason::DOCUMENT_CHECK_CHARACTER));
  EXPECT_THAT(status, Violates("volunteer.residence_region", Reason::REGION_UNKNOWN));
  EXPECT_THAT(status, Violates("volunteer.skills[1]", Reason::FIELD_UNKNOWN_VALUE));
  EXPECT_THAT(status, Violates("volunteer.partner_systems[1]", Reason::PARTNER_SYSTEM_UNKNOWN));
  EXPECT_THAT(status,
              Not(Violates("volunteer.partner_systems[0]", Reason::PARTNER_SYSTEM_UNKNOWN)));
  EXPECT_THAT(Register({}, kAdministrator), Violates("registrar", Reason::FIELD_REQUIRED));
}

TEST_F(VolunteersTest, HaveOneFileWhateverCardTheyShow) {  // PAIN-4
  v1::RegisterVolunteerRequest request = Entry(1);
  v1::Volunteer& volunteer = *request.mutable_volunteer();
  volunteer.set_birth_date("1949-12-31");
  volunteer.mutable_id_document()->set_number("11010519491231002X");
  ASSERT_THAT(Register(request), IsOk());
  volunteer.mutable_id_document()->set_number("１１０１０５ 19491231 002x");
  volunteer.set_display_name("别名");
  EXPECT_THAT(Register(request), RefusedWith(Reason::PERSON_ALREADY_REGISTERED));

  volunteer.mutable_id_document()->set_type(v1::HONG_KONG_MACAU_TRAVEL_PERMIT);
  volunteer.mutable_id_document()->set_number("H12345678");
  ASSERT_THAT(Register(request), IsOk());
  volunteer.mutable_id_document()->set_number("H1234567802");
  EXPECT_THAT(Register(request), RefusedWith(Reason::PERSON_ALREADY_REGISTERED));
}

TEST_F(VolunteersTest, HaveOneFileWhateverRunsInParallel) {
  constexpr int kThreads = 100;
  std::atomic<int> opened = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      const absl::Status status = Register(Entry(7)).status();
      if (status.ok()) ++opened;
      if (ReasonOf(status) == Reason::PERSON_ALREADY_REGISTERED) ++refused;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(opened, 1);
  EXPECT_EQ(refused, kThreads - 1);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer"), "1");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.person"), "1");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.outbox WHERE aggregatetype = 'volunteer'"), "1");
}

TEST_F(VolunteersTest, NeverShareANumber) {
  // Threads that all draw the same small numbers.
  const store::Vault vault(*secret::KeyRing::Parse(secret::NewKeyLine("k")),
                           secret::BlindIndex(secret::DataKey::Random()));
  std::atomic<uint32_t> drawn = 0;
  Deps deps{vault, [&](uint32_t) { return drawn++ % 16; }};
  std::mutex mutex;
  std::set<std::string> numbers;
  std::vector<std::thread> threads;
  for (int i = 0; i < 12; ++i) {
    threads.emplace_back([&, i] {
      rpc::CallFacts facts{std::make_shared<identity::Caller>(), host_.clock().Now(),
                           absl::Now() + absl::Seconds(30), "", ""};
      std::string name;
      EXPECT_THAT(host_->database().Write(facts.deadline, db::Database::InDoubt::kFail,
                                          [&](db::Tx& tx) -> absl::Status {
                                            rpc::WriteCall call(facts, tx);
                                            auto volunteer =
                                                volunteers::Register(deps, call, Entry(i));
                                            if (volunteer.ok()) name = volunteer->name();
                                            return volunteer.status();
                                          }),
                  IsOk());
      const std::lock_guard lock(mutex);
      numbers.insert(name);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(numbers, SizeIs(12));
}

TEST_F(VolunteersTest, AreToldAllThatIsWrongWithAnUpdateAtOnce) {
  v1::Volunteer wanted = *Register(Entry(1));
  wanted.set_display_name("1");
  wanted.set_phone("1");
  wanted.set_oath_version("x");
  const auto updated = Update(wanted, {"display_name", "phone", "oath_version"});
  EXPECT_THAT(updated, Violates("volunteer.display_name", Reason::PERSON_NAME));
  EXPECT_THAT(updated, Violates("volunteer.phone", Reason::PHONE_INVALID));
  EXPECT_THAT(updated, Violates("volunteer.oath_version", Reason::FIELD_PATTERN));
}

TEST_F(VolunteersTest, AreEachUpdatedThoughManyArriveTogether) {
  constexpr int kThreads = 90;
  std::vector<v1::Volunteer> files;
  for (int n : {1, 2, 3}) files.push_back(*Register(Entry(n)));
  std::atomic<int> done = 0, mismatched = 0, unknown = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      v1::Volunteer wanted;
      wanted.set_name(i % 9 == 8 ? "volunteers/130500000000000000" : files[i % 3].name());
      if (i % 9 == 7) wanted.set_etag("77");
      wanted.set_availability(i + 1);
      const auto updated = Update(wanted, {"availability"}, kAdministrator);
      if (updated.ok() && updated->availability() == wanted.availability()) ++done;
      if (ReasonOf(updated.status()) == Reason::ETAG_MISMATCH) ++mismatched;
      if (ReasonOf(updated.status()) == Reason::RESOURCE_NOT_FOUND) ++unknown;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(done, 70);
  EXPECT_EQ(mismatched, 10);
  EXPECT_EQ(unknown, 10);
  // Each on its own version, with its entry in the history and its event.
  EXPECT_EQ(Sql("SELECT sum(version) - 3 FROM registration.volunteer"), "70");
  EXPECT_EQ(
      Sql("SELECT count(DISTINCT (volunteer_id, version)) FROM registration.volunteer_change"),
      "70");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.outbox"
                " WHERE type = 'registration.volunteer.updated'"),
            "70");
}

TEST_F(VolunteersTest, AreRegisteredOnceHoweverOftenTheyAsk) {
  v1::RegisterVolunteerRequest request = Entry(1);
  request.set_request_id("6a1b");
  absl::StatusOr<v1::Volunteer> first = Register(request);
  ASSERT_THAT(first, IsOk());
  absl::StatusOr<v1::Volunteer> second = Register(request);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->SerializeAsString(), first->SerializeAsString());
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer"), "1");
  request.mutable_volunteer()->set_display_name("另一人");
  EXPECT_THAT(Register(request), RefusedWith(Reason::REQUEST_ID_REUSED));
}

TEST_F(VolunteersTest, AreRegisteredByWhoMay) {
  EXPECT_THAT(Register(Entry(1), ""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  EXPECT_THAT(Register(Entry(1), kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Register(Entry(1), kApprover), RefusedWith(Reason::NOT_AUTHORIZED));
  v1::RegisterVolunteerRequest elsewhere = Entry(1);
  elsewhere.set_registrar(kOtherDistrict);
  EXPECT_THAT(Register(elsewhere, kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Register(elsewhere, kAdministrator), RefusedWith(Reason::REGION_OUTSIDE_REGISTRAR));
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer"), "0");
}

TEST_F(VolunteersTest, AreEnteredByAnOrganizationAfterTheyAgreed) {
  const std::string team = Founded(Application("铁老汉磨刀队"), "staff/manager");
  v1::RegisterVolunteerRequest request = Entry(1);
  request.set_registrar(team);
  EXPECT_THAT(Register(request, "staff/manager"),
              Violates("volunteer.consent.source", Reason::FIELD_UNKNOWN_VALUE));
  request.mutable_volunteer()->mutable_consent()->set_source(v1::BY_ORGANIZATION);
  EXPECT_THAT(Register(request, "staff/manager"),
              Violates("volunteer.consent.consent_time", Reason::CONSENT_MISSING));
  *request.mutable_volunteer()->mutable_consent()->mutable_consent_time() =
      time::ToProto(host_.clock().Now());
  absl::StatusOr<v1::Volunteer> volunteer = Register(request, "staff/manager");
  ASSERT_THAT(volunteer, IsOk());
  EXPECT_EQ(volunteer->consent().registrar(), team);
  EXPECT_THAT(Register(request, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(VolunteersTest, AreSeenByThemselvesAndWhoLooksAfterThem) {  // S0-3
  const std::string her = Registered(1);
  const std::string other = Registered(2);
  EXPECT_THAT(GetVolunteer(her, her), IsOk());
  EXPECT_THAT(GetVolunteer(her, kRegistrar), IsOk());
  EXPECT_THAT(GetVolunteer(her, kAdministrator), IsOk());
  EXPECT_THAT(GetVolunteer(her, "services/matching"), IsOk());
  EXPECT_THAT(GetVolunteer(her, other), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(GetVolunteer(her, kApprover), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(GetVolunteer(her, ""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  // Who may not see everything does not learn whether a number is taken.
  const std::string nobody = "volunteers/V130502261100000X";
  EXPECT_THAT(GetVolunteer(nobody, kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(GetVolunteer(nobody, kAdministrator), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(VolunteersTest, UnderAgeWaitForTheirGuardian) {  // S4-5
  EXPECT_THAT(Register(Minor("2014-11-29")), RefusedWith(Reason::GUARDIAN_CONSENT_MISSING));
  absl::StatusOr<v1::Volunteer> volunteer = Register(Minor("2010-03-05"));
  ASSERT_THAT(volunteer, IsOk());
  EXPECT_EQ(volunteer->state(), v1::VOLUNTEER_PENDING);
  *volunteer->mutable_consent()->mutable_guardian_consent_time() =
      time::ToProto(host_.clock().Now());
  const std::vector<std::string> path = {"consent.guardian_consent_time"};
  EXPECT_THAT(Update(*volunteer, path, volunteer->name()), RefusedWith(Reason::NOT_AUTHORIZED));
  absl::StatusOr<v1::Volunteer> agreed = Update(*volunteer, path);
  ASSERT_THAT(agreed, IsOk());
  EXPECT_EQ(agreed->state(), v1::VOLUNTEER_ACTIVE);
  agreed->mutable_consent()->mutable_guardian_consent_time()->set_seconds(1);
  EXPECT_THAT(Update(*agreed, path, agreed->name()), RefusedWith(Reason::NOT_AUTHORIZED));
  agreed->mutable_consent()->clear_guardian_consent_time();
  EXPECT_THAT(Update(*agreed, path), RefusedWith(Reason::NOT_AUTHORIZED)) << "cannot be taken back";
}

TEST_F(VolunteersTest, AreJudgedByTheNearestPolicyOfTheDay) {  // law 9
  Sql("INSERT INTO registration.policy (region_code, effective_time, body, source)"
      " SELECT region, at::timestamptz, body || jsonb_build_object('minimumAge', age), 't'"
      " FROM registration.policy, (VALUES ('1305', '2026-11-29 00:00+08', 16),"
      " ('13', '2020-01-01', 70), ('1305', '2026-12-31', 90)) AS said (region, at, age)");
  EXPECT_THAT(Register(Entry(1)), RefusedWith(Reason::BELOW_MINIMUM_AGE)) << "the province's";
  host_.clock().Set(linli::support::TestHost::Morning() + absl::Hours(24));
  EXPECT_THAT(Register(Entry(1)), IsOk()) << "the city's, from today on";
  EXPECT_THAT(Register(Minor("2014-01-01")), RefusedWith(Reason::BELOW_MINIMUM_AGE));
  EXPECT_EQ(Sql("SELECT policy_version FROM registration.volunteer"), "1305@2");
}

TEST_F(VolunteersTest, ChangeWhatTheMaskNamesAndNothingElse) {
  v1::Volunteer volunteer = *GetVolunteer(Registered(1), kRegistrar);
  Sql("UPDATE registration.volunteer SET real_name_state = 2");
  v1::Volunteer wanted = volunteer;
  wanted.set_display_name("张晓梅");
  wanted.set_phone("+852 9123 4567");
  wanted.clear_skills();
  wanted.set_education("20");
  absl::StatusOr<v1::Volunteer> changed = Update(wanted, {"phone", "skills"}, volunteer.name());
  ASSERT_THAT(changed, IsOk());
  EXPECT_EQ(changed->display_name(), "张小梅");
  EXPECT_EQ(changed->education(), "");
  EXPECT_THAT(changed->skills(), SizeIs(0));
  EXPECT_NE(changed->masked_phone(), "138****5678");
  EXPECT_EQ(changed->phone(), "");
  EXPECT_EQ(changed->etag(), "2");
  EXPECT_EQ(changed->real_name_state(), v1::VERIFIED);
  EXPECT_THAT(Update(wanted, {"display_name"}), RefusedWith(Reason::ETAG_MISMATCH));
  wanted.set_etag("2");
  changed = Update(wanted, {"display_name"});
  ASSERT_THAT(changed, IsOk());
  EXPECT_EQ(changed->real_name_state(), v1::UNVERIFIED) << "another name is not verified";
  EXPECT_EQ(GetVolunteer(volunteer.name(), kRegistrar)->SerializeAsString(),
            changed->SerializeAsString());
}

TEST_F(VolunteersTest, DoNotChangeWhatIsFixed) {
  v1::Volunteer volunteer = *GetVolunteer(Registered(1), kRegistrar);
  for (const char* path : {"sex", "birth_date", "id_document", "service_region", "state",
                           "consent.source", "nothing"}) {
    EXPECT_THAT(Update(volunteer, {path}), Violates("update_mask", Reason::FIELD_MASK)) << path;
  }
  v1::Volunteer wanted = volunteer;
  wanted.set_phone("123");
  EXPECT_THAT(Update(wanted, {"phone"}), Violates("volunteer.phone", Reason::PHONE_INVALID));
  EXPECT_THAT(Update(volunteer, {"skills"}, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  Sql("UPDATE registration.volunteer SET state = 4");
  EXPECT_THAT(Update(volunteer, {"skills"}), RefusedWith(Reason::VOLUNTEER_STATE));
}

TEST_F(VolunteersTest, AreListedInPagesThatStayWhereTheyAre) {
  for (int n = 0; n < 5; ++n) Registered(n);
  std::vector<std::string> seen;
  std::string token;
  int next = 100;
  do {
    absl::StatusOr<v1::ListVolunteersResponse> page =
        List("regions/1305", 2, token, kAdministrator);
    ASSERT_THAT(page, IsOk());
    for (const v1::Volunteer& volunteer : page->volunteers()) seen.push_back(volunteer.name());
    token = page->next_page_token();
    if (next < 103) Registered(next++);  // while somebody turns the pages
  } while (!token.empty());
  EXPECT_GE(seen.size(), 5u);
  EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), seen.size());
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
  EXPECT_THAT(List("regions/1305", 2, ""), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(List(kDistrict, 1000, ""), IsOk());
  EXPECT_THAT(List("regions/41", 2, "", kAdministrator)->volunteers(), SizeIs(0));
  absl::StatusOr<v1::ListVolunteersResponse> first = List(kDistrict, 2, "");
  EXPECT_THAT(List("regions/1305", 2, first->next_page_token(), kAdministrator).status(),
              Violates("page_token", Reason::PAGE_TOKEN));
}

TEST_F(VolunteersTest, AreListedByWhereTheyBelong) {
  const std::string manager = "staff/manager";
  const std::string team = Founded(Application("铁老汉磨刀队"), manager);
  const std::string her = Registered(1);
  Registered(2);
  ASSERT_THAT(Join(her, team, her), IsOk());
  EXPECT_THAT(List(team, 10, "", manager)->volunteers(), SizeIs(0));
  EXPECT_THAT(GetVolunteer(her, manager), RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(Accept(her + "/memberships/" + team.substr(14), manager), IsOk());
  absl::StatusOr<v1::ListVolunteersResponse> members = List(team, 10, "", manager);
  ASSERT_THAT(members, IsOk());
  ASSERT_THAT(members->volunteers(), SizeIs(1));
  EXPECT_EQ(members->volunteers(0).name(), her);
  EXPECT_THAT(GetVolunteer(her, manager), IsOk());
}

TEST_F(VolunteersTest, AreFetchedTogetherForServices) {
  const std::string a = Registered(1);
  const std::string b = Registered(2);
  v1::BatchGetVolunteersRequest request;
  for (const std::string& name : {b, std::string("volunteers/nobody"), a}) request.add_names(name);
  auto get = [&](const std::string& as) {
    return host_.Call(*volunteers_, &Volunteers::Stub::BatchGetVolunteers, as, request);
  };
  absl::StatusOr<v1::BatchGetVolunteersResponse> found = get("services/hours");
  ASSERT_THAT(found, IsOk());
  ASSERT_THAT(found->volunteers(), SizeIs(2));
  EXPECT_EQ(found->volunteers(0).name(), b);
  EXPECT_EQ(found->volunteers(1).name(), a);
  EXPECT_THAT(get(kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
}

class CachedVolunteersTest : public VolunteersTest {
 protected:
  CachedVolunteersTest() : VolunteersTest(std::getenv("LINLI_TEST_REDIS")) {}
};

TEST_F(CachedVolunteersTest, AreReadAsTheyWereLastWritten) {  // law 8
  const std::string her = Registered(1);
  for (int i = 1; i <= 20; ++i) {
    absl::StatusOr<v1::Volunteer> read = GetVolunteer(her, kRegistrar);
    ASSERT_THAT(read, IsOk());
    EXPECT_EQ(read->etag(), absl::StrCat(i));
    EXPECT_THAT(GetVolunteer(her, her), IsOk());
    // What is cached is still not for everybody.
    EXPECT_THAT(GetVolunteer(her, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
    read->set_availability(i);
    ASSERT_THAT(Update(*read, {"availability"}), IsOk());
  }
}

TEST_F(VolunteersTest, LeaveNoClearTextAnywhere) {  // law 10, PAIN-10
  v1::RegisterVolunteerRequest request = Entry(42, "欧阳无名");
  ASSERT_THAT(Register(request), IsOk());
  for (const char* table : {"volunteer", "person", "replay", "outbox"}) {
    for (const std::string& secret : {request.volunteer().id_document().number(),
                                      request.volunteer().phone(), std::string("+8613812345678")}) {
      const std::string hex = absl::BytesToHexString(secret);
      EXPECT_EQ(
          Sql(absl::StrCat("SELECT count(*) FROM registration.", table, " t WHERE t::text LIKE '%",
                           secret, "%' OR t::text LIKE '%", hex, "%'")),
          "0")
          << table;
    }
  }
  for (const char* table : {"volunteer", "person", "outbox"}) {
    EXPECT_EQ(
        Sql(absl::StrCat("SELECT count(*) FROM registration.", table, " t WHERE t::text LIKE '%",
                         absl::BytesToHexString("欧阳无名"), "%'")),
        "0")
        << table;
  }
}

TEST_F(VolunteersTest, CannotBeReadFromAnotherRow) {
  const std::string a = Registered(1);
  const std::string b = Registered(2);
  Sql(absl::StrCat(
      "UPDATE registration.volunteer v SET sealed = w.sealed, wrapped_key = w.wrapped_key "
      "FROM registration.volunteer w WHERE v.volunteer_id = '",
      a.substr(11), "' AND w.volunteer_id = '", b.substr(11), "'"));
  EXPECT_EQ(GetVolunteer(a, kAdministrator).status().code(), absl::StatusCode::kInternal);
  EXPECT_THAT(GetVolunteer(b, kAdministrator), IsOk());
}

TEST_F(VolunteersTest, AreAnnouncedWithoutPersonalData) {
  const std::string her = Registered(1);
  v1::VolunteerChanged event;
  ASSERT_TRUE(event.ParseFromString(
      absl::HexStringToBytes(Sql("SELECT encode(payload, 'hex') FROM registration.outbox "
                                 "WHERE type = 'registration.volunteer.registered'"))));
  EXPECT_EQ(event.name(), her);
  EXPECT_EQ(event.birth_year(), 1990);
  EXPECT_EQ(event.service_region(), kDistrict);
  EXPECT_THAT(event.service_categories(), ElementsAre("0001"));
  EXPECT_THAT(event.ShortDebugString(), Not(HasSubstr("张")));
  EXPECT_EQ(Sql("SELECT version FROM registration.outbox WHERE aggregatetype = 'volunteer'"), "1");
}

}  // namespace
}  // namespace linli::registration
