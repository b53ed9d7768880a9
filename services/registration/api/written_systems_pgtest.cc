// The written systems of a district (S3-4).
#include <atomic>
#include <thread>

#include "linli/registration/v1/written_system_service.grpc.pb.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::SizeIs;
using Systems = v1::WrittenSystemService;

class WrittenSystemsTest : public RegistrationTest {
 protected:
  WrittenSystemsTest() : systems_(Systems::NewStub(host_.channel())) {}

  absl::StatusOr<v1::WrittenSystem> Publish(const std::string& kind, const std::string& text,
                                            int replaces = 0,
                                            const std::string& as = kAdministrator,
                                            const std::string& region = kDistrict) {
    v1::PublishWrittenSystemRequest request;
    request.set_parent(region);
    request.mutable_written_system()->set_kind(kind);
    request.mutable_written_system()->set_display_name("志愿服务制度");
    request.mutable_written_system()->set_text(text);
    request.set_replaces_version(replaces);
    return host_.Call(*systems_, &Systems::Stub::PublishWrittenSystem, as, request);
  }
  absl::StatusOr<v1::WrittenSystem> Get(const std::string& kind, const std::string& version) {
    v1::GetWrittenSystemRequest request;
    request.set_name(absl::StrCat(kDistrict, "/writtenSystems/", kind, "/versions/", version));
    return host_.Call(*systems_, &Systems::Stub::GetWrittenSystem, "", request);
  }
  absl::StatusOr<v1::ListWrittenSystemsResponse> List(const std::string& region, int size = 0,
                                                      const std::string& token = "") {
    v1::ListWrittenSystemsRequest request;
    request.set_parent(region);
    request.set_page_size(size);
    request.set_page_token(token);
    return host_.Call(*systems_, &Systems::Stub::ListWrittenSystems, "", request);
  }

  std::unique_ptr<Systems::Stub> systems_;
};

TEST_F(WrittenSystemsTest, AreKeptInVersions) {  // S3-4
  const char* kinds[] = {"recruitment", "training", "incentives", "records",
                         "safety",      "funds",    "stations",   "appraisal"};
  for (const char* kind : kinds) ASSERT_THAT(Publish(kind, "第一版"), IsOk()) << kind;
  const auto second = Publish("training", "第二版", 1);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->name(), absl::StrCat(kDistrict, "/writtenSystems/training/versions/2"));
  EXPECT_EQ(Get("training", "1")->text(), "第一版");
  EXPECT_EQ(Get("training", "2")->SerializeAsString(), second->SerializeAsString());
  EXPECT_EQ(Get("training", "-")->version(), 2);
  EXPECT_EQ(Get("training", "-")->publisher(), kAdministrator);
  for (const char* version : {"0", "3", "x"}) {
    EXPECT_THAT(Get("training", version), RefusedWith(Reason::RESOURCE_NOT_FOUND)) << version;
  }
  const auto first = List(kDistrict, 5);
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(first->written_systems(), SizeIs(5));
  EXPECT_EQ(first->written_systems(0).kind(), "appraisal");
  EXPECT_EQ(first->written_systems(0).text(), "");
  const auto rest = List(kDistrict, 5, first->next_page_token());
  ASSERT_THAT(rest->written_systems(), SizeIs(3));
  EXPECT_EQ(rest->written_systems(2).version(), 2) << "the newest of training";
  EXPECT_THAT(List(kOtherDistrict)->written_systems(), SizeIs(0));
  EXPECT_THAT(List("regions/77"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Publish("training", "第二版", 1), RefusedWith(Reason::ETAG_MISMATCH));
  EXPECT_THAT(Publish("training", "第三版", 3), RefusedWith(Reason::ETAG_MISMATCH));
  EXPECT_THAT(Publish("records", "另一版"), RefusedWith(Reason::ETAG_MISMATCH));
  EXPECT_THAT(Publish("Training", "第一版"),
              Violates("written_system.kind", Reason::FIELD_PATTERN));
  EXPECT_THAT(Publish("records", "第二版", 1, kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Publish("records", "第一版", 0, kAdministrator, "regions/77"),
              Violates("parent", Reason::REGION_UNKNOWN));
}

TEST_F(WrittenSystemsTest, HaveOneNextVersionWhoeverWritesIt) {  // S3-4
  constexpr int kWriters = 8;
  ASSERT_THAT(Publish("training", "第一版"), IsOk());
  std::atomic<int> published = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kWriters; ++i) {
    threads.emplace_back([&, i] {
      const auto next = Publish("training", absl::StrCat("第二版之", i), 1);
      published += next.ok();
      if (!next.ok()) {
        EXPECT_THAT(next, RefusedWith(Reason::ETAG_MISMATCH));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(published, 1);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.written_system"), "2");
}

}  // namespace
}  // namespace linli::registration
