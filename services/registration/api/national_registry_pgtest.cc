// Our volunteers beside those of the national system (S4-10).
#include <atomic>
#include <thread>

#include "linli/registration/v1/national_registry_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_life_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_merge_service.grpc.pb.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::ElementsAre;
using ::testing::SizeIs;
using Registry = v1::NationalRegistryService;

class NationalRegistryTest : public RegistrationTest {
 protected:
  NationalRegistryTest() : registry_(Registry::NewStub(host_.channel())) {}

  v1::NationalRow Row(int n, const std::string& number) {
    v1::NationalRow row;
    *row.mutable_id_document() = Entry(n).volunteer().id_document();
    row.set_national_number(number);
    return row;
  }
  absl::StatusOr<v1::ReconcileVolunteersResponse> Reconcile(
      const std::vector<v1::NationalRow>& rows, const std::string& region = kDistrict,
      const std::string& as = kRegistrar) {
    v1::ReconcileVolunteersRequest request;
    request.set_parent(region);
    for (const auto& row : rows) *request.add_rows() = row;
    return host_.Call(*registry_, &Registry::Stub::ReconcileVolunteers, as, request);
  }
  v1::ReconcileVerdict VerdictOn(const v1::NationalRow& row,
                                 const std::string& region = kDistrict) {
    const auto response = Reconcile({row}, region, kAdministrator);
    EXPECT_THAT(response, IsOk());
    return response.ok() ? response->verdicts(0) : v1::ReconcileVerdict();
  }
  absl::StatusOr<v1::NationalRegistration> Get(const std::string& volunteer,
                                               const std::string& as = kRegistrar) {
    v1::GetNationalRegistrationRequest request;
    request.set_name(volunteer + "/nationalRegistration");
    return host_.Call(*registry_, &Registry::Stub::GetNationalRegistration, as, request);
  }
  absl::StatusOr<v1::ListUnreconciledVolunteersResponse> Missing(int size = 0,
                                                                 const std::string& token = "") {
    v1::ListUnreconciledVolunteersRequest request;
    request.set_parent(kDistrict);
    request.set_page_size(size);
    request.set_page_token(token);
    return host_.Call(*registry_, &Registry::Stub::ListUnreconciledVolunteers, kRegistrar, request);
  }

  std::unique_ptr<Registry::Stub> registry_;
};

