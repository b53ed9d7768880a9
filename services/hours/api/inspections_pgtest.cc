// 抽查: a random sample that can be drawn again, and a finding for each record of it.
#include <set>

#include "linli/hours/v1/inspection_service.grpc.pb.h"
#include "services/hours/api/record_life_fixture.h"

namespace linli::hours {
namespace {

class Inspections : public RecordLife {
 protected:
  static constexpr char kInspector[] = "staff/inspector";

  Inspections() { host_.Grant(kInspector, options::v1::INSPECTOR, "regions/1305"); }

  // Of ten records of the last days.
  void Serve() {
    for (int i = 0; i < 10; ++i) {
      records_.insert(Effective(Yesterday() + absl::Hours(i), absl::Minutes(30)));
    }
  }
  absl::StatusOr<v1::Inspection> Draw(int size, int64_t seed = 0,
                                      const std::string& as = kInspector,
                                      const std::string& unit = kUnit) {
    v1::DrawInspectionRequest request;
    request.set_parent(unit);
    *request.mutable_from_time() = time::ToProto(Yesterday());
    *request.mutable_until_time() = time::ToProto(Yesterday() + absl::Hours(24));
    request.set_sample_size(size);
    request.set_seed(seed);
    return host_.Call(*inspections_, &v1::InspectionService::Stub::DrawInspection, as, request);
  }
  std::vector<std::string> SampleOf(const std::string& inspection) {
    std::vector<std::string> sample;
    v1::ListFindingsRequest request;
    request.set_parent(inspection);
    request.set_page_size(3);
    do {
      const auto page =
          host_.Call(*inspections_, &v1::InspectionService::Stub::ListFindings, kManager, request);
      EXPECT_THAT(page, IsOk());
      if (!page.ok()) break;
      for (const v1::Finding& finding : page->findings()) sample.push_back(finding.record());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return sample;
  }
  absl::StatusOr<v1::Inspection> Find(const std::string& inspection, const std::string& record,
                                      v1::Finding::Result result,
                                      const std::string& as = kInspector) {
    v1::RecordFindingRequest request;
    request.set_name(inspection);
    request.set_record(record);
    request.set_result(result);
    return host_.Call(*inspections_, &v1::InspectionService::Stub::RecordFinding, as, request);
  }
  absl::StatusOr<v1::Inspection> Close(const std::string& inspection,
                                       const std::string& as = kInspector) {
    v1::CloseInspectionRequest request;
    request.set_name(inspection);
    request.set_conclusion("抽查完毕");
    return host_.Call(*inspections_, &v1::InspectionService::Stub::CloseInspection, as, request);
  }

  std::set<std::string> records_;
  std::unique_ptr<v1::InspectionService::Stub> inspections_ =
      v1::InspectionService::NewStub(host_.channel());
};

TEST_F(Inspections, DrawASampleThatTheSeedDecides) {  // 67号令 Art. 21, PAIN-2
  Serve();
  const auto one = Draw(4, 20261125), again = Draw(4, 20261125), other = Draw(4, 7);
  ASSERT_THAT(one, IsOk());
  EXPECT_EQ(one->population(), 10);
  EXPECT_EQ(one->sampled(), 4);
  EXPECT_EQ(one->state(), v1::Inspection::OPEN);
  const std::vector<std::string> sample = SampleOf(one->name());
  EXPECT_EQ(sample.size(), 4u);
  EXPECT_EQ(std::set(sample.begin(), sample.end()).size(), 4u);
  for (const std::string& record : sample) EXPECT_TRUE(records_.contains(record));
  EXPECT_EQ(SampleOf(again->name()), sample);
  EXPECT_NE(SampleOf(other->name()), sample);
  const auto random = Draw(4), another = Draw(4);
  ASSERT_THAT(random, IsOk());
  EXPECT_NE(random->seed(), 0);
  EXPECT_NE(random->seed(), another->seed());
}

TEST_F(Inspections, ReachEveryRecordWithSomeSeed) {
  Serve();
  std::set<std::string> reached;
  for (int64_t seed = 1; seed <= 30; ++seed) {
    for (const std::string& record : SampleOf(Draw(2, seed)->name())) reached.insert(record);
  }
  EXPECT_EQ(reached, records_);
}

TEST_F(Inspections, TakeAllWhenThereAreFewerAndNoneOfWhatDoesNotCount) {
  Serve();
  Entered(Yesterday() + absl::Hours(12), absl::Minutes(30));
  Reversed(*records_.begin());
  const auto all = Draw(1000, 1);
  ASSERT_THAT(all, IsOk());
  EXPECT_EQ(all->population(), 9);
  EXPECT_EQ(all->sampled(), 9);
  const auto none = Draw(5, 1, kInspector, "organizations/o2");
  ASSERT_THAT(none, IsOk());
  EXPECT_EQ(none->sampled(), 0);
  EXPECT_THAT(Close(none->name()), IsOk());
}

TEST_F(Inspections, KeepAFindingPerRecordAndCloseWhenAllWereSeen) {
  Serve();
  const auto inspection = Draw(2, 5);
  ASSERT_THAT(inspection, IsOk());
  const std::vector<std::string> sample = SampleOf(inspection->name());
  EXPECT_THAT(Close(inspection->name()), RefusedWith(Reason::INSPECTION_STATE));
  for (const std::string& record : records_) {
    if (record == sample[0] || record == sample[1]) continue;
    EXPECT_THAT(Find(inspection->name(), record, v1::Finding::IN_ORDER),
                RefusedWith(Reason::RESOURCE_NOT_FOUND));
  }
  ASSERT_THAT(Find(inspection->name(), sample[0], v1::Finding::IN_ORDER), IsOk());
  EXPECT_THROW(Sql("UPDATE inspection SET state = 'CLOSED', conclusion = 'x'"),
               pqxx::check_violation)
      << "the guarantee below the code";
  const auto seen = Find(inspection->name(), sample[1], v1::Finding::FALSE_RECORD);
  ASSERT_THAT(seen, IsOk());
  EXPECT_EQ(seen->examined(), 2);
  EXPECT_EQ(seen->faulty(), 1);
  const auto closed = Close(inspection->name());
  ASSERT_THAT(closed, IsOk());
  EXPECT_EQ(closed->state(), v1::Inspection::CLOSED);
  EXPECT_THAT(Close(inspection->name()), RefusedWith(Reason::INSPECTION_STATE));
  EXPECT_THAT(Find(inspection->name(), sample[0], v1::Finding::FALSE_RECORD),
              RefusedWith(Reason::INSPECTION_STATE));
  EXPECT_EQ(RecordOf(sample[1]).state(), v1::Record::EFFECTIVE) << "it changes no record";
  v1::GetInspectionRequest get;
  get.set_name(inspection->name());
  const auto got =
      host_.Call(*inspections_, &v1::InspectionService::Stub::GetInspection, kManager, get);
  ASSERT_THAT(got, IsOk());
  EXPECT_EQ(got->conclusion(), "抽查完毕");
  v1::ListInspectionsRequest list;
  list.set_parent(kUnit);
  list.set_page_size(1);
  ASSERT_THAT(Draw(1), IsOk());
  const auto first =
      host_.Call(*inspections_, &v1::InspectionService::Stub::ListInspections, kManager, list);
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(first->inspections(0).faulty(), 1);
  list.set_page_token(first->next_page_token());
  const auto second =
      host_.Call(*inspections_, &v1::InspectionService::Stub::ListInspections, kManager, list);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->inspections_size(), 1);
  EXPECT_EQ(second->next_page_token(), "");
}

TEST_F(Inspections, AreForInspectorsOfTheRegion) {  // law 11
  for (const char* nobody : {kHer, kManager, kCity, "staff/other"}) {
    EXPECT_THAT(Draw(1, 1, nobody), RefusedWith(Reason::NOT_AUTHORIZED)) << nobody;
  }
  const auto inspection = Draw(1, 1);
  ASSERT_THAT(inspection, IsOk());
  EXPECT_THAT(Close(inspection->name(), kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Close(absl::StrCat(kUnit, "/inspections/none")),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

}  // namespace
}  // namespace linli::hours
