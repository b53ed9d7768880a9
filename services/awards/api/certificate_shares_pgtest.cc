// Purpose-bound sharing: one verifier, one certificate, until a date (S4-39).
#include <atomic>
#include <thread>

#include "linli/awards/v1/certificate_share_service.grpc.pb.h"
#include "tests/support/awards.h"

namespace linli::awards {
namespace {

using Shares = v1::CertificateShareService;

class CertificateSharesTest : public support::AwardsTest {
 protected:
  static constexpr char kSchool[] = "agencies/no1-middle-school";
  static constexpr char kStranger[] = "agencies/stranger";

  CertificateSharesTest() : shares_(Shares::NewStub(host_.channel())) {
    hours_.Put(ARecord("a", absl::Hours(48), 120));
    certificate_ = Issue(kHer).value();
  }

  absl::StatusOr<v1::CertificateShare> Share(const std::string& verifier = kSchool,
                                             const std::string& as = kHer,
                                             absl::Duration during = absl::Hours(24),
                                             const std::string& request_id = "") {
    v1::CreateCertificateShareRequest request;
    request.set_certificate(certificate_.name());
    request.set_verifier(verifier);
    request.set_purpose("升学");
    *request.mutable_expire_time() = time::ToProto(host_.clock().Now() + during);
    request.set_request_id(request_id);
    return host_.Call(*shares_, &Shares::Stub::CreateCertificateShare, as, request);
  }
  absl::StatusOr<v1::SharedCertificate> Use(const std::string& code,
                                            const std::string& as = kSchool) {
    v1::UseCertificateShareRequest request;
    request.set_code(code);
    return host_.Call(*shares_, &Shares::Stub::UseCertificateShare, as, request);
  }
  absl::StatusOr<v1::CertificateShare> Withdraw(const std::string& name,
                                                const std::string& as = kHer) {
    v1::WithdrawCertificateShareRequest request;
    request.set_name(name);
    return host_.Call(*shares_, &Shares::Stub::WithdrawCertificateShare, as, request);
  }
  absl::StatusOr<v1::ListCertificateShareUsesResponse> Uses(const std::string& share,
                                                            const std::string& as = kHer,
                                                            int page_size = 0,
                                                            const std::string& token = "") {
    v1::ListCertificateShareUsesRequest request;
    request.set_parent(share);
    request.set_page_size(page_size);
    request.set_page_token(token);
    return host_.Call(*shares_, &Shares::Stub::ListCertificateShareUses, as, request);
  }

