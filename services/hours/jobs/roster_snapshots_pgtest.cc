// The list for the insurer: written once as a shift begins, and never again.
#include <thread>

#include "openssl/sha.h"
#include "services/hours/api/attendance_fixture.h"
#include "services/hours/jobs/roster_snapshots.h"

namespace linli::hours {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RosterSnapshots : public AttendanceTown {
 protected:
  void Take() {
    ASSERT_THAT(
        jobs::TakeRosterSnapshots(host_->database(), now(), absl::Now() + absl::Seconds(10)),
        IsOk());
  }
  absl::StatusOr<v1::RosterSnapshot> Get(const std::string& as = kLeader) {
    v1::GetRosterSnapshotRequest request;
    request.set_shift(kShift);
    return host_.Call(*snapshot_, &v1::RosterSnapshotService::Stub::GetRosterSnapshot, as, request);
  }
  std::vector<v1::RosterSnapshotEntry> Entries() {
    v1::ListRosterSnapshotEntriesRequest request;
    request.set_shift(kShift);
    request.set_page_size(1);
    std::vector<v1::RosterSnapshotEntry> entries;
    do {
      const auto page =
          host_.Call(*snapshot_, &v1::RosterSnapshotService::Stub::ListRosterSnapshotEntries,
                     kLeader, request);
      EXPECT_THAT(page, IsOk());
      if (!page.ok()) break;
      entries.insert(entries.end(), page->entries().begin(), page->entries().end());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return entries;
  }
};

TEST_F(RosterSnapshots, SayWhoWasExpectedAndWhoWasThere) {  // PAIN-13
  const absl::Time start = now() + absl::Minutes(30);
  Expect(kHim, kShift, start);
  Expect(kHer, kShift, start);
  Hear(EnrollmentOf("volunteers/V1305032611555555D", ContextOf(kShift, start),
                    matching::v1::Enrollment::CANCELLED, "1"));
  ASSERT_THAT(CheckIn(kHer, kShift), IsOk());
  const absl::Time came = now();
  Advance(absl::Minutes(30) - absl::Seconds(1));
  Take();
  EXPECT_THAT(Get(), RefusedWith(Reason::RESOURCE_NOT_FOUND)) << "not before it begins";
  Advance(absl::Seconds(1));
  Take();
  const auto snapshot = Get();
  ASSERT_THAT(snapshot, IsOk());
  EXPECT_EQ(snapshot->shift(), kShift);
  EXPECT_EQ(time::FromProto(snapshot->start_time()), start);
  EXPECT_EQ(time::FromProto(snapshot->take_time()), now());
  EXPECT_EQ(snapshot->expected_count(), 2);
  EXPECT_EQ(snapshot->present_count(), 1);
  const auto entries = Entries();
  ASSERT_EQ(entries.size(), 2);
  EXPECT_EQ(entries[0].volunteer(), kHer);
  EXPECT_EQ(time::FromProto(entries[0].check_in_time()), came);
  EXPECT_EQ(entries[0].enrollment(), absl::StrCat(kShift, "/enrollments/e-", NumberOf(kHer)));
  EXPECT_EQ(entries[1].volunteer(), kHim);
  EXPECT_FALSE(entries[1].has_check_in_time());
}

TEST_F(RosterSnapshots, HaveWhoCameAndWasCancelledAfterwards) {
  const auto context = ContextOf(kShift, now() + absl::Minutes(30));
  Hear(EnrollmentOf(kHer, context));
  Hear(EnrollmentOf(kHim, context));
  ASSERT_THAT(CheckIn(kHim, kShift), IsOk());
  Hear(EnrollmentOf(kHim, context, matching::v1::Enrollment::CANCELLED, "2"));
  Advance(absl::Minutes(30));
  Take();
  ASSERT_THAT(Get(), IsOk());
  EXPECT_EQ(Get()->expected_count(), 2);
  EXPECT_EQ(Get()->present_count(), 1);
  const auto entries = Entries();
  ASSERT_EQ(entries.size(), 2);
  EXPECT_EQ(entries[1].volunteer(), kHim);
  EXPECT_TRUE(entries[1].has_check_in_time());
}

TEST_F(RosterSnapshots, HaveADigestThatWhoeverWasGivenTheListCanCompute) {
  Expect(kHer, kShift, now());
  Expect(kHim, kShift, now());
  ASSERT_THAT(CheckIn(kHim, kShift), IsOk());
  Take();
  const std::string list = absl::StrCat(kHer, " -\n", kHim, " ", absl::ToUnixMicros(now()), "\n");
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(list.data()), list.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  const auto snapshot = Get();
  ASSERT_THAT(snapshot, IsOk());
  EXPECT_EQ(snapshot->digest(), absl::BytesToHexString(digest));
}

TEST_F(RosterSnapshots, StayAsTheyWere) {
  Expect(kHer, kShift, now());
  Take();
  const auto before = Get();
  ASSERT_THAT(before, IsOk());
  Advance(absl::Minutes(5));
  Expect(kHim, kShift, now() - absl::Minutes(5));
  ASSERT_THAT(CheckIn(kHer, kShift), IsOk());
  Take();
  EXPECT_EQ(Get()->SerializeAsString(), before->SerializeAsString());
  EXPECT_EQ(Entries().size(), 1);
  // The guarantee below the code.
  for (const char* change :
       {"UPDATE roster_snapshot SET present_count = 1", "DELETE FROM roster_snapshot_entry",
        "UPDATE roster_snapshot_entry SET check_in_time = now()", "DELETE FROM roster_snapshot",
        "INSERT INTO roster_snapshot_entry SELECT shift, 'V9', 'e', NULL FROM roster_snapshot"}) {
    EXPECT_THROW(Sql(change), pqxx::check_violation) << change;
  }
}

TEST_F(RosterSnapshots, AreWrittenOnceWhateverRunsInParallel) {
  Expect(kHer, kShift, now());
  Expect(kHim, kShift, now());
  std::vector<std::thread> replicas;
  for (int i = 0; i < 8; ++i) replicas.emplace_back([&] { Take(); });
  for (std::thread& one : replicas) one.join();
  EXPECT_EQ(Count("roster_snapshot"), 1);
  EXPECT_EQ(Count("roster_snapshot_entry"), 2);
}

TEST_F(RosterSnapshots, WaitForAllWhoseShiftWasMoved) {
  const absl::Time start = now();
  Hear(EnrollmentOf(kHer, ContextOf(kShift, start)));
  Hear(EnrollmentOf(kHim, ContextOf(kShift, start)));
  const auto later = ContextOf(kShift, start + absl::Hours(2));
  Hear(EnrollmentOf(kHer, later, matching::v1::Enrollment::CONFIRMED, "2"));
  Take();
  EXPECT_EQ(Count("roster_snapshot"), 0) << "his enrolment has not told yet";
  Hear(EnrollmentOf(kHim, later, matching::v1::Enrollment::CONFIRMED, "2"));
  Take();
  EXPECT_EQ(Count("roster_snapshot"), 0);
  Advance(absl::Hours(2));
  Take();
  ASSERT_THAT(Get(), IsOk());
  EXPECT_EQ(time::FromProto(Get()->start_time()), start + absl::Hours(2));
}

TEST_F(RosterSnapshots, KnowWhatAProgramOfBeforeWroteDown) {
  Expect(kHer, kShift, now());
  Expect(kHim, kShift, now());
  Sql("UPDATE roster SET start_time = NULL");
  Take();
  ASSERT_THAT(Get(), IsOk());
  EXPECT_EQ(Get()->expected_count(), 2);
  EXPECT_EQ(Count("roster WHERE start_time IS NULL"), 0);
}

TEST_F(RosterSnapshots, AreNotMadeUpLongAfterwards) {
  Expect(kHer, kShift, now());
  Advance(absl::Hours(24));
  Take();
  EXPECT_EQ(Count("roster_snapshot"), 0);
  EXPECT_THAT(Entries(), IsEmpty());
}

TEST_F(RosterSnapshots, AreReadByWhoAnswersForTheShift) {
  Expect(kHer, kShift, now());
  Take();
  std::vector<bool> may;
  for (const char* who : {kLeader, kManager, "services/awards", "staff/other", kHer, ""}) {
    may.push_back(Get(who).ok());
  }
  EXPECT_THAT(may, ElementsAre(true, true, true, false, false, false));
}

}  // namespace
}  // namespace linli::hours
