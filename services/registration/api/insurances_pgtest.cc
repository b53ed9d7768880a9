// Insurance: contracts bought, and proof of who was insured when (S4-35, 条例 Art. 17).
#include "common/time/china_day.h"
#include "services/registration/api/readiness_fixture.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::SizeIs;

class InsurancesTest : public ReadinessTest {
 protected:
  std::string Product() {
    v1::CreateInsuranceProductRequest request;
    request.set_parent(kCity);
    v1::InsuranceProduct& product = *request.mutable_insurance_product();
    product.set_insurer("人保财险");
    product.set_display_name("志愿者意外险");
    v1::InsuranceCover& cover = *product.add_covers();
    cover.set_type(v1::ACCIDENT_COVER);
    cover.set_sum_fen(60'000'000);
    return host_
        .Call(*insurances_, &Insurances::Stub::CreateInsuranceProduct, kAdministrator, request)
        ->name();
  }
  v1::RecordInsuranceContractRequest ContractRequest(const std::string& number) {
    v1::RecordInsuranceContractRequest request;
    request.set_parent(team_);
    v1::InsuranceContract& contract = *request.mutable_insurance_contract();
    contract.set_insurance_product(product_);
    contract.set_number(number);
    *contract.mutable_start_time() = time::ToProto(now() - absl::Hours(1));
    *contract.mutable_end_time() = time::ToProto(now() + absl::Hours(24) * 365);
    contract.mutable_purchase()->set_premium_fen(100);
    contract.mutable_purchase()->set_fund_source("区财政");
    *contract.mutable_purchase()->mutable_buy_time() = time::ToProto(now());
    contract.mutable_purchase()->set_document_sha256(kScan);
    return request;
  }
  absl::StatusOr<v1::InsuranceContract> RecordContract(
      const v1::RecordInsuranceContractRequest& request, const std::string& as = kManager) {
    return host_.Call(*insurances_, &Insurances::Stub::RecordInsuranceContract, as, request);
  }
  std::string Contract() { return RecordContract(ContractRequest("PEAC2026001"))->name(); }
  absl::StatusOr<v1::AddInsuredResponse> Add(const std::string& contract,
                                             const std::vector<std::string>& subjects,
                                             absl::Duration later = absl::ZeroDuration(),
                                             const std::string& as = kManager) {
    v1::AddInsuredRequest request;
    request.set_name(contract);
    for (const std::string& subject : subjects) request.add_subjects(subject);
    if (later != absl::ZeroDuration()) {
      *request.mutable_effective_time() = time::ToProto(now() + later);
    }
    return host_.Call(*insurances_, &Insurances::Stub::AddInsured, as, request);
  }
  absl::StatusOr<v1::EndInsuredResponse> End(const std::string& contract,
                                             const std::string& subject) {
    v1::EndInsuredRequest request;
    request.set_name(contract);
    request.add_subjects(subject);
    return host_.Call(*insurances_, &Insurances::Stub::EndInsured, kManager, request);
  }
  absl::StatusOr<v1::InsuranceContract> Cancel(const std::string& contract) {
    v1::CancelInsuranceContractRequest request;
    request.set_name(contract);
    request.set_reason("退保");
    return host_.Call(*insurances_, &Insurances::Stub::CancelInsuranceContract, kManager, request);
  }
  absl::StatusOr<v1::VerifyInsuredResponse> Verify(const std::string& subject, absl::Time at,
                                                   const std::string& as = kManager) {
    v1::VerifyInsuredRequest request;
    request.set_subject(subject);
    *request.mutable_at_time() = time::ToProto(at);
    return host_.Call(*insurances_, &Insurances::Stub::VerifyInsured, as, request);
  }
  bool InsuredAt(const std::string& subject, absl::Time at) {
    return !Verify(subject, at)->proofs().empty();
  }
  absl::StatusOr<v1::ListInsuredEntriesResponse> Journal(const std::string& contract, int size = 0,
                                                         const std::string& token = "") {
    v1::ListInsuredEntriesRequest request;
    request.set_parent(contract);
    request.set_page_size(size);
    request.set_page_token(token);
    return host_.Call(*insurances_, &Insurances::Stub::ListInsuredEntries, kManager, request);
  }

  const std::string product_ = Product();
};

