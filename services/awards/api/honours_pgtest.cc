// The honour roll, time lines and deeds (S0-8, S0-28, S0-36, S1-30): from consent only, and gone
// with it.
#include "linli/awards/v1/honour_service.grpc.pb.h"
#include "linli/registration/v1/events.pb.h"
#include "services/awards/jobs/feeds.h"
#include "services/registration/client/erasure.h"
#include "tests/support/awards.h"

namespace linli::awards {
namespace {

using ::testing::ElementsAre;

class HonourTest : public support::AwardsTest {
 protected:
  using Honours = v1::HonourService;

  static constexpr char kOther[] = "volunteers/V13050226110000033";
  static constexpr char kOffice[] = "staff/office";

  HonourTest() : honours_(Honours::NewStub(host_.channel())) {
    LayVolunteer(kHer, "王小莉", "1990-01-01");
    LayVolunteer(kOther, "陈嘉欣", "1990-01-01");
    Serve(kHer, 7'000);
    Serve(kOther, 9'000);
    host_.Grant(kOffice, options::v1::SOCIAL_WORK_DEPARTMENT, "regions/1305");
  }

  void LayVolunteer(const std::string& name, const std::string& called, const std::string& born) {
    registration::v1::Volunteer volunteer;
    volunteer.set_name(name);
    volunteer.set_display_name(called);
    volunteer.set_service_region("regions/130502");
    volunteer.set_state(registration::v1::VOLUNTEER_ACTIVE);
    volunteer.set_birth_date(born);
    registration_.Put(volunteer);
    host_.scopes().Lies(name, {.region = "130502", .organizations = {kRed}});
  }
  // As if the feeds had told it.
  void Serve(const std::string& volunteer, int minutes) {
    Sql(absl::StrCat(
        "INSERT INTO awards.standing (volunteer_id, region, counted_minutes) VALUES ('",
        volunteer.substr(11), "', 'regions/130502', ", minutes, ")"));
  }
  absl::StatusOr<v1::HonourConsent> Give(const std::string& volunteer, bool roll, bool timeline,
                                         v1::NameForm form = v1::NAME_FORM_UNSPECIFIED,
                                         const std::string& as = "") {
    v1::GiveHonourConsentRequest request;
    v1::HonourConsent& consent = *request.mutable_honour_consent();
    consent.set_name(volunteer + "/honourConsent");
    consent.set_honour_roll(roll);
    consent.set_timeline(timeline);
    consent.set_name_form(form);
    return host_.Call(*honours_, &Honours::Stub::GiveHonourConsent, as.empty() ? volunteer : as,
                      request);
  }
  absl::StatusOr<v1::HonourConsent> Withdraw(const std::string& volunteer,
                                             const std::string& as = "") {
    v1::WithdrawHonourConsentRequest request;
    request.set_name(volunteer + "/honourConsent");
    return host_.Call(*honours_, &Honours::Stub::WithdrawHonourConsent, as.empty() ? volunteer : as,
                      request);
  }
  std::vector<std::string> Roll(const std::string& region = "regions/1305") {
    v1::ListHonourRollEntriesRequest request;
    request.set_parent(region);
    request.set_page_size(1);
    std::vector<std::string> lines;
    do {
      auto page = host_.Call(*honours_, &Honours::Stub::ListHonourRollEntries, "", request);
      EXPECT_THAT(page, IsOk());
      if (!page.ok()) break;
      for (const v1::HonourRollEntry& entry : page->honour_roll_entries()) {
        lines.push_back(absl::StrCat(entry.display_name(), " ", entry.star(), " ",
                                     entry.counted_minutes(), " ", entry.volunteer()));
      }
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return lines;
  }
  absl::StatusOr<v1::ListTimelineEventsResponse> Timeline(const std::string& as,
                                                          const std::string& of = kHer) {
    v1::ListTimelineEventsRequest request;
    request.set_parent(of);
    return host_.Call(*honours_, &Honours::Stub::ListTimelineEvents, as, request);
  }
  absl::StatusOr<v1::Deed> Write(const std::string& as,
                                 v1::NameForm form = v1::NAME_FORM_UNSPECIFIED) {
    v1::WriteDeedRequest request;
    request.set_parent(kHer);
    request.set_name_form(form);
    v1::Deed& deed = *request.mutable_deed();
    deed.set_title("十年照顾孤寡老人");
    deed.set_story("每周上门打扫、做饭，风雨无阻已经十年。");
    deed.set_kind(v1::DEED_HELPING);
    deed.set_deed_date("2026-11-01");
    return host_.Call(*honours_, &Honours::Stub::WriteDeed, as, request);
  }
  absl::StatusOr<v1::Deed> Consent(const std::string& name, const std::string& as = kHer,
                                   v1::NameForm form = v1::NAME_FORM_UNSPECIFIED) {
    v1::ConsentToDeedRequest request;
    request.set_name(name);
    request.set_name_form(form);
    return host_.Call(*honours_, &Honours::Stub::ConsentToDeed, as, request);
  }
  absl::StatusOr<v1::Deed> Review(const std::string& name, bool approved,
                                  const std::string& as = kOffice) {
    v1::ReviewDeedRequest request;
    request.set_name(name);
    request.set_approved(approved);
    request.set_opinion("事迹属实");
    return host_.Call(*honours_, &Honours::Stub::ReviewDeed, as, request);
  }
  absl::StatusOr<v1::Deed> WithdrawDeed(const std::string& name, const std::string& as = kHer) {
    v1::WithdrawDeedRequest request;
    request.set_name(name);
    return host_.Call(*honours_, &Honours::Stub::WithdrawDeed, as, request);
  }
  absl::StatusOr<v1::Deed> GetDeed(const std::string& name, const std::string& as = "") {
    v1::GetDeedRequest request;
    request.set_name(name);
    return host_.Call(*honours_, &Honours::Stub::GetDeed, as, request);
  }
  absl::StatusOr<v1::ListDeedsResponse> Deeds(bool waiting = false, const std::string& as = "") {
    v1::ListDeedsRequest request;
    request.set_parent("regions/1305");
    request.set_waiting(waiting);
    return host_.Call(*honours_, &Honours::Stub::ListDeeds, as, request);
  }
  void Erase(const std::string& volunteer) {
    registration::v1::VolunteerChanged changed;
    changed.set_name(volunteer);
    changed.set_service_region("regions/130502");
    events::v1::Event event;
    event.set_type(registration::kVolunteerErased);
    event.set_version(9);
    *event.mutable_event_time() = time::ToProto(support::TestHost::Morning());
    event.mutable_payload()->PackFrom(changed);
    EXPECT_THAT(
        host_->database().Write(absl::Now() + absl::Seconds(30), db::Database::InDoubt::kRerun,
                                [&](db::Tx& tx) {
                                  outbox::Emitter emitter;
                                  return jobs::TakeFromRegistration(tx, emitter, event);
                                }),
        IsOk());
  }

  std::unique_ptr<Honours::Stub> honours_;
};

TEST_F(HonourTest, TheRollShowsWhoAgreedMostMinutesFirst) {
  EXPECT_THAT(Roll(), ElementsAre());
  ASSERT_THAT(Give(kHer, true, true), IsOk());
  ASSERT_THAT(Give(kOther, true, false, v1::NAME_FULL), IsOk());
  Sql(absl::StrCat("INSERT INTO awards.star_grant VALUES ('", kNumber,
                   "', 'g', '', 1, '一星志愿者', 'national', 1, 6000, 'r', now())"));
  EXPECT_THAT(Roll(), ElementsAre("陈嘉欣 0 9000 ", absl::StrCat("王** 1 7000 ", kHer)));
  EXPECT_THAT(Roll("regions/3502"), ElementsAre());
  EXPECT_EQ(Roll("regions/130502").size(), 2u);
}

TEST_F(HonourTest, WithdrawalTakesEffectAtOnce) {
  ASSERT_THAT(Give(kHer, true, true), IsOk());
  EXPECT_EQ(Roll().size(), 1u);
  EXPECT_THAT(Timeline(""), IsOk());
  auto withdrawn = Withdraw(kHer);
  ASSERT_THAT(withdrawn, IsOk());
  EXPECT_TRUE(withdrawn->has_withdraw_time());
  EXPECT_THAT(Roll(), ElementsAre());
  EXPECT_THAT(Timeline(""), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Withdraw(kHer), IsOk());  // changes nothing
  EXPECT_EQ(
      Sql("SELECT count(*) FROM awards.outbox WHERE type = 'awards.honour_consent.withdrawn'"),
      "1");
  ASSERT_THAT(Give(kHer, true, false), IsOk());
  EXPECT_EQ(Roll().size(), 1u);
  EXPECT_THAT(Withdraw(kOther), IsOk());  // never agreed to anything
}

TEST_F(HonourTest, NobodyAgreesForAnother) {
  for (const char* as : {kOther, kManager, kOfficer, kAdministrator}) {
    EXPECT_THAT(Give(kHer, true, true, v1::NAME_FULL, as), RefusedWith(Reason::NOT_AUTHORIZED));
    EXPECT_THAT(Withdraw(kHer, as), RefusedWith(Reason::NOT_AUTHORIZED));
  }
  v1::GetHonourConsentRequest get;
  get.set_name(absl::StrCat(kHer, "/honourConsent"));
  EXPECT_THAT(host_.Call(*honours_, &Honours::Stub::GetHonourConsent, kOther, get),
              RefusedWith(Reason::NOT_AUTHORIZED));
  auto none = host_.Call(*honours_, &Honours::Stub::GetHonourConsent, kHer, get);
  ASSERT_THAT(none, IsOk());
  EXPECT_FALSE(none->honour_roll() || none->timeline() || none->has_consent_time());
}

TEST_F(HonourTest, AChildAgreesOnceHerGuardianDid) {
  LayVolunteer(kHer, "王小莉", "2012-01-01");
  EXPECT_THAT(Give(kHer, true, true), RefusedWith(Reason::CONSENT_TO_SHOW_MISSING));
  EXPECT_THAT(Write(kHer), RefusedWith(Reason::CONSENT_TO_SHOW_MISSING));
  registration::v1::GateFacts facts;
  facts.set_name(absl::StrCat(kHer, "/gateFacts"));
  facts.set_volunteer_state(registration::v1::VOLUNTEER_ACTIVE);
  facts.set_birth_date("2012-01-01");
  facts.mutable_guardian_consent_time()->set_seconds(1);
  registration_.Put(facts);
  EXPECT_THAT(Give(kHer, true, true), IsOk());
}

TEST_F(HonourTest, ErasedPersonsVanish) {
  ASSERT_THAT(Give(kHer, true, true, v1::NAME_FULL), IsOk());
  auto deed = Write(kHer);
  ASSERT_THAT(Review(deed->name(), true), IsOk());
  EXPECT_THAT(GetDeed(deed->name()), IsOk());
  // Registration shows her no more: nor do we, also before its feed has told us.
  registration::v1::Volunteer erased;
  erased.set_name(kHer);
  erased.set_state(registration::v1::VOLUNTEER_WITHDRAWN);
  registration_.Put(erased);
  EXPECT_THAT(Roll(), ElementsAre());
  EXPECT_THAT(Timeline(""), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(GetDeed(deed->name()), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(Deeds()->deeds_size(), 0);
  Erase(kHer);
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.honour_consent"), "0");
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.deed"), "0");
}

TEST_F(HonourTest, ShowsNoOldNameWhileRegistrationIsAway) {
  ASSERT_THAT(Give(kHer, true, false), IsOk());
  registration_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "registration"}}));
  v1::ListHonourRollEntriesRequest request;
  request.set_parent("regions/1305");
  EXPECT_THAT(host_.Call(*honours_, &Honours::Stub::ListHonourRollEntries, "", request),
              RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
}

TEST_F(HonourTest, ATimelineTellsAllToHerselfAndToOthersWhatIsPublic) {
  hours_.Put(ARecord("a", absl::Hours(48), 120));
  ASSERT_THAT(Issue(kHer), IsOk());
  Sql(absl::StrCat("INSERT INTO awards.star_grant VALUES ('", kNumber,
                   "', 'g', '', 1, '一星志愿者', 'national', 1, 6000, 'r', '2026-01-01 +08'), ('",
                   kNumber, "', 'h', '', 2, '二星', 'national', 1, 6000, 'r', '2026-02-01 +08')"));
  Sql(absl::StrCat("INSERT INTO awards.star_lapse VALUES ('", kNumber, "', 'h', now())"));
  auto deed = Write(kHer);
  ASSERT_THAT(Review(deed->name(), true), IsOk());
  EXPECT_THAT(Timeline(kOther), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Timeline(kOther, "volunteers/V13050226110000999"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  auto own = Timeline(kHer);
  ASSERT_THAT(own, IsOk());
  EXPECT_EQ(own->timeline_events_size(), 3) << "a star that lapsed is not hers";
  ASSERT_THAT(Give(kHer, false, true), IsOk());
  auto shown = Timeline("");
  ASSERT_THAT(shown, IsOk());
  ASSERT_EQ(shown->timeline_events_size(), 2) << "certificates are for her to share";
  EXPECT_EQ(shown->timeline_events(0).kind(), v1::TIMELINE_DEED);
  EXPECT_EQ(shown->timeline_events(0).title(), "十年照顾孤寡老人");
  EXPECT_EQ(shown->timeline_events(1).title(), "一星志愿者");
  v1::ListTimelineEventsRequest paged;
  paged.set_parent(kHer);
  paged.set_page_size(1);
  auto page = host_.Call(*honours_, &Honours::Stub::ListTimelineEvents, "", paged);
  paged.set_page_token(page->next_page_token());
  page = host_.Call(*honours_, &Honours::Stub::ListTimelineEvents, "", paged);
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->timeline_events(0).kind(), v1::TIMELINE_STAR);
  ASSERT_THAT(WithdrawDeed(deed->name()), IsOk());
  EXPECT_EQ(Timeline("")->timeline_events_size(), 1);
}

TEST_F(HonourTest, ADeedIsPublicOnceSheAgreesAndAnOfficeHasReviewedIt) {
  auto deed = Write(kManager);
  ASSERT_THAT(deed, IsOk());
  EXPECT_FALSE(deed->consented());
  EXPECT_THAT(Review(deed->name(), true), RefusedWith(Reason::CONSENT_TO_SHOW_MISSING));
  for (const char* as : {kManager, kOffice, kOther}) {
    EXPECT_THAT(Consent(deed->name(), as), RefusedWith(Reason::NOT_AUTHORIZED));
  }
  ASSERT_THAT(Consent(deed->name(), kHer, v1::NAME_FULL), IsOk());
  EXPECT_THAT(GetDeed(deed->name()), RefusedWith(Reason::RESOURCE_NOT_FOUND)) << "not reviewed";
  EXPECT_THAT(Review(deed->name(), true, kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Deeds(true, kOffice)->deeds_size(), 1);
  EXPECT_THAT(Deeds(true), RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(Review(deed->name(), true), IsOk());
  auto shown = GetDeed(deed->name());
  ASSERT_THAT(shown, IsOk());
  EXPECT_EQ(shown->display_name(), "王小莉");
  EXPECT_EQ(shown->author(), "") << "who wrote and reviewed it is for the offices";
  EXPECT_EQ(GetDeed(deed->name(), kOffice)->author(), kManager);
  EXPECT_EQ(Deeds()->deeds_size(), 1);
  EXPECT_THAT(Review(deed->name(), true), RefusedWith(Reason::AWARD_STATE));
  ASSERT_THAT(WithdrawDeed(deed->name()), IsOk());
  EXPECT_THAT(GetDeed(deed->name()), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(Deeds()->deeds_size(), 0);
  EXPECT_THAT(Consent(deed->name()), RefusedWith(Reason::AWARD_STATE));
}

TEST_F(HonourTest, NobodyReviewsWhatHeWroteAndRefusedDeedsStayUnseen) {
  auto deed = Write(kOffice);
  ASSERT_THAT(Consent(deed->name()), IsOk());
  EXPECT_THAT(Review(deed->name(), true, kOffice), RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(Review(deed->name(), false, kOfficer), IsOk());
  EXPECT_THAT(GetDeed(deed->name()), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(GetDeed(deed->name(), kHer)->opinion(), "事迹属实");
  EXPECT_THAT(WithdrawDeed(deed->name()), RefusedWith(Reason::AWARD_STATE));
}

TEST_F(HonourTest, TheDatabaseShowsNothingWithoutConsent) {
  ASSERT_THAT(Write(kManager), IsOk());
  EXPECT_THROW(Sql("UPDATE awards.deed SET state = 2"), pqxx::sql_error);
  ASSERT_THAT(Give(kHer, true, true), IsOk());
  EXPECT_THROW(Sql("UPDATE awards.honour_consent SET withdraw_time = now()"), pqxx::sql_error);
}

}  // namespace
}  // namespace linli::awards
