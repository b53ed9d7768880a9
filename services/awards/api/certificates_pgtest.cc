// Issuing, showing and ending certificates (S4-39; 67号令 Arts 2, 14, 15; 谁记录谁证明).
#include <atomic>
#include <barrier>
#include <thread>

#include "common/outbox/outbox.h"
#include "common/time/china_day.h"
#include "linli/hours/v1/events.pb.h"
#include "services/awards/domain/certificate_number.h"
#include "services/awards/jobs/feeds.h"
#include "tests/support/awards.h"

namespace linli::awards {
namespace {

using hours::v1::Record;
using ::testing::HasSubstr;
using ::testing::Not;

class CertificatesTest : public support::AwardsTest {
 protected:
  CertificatesTest() {
    hours_.Put(ARecord("a", absl::Hours(48), 120));
    hours_.Put(ARecord("b", absl::Hours(24), 61, kBlue));
    Record draft = ARecord("c", absl::Hours(12), 600);
    draft.set_state(Record::DRAFT);
    hours_.Put(draft);
  }

  // As the feed of hours brings it.
  void TellOfReversal(const std::string& name, int64_t version) {
    hours::v1::RecordEvent told;
    told.set_record(name);
    told.set_state(Record::REVERSED);
    told.set_recording_unit(kRed);
    told.set_region("regions/130502");
    events::v1::Event event;
    event.set_version(version);
    *event.mutable_event_time() = time::ToProto(host_.clock().Now());
    event.mutable_payload()->PackFrom(told);
    const absl::Time soon = absl::Now() + absl::Seconds(20);
    EXPECT_THAT(host_->database().Write(soon, db::Database::InDoubt::kRerun,
                                        [&](db::Tx& tx) -> absl::Status {
                                          outbox::Emitter emitter;
                                          RETURN_IF_ERROR(jobs::TakeFromHours(tx, emitter, event));
                                          std::vector<outbox::Row> rows;
                                          for (const outbox::Emitted& one : emitter.emitted())
                                            rows.push_back({&one, ""});
                                          outbox::AppendAtCommit(tx, host_.clock().Now(), rows);
                                          return absl::OkStatus();
                                        }),
                IsOk());
  }