TEST_F(InsurancesTest, AreRecordedWithTheirPurchase) {
  EXPECT_THAT(RecordContract(ContractRequest("PEAC1"), kStranger),
              RefusedWith(Reason::NOT_AUTHORIZED));
  v1::RecordInsuranceContractRequest backwards = ContractRequest("PEAC1");
  *backwards.mutable_insurance_contract()->mutable_end_time() =
      backwards.insurance_contract().start_time();
  EXPECT_THAT(RecordContract(backwards),
              Violates("insurance_contract.end_time", Reason::INSURANCE_PERIOD));
  const auto contract = RecordContract(ContractRequest("PEAC1"));
  ASSERT_THAT(contract, IsOk());
  EXPECT_EQ(contract->purchase().fund_source(), "区财政");
  EXPECT_THAT(RecordContract(ContractRequest("PEAC1")),
              RefusedWith(Reason::INSURANCE_NUMBER_TAKEN));
  ASSERT_THAT(RecordContract(ContractRequest("PEAC2")), IsOk());
  v1::ListInsuranceContractsRequest list;
  list.set_parent(team_);
  list.set_page_size(1);
  auto page = host_.Call(*insurances_, &Insurances::Stub::ListInsuranceContracts, kManager, list);
  list.set_page_token(page->next_page_token());
  page = host_.Call(*insurances_, &Insurances::Stub::ListInsuranceContracts, kManager, list);
  ASSERT_THAT(page->insurance_contracts(), SizeIs(1));
  EXPECT_EQ(page->insurance_contracts(0).number(), "PEAC2");
  v1::ListInsuranceProductsRequest products;
  products.set_parent(kCity);
  EXPECT_THAT(host_.Call(*insurances_, &Insurances::Stub::ListInsuranceProducts, her_, products)
                  ->insurance_products(),
              SizeIs(1));
  v1::GetInsuranceProductRequest product;
  product.set_name(product_);
  EXPECT_EQ(
      host_.Call(*insurances_, &Insurances::Stub::GetInsuranceProduct, her_, product)->insurer(),
      "人保财险");
  v1::CreateInsuranceProductRequest twice;
  twice.set_parent(kCity);
  *twice.mutable_insurance_product() =
      *host_.Call(*insurances_, &Insurances::Stub::GetInsuranceProduct, her_, product);
  *twice.mutable_insurance_product()->add_covers() = twice.insurance_product().covers(0);
  EXPECT_THAT(
      host_.Call(*insurances_, &Insurances::Stub::CreateInsuranceProduct, kAdministrator, twice),
      Violates("insurance_product.covers[1].type", Reason::INSURANCE_COVER_TWICE));
}

