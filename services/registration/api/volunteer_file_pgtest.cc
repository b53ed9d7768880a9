// The life of a file, who somebody is, and two files of one person.
#include <atomic>
#include <thread>

#include "common/rpc/call.h"
#include "linli/registration/v1/correction_service.grpc.pb.h"
#include "linli/registration/v1/events.pb.h"
#include "linli/registration/v1/volunteer_identity_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_life_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_merge_service.grpc.pb.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Life = v1::VolunteerLifeService;
using Identity = v1::VolunteerIdentityService;
using Merges = v1::VolunteerMergeService;
using Corrections = v1::CorrectionService;

constexpr char kSecond[] = "staff/second";  // another administrator

class FileTest : public RegistrationTest {
 protected:
  explicit FileTest(const std::string& redis = "")
      : RegistrationTest(redis),
        life_(Life::NewStub(host_.channel())),
        identity_(Identity::NewStub(host_.channel())),
        merges_(Merges::NewStub(host_.channel())),
        corrections_(Corrections::NewStub(host_.channel())),
        deps_(*std::static_pointer_cast<Deps>(furniture_)) {
    EXPECT_THAT(Grant(kSecond, options::v1::ADMINISTRATOR, "platform"), IsOk());
  }

  template <typename Request>
  static Request Named(const std::string& name, const std::string& reason = "") {
    Request request;
    request.set_name(name);
    if constexpr (requires { request.set_reason(reason); }) request.set_reason(reason);
    return request;
  }
  absl::StatusOr<v1::Volunteer> Suspend(const std::string& name, const std::string& as,
                                        std::optional<absl::Time> end = std::nullopt) {
    auto request = Named<v1::SuspendVolunteerRequest>(name, "多次爽约");
    if (end) *request.mutable_end_time() = time::ToProto(*end);
    return host_.Call(*life_, &Life::Stub::SuspendVolunteer, as, request);
  }
  absl::StatusOr<v1::Volunteer> Reinstate(const std::string& name, const std::string& as) {
    return host_.Call(*life_, &Life::Stub::ReinstateVolunteer, as,
                      Named<v1::ReinstateVolunteerRequest>(name, "已改正"));
  }
  absl::StatusOr<v1::Volunteer> Withdraw(const std::string& name, const std::string& as) {
    return host_.Call(*life_, &Life::Stub::WithdrawVolunteer, as,
                      Named<v1::WithdrawVolunteerRequest>(name));
  }
  absl::StatusOr<v1::Volunteer> Die(const std::string& name, const std::string& as) {
    return host_.Call(*life_, &Life::Stub::RecordDeath, as,
                      Named<v1::RecordDeathRequest>(name, "家属告知"));
  }
  absl::StatusOr<v1::Volunteer> Erase(const std::string& name, const std::string& as) {
    return host_.Call(*life_, &Life::Stub::EraseVolunteer, as,
                      Named<v1::EraseVolunteerRequest>(name));
  }
  absl::StatusOr<std::vector<v1::VolunteerChange>> Changes(const std::string& name,
                                                           const std::string& as, int size = 50) {
    v1::ListVolunteerChangesRequest request;
    request.set_parent(name);
    request.set_page_size(size);
    std::vector<v1::VolunteerChange> all;
    do {
      auto page = host_.Call(*life_, &Life::Stub::ListVolunteerChanges, as, request);
      if (!page.ok()) return page.status();
      all.insert(all.end(), page->changes().begin(), page->changes().end());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return all;
  }
  absl::StatusOr<v1::ShowContactResponse> Contact(const std::string& name, const std::string& as) {
    v1::ShowContactRequest request;
    request.set_name(name);
    request.set_purpose("集合时间有变");
    return host_.Call(*life_, &Life::Stub::ShowContact, as, request);
  }

  static v1::IdDocument Passport(const std::string& number) {
    v1::IdDocument passport;
    passport.set_type(v1::PASSPORT);
    passport.set_number(number);
    passport.set_issuing_country("156");
    return passport;
  }
  static v1::IdDocument Card(int n) {
    v1::IdDocument card;
    card.set_type(v1::RESIDENT_IDENTITY_CARD);
    card.set_number(Document(n));
    return card;
  }
  // The n-th volunteer, by a passport.
  std::string RegisteredByPassport(const std::string& number, const std::string& name = "张小梅") {
    v1::RegisterVolunteerRequest request = Entry(0, name);
    *request.mutable_volunteer()->mutable_id_document() = Passport(number);
    absl::StatusOr<v1::Volunteer> volunteer = Register(request);
    EXPECT_THAT(volunteer, IsOk());
    return volunteer->name();
  }
  absl::StatusOr<std::string> Lookup(const v1::IdDocument& document,
                                     const std::string& as = kAdministrator) {
    v1::LookupVolunteerRequest request;
    *request.mutable_id_document() = document;
    auto found = host_.Call(*identity_, &Identity::Stub::LookupVolunteer, as, request);
    if (!found.ok()) return found.status();
    return found->volunteer();
  }
  absl::StatusOr<v1::VolunteerDocument> AddDocument(const std::string& parent,
                                                    const v1::IdDocument& document,
                                                    const std::string& as = kRegistrar) {
    v1::AddVolunteerDocumentRequest request;
    request.set_parent(parent);
    *request.mutable_id_document() = document;
    return host_.Call(*identity_, &Identity::Stub::AddVolunteerDocument, as, request);
  }
  absl::StatusOr<v1::Volunteer> VerifyRealName(const std::string& name,
                                               const std::string& as = kRegistrar) {
    return host_.Call(*identity_, &Identity::Stub::VerifyRealName, as,
                      Named<v1::VerifyRealNameRequest>(name));
  }
  absl::StatusOr<v1::Claim> BeginClaim(const v1::IdDocument& document, const std::string& phone,
                                       const std::string& as = kRegistrar) {
    v1::BeginClaimRequest request;
    request.set_registrar(kDistrict);
    *request.mutable_id_document() = document;
    request.set_phone(phone);
    return host_.Call(*identity_, &Identity::Stub::BeginClaim, as, request);
  }
  absl::StatusOr<v1::Volunteer> CompleteClaim(const std::string& name, const std::string& code) {
    v1::CompleteClaimRequest request;
    request.set_registrar(kDistrict);
    request.set_name(name);
    request.set_code(code);
    return host_.Call(*identity_, &Identity::Stub::CompleteClaim, kRegistrar, request);
  }

  absl::StatusOr<v1::Merge> Propose(const std::string& survivor, const std::string& duplicate,
                                    const std::string& as = kRegistrar) {
    v1::ProposeMergeRequest request;
    request.mutable_merge()->set_survivor(survivor);
    request.mutable_merge()->set_duplicate(duplicate);
    request.mutable_merge()->set_reason("同一人持身份证和护照各注册一次");
    return host_.Call(*merges_, &Merges::Stub::ProposeMerge, as, request);
  }
  absl::StatusOr<v1::Merge> ApproveMerge(const std::string& name,
                                         const std::string& as = kAdministrator) {
    return host_.Call(*merges_, &Merges::Stub::ApproveMerge, as,
                      Named<v1::ApproveMergeRequest>(name));
  }
  // Names of the merges in a state, over pages of one.
  std::vector<std::string> MergesIn(v1::MergeState state) {
    v1::ListMergesRequest request;
    request.set_state(state);
    request.set_page_size(1);
    std::vector<std::string> names;
    do {
      const auto page = host_.Call(*merges_, &Merges::Stub::ListMerges, kAdministrator, request);
      EXPECT_THAT(page, IsOk());
      if (!page.ok()) return names;
      for (const v1::Merge& merge : page->merges()) names.push_back(merge.name());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return names;
  }
  void Merge(const std::string& survivor, const std::string& duplicate) {
    const absl::StatusOr<v1::Merge> merge = Propose(survivor, duplicate);
    ASSERT_THAT(merge, IsOk());
    ASSERT_THAT(ApproveMerge(merge->name()), IsOk());
  }

  std::string EventsOf(const std::string& name) {
    return Sql(
        absl::StrCat("SELECT string_agg(substr(type, 24), ' ' ORDER BY version) FROM "
                     "registration.outbox WHERE aggregateid = '",
                     name, "'"));
  }

  std::unique_ptr<Life::Stub> life_;
  std::unique_ptr<Identity::Stub> identity_;
  std::unique_ptr<Merges::Stub> merges_;
  std::unique_ptr<Corrections::Stub> corrections_;
  Deps& deps_;
};

TEST_F(FileTest, IsSuspendedAndReinstatedWithReasons) {  // S0-7
  const std::string her = Registered(1);
  EXPECT_THAT(Suspend(her, kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  absl::StatusOr<v1::Volunteer> file = Suspend(her, kAdministrator);
  ASSERT_THAT(file, IsOk());
  EXPECT_EQ(file->state(), v1::VOLUNTEER_SUSPENDED);
  EXPECT_EQ(file->state_reason(), "多次爽约");
  EXPECT_THAT(Suspend(her, kAdministrator), RefusedWith(Reason::VOLUNTEER_STATE));
  file = Reinstate(her, kRegistrar);
  ASSERT_THAT(file, IsOk());
  EXPECT_EQ(file->state(), v1::VOLUNTEER_ACTIVE);
  EXPECT_EQ(file->state_reason(), "");
  EXPECT_EQ(EventsOf(her), "registered suspended reinstated");
  EXPECT_THAT(Suspend(her, kAdministrator, host_.clock().Now()),
              Violates("end_time", Reason::SUSPENSION_END));
}

TEST_F(FileTest, ComesBackUnderItsNumber) {  // S0-7: numbers are never given again
  const std::string her = Registered(1);
  ASSERT_THAT(Withdraw(her, her), IsOk());
  EXPECT_THAT(Register(Entry(1)), RefusedWith(Reason::PERSON_ALREADY_REGISTERED));
  EXPECT_THAT(Withdraw(her, her), RefusedWith(Reason::VOLUNTEER_STATE));
  absl::StatusOr<v1::Volunteer> file = Reinstate(her, kRegistrar);
  ASSERT_THAT(file, IsOk());
  EXPECT_EQ(file->name(), her);
  ASSERT_THAT(Die(her, kRegistrar), IsOk());
  EXPECT_THAT(Reinstate(her, kRegistrar), RefusedWith(Reason::VOLUNTEER_STATE));
}

TEST_F(FileTest, TellsWhatWasChangedByWhomAndWhy) {
  v1::Volunteer file = *GetVolunteer(Registered(1), kRegistrar);
  const std::string her = file.name();
  file.set_phone("13900001111");
  file.set_education("20");
  v1::UpdateVolunteerRequest update;
  *update.mutable_volunteer() = file;
  update.mutable_update_mask()->add_paths("phone");
  update.mutable_update_mask()->add_paths("education");
  ASSERT_THAT(host_.Call(*volunteers_, &Volunteers::Stub::UpdateVolunteer, her, update), IsOk());
  ASSERT_THAT(Suspend(her, kAdministrator), IsOk());
  auto changes = Changes(her, her, 1);
  ASSERT_THAT(changes, IsOk());
  ASSERT_THAT(*changes, SizeIs(2));
  EXPECT_EQ((*changes)[0].kind(), "suspended");
  EXPECT_EQ((*changes)[0].actor(), kAdministrator);
  EXPECT_EQ((*changes)[0].reason(), "多次爽约");
  const std::string text = (*changes)[1].DebugString();
  EXPECT_EQ((*changes)[1].actor(), her);
  EXPECT_THAT(text, HasSubstr("education"));
  EXPECT_THAT(text, HasSubstr("139****1111"));
  EXPECT_THAT(text, ::testing::Not(HasSubstr("13900001111")));
  EXPECT_THAT(Changes(her, kStranger).status(), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THROW(Sql("UPDATE registration.volunteer_change SET actor = 'x'"), std::exception);
  EXPECT_THROW(Sql("DELETE FROM registration.volunteer_change"), std::exception);
}

TEST_F(FileTest, ShowsAPhoneForAPurposeAndWritesItDown) {  // law 10
  const std::string manager = "staff/manager";
  const std::string team = Founded(Application("铁老汉磨刀队"), manager);
  v1::RegisterVolunteerRequest entry = Entry(1);
  const std::string her = Register(entry)->name();
  ASSERT_THAT(Join(her, team, her), IsOk());
  ASSERT_THAT(Accept(her + "/memberships/" + team.substr(14), manager), IsOk());
  EXPECT_THAT(Contact(her, manager), RefusedWith(Reason::CONTACT_PRIVATE));
  ASSERT_THAT(Contact(her, kRegistrar), IsOk());
  v1::UpdateVolunteerRequest update;
  update.mutable_volunteer()->set_name(her);
  update.mutable_volunteer()->set_phone_public(true);
  update.mutable_update_mask()->add_paths("phone_public");
  ASSERT_THAT(host_.Call(*volunteers_, &Volunteers::Stub::UpdateVolunteer, her, update), IsOk());
  EXPECT_EQ(Contact(her, manager)->phone(), "+8613812345678");
  EXPECT_THAT(Contact(her, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  v1::ListDisclosuresRequest request;
  request.set_parent(her);
  auto shown = host_.Call(*life_, &Life::Stub::ListDisclosures, her, request);
  ASSERT_THAT(shown, IsOk());
  ASSERT_THAT(shown->disclosures(), SizeIs(2));
  EXPECT_EQ(shown->disclosures(0).reader(), kRegistrar);
  EXPECT_EQ(shown->disclosures(1).reader(), manager);
  EXPECT_EQ(shown->disclosures(1).purpose(), "集合时间有变");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.replay WHERE method LIKE '%ShowContact'"), "0");
}

TEST_F(FileTest, IsErasedAndStaysANumber) {  // PIPL Art. 47
  v1::RegisterVolunteerRequest entry = Entry(1, "欧阳无名");
  entry.set_request_id("once");
  const std::string her = Register(entry)->name();
  const std::string id = her.substr(11);
  ASSERT_THAT(AddDocument(her, Passport("E12345678")), IsOk());
  ASSERT_THAT(Suspend(her, kAdministrator), IsOk());
  EXPECT_THAT(Erase(her, kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  absl::StatusOr<v1::Volunteer> file = Erase(her, her);
  ASSERT_THAT(file, IsOk());
  EXPECT_EQ(file->state(), v1::VOLUNTEER_WITHDRAWN);
  EXPECT_EQ(file->display_name(), "");
  EXPECT_EQ(file->birth_date(), "");
  EXPECT_FALSE(file->has_id_document());
  EXPECT_EQ(file->masked_phone(), "");
  EXPECT_EQ(file->sex(), v1::FEMALE);
  EXPECT_EQ(file->residence_region(), kDistrict);
  EXPECT_THAT(GetVolunteer(her, kAdministrator), IsOk());
  // Who did what when stays; what it said is gone.
  auto changes = Changes(her, kAdministrator);
  ASSERT_THAT(changes, IsOk());
  EXPECT_EQ(changes->at(0).kind(), "erased");
  EXPECT_EQ(changes->at(1).kind(), "suspended");
  EXPECT_EQ(changes->at(1).reason(), "");
  EXPECT_THAT(changes->at(1).fields(), SizeIs(0));
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.person"), "0");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer_document"), "0");
  EXPECT_EQ(EventsOf(her), "registered updated suspended erased");
  EXPECT_THAT(Erase(her, her), RefusedWith(Reason::VOLUNTEER_ERASED));
  EXPECT_THAT(Reinstate(her, kRegistrar), RefusedWith(Reason::VOLUNTEER_ERASED));
  EXPECT_THAT(Contact(her, kRegistrar), RefusedWith(Reason::VOLUNTEER_ERASED));
  entry.clear_request_id();
  absl::StatusOr<v1::Volunteer> again = Register(entry);
  ASSERT_THAT(again, IsOk());
  EXPECT_NE(again->name(), her);
}

// Answers that are kept for repeated calls are sealed with a key that lives on: an erasure takes
// out those that tell of her, and nothing is done twice for it.
TEST_F(FileTest, TakesAnswersAboutWhomItErasesAlong) {  // PIPL Art. 47
  v1::RegisterVolunteerRequest entry = Entry(1, "欧阳无名"), other = Entry(2);
  entry.set_request_id("once");
  other.set_request_id("other");
  const std::string her = Register(entry)->name(), neighbour = Register(other)->name();
  v1::UpdateVolunteerRequest update;
  update.mutable_volunteer()->set_name(her);
  update.mutable_volunteer()->set_availability(1);
  update.mutable_update_mask()->add_paths("availability");
  update.set_request_id("mine");
  const auto change = [&] {
    return host_.Call(*volunteers_, &Volunteers::Stub::UpdateVolunteer, her, update);
  };
  ASSERT_THAT(change(), IsOk());
  // More than one batch of others' answers, before and behind hers; one that no key opens.
  Sql("INSERT INTO registration.replay SELECT subject, method, prefix || n, body_hash, response "
      "FROM registration.replay, generate_series(1, 1500) AS n, (VALUES ('a'), ('z')) AS p "
      "(prefix) "
      "WHERE request_id = 'other'");
  const std::string rows = Sql("SELECT count(*) FROM registration.replay");
  auto erase = Named<v1::EraseVolunteerRequest>(her);
  erase.set_request_id("erase");
  const auto forget = [&] { return host_.Call(*life_, &Life::Stub::EraseVolunteer, her, erase); };
  ASSERT_THAT(forget(), IsOk());

  const std::string emptied =
      "SELECT string_agg(request_id, ' ' ORDER BY request_id) FROM registration.replay "
      "WHERE response = ''";
  EXPECT_EQ(Sql(emptied), "mine once");
  EXPECT_EQ(Sql("SELECT count(*) - 1 FROM registration.replay"), rows);
  EXPECT_THAT(Register(entry), RefusedWith(Reason::VOLUNTEER_ERASED));
  EXPECT_THAT(change(), RefusedWith(Reason::VOLUNTEER_ERASED));
  entry.mutable_volunteer()->set_display_name("别人");
  EXPECT_THAT(Register(entry), RefusedWith(Reason::REQUEST_ID_REUSED));
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer"), "2") << "nothing was done twice";
  EXPECT_THAT(forget(), IsOk()) << "the erasure itself is answered as before";
  EXPECT_EQ(Register(other)->name(), neighbour);
}

TEST_F(FileTest, HoldsSeveralDocumentsOfOnePerson) {
  const std::string her = Registered(1);
  EXPECT_EQ(*Lookup(Card(1)), her);
  EXPECT_THAT(Lookup(Passport("E12345678")), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  ASSERT_THAT(AddDocument(her, Passport("e１２３４５６７８")), IsOk());
  EXPECT_EQ(*Lookup(Passport("E12345678")), her);
  EXPECT_THAT(AddDocument(her, Passport("E12345678")), RefusedWith(Reason::DOCUMENT_ALREADY_ADDED));
  v1::RegisterVolunteerRequest entry = Entry(2);
  *entry.mutable_volunteer()->mutable_id_document() = Passport("E12345678");
  EXPECT_THAT(Register(entry), RefusedWith(Reason::PERSON_ALREADY_REGISTERED));
  const std::string other = RegisteredByPassport("E87654321");
  EXPECT_THAT(AddDocument(her, Passport("E87654321")),
              RefusedWith(Reason::PERSON_ALREADY_REGISTERED));
  v1::IdDocument card = Card(1);
  card.set_number(Document(1, "19910101"));
  EXPECT_THAT(AddDocument(other, card), Violates("id_document", Reason::BIRTH_DATE_DISAGREES));
  v1::ListVolunteerDocumentsRequest list;
  list.set_parent(her);
  auto documents = host_.Call(*identity_, &Identity::Stub::ListVolunteerDocuments, her, list);
  ASSERT_THAT(documents, IsOk());
  ASSERT_THAT(documents->documents(), SizeIs(2));
  EXPECT_EQ(documents->documents(0).id_document().masked_number(), "130502************");
  EXPECT_EQ(documents->documents(1).id_document().number(), "");
  EXPECT_THAT(Lookup(Card(1), kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(FileTest, IsVerifiedByWhomTheCityPluggedIn) {  // S2-18
  const std::string her = Registered(1);
  absl::StatusOr<v1::Volunteer> file = VerifyRealName(her);
  ASSERT_THAT(file, IsOk());
  EXPECT_EQ(file->real_name_state(), v1::UNVERIFIED);
  EXPECT_EQ(file->real_name_check().method(), "offline");
  verifier::v1::VerifyIdentityRequest asked;
  verifier::v1::Verdict verdict = verifier::v1::CONFIRMED;
  bool answers = true;
  deps_.verify = [&](const client::Context&, const verifier::v1::VerifyIdentityRequest& request)
      -> absl::StatusOr<verifier::v1::VerifyIdentityResponse> {
    if (!answers) return absl::UnavailableError("");
    asked = request;
    verifier::v1::VerifyIdentityResponse response;
    response.set_verdict(verdict);
    response.set_method("public-security-2");
    return response;
  };
  file = VerifyRealName(her);
  ASSERT_THAT(file, IsOk());
  EXPECT_EQ(asked.document_number(), Document(1));
  EXPECT_EQ(asked.display_name(), "张小梅");
  EXPECT_EQ(file->real_name_state(), v1::VERIFIED);
  EXPECT_EQ(file->real_name_check().method(), "public-security-2");
  verdict = verifier::v1::UNDECIDED;
  EXPECT_EQ(VerifyRealName(her)->real_name_state(), v1::VERIFIED) << "says nothing else";
  answers = false;
  EXPECT_THAT(VerifyRealName(her), RefusedWith(Reason::VERIFIER_UNAVAILABLE));
  answers = true;
  verdict = verifier::v1::DENIED;
  EXPECT_EQ(VerifyRealName(her)->real_name_state(), v1::REAL_NAME_FAILED);
}

TEST_F(FileTest, IsClaimedByACodeThatPassesNobodyElse) {
  std::atomic<uint32_t> code = 42;
  const auto draw = deps_.draw;
  const std::string her = Registered(1);
  deps_.draw = [&](uint32_t) { return code.load(); };
  const absl::StatusOr<v1::Claim> claim = BeginClaim(Card(1), "138-1234-5678");
  ASSERT_THAT(claim, IsOk());
  EXPECT_THAT(CompleteClaim(claim->name(), "000043"), RefusedWith(Reason::CLAIM_FAILED));
  EXPECT_EQ(GetVolunteer(her, her)->has_claim_time(), false);
  absl::StatusOr<v1::Volunteer> file = CompleteClaim(claim->name(), "000042");
  ASSERT_THAT(file, IsOk());
  EXPECT_EQ(file->name(), her);
  EXPECT_TRUE(file->has_claim_time());
  EXPECT_THAT(CompleteClaim(claim->name(), "000042"), RefusedWith(Reason::CLAIM_FAILED)) << "once";
  EXPECT_EQ(EventsOf(her), "registered claimed");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer_claim c WHERE c::text LIKE "
                "'%13812345678%' OR c::text LIKE '%000042%'"),
            "0");
}

TEST_F(FileTest, ClaimsTellNobodyWhoIsRegistered) {
  Registered(1);
  deps_.draw = [](uint32_t) { return 7; };
  // The wrong phone, and nobody's document: both look like the real thing, and lead nowhere.
  for (const auto& [document, phone] : std::vector<std::pair<v1::IdDocument, std::string>>{
           {Card(1), "13900000000"}, {Card(2), "13812345678"}}) {
    const absl::StatusOr<v1::Claim> claim = BeginClaim(document, phone);
    ASSERT_THAT(claim, IsOk());
    EXPECT_THAT(CompleteClaim(claim->name(), "000007"), RefusedWith(Reason::CLAIM_FAILED));
  }
  for (int i = 0; i < 2; ++i) {
    ASSERT_THAT(BeginClaim(Card(1), "13812345678"), IsOk());
    ASSERT_THAT(BeginClaim(Card(2), "13812345678"), IsOk());
  }
  EXPECT_THAT(BeginClaim(Card(1), "13812345678"), RefusedWith(Reason::CLAIM_LIMIT));
  EXPECT_THAT(BeginClaim(Card(2), "13812345678"), RefusedWith(Reason::CLAIM_LIMIT));
  host_.clock().Advance(absl::Hours(25));
  EXPECT_THAT(BeginClaim(Card(2), "13812345678"), IsOk());
}

TEST_F(FileTest, ClaimsTakeFiveAttemptsWhateverRunsInParallel) {
  Registered(1);
  deps_.draw = [](uint32_t) { return 7; };
  const absl::StatusOr<v1::Claim> claim = BeginClaim(Card(1), "13812345678");
  ASSERT_THAT(claim, IsOk());
  std::vector<std::thread> threads;
  for (int i = 0; i < 20; ++i) {
    threads.emplace_back([&, i] {
      EXPECT_THAT(CompleteClaim(claim->name(), absl::StrFormat("%06d", 100 + i)),
                  RefusedWith(Reason::CLAIM_FAILED));
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Sql("SELECT attempts FROM registration.volunteer_claim"), "5");
  EXPECT_THAT(CompleteClaim(claim->name(), "000007"), RefusedWith(Reason::CLAIM_FAILED));
  const absl::StatusOr<v1::Claim> late = BeginClaim(Card(1), "13812345678");
  host_.clock().Advance(absl::Minutes(10));
  EXPECT_THAT(CompleteClaim(late->name(), "000007"), RefusedWith(Reason::CLAIM_FAILED))
      << "expired";
}

TEST_F(FileTest, EndsInAnotherOneByTwoPeople) {  // PAIN-4
  const std::string manager = "staff/manager";
  const std::string team = Founded(Application("铁老汉磨刀队"), manager);
  const std::string survivor = Registered(1);
  const std::string duplicate = RegisteredByPassport("E12345678", "张 小梅");
  ASSERT_THAT(Join(duplicate, team, duplicate), IsOk());
  ASSERT_THAT(Accept(duplicate + "/memberships/" + team.substr(14), manager), IsOk());
  v1::SearchDuplicatesRequest search;
  search.set_name(survivor);
  auto alike = host_.Call(*merges_, &Merges::Stub::SearchDuplicates, kRegistrar, search);
  ASSERT_THAT(alike, IsOk());
  EXPECT_THAT(alike->volunteers(), ElementsAre(duplicate));

  EXPECT_THAT(Propose(survivor, survivor), Violates("merge.duplicate", Reason::MERGE_PARTNERS));
  const absl::StatusOr<v1::Merge> merge = Propose(survivor, duplicate, kSecond);
  ASSERT_THAT(merge, IsOk());
  EXPECT_THAT(Propose(survivor, duplicate), RefusedWith(Reason::MERGE_STATE));
  EXPECT_THAT(MergesIn(v1::MERGE_PROPOSED), ElementsAre(merge->name()));
  EXPECT_THAT(ApproveMerge(merge->name(), kSecond), RefusedWith(Reason::MERGE_SECOND_PERSON));
  EXPECT_THAT(ApproveMerge(merge->name(), kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(ApproveMerge("merges/none", kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(ApproveMerge(merge->name()), IsOk());
  EXPECT_THAT(ApproveMerge(merge->name()), RefusedWith(Reason::MERGE_STATE));
  EXPECT_THAT(MergesIn(v1::MERGE_PROPOSED), IsEmpty());
  EXPECT_THAT(MergesIn(v1::MERGE_APPROVED), ElementsAre(merge->name()));

  const absl::StatusOr<v1::Volunteer> ended = GetVolunteer(duplicate, kAdministrator);
  ASSERT_THAT(ended, IsOk());
  EXPECT_EQ(ended->state(), v1::VOLUNTEER_MERGED);
  EXPECT_EQ(ended->merged_into(), survivor);
  EXPECT_EQ(*Lookup(Passport("E12345678")), survivor);
  EXPECT_EQ(*Lookup(Card(1)), survivor);
  EXPECT_EQ(Sql(absl::StrCat("SELECT state FROM registration.membership WHERE volunteer_id = '",
                             survivor.substr(11), "'")),
            "3");
  EXPECT_EQ(Sql(absl::StrCat("SELECT state FROM registration.membership WHERE volunteer_id = '",
                             duplicate.substr(11), "'")),
            "5");
  v1::VolunteerChanged event;
  ASSERT_TRUE(event.ParseFromString(absl::HexStringToBytes(
      Sql("SELECT encode(payload, 'hex') FROM registration.outbox WHERE type = "
          "'registration.volunteer.merged'"))));
  EXPECT_EQ(event.name(), duplicate);
  EXPECT_EQ(event.merged_into(), survivor);
  EXPECT_EQ(Changes(duplicate, kAdministrator)->at(0).kind(), "merged");
}

TEST_F(FileTest, NeverLeadsOverTwoSteps) {
  const std::string a = RegisteredByPassport("A1111111");
  const std::string b = RegisteredByPassport("B2222222");
  const std::string c = Registered(1);
  Merge(b, a);
  Merge(c, b);
  EXPECT_EQ(GetVolunteer(a, kAdministrator)->merged_into(), c);
  EXPECT_EQ(GetVolunteer(b, kAdministrator)->merged_into(), c);
  EXPECT_EQ(*Lookup(Passport("A1111111")), c);
  EXPECT_THAT(Propose(a, c), Violates("merge.duplicate", Reason::MERGE_PARTNERS)) << "closed";
  EXPECT_THAT(Erase(a, kAdministrator), RefusedWith(Reason::VOLUNTEER_STATE));
  ASSERT_THAT(Erase(c, c), IsOk());
  EXPECT_EQ(GetVolunteer(a, kAdministrator)->display_name(), "");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer WHERE erase_time IS NULL"), "0");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.person"), "0");
}

TEST_F(FileTest, MergesOnceWhateverRunsInParallel) {
  const std::string a = RegisteredByPassport("A1111111");
  const std::string b = Registered(1);
  std::vector<std::string> proposals = {Propose(a, b)->name(), Propose(b, a, kSecond)->name()};
  std::atomic<int> done = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] { done += ApproveMerge(proposals[i % 2]).ok(); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(done, 1);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer WHERE state = 5"), "1");
}

TEST_F(FileTest, IsCorrectedByWhoSawTheProof) {  // 67号令 Arts 6, 13
  const std::string her = Registered(1);
  v1::RequestCorrectionRequest request;
  request.set_parent(her);
  request.mutable_correction()->set_reason("身份证号录错一位，见复印件");
  auto ask = [&](const std::string& as) {
    return host_.Call(*corrections_, &Corrections::Stub::RequestCorrection, as, request);
  };
  EXPECT_THAT(ask(her), Violates("correction.display_name", Reason::FIELD_REQUIRED));
  *request.mutable_correction()->mutable_id_document() = Card(2);
  request.mutable_correction()->set_sex(v1::MALE);
  EXPECT_THAT(ask(her), Violates("correction.sex", Reason::SEX_DISAGREES));
  request.mutable_correction()->clear_sex();
  absl::StatusOr<v1::Correction> correction = ask(her);
  ASSERT_THAT(correction, IsOk());
  EXPECT_EQ(correction->id_document().number(), "");
  auto accept = [&](const std::string& as) {
    v1::AcceptCorrectionRequest accepted;
    accepted.set_name(correction->name());
    accepted.set_answer("已核对原件");
    return host_.Call(*corrections_, &Corrections::Stub::AcceptCorrection, as, accepted);
  };
  EXPECT_THAT(accept(her), RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(accept(kRegistrar), IsOk());
  EXPECT_THAT(accept(kRegistrar), RefusedWith(Reason::CORRECTION_STATE));
  EXPECT_EQ(*Lookup(Card(2)), her);
  EXPECT_THAT(Register(Entry(1)), IsOk()) << "whose number it really is";

  request.mutable_correction()->clear_id_document();
  request.mutable_correction()->set_display_name("张晓梅");
  correction = ask(kRegistrar);
  ASSERT_THAT(correction, IsOk());
  EXPECT_THAT(accept(kRegistrar), RefusedWith(Reason::CORRECTION_OWN));
  v1::DeclineCorrectionRequest decline;
  decline.set_name(correction->name());
  decline.set_answer("与证件不符");
  ASSERT_THAT(
      host_.Call(*corrections_, &Corrections::Stub::DeclineCorrection, kAdministrator, decline),
      IsOk());
  v1::ListCorrectionsRequest list;
  list.set_parent(her);
  auto all = host_.Call(*corrections_, &Corrections::Stub::ListCorrections, her, list);
  ASSERT_THAT(all, IsOk());
  ASSERT_THAT(all->corrections(), SizeIs(2));
  EXPECT_EQ(all->corrections(1).answer(), "与证件不符");
  EXPECT_EQ(GetVolunteer(her, her)->display_name(), "张小梅");
}

TEST_F(FileTest, OfAChildNamesTheGuardian) {  // S4-5, PIPL Art. 31
  v1::RegisterVolunteerRequest entry = Entry(1, "小明");
  v1::Volunteer& child = *entry.mutable_volunteer();
  child.set_birth_date("2014-11-29");
  child.mutable_id_document()->set_number(Document(1, "20141129"));
  *child.mutable_consent()->mutable_guardian_consent_time() = time::ToProto(host_.clock().Now());
  EXPECT_THAT(Register(entry), RefusedWith(Reason::GUARDIAN_MISSING));
  child.mutable_guardian()->set_relation(v1::PARENT);
  child.mutable_guardian()->set_volunteer("volunteers/V1305022611000000A");
  EXPECT_THAT(Register(entry), Violates("volunteer.guardian.volunteer", Reason::GUARDIAN_INVALID));
  child.mutable_guardian()->set_volunteer(Registered(2));
  absl::StatusOr<v1::Volunteer> file = Register(entry);
  ASSERT_THAT(file, IsOk());
  EXPECT_EQ(file->state(), v1::VOLUNTEER_ACTIVE);
  // She cannot choose another one herself.
  v1::UpdateVolunteerRequest update;
  *update.mutable_volunteer() = *file;
  update.mutable_volunteer()->mutable_guardian()->set_relation(v1::GRANDPARENT);
  update.mutable_volunteer()->set_phone("13812345678");
  update.mutable_update_mask()->add_paths("guardian");
  EXPECT_THAT(host_.Call(*volunteers_, &Volunteers::Stub::UpdateVolunteer, file->name(), update),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(host_.Call(*volunteers_, &Volunteers::Stub::UpdateVolunteer, kRegistrar, update),
              IsOk());
}

class CachedFileTest : public FileTest {
 protected:
  CachedFileTest() : FileTest(std::getenv("LINLI_TEST_REDIS")) {}
};

TEST_F(CachedFileTest, IsLookedUpAsItStandsNow) {  // law 8
  const std::string survivor = Registered(1);
  const std::string duplicate = RegisteredByPassport("E12345678");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(*Lookup(Passport("E12345678")), duplicate);
  Merge(survivor, duplicate);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(*Lookup(Passport("E12345678")), survivor);
  EXPECT_EQ(GetVolunteer(duplicate, kAdministrator)->merged_into(), survivor);
  ASSERT_THAT(Erase(survivor, kAdministrator), IsOk());
  EXPECT_THAT(Lookup(Passport("E12345678")), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Lookup(Card(1)), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(GetVolunteer(survivor, kAdministrator)->display_name(), "");
}

// Tables of registration in which a text stands, as it is or inside of bytes.
std::string TablesWith(const std::string& text) {
  return absl::StrCat(
      "SELECT coalesce(string_agg(tablename, ' ' ORDER BY tablename), '') FROM (SELECT tablename, "
      "query_to_xml(format('SELECT t::text FROM %I.%I AS t', schemaname, tablename), true, false, "
      "'')::text AS dump FROM pg_tables WHERE schemaname = 'registration') AS t WHERE "
      "strpos(dump, '",
      text, "') > 0 OR strpos(dump, '", absl::BytesToHexString(text), "') > 0");
}

// Keys of the shared Redis that hold a text or are called so.
std::string KeysWith(const std::string& text) {
  const std::string cli =
      absl::StrCat("redis-cli -s ", std::string(std::getenv("LINLI_TEST_REDIS")).substr(5), " ");
  const std::string command = absl::StrCat(
      cli, "CONFIG SET rdbcompression no > /dev/null && ", cli,
      "EVAL \"local n = 0; for _, k in ipairs(redis.call('KEYS', '*')) do if string.find(k .. "
      "(redis.call('DUMP', k) or ''), ARGV[1], 1, true) then n = n + 1 end end; return n\" 0 '",
      text, "'");
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) output.push_back(static_cast<char>(c));
  pclose(pipe);
  return output;
}

TEST_F(CachedFileTest, LeavesNoClearTextWhateverHappensToIt) {  // law 10, PAIN-10
  deps_.send_code = [](const client::Context&, const notifier::v1::SendCodeRequest&) {
    return absl::OkStatus();
  };
  const std::vector<std::string> secrets = {Document(1), Document(2),   "E12345678",
                                            "E87654321", "13812345678", "13900001111"};
  const std::string her = Registered(1);
  const std::string duplicate = RegisteredByPassport("E12345678");
  EXPECT_THAT(Register(Entry(1)), RefusedWith(Reason::PERSON_ALREADY_REGISTERED));
  ASSERT_THAT(AddDocument(her, Passport("E87654321")), IsOk());
  v1::UpdateVolunteerRequest update;
  update.mutable_volunteer()->set_name(her);
  update.mutable_volunteer()->set_phone("13900001111");
  update.mutable_update_mask()->add_paths("phone");
  ASSERT_THAT(host_.Call(*volunteers_, &Volunteers::Stub::UpdateVolunteer, her, update), IsOk());
  for (int i = 0; i < 2; ++i) {
    EXPECT_THAT(Lookup(Card(1)), IsOk());
    EXPECT_THAT(GetVolunteer(her, her), IsOk());
  }
  ASSERT_THAT(BeginClaim(Card(1), "13900001111"), IsOk());
  ASSERT_THAT(VerifyRealName(her), IsOk());
  v1::RequestCorrectionRequest correction;
  correction.set_parent(her);
  correction.mutable_correction()->set_reason("录错一位");
  *correction.mutable_correction()->mutable_id_document() = Card(2);
  ASSERT_THAT(host_.Call(*corrections_, &Corrections::Stub::RequestCorrection, her, correction),
              IsOk());
  Merge(her, duplicate);
  ASSERT_THAT(Contact(her, kRegistrar), IsOk());
  // The search finds what is there: a number as a text, and inside of an event's bytes.
  EXPECT_THAT(Sql(TablesWith(her.substr(11))), HasSubstr("volunteer"));
  EXPECT_EQ(Sql(TablesWith(absl::StrCat("\n", std::string(1, her.size()), her))), "outbox");
  EXPECT_NE(KeysWith(her.substr(11)), "0\n");
  for (const std::string& secret : secrets) {
    EXPECT_EQ(Sql(TablesWith(secret)), "") << secret;
    EXPECT_EQ(KeysWith(secret), "0\n") << secret;
  }
}

}  // namespace
}  // namespace linli::registration