  absl::StatusOr<v1::Certificate> Get(const std::string& name, const std::string& as) {
    v1::GetCertificateRequest request;
    request.set_name(name);
    return host_.Call(*certificates_, &Certificates::Stub::GetCertificate, as, request);
  }
  absl::StatusOr<v1::ListCertificatesResponse> List(int page_size, const std::string& token,
                                                    const std::string& as = kHer) {
    v1::ListCertificatesRequest request;
    request.set_parent(kHer);
    request.set_page_size(page_size);
    request.set_page_token(token);
    return host_.Call(*certificates_, &Certificates::Stub::ListCertificates, as, request);
  }
};

TEST_F(CertificatesTest, SaysWhatTheRecordsSay) {
  auto certificate = Issue(kHer);
  ASSERT_THAT(certificate, IsOk());
  EXPECT_EQ(certificate->state(), v1::VALID);
  EXPECT_TRUE(domain::IsCertificateNumber(certificate->number()));
  EXPECT_THAT(certificate->number(), HasSubstr("LC13050220261128"));
  const v1::CertificateDocument& document = certificate->document();
  EXPECT_EQ(document.number(), certificate->number());
  EXPECT_EQ(document.volunteer_number(), kNumber);
  EXPECT_EQ(document.display_name(), "王小莉");
  EXPECT_EQ(document.total_minutes(), 181);
  ASSERT_EQ(document.lines_size(), 2);
  EXPECT_EQ(document.lines(0).record(), absl::StrCat(kHer, "/records/a"));
  ASSERT_EQ(document.recording_units_size(), 2);
  EXPECT_EQ(document.recording_units(0).title(), "蓝队");
  EXPECT_EQ(document.issuer().title(), "邢台市志愿服务信息系统");
  EXPECT_EQ(document.check_code().size(), 8u);
  EXPECT_EQ(time::FromProto(document.issue_time()), host_.clock().Now());
}

TEST_F(CertificatesTest, ReadsTheSameAsItWasIssued) {
  auto issued = Issue(kHer);
  ASSERT_THAT(issued, IsOk());
  for (const std::string as : {kHer, kOfficer}) {
    auto read = Get(issued->name(), as);
    ASSERT_THAT(read, IsOk());
    EXPECT_EQ(read->SerializeAsString(), issued->SerializeAsString());
  }
  EXPECT_THAT(Get(issued->name(), kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Get(absl::StrCat(kHer, "/certificates/none"), kHer),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(CertificatesTest, KeepsToTheWindowTheRegionAndThePurpose) {
  v1::IssueCertificateRequest request;
  *request.mutable_from_time() = time::ToProto(host_.clock().Now() - absl::Hours(24));
  *request.mutable_until_time() = time::ToProto(host_.clock().Now());
  request.set_region("regions/1305");
  request.set_purpose("入学");
  auto certificate = Issue(kHer, request);
  ASSERT_THAT(certificate, IsOk());
  EXPECT_EQ(certificate->document().total_minutes(), 61);
  EXPECT_EQ(certificate->document().region_title(), "邢台市");
  EXPECT_EQ(certificate->document().purpose(), "入学");
  request.set_region("regions/3502");
  EXPECT_THAT(Issue(kHer, request), RefusedWith(Reason::CERTIFICATE_NO_RECORDS));
  *request.mutable_until_time() = time::ToProto(host_.clock().Now() + absl::Seconds(1));
  EXPECT_THAT(Issue(kHer, request), Violates("until_time", Reason::CERTIFICATE_WINDOW));
  request.set_purpose(std::string(101, 'x'));
  const auto both = Issue(kHer, request);
  EXPECT_THAT(both, Violates("until_time", Reason::CERTIFICATE_WINDOW)) << "in one answer";
  EXPECT_THAT(both, Violates("purpose", Reason::FIELD_LENGTH));
}

TEST_F(CertificatesTest, AreOfVolunteersWhoExist) {
  host_.Grant("staff/national", options::v1::AWARDS_OFFICER);
  v1::IssueCertificateRequest request;
  request.set_volunteer("volunteers/130502000000000000");
  const auto issue = [&](const char* as) {
    return host_.Call(*certificates_, &Certificates::Stub::IssueCertificate, as, request);
  };
  EXPECT_THAT(issue("staff/national"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(issue(kOfficer), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(CertificatesTest, ComeFromRecordsAlone) {
  hours_.Put([&] {
    Record reversed = ARecord("a", absl::Hours(48), 120);
    reversed.set_state(Record::REVERSED);
    return reversed;
  }());
  auto certificate = Issue(kHer);
  ASSERT_THAT(certificate, IsOk());
  EXPECT_EQ(certificate->document().total_minutes(), 61);
}

TEST_F(CertificatesTest, AreForHerselfAndTheOfficerWhole) {
  EXPECT_THAT(Issue(kOfficer), IsOk());
  EXPECT_THAT(Issue(""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  EXPECT_THAT(Issue("volunteers/V13050226110000033"), RefusedWith(Reason::NOT_AUTHORIZED));
  host_.Grant("staff/elsewhere", options::v1::AWARDS_OFFICER, "regions/3502");
  EXPECT_THAT(Issue("staff/elsewhere"), RefusedWith(Reason::NOT_AUTHORIZED));
}

// 谁记录谁证明
TEST_F(CertificatesTest, AreForAManagerOnlyOfWhatHisUnitRecorded) {
  EXPECT_THAT(Issue(kManager), RefusedWith(Reason::NOT_RECORDED_BY_CALLER));
  v1::IssueCertificateRequest request;
  request.set_organization(kBlue);
  EXPECT_THAT(Issue(kManager, request), RefusedWith(Reason::NOT_RECORDED_BY_CALLER));
  request.set_organization(kRed);
  auto certificate = Issue(kManager, request);
  ASSERT_THAT(certificate, IsOk());
  EXPECT_EQ(certificate->document().total_minutes(), 120);
  EXPECT_EQ(certificate->document().issuer().title(), "红队");
  EXPECT_EQ(certificate->document().organization(), kRed);
}

// Who issues after an organisation was dissolved: its successor, and the successor's successor.
TEST_F(CertificatesTest, OfWhatIsDissolvedAreForItsSuccessor) {
  LayUnit("organizations/green", "绿队");
  const auto dissolve = [&](const std::string& name, const std::string& successor) {
    registration::v1::Organization unit = **registration_.GetOrganization({}, name);
    unit.set_state(registration::v1::ORGANIZATION_DISSOLVED);
    unit.set_successor(successor);
    registration_.Put(unit);
  };
  dissolve(kBlue, "organizations/green");
  dissolve("organizations/green", kRed);
  host_.scopes().Lies(kBlue,
                      {.region = "130502", .organizations = {kBlue, "organizations/green", kRed}});
  v1::IssueCertificateRequest request;
  request.set_organization(kBlue);
  auto certificate = Issue(kManager, request);
  ASSERT_THAT(certificate, IsOk());
  EXPECT_EQ(certificate->document().organization(), kBlue);
  EXPECT_EQ(certificate->document().total_minutes(), 61);
  EXPECT_EQ(certificate->document().issuer().title(), "红队");
  EXPECT_EQ(certificate->document().recording_units(0).title(), "蓝队");
}

TEST_F(CertificatesTest, BearTheOfficeThatTheRegionNames) {
  v1::CreateCertificateIssuerRequest request;
  request.set_region("regions/1305");
  request.set_title("{region}志愿服务联合会");
  request.set_person_in_charge("赵主任");
  request.set_handler("钱干事");
  const auto create = [&](const std::string& as) {
    return host_.Call(*certificates_, &Certificates::Stub::CreateCertificateIssuer, as, request);
  };
  EXPECT_THAT(create(kOfficer), RefusedWith(Reason::NOT_AUTHORIZED));
  auto issuer = create(kAdministrator);
  ASSERT_THAT(issuer, IsOk());
  EXPECT_EQ(issuer->version(), 1);
  EXPECT_THAT(create(kAdministrator), RefusedWith(Reason::CERTIFICATE_ISSUER_SAME_TIME));
  *request.mutable_effective_time() = time::ToProto(host_.clock().Now() - absl::Seconds(1));
  EXPECT_THAT(create(kAdministrator), RefusedWith(Reason::CERTIFICATE_ISSUER_IN_THE_PAST));
  request.set_region("regions/130599");  // no such district
  EXPECT_THAT(create(kAdministrator), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  request.set_region("regions/1305");
  auto certificate = Issue(kHer);
  ASSERT_THAT(certificate, IsOk());
  EXPECT_EQ(certificate->document().issuer().title(), "邢台市志愿服务联合会");
  EXPECT_EQ(certificate->document().issuer().person_in_charge(), "赵主任");
}

TEST_F(CertificatesTest, NameTheCountyWhereThereIsNoCity) {
  Lay("regions/429004", "仙桃市");
  registration::v1::Volunteer her;
  her.set_name(kHer);
  her.set_display_name("王小莉");
  her.set_service_region("regions/429004001");
  registration_.Put(her);
  auto certificate = Issue(kHer);
  ASSERT_THAT(certificate, IsOk());
  EXPECT_EQ(certificate->document().issuer().title(), "仙桃市志愿服务信息系统");
}

TEST_F(CertificatesTest, AreIssuedOnceForOneRequest) {
  v1::IssueCertificateRequest request;
  request.set_request_id("once");
  auto first = Issue(kHer, request);
  auto again = Issue(kHer, request);
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->SerializeAsString(), first->SerializeAsString());
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.certificate"), "1");
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.outbox WHERE type = 'awards.certificate.issued'"),
            "1");
}

TEST_F(CertificatesTest, AreIssuedOnceForOneRequestSentManyTimesAtOnce) {
  v1::IssueCertificateRequest request;
  request.set_request_id("once");
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] { EXPECT_THAT(Issue(kHer, request), IsOk()); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.certificate"), "1");
}

TEST_F(CertificatesTest, WaitWhenANeighbourIsSilent) {
  hours_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "hours"}}));
  EXPECT_THAT(Issue(kHer), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  hours_.Fail(absl::OkStatus());
  registration_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "registration"}}));
  EXPECT_THAT(Issue(kHer), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.certificate"), "0");
}

TEST_F(CertificatesTest, ListNewestFirstPageByPage) {
  std::vector<std::string> issued;
  for (int i = 0; i < 3; ++i) issued.insert(issued.begin(), Issue(kHer)->name());
  std::vector<std::string> listed;
  std::string token;
  do {
    auto page = List(2, token);
    ASSERT_THAT(page, IsOk());
    for (const v1::Certificate& certificate : page->certificates()) {
      listed.push_back(certificate.name());
      EXPECT_FALSE(certificate.has_signed_document());
      EXPECT_EQ(certificate.document().lines_size(), 0);
      EXPECT_EQ(certificate.document().total_minutes(), 181);
    }
    token = page->next_page_token();
  } while (!token.empty());
  EXPECT_EQ(listed, issued);
  EXPECT_THAT(List(2, "", "staff/nobody"), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(CertificatesTest, EndOnceWithAReason) {
  auto certificate = Issue(kHer);
  ASSERT_THAT(certificate, IsOk());
  EXPECT_THAT(Revoke(certificate->name(), kHer), RefusedWith(Reason::NOT_AUTHORIZED));
  auto revoked = Revoke(certificate->name(), kOfficer, "r1");
  ASSERT_THAT(revoked, IsOk());
  EXPECT_EQ(revoked->state(), v1::REVOKED);
  EXPECT_EQ(revoked->revocation().explanation(), "单位写错");
  EXPECT_EQ(revoked->signed_document().document(), certificate->signed_document().document());
  EXPECT_THAT(Revoke(certificate->name(), kOfficer, "r1"), IsOk());
  EXPECT_THAT(Revoke(certificate->name(), kOfficer, "r2"),
              RefusedWith(Reason::CERTIFICATE_NOT_VALID));
  EXPECT_EQ(Get(certificate->name(), kHer)->SerializeAsString(), revoked->SerializeAsString());
}

TEST_F(CertificatesTest, AreRevokedByOneOfManyAtOnce) {
  auto certificate = Issue(kHer);
  ASSERT_THAT(certificate, IsOk());
  std::atomic<int> done{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] { done += Revoke(certificate->name(), kOfficer).ok() ? 1 : 0; });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(done, 1);
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.outbox WHERE type = 'awards.certificate.revoked'"),
            "1");
}

TEST_F(CertificatesTest, RefuseARevocationOfAStateThatMovedOn) {
  v1::RevokeCertificateRequest request;
  request.set_name(Issue(kHer)->name());
  request.set_reason(v1::MISUSED);
  request.set_explanation("冒用");
  request.set_etag("7");
  EXPECT_THAT(host_.Call(*certificates_, &Certificates::Stub::RevokeCertificate, kOfficer, request),
              RefusedWith(Reason::ETAG_MISMATCH));
}

TEST_F(CertificatesTest, TakeThePlaceOfAnother) {
  auto old = Issue(kHer);
  ASSERT_THAT(old, IsOk());
  v1::IssueCertificateRequest request;
  request.set_supersedes(old->name());
  auto successor = Issue(kHer, request);
  ASSERT_THAT(successor, IsOk());
  auto superseded = Get(old->name(), kHer);
  ASSERT_THAT(superseded, IsOk());
  EXPECT_EQ(superseded->state(), v1::SUPERSEDED);
  EXPECT_EQ(superseded->superseded_by(), successor->name());
  EXPECT_THAT(Issue(kHer, request), RefusedWith(Reason::CERTIFICATE_NOT_VALID));
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.certificate"), "2");
  request.set_supersedes("volunteers/V13050226110000033/certificates/x");
  EXPECT_THAT(Issue(kHer, request), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(CertificatesTest, CannotBeRewrittenInTheDatabase) {
  ASSERT_THAT(Issue(kHer), IsOk());
  for (const std::string statement :
       {"UPDATE awards.certificate SET document = document || '\\x00'::bytea",
        "UPDATE awards.certificate SET number = 'other'",
        "UPDATE awards.certificate SET signature = document", "DELETE FROM awards.certificate",
        "TRUNCATE awards.certificate"}) {
    EXPECT_THROW(Sql(statement), pqxx::sql_error) << statement;
  }
  Sql("UPDATE awards.certificate SET state = 3, superseded_by = 'x'");
  EXPECT_THROW(Sql("UPDATE awards.certificate SET state = 1, superseded_by = NULL"),
               pqxx::sql_error);
}

TEST_F(CertificatesTest, CarryNoNumberOfAnIdentityDocument) {
  registration::v1::Volunteer her;
  her.set_name(kHer);
  her.set_display_name("王小莉");
  her.set_service_region("regions/130502");
  her.mutable_id_document()->set_masked_number("130502************");
  her.set_masked_phone("138****5678");
  registration_.Put(her);
  auto certificate = Issue(kHer);
  ASSERT_THAT(certificate, IsOk());
  EXPECT_THAT(certificate->SerializeAsString(), Not(HasSubstr("130502*")));
  EXPECT_THAT(certificate->SerializeAsString(), Not(HasSubstr("138****")));
  EXPECT_EQ(
      Sql("SELECT count(*) FROM awards.outbox WHERE position('王小莉'::bytea in payload) > 0"),
      "0");
}

// The feed is ahead of what hours answered: the record is reversed by now.
TEST_F(CertificatesTest, AreNotIssuedFromARecordThatChangedMeanwhile) {
  Sql("INSERT INTO awards.counted_record VALUES ('V1305022611000017X', 'a', 3, 0, now(), "
      "'regions/130502', 'organizations/red', now())");
  EXPECT_THAT(Issue(kHer), RefusedWith(Reason::CONTENTION));
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.certificate"), "0");
  // The same minutes in a later version: a dispute.
  Sql("UPDATE awards.counted_record SET minutes = 120");
  EXPECT_THAT(Issue(kHer), IsOk());
}

// Whoever comes first, the certificate or the news of the reversal: nothing holds afterwards that
// counts what was taken back.
TEST_F(CertificatesTest, NeverCountWhatIsReversedAtTheSameTime) {
  std::atomic<int> issued{0};
  for (int round = 0; round < 15; ++round) {
    Record record = ARecord("a", absl::Hours(48), 120);
    record.set_etag(absl::StrCat(2 * round + 2));
    hours_.Put(record);
    std::barrier start(5);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        start.arrive_and_wait();
        const auto certificate = Issue(kHer);
        issued += certificate.ok() ? 1 : 0;
        EXPECT_TRUE(certificate.ok() || ReasonOf(certificate.status()) == Reason::CONTENTION)
            << certificate.status();
      });
    }
    threads.emplace_back([&] {
      start.arrive_and_wait();
      TellOfReversal(record.name(), 2 * round + 3);
    });
    for (std::thread& thread : threads) thread.join();
    ASSERT_EQ(Sql("SELECT count(*) FROM awards.certificate WHERE state = 1"), "0") << round;
  }
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.certificate WHERE state = 4"),
            absl::StrCat(issued.load()));
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.outbox WHERE type = 'awards.certificate.outdated'"),
            absl::StrCat(issued.load()));
}

TEST_F(CertificatesTest, TakeThePlaceOfAnOutdatedOne) {
  auto old = Issue(kHer);
  ASSERT_THAT(old, IsOk());
  Sql("UPDATE awards.certificate SET state = 4, version = 2, outdated_time = now()");
  EXPECT_EQ(Get(old->name(), kHer)->state(), v1::OUTDATED);
  v1::VerifyCertificateRequest paper;
  paper.set_code(old->code());
  auto told = Verify(paper);
  ASSERT_THAT(told, IsOk());
  EXPECT_EQ(told->state(), v1::OUTDATED);
  EXPECT_TRUE(told->has_outdated_time());
  v1::IssueCertificateRequest request;
  request.set_supersedes(old->name());
  auto successor = Issue(kHer, request);
  ASSERT_THAT(successor, IsOk());
  EXPECT_EQ(successor->document().supersedes(), old->number());
  auto superseded = Get(old->name(), kHer);
  EXPECT_EQ(superseded->state(), v1::SUPERSEDED);
  EXPECT_EQ(superseded->superseded_by(), successor->name());
  EXPECT_TRUE(superseded->has_outdated_time());
  EXPECT_EQ(Verify(paper)->state(), v1::SUPERSEDED);
}

TEST_F(CertificatesTest, NeverHoldAgainOnceTheyAreOutdated) {
  ASSERT_THAT(Issue(kHer), IsOk());
  Sql("UPDATE awards.certificate SET state = 4, outdated_time = now()");
  for (const std::string statement :
       {"UPDATE awards.certificate SET state = 1, outdated_time = NULL",
        "UPDATE awards.certificate SET state = 3, superseded_by = 'x', outdated_time = NULL",
        "UPDATE awards.certificate SET code = 'LINLI:OTHER'"}) {
    EXPECT_THROW(Sql(statement), pqxx::sql_error) << statement;
  }
  Sql("UPDATE awards.certificate SET state = 3, superseded_by = 'x'");
}

// As schools and residence points ask for it: five years, service in the own city alone.
TEST_F(CertificatesTest, CountFiveYearsOfTheOwnCity) {
  const absl::Time now = host_.clock().Now();
  hours::v1::Record old = ARecord("old", absl::Hours(24 * 366 * 5), 600);
  hours_.Put(old);
  hours::v1::Record elsewhere = ARecord("elsewhere", absl::Hours(24), 300);
  elsewhere.set_region("regions/350203");
  hours_.Put(elsewhere);
  v1::IssueCertificateRequest request;
  *request.mutable_from_time() = time::ToProto(absl::FromCivil(
      absl::CivilSecond(time::DayOf(now).year() - 5, 11, 28, 0, 0, 0), time::China()));
  request.set_region("regions/1305");
  request.set_purpose("积分入学");
  auto certificate = Issue(kHer, request);
  ASSERT_THAT(certificate, IsOk());
  EXPECT_EQ(certificate->document().total_minutes(), 181);
  EXPECT_EQ(certificate->document().region_title(), "邢台市");
  auto all = Issue(kHer);
  EXPECT_EQ(all->document().total_minutes(), 181 + 600 + 300);
}

}  // namespace
}  // namespace linli::awards
