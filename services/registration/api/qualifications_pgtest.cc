// Granting, renewing, revoking and ending qualifications (条例 Art. 16).
#include "common/time/china_day.h"
#include "services/registration/api/readiness_fixture.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::SizeIs;

class QualificationsTest : public ReadinessTest {
 protected:
  v1::CreateQualificationKindRequest KindRequest(const std::string& owner) {
    v1::CreateQualificationKindRequest request;
    request.set_parent(owner);
    v1::QualificationKind& kind = *request.mutable_qualification_kind();
    kind.set_display_name("急救员");
    kind.set_validity_months(12);
    kind.set_renewal_window_days(30);
    return request;
  }
  absl::StatusOr<v1::QualificationKind> CreateKind(
      const v1::CreateQualificationKindRequest& request, const std::string& as = kManager) {
    return host_.Call(*qualifications_, &Qualifications::Stub::CreateQualificationKind, as,
                      request);
  }
  std::string Kind() { return CreateKind(KindRequest(team_))->name(); }
  std::string Statutory() {
    v1::CreateQualificationKindRequest request = KindRequest(team_);
    request.mutable_qualification_kind()->set_statutory(true);
    return CreateKind(request)->name();
  }
  absl::StatusOr<v1::Qualification> Grant(const std::string& volunteer, const std::string& kind,
                                          const std::string& as = kManager,
                                          const std::string& licence = "",
                                          const std::string& licence_ends = "") {
    v1::GrantQualificationRequest request;
    request.set_parent(volunteer);
    request.mutable_qualification()->set_qualification_kind(kind);
    if (!licence.empty()) {
      v1::Licence& one = *request.mutable_qualification()->mutable_licence();
      one.set_issuer("河北省红十字会");
      one.set_number(licence);
      one.set_expire_date(licence_ends);
      one.set_evidence_sha256(kScan);
    }
    return host_.Call(*qualifications_, &Qualifications::Stub::GrantQualification, as, request);
  }
  absl::StatusOr<v1::Qualification> Revoke(const std::string& name,
                                           const std::string& as = kManager) {
    v1::RevokeQualificationRequest request;
    request.set_name(name);
    request.set_reason("证书已注销");
    return host_.Call(*qualifications_, &Qualifications::Stub::RevokeQualification, as, request);
  }
};

TEST_F(QualificationsTest, HoldUntilMidnightInChina) {
  const auto grant = Grant(her_, Kind());
  ASSERT_THAT(grant, IsOk());
  EXPECT_EQ(time::FromProto(grant->start_time()), now());
  EXPECT_EQ(time::FromProto(grant->end_time()), time::StartOfDay(time::DayOf(now()) + 365));
  host_.clock().Set(time::FromProto(grant->end_time()) - absl::Nanoseconds(1000));
  EXPECT_THAT(Facts(her_)->qualifications(), SizeIs(1));
}

TEST_F(QualificationsTest, AreNoMoreAtMidnightWhateverJobRan) {
  const auto grant = Grant(her_, Kind());
  host_.clock().Set(time::FromProto(grant->end_time()));
  EXPECT_THAT(Facts(her_)->qualifications(), SizeIs(0));
  EXPECT_THAT(Revoke(grant->name()), RefusedWith(Reason::QUALIFICATION_ENDED));
}

TEST_F(QualificationsTest, AreGrantedOnceOfTwoAtOnce) {
  const std::string kind = Kind();
  const int granted =
      AtOnce(8, Reason::REASON_UNSPECIFIED, [&](int) { return Grant(her_, kind).status(); });
  EXPECT_EQ(granted, 1);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.qualification"), "1");
  // Nor by raw SQL.
  EXPECT_THROW(Sql("INSERT INTO registration.qualification SELECT volunteer_id, 'again', kind,"
                   " start_time, end_time, revoke_time, licence_index, warn_time, warned, told,"
                   " details, version, create_time, update_time FROM registration.qualification"),
               pqxx::sql_error);
}