TEST_F(InsurancesTest, ProveWhoWasInsuredAtAMoment) {
  const std::string contract = Contract();
  const absl::Time before = now() - absl::Seconds(1), from = now();
  ASSERT_THAT(Add(contract, {her_}), IsOk());
  host_.clock().Advance(absl::Hours(1));
  const absl::Time until = now();
  ASSERT_THAT(End(contract, her_), IsOk());
  EXPECT_THAT(End(contract, her_), Violates("subjects[0]", Reason::INSURED_SUBJECT));
  EXPECT_FALSE(InsuredAt(her_, before)) << "never after the fact";
  EXPECT_TRUE(InsuredAt(her_, from));
  EXPECT_TRUE(InsuredAt(her_, until - absl::Microseconds(1)));
  EXPECT_FALSE(InsuredAt(her_, until));
  const auto proof = Verify(her_, from, her_);
  ASSERT_THAT(proof, IsOk());
  EXPECT_EQ(proof->proofs(0).insurance_contract(), contract);
  EXPECT_EQ(proof->proofs(0).number(), "PEAC2026001");
  EXPECT_EQ(proof->proofs(0).entry().number(), 1);
  EXPECT_THAT(Verify(her_, from, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Verify(her_, now() + absl::Seconds(1)), Violates("at_time", Reason::FIELD_TIME));
}

TEST_F(InsurancesTest, CoverMembersWhileTheyAreMembers) {
  const std::string contract = Contract();
  ASSERT_THAT(Add(contract, {team_}), IsOk());
  const absl::Time joined_late = now() + absl::Hours(1);
  host_.clock().Set(joined_late);
  const std::string newcomer = Member(2);
  EXPECT_FALSE(InsuredAt(newcomer, joined_late - absl::Seconds(1)));
  EXPECT_TRUE(InsuredAt(newcomer, joined_late));
  EXPECT_THAT(Facts(newcomer)->insured(), SizeIs(1));
  host_.clock().Advance(absl::Hours(1));
  v1::LeaveOrganizationRequest leave;
  leave.set_name(newcomer + "/memberships/" + team_.substr(14));
  ASSERT_THAT(host_.Call(*memberships_, &Memberships::Stub::LeaveOrganization, newcomer, leave),
              IsOk());
  const auto verify = [&](absl::Time at) {
    return Verify(newcomer, at, "services/hours")->proofs().size();
  };
  EXPECT_EQ(verify(now()), 0);
  EXPECT_EQ(verify(now() - absl::Seconds(1)), 1) << "what was, stays provable";
  EXPECT_THAT(Facts(newcomer)->insured(), SizeIs(0));
}

TEST_F(InsurancesTest, CoverGuestsUntilTheirTimeIsOverWhateverJobRan) {
  const std::string hosts = Founded(Application("另一队"), "staff/other");
  v1::RecordInsuranceContractRequest request = ContractRequest("HOSTS1");
  request.set_parent(hosts);
  const std::string contract = RecordContract(request, "staff/other")->name();
  ASSERT_THAT(Add(contract, {hosts}, absl::ZeroDuration(), "staff/other"), IsOk());
  const absl::Time midnight = time::StartOfDay(time::DayOf(now()) + 2);
  v1::JoinOrganizationRequest join;
  join.set_volunteer(her_);
  join.set_organization(hosts);
  *join.mutable_guest_until_time() = time::ToProto(midnight);
  ASSERT_THAT(host_.Call(*memberships_, &Memberships::Stub::JoinOrganization, her_, join), IsOk());
  ASSERT_THAT(Accept(her_ + "/memberships/" + hosts.substr(14), "staff/other"), IsOk());
  ASSERT_THAT(Facts(her_)->insured(), SizeIs(1));
  EXPECT_EQ(time::FromProto(Facts(her_)->insured(0).end_time()), midnight);
  host_.clock().Set(midnight);
  EXPECT_TRUE(InsuredAt(her_, midnight - absl::Microseconds(1)));
  EXPECT_FALSE(InsuredAt(her_, midnight));
  EXPECT_THAT(Facts(her_)->insured(), SizeIs(0));
}

TEST_F(InsurancesTest, EndAtTheMidnightOfTheContract) {
  v1::RecordInsuranceContractRequest request = ContractRequest("YEAR2026");
  const absl::Time midnight = time::StartOfDay(absl::CivilDay(2027, 1, 1));
  *request.mutable_insurance_contract()->mutable_end_time() = time::ToProto(midnight);
  const std::string contract = RecordContract(request)->name();
  ASSERT_THAT(Add(contract, {her_}), IsOk());
  EXPECT_EQ(time::FromProto(Facts(her_)->insured(0).end_time()), midnight);
  host_.clock().Set(midnight - absl::Microseconds(1));
  EXPECT_TRUE(InsuredAt(her_, now()));
  host_.clock().Set(midnight);
  EXPECT_FALSE(InsuredAt(her_, midnight));
  EXPECT_THAT(Add(contract, {team_}), RefusedWith(Reason::INSURANCE_CONTRACT_STATE));
}

TEST_F(InsurancesTest, AreProvenUnderTheNumberThatHersWasMergedInto) {
  const std::string contract = Contract();
  const std::string former = Member(2), by_team = Member(3);
  ASSERT_THAT(Add(contract, {former}), IsOk());
  v1::RecordInsuranceContractRequest of_team = ContractRequest("TEAM2026");
  ASSERT_THAT(Add(RecordContract(of_team)->name(), {team_}), IsOk());
  const absl::Time then = now();
  const std::string survivor = Registered(4);
  EXPECT_THAT(Verify(survivor, then, "services/hours")->proofs(), SizeIs(0));
  Sql(absl::StrCat("UPDATE registration.volunteer SET state = 5, merged_into = '",
                   survivor.substr(11), "' WHERE volunteer_id = '", former.substr(11), "'"));
  const auto proofs = Verify(survivor, then, "services/hours");
  ASSERT_THAT(proofs, IsOk());
  EXPECT_THAT(proofs->proofs(), SizeIs(2)) << "her own line, and her team's";
  EXPECT_THAT(Verify(by_team, then)->proofs(), SizeIs(1));
}

TEST_F(InsurancesTest, AreAddedBeforeTheContractIsCancelledOrNotAtAll) {
  const std::string contract = Contract();
  std::vector<std::string> people{her_};
  for (int n = 2; n <= 5; ++n) people.push_back(Member(n));
  std::atomic<int> refused = 0;
  const int went = AtOnce(6, Reason::REASON_UNSPECIFIED, [&](int i) {
    if (i == 2) return Cancel(contract).status();
    const absl::Status status = Add(contract, {people[i < 2 ? i : i - 1]}).status();
    if (ReasonOf(status) == Reason::INSURANCE_CONTRACT_STATE) ++refused;
    return status;
  });
  EXPECT_EQ(went + refused, 6);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.insured_entry"), absl::StrCat(went - 1));
  EXPECT_EQ(Sql("SELECT entries FROM registration.insurance_contract"), absl::StrCat(went - 1));
}

TEST_F(InsurancesTest, CoverActivitiesOfTheirHolder) {
  const std::string contract = Contract();
  const std::string activity = team_ + "/activities/marathon";
  ASSERT_THAT(Add(contract, {activity}, absl::Hours(1)), IsOk());
  EXPECT_FALSE(InsuredAt(activity, now()));
  host_.clock().Advance(absl::Hours(1));
  EXPECT_TRUE(InsuredAt(activity, now()));
  host_.clock().Advance(absl::Hours(1));
  ASSERT_THAT(Cancel(contract), IsOk());
  EXPECT_FALSE(InsuredAt(activity, now()));
  EXPECT_TRUE(InsuredAt(activity, now() - absl::Microseconds(1)));
  EXPECT_THAT(Cancel(contract), RefusedWith(Reason::INSURANCE_CONTRACT_STATE));
  EXPECT_THAT(Add(contract, {her_}), RefusedWith(Reason::INSURANCE_CONTRACT_STATE));
}

TEST_F(InsurancesTest, InsureOnlyWhoBelongsToTheHolder) {
  const std::string contract = Contract();
  const std::string outsider = Registered(2);
  const std::string other = Founded(Application("另一队"), "staff/other");
  const auto refused =
      Add(contract, {her_, outsider, "volunteers/nobody", other, other + "/activities/a", her_});
  for (const char* field :
       {"subjects[1]", "subjects[2]", "subjects[3]", "subjects[4]", "subjects[5]"}) {
    EXPECT_THAT(refused, Violates(field, Reason::INSURED_SUBJECT));
  }
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.insured_entry"), "0") << "all or nothing";
  EXPECT_THAT(Add(contract, {her_}, -absl::Seconds(1)),
              Violates("effective_time", Reason::INSURED_BACKDATED));
  EXPECT_THAT(Add(contract, {her_}, absl::ZeroDuration(), "staff/other"),
              RefusedWith(Reason::NOT_AUTHORIZED));
  // A region insures who serves in it.
  v1::RecordInsuranceContractRequest of_city = ContractRequest("CITY1");
  of_city.set_parent(kCity);
  const auto city = RecordContract(of_city, kAdministrator);
  ASSERT_THAT(city, IsOk());
  EXPECT_THAT(Add(city->name(), {outsider, other}, absl::ZeroDuration(), kAdministrator), IsOk());
}

TEST_F(InsurancesTest, KeepAJournalThatSealsItself) {
  const std::string contract = Contract();
  std::vector<std::string> people{her_};
  for (int n = 2; n <= 6; ++n) people.push_back(Member(n));
  EXPECT_EQ(AtOnce(6, Reason::REASON_UNSPECIFIED,
                   [&](int i) { return Add(contract, {people[i]}).status(); }),
            6);
  v1::GetInsuranceContractRequest get;
  get.set_name(contract);
  const auto sealed =
      host_.Call(*insurances_, &Insurances::Stub::GetInsuranceContract, kManager, get);
  EXPECT_EQ(sealed->entries(), 6);
  // The chain as anybody can count it again, from the rows alone.
  EXPECT_EQ(
      Sql("WITH RECURSIVE chain AS ("
          " SELECT 0 AS number, ''::text AS digest UNION ALL"
          " SELECT e.number, encode(sha256(convert_to(concat_ws(E'\\n', chain.digest, e.number,"
          "  e.subject, e.covered::int, (extract(epoch FROM e.effective_time) * 1000000)::bigint,"
          "  (extract(epoch FROM e.entry_time) * 1000000)::bigint), 'UTF8')), 'hex')"
          " FROM chain JOIN registration.insured_entry e ON e.number = chain.number + 1)"
          "SELECT digest FROM chain ORDER BY number DESC LIMIT 1"),
      sealed->digest());
  auto page = Journal(contract, 4);
  ASSERT_THAT(page, IsOk());
  auto rest = Journal(contract, 4, page->next_page_token());
  ASSERT_THAT(rest->entries(), SizeIs(2));
  EXPECT_EQ(rest->entries(1).number(), 6);
  EXPECT_EQ(rest->entries(1).digest(), sealed->digest());
  // Nobody changes a line, adds one for the past, or writes a seal.
  EXPECT_THROW(Sql("UPDATE registration.insured_entry SET covered = false"), pqxx::sql_error);
  EXPECT_THROW(Sql("DELETE FROM registration.insured_entry"), pqxx::sql_error);
  EXPECT_THROW(Sql("INSERT INTO registration.insured_entry SELECT contract_id, 7, subject, true,"
                   " entry_time - interval '1 day', entry_time, entered_by, digest"
                   " FROM registration.insured_entry LIMIT 1"),
               pqxx::sql_error);
}

}  // namespace
}  // namespace linli::registration