  std::unique_ptr<Shares::Stub> shares_;
  v1::Certificate certificate_;
};

TEST_F(CertificateSharesTest, LetTheNamedVerifierReadTheWholeCertificate) {
  auto share = Share();
  ASSERT_THAT(share, IsOk());
  EXPECT_EQ(share->code().size(), 19u);
  auto shown = Use(share->code());
  ASSERT_THAT(shown, IsOk());
  EXPECT_EQ(shown->certificate().signed_document().document(),
            certificate_.signed_document().document());
  EXPECT_EQ(shown->certificate().document().lines_size(), 1);
  EXPECT_EQ(shown->purpose(), "升学");
  EXPECT_EQ(shown->expire_time().seconds(), share->expire_time().seconds());
  std::string typed = share->code();
  for (char& c : typed) c = static_cast<char>(std::tolower(c));
  EXPECT_THAT(Use(" " + typed), IsOk());
}

TEST_F(CertificateSharesTest, AreReadByManagersOfTheVeryOrganisation) {
  auto share = Share(kRed);
  ASSERT_THAT(share, IsOk());
  EXPECT_THAT(Use(share->code(), kManager), IsOk());
  host_.Grant("staff/blue", options::v1::ORGANIZATION_MANAGER, kBlue);
  host_.Grant("staff/leader", options::v1::ACTIVITY_LEADER, kRed);
  EXPECT_THAT(Use(share->code(), "staff/blue"), RefusedWith(Reason::SHARE_NOT_VALID));
  EXPECT_THAT(Use(share->code(), "staff/leader"), RefusedWith(Reason::SHARE_NOT_VALID));
}

// Nobody learns whether a code exists, is over, was withdrawn or is meant for somebody else.
TEST_F(CertificateSharesTest, LookAlikeWhenTheyDoNotHold) {
  auto held = Share();
  auto short_one = Share(kSchool, kHer, absl::Hours(1));
  auto withdrawn = Share();
  ASSERT_THAT(Withdraw(withdrawn->name()), IsOk());
  host_.clock().Advance(absl::Hours(1));
  const absl::Status unknown = Use("0000-0000-0000-0000").status();
  EXPECT_THAT(unknown, RefusedWith(Reason::SHARE_NOT_VALID));
  EXPECT_EQ(Use(short_one->code()).status(), unknown);
  EXPECT_EQ(Use(withdrawn->code()).status(), unknown);
  EXPECT_EQ(Use(held->code(), kStranger).status(), unknown);
  EXPECT_EQ(Use(held->code(), kOfficer).status(), unknown);
  EXPECT_THAT(Use(held->code()), IsOk());
  EXPECT_THAT(Use(held->code(), ""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
}

TEST_F(CertificateSharesTest, CannotBeGuessed) {
  auto share = Share();
  for (int i = 0; i < 10; ++i) {
    EXPECT_THAT(Use("0000-0000-0000-0000"), RefusedWith(Reason::SHARE_NOT_VALID));
  }
  EXPECT_THAT(Use(share->code()), RefusedWith(Reason::TOO_MANY_ATTEMPTS));
  EXPECT_THAT(Use("0000-0000-0000-0000", kStranger), RefusedWith(Reason::SHARE_NOT_VALID));
  host_.clock().Advance(absl::Hours(1));
  EXPECT_THAT(Use(share->code()), IsOk());
  // A right code forgives the tries before it.
  for (int i = 0; i < 9; ++i) Use("0000-0000-0000-0000").IgnoreError();
  EXPECT_THAT(Use(share->code()), IsOk());
  EXPECT_THAT(Use("0000-0000-0000-0000"), RefusedWith(Reason::SHARE_NOT_VALID));
}

TEST_F(CertificateSharesTest, AreGuessedNoMoreOftenByManyAtOnce) {
  std::atomic<int> looked{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 4; ++k) {
        if (ReasonOf(Use("0000-0000-0000-0000").status()) == Reason::SHARE_NOT_VALID) ++looked;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(looked, 10);
  EXPECT_EQ(Sql("SELECT tries FROM awards.attempt"), "10");
}

TEST_F(CertificateSharesTest, TellTheHolderWhoHasReadWhen) {
  auto share = Share();
  for (int i = 0; i < 3; ++i) {
    ASSERT_THAT(Use(share->code()), IsOk());
    host_.clock().Advance(absl::Minutes(1));
  }
  ASSERT_THAT(Revoke(certificate_.name(), kOfficer), IsOk());
  auto last = Use(share->code());
  ASSERT_THAT(last, IsOk());
  EXPECT_EQ(last->certificate().state(), v1::REVOKED);
  EXPECT_EQ(last->certificate().revocation().explanation(), "");
  std::vector<v1::CertificateShareUse> uses;
  std::string token;
  do {
    auto page = Uses(share->name(), kHer, 3, token);
    ASSERT_THAT(page, IsOk());
    for (const auto& use : page->certificate_share_uses()) uses.push_back(use);
    token = page->next_page_token();
  } while (!token.empty());
  ASSERT_EQ(uses.size(), 4u);
  EXPECT_EQ(uses[0].reader(), kSchool);
  EXPECT_EQ(uses[0].state(), v1::REVOKED);
  EXPECT_EQ(uses[3].state(), v1::VALID);
  EXPECT_LT(uses[3].use_time().seconds(), uses[0].use_time().seconds());
  EXPECT_THAT(Uses(share->name(), kOfficer), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(CertificateSharesTest, AreListedWithoutTheirCodes) {
  auto first = Share();
  auto second = Share(kRed);
  ASSERT_THAT(Use(first->code()), IsOk());
  std::vector<v1::CertificateShare> listed;
  v1::ListCertificateSharesRequest request;
  request.set_parent(kHer);
  request.set_page_size(1);
  do {
    auto page = host_.Call(*shares_, &Shares::Stub::ListCertificateShares, kHer, request);
    ASSERT_THAT(page, IsOk());
    for (const auto& share : page->certificate_shares()) listed.push_back(share);
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  ASSERT_EQ(listed.size(), 2u);
  EXPECT_EQ(listed[0].name(), second->name());
  EXPECT_EQ(listed[0].verifier(), kRed);
  EXPECT_EQ(listed[1].use_count(), 1);
  EXPECT_EQ(listed[1].code(), "");
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.certificate_share_code WHERE position('" +
                first->code().substr(0, 4) + "'::bytea IN code_hash) > 0"),
            "0");
  EXPECT_THAT(host_.Call(*shares_, &Shares::Stub::ListCertificateShares, kOfficer, request),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(CertificateSharesTest, AreMadeByTheHolderAlone) {
  EXPECT_THAT(Share(kSchool, kOfficer), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Share(kSchool, kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Share("volunteers/V13050226110000025"),
              Violates("verifier", Reason::FIELD_RESOURCE_NAME));
  EXPECT_THAT(Share(kSchool, kHer, absl::ZeroDuration()),
              Violates("expire_time", Reason::FIELD_RANGE));
  EXPECT_THAT(Share(kSchool, kHer, absl::Hours(24 * 366) + absl::Seconds(1)),
              Violates("expire_time", Reason::FIELD_RANGE));
  certificate_.set_name(absl::StrCat(kHer, "/certificates/unknown"));
  EXPECT_THAT(Share(), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(CertificateSharesTest, AreMadeOnceForOneRequest) {
  auto first = Share(kSchool, kHer, absl::Hours(24), "once");
  auto again = Share(kSchool, kHer, absl::Hours(24), "once");
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->code(), first->code());
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.certificate_share"), "1");
}

TEST_F(CertificateSharesTest, EndForGoodWhenTheyAreWithdrawn) {
  auto share = Share();
  EXPECT_THAT(Withdraw(share->name(), kOfficer), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Withdraw(absl::StrCat(kHer, "/certificateShares/unknown")),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  auto withdrawn = Withdraw(share->name());
  ASSERT_THAT(withdrawn, IsOk());
  EXPECT_EQ(time::FromProto(withdrawn->withdraw_time()), host_.clock().Now());
  host_.clock().Advance(absl::Minutes(1));
  auto again = Withdraw(share->name());
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->withdraw_time().seconds(), withdrawn->withdraw_time().seconds());
  EXPECT_THROW(Sql("UPDATE awards.certificate_share SET withdraw_time = NULL"), pqxx::sql_error);
}

}  // namespace
}  // namespace linli::awards