TEST_F(QualificationsTest, AreRenewedWithinTheWindowAndJoinTheOldOne) {
  const std::string kind = Kind();
  const auto first = Grant(her_, kind);
  EXPECT_THAT(Grant(her_, kind), RefusedWith(Reason::QUALIFICATION_IN_FORCE));
  const absl::Time end = time::FromProto(first->end_time());
  host_.clock().Set(end - absl::Hours(24) * 30);
  const auto second = Grant(her_, kind);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(time::FromProto(second->start_time()), end);
  EXPECT_THAT(Grant(her_, kind), RefusedWith(Reason::QUALIFICATION_IN_FORCE)) << "renewed already";
  // Revoked before it began, it never holds; the old one does.
  const auto revoked = Revoke(second->name());
  ASSERT_THAT(revoked, IsOk());
  EXPECT_EQ(time::FromProto(revoked->end_time()), end);
  EXPECT_THAT(Facts(her_)->qualifications(), SizeIs(1));
}

TEST_F(QualificationsTest, NeedTheirTraining) {  // S3-9
  const std::string course = Course();
  v1::CreateQualificationKindRequest request = KindRequest(team_);
  request.mutable_qualification_kind()->add_required_courses(course + "x");
  EXPECT_THAT(CreateKind(request), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  request.mutable_qualification_kind()->set_required_courses(0, course);
  const std::string kind = CreateKind(request)->name();
  EXPECT_THAT(Grant(her_, kind), RefusedWith(Reason::TRAINING_MISSING));
  Complete(course, her_);
  EXPECT_THAT(Grant(her_, kind), IsOk());
}

TEST_F(QualificationsTest, NeedTheLicenceThatTheLawAsksFor) {
  const std::string kind = Statutory();
  EXPECT_THAT(Grant(her_, kind), Violates("qualification.licence", Reason::LICENCE_REQUIRED));
  EXPECT_THAT(Grant(her_, kind, kManager, "HB20260001", "2026-11-27"),
              RefusedWith(Reason::LICENCE_EXPIRED));
  const auto grant = Grant(her_, kind, kManager, "HB2026 0001", "2026-12-31");
  ASSERT_THAT(grant, IsOk());
  EXPECT_EQ(grant->licence().number(), "");
  EXPECT_EQ(grant->licence().masked_number(), "****0001");
  EXPECT_EQ(time::FromProto(grant->end_time()), time::StartOfDay(absl::CivilDay(2027, 1, 1)));
  const std::string other = Member(2);
  EXPECT_THAT(Grant(other, kind, kManager, "hb20260001"), RefusedWith(Reason::LICENCE_TAKEN));
  ASSERT_THAT(Revoke(grant->name()), IsOk());
  EXPECT_THAT(Grant(other, kind, kManager, "hb20260001"), IsOk()) << "free again";
  EXPECT_EQ(
      Sql("SELECT count(*) FROM registration.qualification q, registration.outbox o,"
          " registration.replay r WHERE position('2026 0001' IN encode(q.details, 'escape')) > 0"
          " OR position('20260001' IN encode(o.payload, 'escape')) > 0"
          " OR position('20260001' IN encode(r.response, 'escape')) > 0"),
      "0");
}

TEST_F(QualificationsTest, AreGrantedAndRevokedByWhoRecognisesTheKind) {
  const std::string kind = Kind();
  EXPECT_THAT(Grant(her_, kind, her_), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Grant(her_, kind, kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto grant = Grant(her_, kind);
  for (const std::string& as : {her_, std::string(kStranger), std::string(kRegistrar)}) {
    EXPECT_THAT(Revoke(grant->name(), as), RefusedWith(Reason::RESOURCE_NOT_FOUND)) << as;
  }
  EXPECT_THAT(Revoke(grant->name() + "x"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  const auto revoked = Revoke(grant->name());
  ASSERT_THAT(revoked, IsOk());
  EXPECT_EQ(revoked->revoker(), kManager);
  EXPECT_EQ(time::FromProto(revoked->end_time()), now());
  EXPECT_THAT(Revoke(grant->name()), RefusedWith(Reason::QUALIFICATION_ENDED));
  EXPECT_THAT(Facts(her_)->qualifications(), SizeIs(0));
}

TEST_F(QualificationsTest, AreGrantedToOnesOwnVolunteersAlone) {
  const std::string other = Founded(Application("另一队"), "staff/other");
  const std::string kind = CreateKind(KindRequest(other), "staff/other")->name();
  EXPECT_THAT(Grant(her_, kind, "staff/other"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Grant("volunteers/nobody", kind, "staff/other"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND))
      << "an unknown one is refused alike";
}

TEST_F(QualificationsTest, AreNotGrantedToOneself) {
  const std::string leader = Member(2);
  ASSERT_THAT(ReadinessTest::Grant(leader, options::v1::ORGANIZATION_MANAGER, team_), IsOk());
  host_.clock().Advance(absl::Seconds(3));  // her new authority is seen
  const std::string kind = Kind();
  EXPECT_THAT(Grant(leader, kind, leader), RefusedWith(Reason::OWN_QUALIFICATION));
  EXPECT_THAT(Grant(her_, kind, leader), IsOk());
}

TEST_F(QualificationsTest, NeedAnActiveFileAndAKindInUse) {
  const std::string kind = Kind();
  Sql("UPDATE registration.volunteer SET state = 3");
  EXPECT_THAT(Grant(her_, kind), RefusedWith(Reason::VOLUNTEER_STATE));
  Sql("UPDATE registration.volunteer SET state = 2");
  v1::UpdateQualificationKindRequest update;
  update.mutable_qualification_kind()->set_name(kind);
  update.mutable_qualification_kind()->set_validity_months(0);
  update.mutable_update_mask()->add_paths("validity_months");
  ASSERT_THAT(host_.Call(*qualifications_, &Qualifications::Stub::UpdateQualificationKind, kManager,
                         update),
              IsOk());
  EXPECT_FALSE(Grant(her_, kind)->has_end_time());
  v1::RetireQualificationKindRequest retire;
  retire.set_name(kind);
  ASSERT_THAT(host_.Call(*qualifications_, &Qualifications::Stub::RetireQualificationKind, kManager,
                         retire),
              IsOk());
  EXPECT_THAT(Grant(Member(2), kind), RefusedWith(Reason::QUALIFICATION_KIND_STATE));
  EXPECT_THAT(host_.Call(*qualifications_, &Qualifications::Stub::UpdateQualificationKind, kManager,
                         update),
              RefusedWith(Reason::QUALIFICATION_KIND_STATE));
}

TEST_F(QualificationsTest, GoOnUnderTheNumberThatHersWasMergedInto) {
  const std::string former = Member(2), kind = Kind();
  ASSERT_THAT(Grant(former, kind), IsOk());
  const std::string before = Facts(her_)->etag();
  Sql(absl::StrCat("UPDATE registration.volunteer SET state = 5, merged_into = '", her_.substr(11),
                   "' WHERE volunteer_id = '", former.substr(11), "'"));
  const auto facts = Facts(her_);
  ASSERT_THAT(facts->qualifications(), SizeIs(1));
  EXPECT_EQ(facts->qualifications(0).qualification_kind(), kind);
  EXPECT_NE(facts->etag(), before);
}

TEST_F(QualificationsTest, AreListedAndRead) {
  const std::string kind = Kind(), other = Kind();
  const auto grant = Grant(her_, kind);
  ASSERT_THAT(Grant(her_, other), IsOk());
  v1::GetQualificationRequest get;
  get.set_name(grant->name());
  EXPECT_THAT(host_.Call(*qualifications_, &Qualifications::Stub::GetQualification, her_, get),
              IsOk());
  EXPECT_THAT(host_.Call(*qualifications_, &Qualifications::Stub::GetQualification, kStranger, get),
              RefusedWith(Reason::NOT_AUTHORIZED));
  v1::ListQualificationsRequest list;
  list.set_parent(her_);
  list.set_page_size(1);
  auto page = host_.Call(*qualifications_, &Qualifications::Stub::ListQualifications, her_, list);
  list.set_page_token(page->next_page_token());
  page = host_.Call(*qualifications_, &Qualifications::Stub::ListQualifications, her_, list);
  ASSERT_THAT(page->qualifications(), SizeIs(1));
  EXPECT_EQ(page->qualifications(0).qualification_kind(), other);
  v1::ListQualificationKindsRequest kinds;
  kinds.set_parent(team_);
  EXPECT_THAT(
      host_.Call(*qualifications_, &Qualifications::Stub::ListQualificationKinds, kStranger, kinds)
          ->qualification_kinds(),
      SizeIs(2));
  v1::GetQualificationKindRequest one;
  one.set_name(kind);
  EXPECT_EQ(
      host_.Call(*qualifications_, &Qualifications::Stub::GetQualificationKind, kStranger, one)
          ->display_name(),
      "急救员");
}

}  // namespace
}  // namespace linli::registration