TEST_F(NationalRegistryTest, IsLaidBesideOurFiles) {  // S4-10
  const std::string a = Registered(1), b = Registered(2), c = Registered(3);
  v1::NationalRow wrong = Row(4, "V130502000004");
  wrong.mutable_id_document()->set_number("110105194912310021");
  const auto response = Reconcile({Row(1, "V130502000001"), wrong, Row(9, "V130502000009"),
                                   Row(2, "v130502000002"), Row(3, "?")});
  ASSERT_THAT(response, IsOk());
  ASSERT_THAT(response->verdicts(), SizeIs(5));
  EXPECT_EQ(response->verdicts(0).outcome(), v1::RECONCILE_MATCHED);
  EXPECT_EQ(response->verdicts(0).volunteer(), a);
  EXPECT_EQ(response->verdicts(1).outcome(), v1::RECONCILE_REFUSED);
  EXPECT_GT(response->verdicts(1).refusal().code(), 0);
  EXPECT_EQ(response->verdicts(2).outcome(), v1::RECONCILE_UNKNOWN);
  EXPECT_EQ(response->verdicts(3).outcome(), v1::RECONCILE_MATCHED);
  EXPECT_EQ(response->verdicts(4).outcome(), v1::RECONCILE_REFUSED);
  EXPECT_EQ(Get(b)->national_number(), "V130502000002");
  EXPECT_EQ(time::FromProto(Get(b)->reconcile_time()), host_.clock().Now());
  EXPECT_THAT(Get(b, b), IsOk());
  EXPECT_THAT(Get(c), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Missing()->volunteers(), ElementsAre(c));
  host_.clock().Advance(absl::Hours(24));
  EXPECT_EQ(VerdictOn(Row(1, "V130502000001")).outcome(), v1::RECONCILE_MATCHED) << "again";
  EXPECT_EQ(time::FromProto(Get(a)->reconcile_time()), host_.clock().Now());
  EXPECT_THAT(Reconcile({Row(1, "V130502000001")}, kOtherDistrict),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(VerdictOn(Row(1, "V130502000001"), kOtherDistrict).outcome(), v1::RECONCILE_UNKNOWN)
      << "whose file lies elsewhere is nobody's here";
  EXPECT_THAT(Reconcile({Row(1, "V130502000001")}, "regions/77", kAdministrator),
              Violates("parent", Reason::REGION_UNKNOWN));
}

TEST_F(NationalRegistryTest, NamesWhatDoesNotAgree) {  // S4-10
  const std::string a = Registered(1);
  Registered(2);
  ASSERT_EQ(VerdictOn(Row(1, "V130502000001")).outcome(), v1::RECONCILE_MATCHED);
  EXPECT_EQ(VerdictOn(Row(1, "V130502000007")).outcome(), v1::RECONCILE_CONFLICT);
  EXPECT_EQ(VerdictOn(Row(2, "V130502000001")).outcome(), v1::RECONCILE_CONFLICT);
  EXPECT_EQ(Get(a)->national_number(), "V130502000001");
  EXPECT_EQ(VerdictOn(Row(2, "V130502000007")).outcome(), v1::RECONCILE_MATCHED)
      << "what was refused holds no number";
  const auto twice = Reconcile({Row(1, "V130502000001"), Row(1, "V130502000008")});
  EXPECT_EQ(twice->verdicts(0).outcome(), v1::RECONCILE_MATCHED);
  EXPECT_EQ(twice->verdicts(1).outcome(), v1::RECONCILE_CONFLICT);
}

TEST_F(NationalRegistryTest, GivesANumberToOnePersonWhateverRunsInParallel) {  // S4-10
  constexpr int kPeople = 6;
  std::vector<v1::NationalRow> rows;
  for (int n = 0; n < kPeople; ++n) {
    Registered(n);
    rows.push_back(Row(n, "V130502000001"));
  }
  std::atomic<int> matched = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kPeople; ++i) {
    threads.emplace_back([&, i] {
      const std::vector<v1::NationalRow> mine = {rows[i], rows[(i + 1) % kPeople]};
      const auto response = Reconcile(mine);
      EXPECT_THAT(response, IsOk());
      for (const auto& one : response->verdicts()) {
        matched += one.outcome() == v1::RECONCILE_MATCHED;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_GE(matched, 1);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.national_registration"), "1");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.national_number"), "1");
}

TEST_F(NationalRegistryTest, FollowsMergesAndForgetsWhoIsErased) {  // S4-10
  const std::string a = Registered(1), b = Registered(2);
  ASSERT_EQ(VerdictOn(Row(2, "V130502000002")).outcome(), v1::RECONCILE_MATCHED);
  const auto merges = v1::VolunteerMergeService::NewStub(host_.channel());
  v1::ProposeMergeRequest propose;
  propose.mutable_merge()->set_survivor(a);
  propose.mutable_merge()->set_duplicate(b);
  propose.mutable_merge()->set_reason("同一人");
  const auto merge =
      host_.Call(*merges, &v1::VolunteerMergeService::Stub::ProposeMerge, kRegistrar, propose);
  ASSERT_THAT(merge, IsOk());
  v1::ApproveMergeRequest approve;
  approve.set_name(merge->name());
  ASSERT_THAT(
      host_.Call(*merges, &v1::VolunteerMergeService::Stub::ApproveMerge, kAdministrator, approve),
      IsOk());
  EXPECT_EQ(Get(a)->national_number(), "V130502000002");
  const v1::ReconcileVerdict verdict = VerdictOn(Row(2, "V130502000002"));
  EXPECT_EQ(verdict.outcome(), v1::RECONCILE_MATCHED);
  EXPECT_EQ(verdict.volunteer(), a);
  const auto life = v1::VolunteerLifeService::NewStub(host_.channel());
  v1::EraseVolunteerRequest erase;
  erase.set_name(a);
  ASSERT_THAT(host_.Call(*life, &v1::VolunteerLifeService::Stub::EraseVolunteer, a, erase), IsOk());
  EXPECT_EQ(Sql("SELECT (SELECT count(*) FROM registration.national_registration) + "
                "(SELECT count(*) FROM registration.national_number)"),
            "0");
  EXPECT_EQ(VerdictOn(Row(2, "V130502000002")).outcome(), v1::RECONCILE_UNKNOWN);
}

TEST_F(NationalRegistryTest, ListsWhomNoRowHasNamedPageByPage) {  // S4-10
  for (int n = 0; n < 5; ++n) Registered(n);
  ASSERT_EQ(VerdictOn(Row(2, "V130502000002")).outcome(), v1::RECONCILE_MATCHED);
  const auto first = Missing(3);
  ASSERT_THAT(first, IsOk());
  EXPECT_THAT(first->volunteers(), SizeIs(3));
  const auto rest = Missing(3, first->next_page_token());
  EXPECT_THAT(rest->volunteers(), SizeIs(1));
  EXPECT_EQ(rest->next_page_token(), "");
}

}  // namespace
}  // namespace linli::registration
