// A volunteer's record of service to another platform, and in from there.
#include <atomic>

#include "linli/hours/v1/record_transfer_service.grpc.pb.h"
#include "services/hours/api/partner_fixture.h"

namespace linli::hours {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::SizeIs;
using V = v1::RecordVerdict;
using Transfers = v1::RecordTransferService;

class RecordTransfers : public Partners {
 protected:
  absl::StatusOr<v1::ExportRecordsResponse> Export(const std::string& her = kHer,
                                                   const std::string& as = kHer) {
    v1::ExportRecordsRequest request;
    request.set_volunteer(her);
    return host_.Call(*transfers_, &Transfers::Stub::ExportRecords, as, request);
  }
  // What another platform signed about her: `count` hours, a day each, from `first` on.
  static v1::SignedTransfer FromElsewhere(absl::Time first, int count,
                                          const std::string& her = kHer,
                                          const secret::SigningKeys& keys = PartnerKeys()) {
    v1::TransferDocument document;
    document.set_format("linli.hours.v1.TransferDocument");
    document.set_volunteer(her);
    for (int n = 0; n < count; ++n) {
      const absl::Time from = first + absl::Hours(24 * n);
      v1::TransferLine& line = *document.add_lines();
      line.set_record(absl::StrCat(her, "/records/", absl::ToUnixSeconds(from)));
      line.set_activity_name("植树");
      line.set_place("石家庄市");
      line.set_content("义务植树");
      *line.mutable_start_time() = time::ToProto(from);
      *line.mutable_end_time() = time::ToProto(from + absl::Hours(1));
      line.set_organizing_unit("石家庄市林业局");
      line.set_leader("王主任");
      line.set_recording_unit("石家庄市志愿服务联合会");
      line.set_kind(v1::Record::CREDIT);
      line.set_credited_minutes(60);
    }
    v1::SignedTransfer paper;
    paper.set_document(document.SerializeAsString());
    paper.set_signature(keys.Sign(paper.document()));
    paper.set_transfer_key("transferKeys/" + keys.current());
    return paper;
  }
  absl::StatusOr<v1::ImportRecordsResponse> TakeOver(const v1::SignedTransfer& paper,
                                                     const std::string& her = kHer,
                                                     const std::string& as = kCounty,
                                                     const std::string& id = "",
                                                     const std::string& unit = kUnit) {
    v1::ImportTransferRequest request;
    request.set_volunteer(her);
    request.set_recording_unit(unit);
    request.set_partner_system(kYouth);
    *request.mutable_signed_transfer() = paper;
    request.set_consent("2026-11-20 本人申请");
    request.set_request_id(id);
    return host_.Call(*transfers_, &Transfers::Stub::ImportTransfer, as, request);
  }
  static std::vector<V::Outcome> OutcomesOf(
      const absl::StatusOr<v1::ImportRecordsResponse>& answer) {
    EXPECT_THAT(answer, IsOk());
    std::vector<V::Outcome> all;
    if (answer.ok()) {
      for (const V& verdict : answer->verdicts()) all.push_back(verdict.outcome());
    }
    return all;
  }
  absl::Time Ago(int days) { return time::StartOfDay(time::DayOf(now()) - days) + absl::Hours(9); }

  std::unique_ptr<Transfers::Stub> transfers_ = Transfers::NewStub(host_.channel());
};

TEST_F(RecordTransfers, SignWhatCounts) {
  const std::string by_hand = Effective(Yesterday(), absl::Hours(2));
  const std::string imported = Imported(Row("A-1", Ago(5), absl::Hours(1)));
  ASSERT_THAT(Confirm(imported), IsOk());
  Entered(Ago(7), absl::Hours(3));  // waits
  registration::v1::Organization unit;
  unit.set_name(kUnit);
  unit.set_display_name("信都区志愿者协会");
  unit.set_region("regions/130503");
  unit.set_state(registration::v1::ORGANIZATION_APPROVED);
  registration_.Put(unit);
  const auto exported = Export();
  ASSERT_THAT(exported, IsOk());
  const v1::SignedTransfer& paper = exported->signed_transfer();
  const std::string key = paper.transfer_key().substr(sizeof("transferKeys/") - 1);
  EXPECT_TRUE(transfer_keys_.Verifies(key, paper.document(), paper.signature()));
  v1::TransferDocument says;
  ASSERT_TRUE(says.ParseFromString(paper.document()));
  EXPECT_EQ(says.SerializeAsString(), exported->document().SerializeAsString());
  ASSERT_THAT(says.lines(), SizeIs(2));
  EXPECT_EQ(says.lines(0).record(), imported) << "oldest first";
  EXPECT_EQ(says.lines(0).partner_system(), kYouth);
  EXPECT_EQ(says.lines(1).record(), by_hand);
  EXPECT_EQ(says.lines(1).recording_unit(), "信都区志愿者协会");
  EXPECT_EQ(says.honour_minutes(), 180);
  EXPECT_EQ(says.credit_minutes(), 0);
  EXPECT_EQ(time::FromProto(says.issue_time()), now());
}

TEST_F(RecordTransfers, AreForHerAndForAuthorities) {
  Effective(Yesterday(), absl::Hours(2));
  host_.Grant("agencies/registrar", options::v1::REGISTRAR, "regions/130503");
  for (const char* who : {kHer, kCounty, kCity, "agencies/registrar"}) {
    EXPECT_THAT(Export(kHer, who), IsOk()) << who;
  }
  for (const char* who : {kHim, kManager, kLeader, "services/awards"}) {
    EXPECT_THAT(Export(kHer, who), RefusedWith(Reason::NOT_AUTHORIZED)) << who;
  }
  EXPECT_THAT(Export(kHer, ""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  EXPECT_THAT(Export(kHim, kHim), RefusedWith(Reason::CERTIFICATE_NO_RECORDS));
}

TEST_F(RecordTransfers, KeepToTheWindow) {
  Effective(Ago(5), absl::Hours(1));
  Effective(Ago(4), absl::Hours(1));
  Effective(Ago(3), absl::Hours(1));
  v1::ExportRecordsRequest request;
  request.set_volunteer(kHer);
  *request.mutable_from_time() = time::ToProto(Ago(4));
  *request.mutable_until_time() = time::ToProto(Ago(3));
  const auto part = host_.Call(*transfers_, &Transfers::Stub::ExportRecords, kHer, request);
  ASSERT_THAT(part, IsOk());
  ASSERT_THAT(part->document().lines(), SizeIs(1));
  EXPECT_EQ(time::FromProto(part->document().lines(0).start_time()), Ago(4));
  EXPECT_EQ(time::FromProto(part->document().from_time()), Ago(4));
  EXPECT_EQ(time::FromProto(part->document().until_time()), Ago(3));
  *request.mutable_until_time() = request.from_time();
  EXPECT_THAT(host_.Call(*transfers_, &Transfers::Stub::ExportRecords, kHer, request),
              Violates("until_time", Reason::WINDOW));
}

TEST_F(RecordTransfers, PublishTheirKeys) {
  const auto ask = [&](const std::string& name) {
    v1::GetTransferKeyRequest request;
    request.set_name(name);
    return host_.Call(*transfers_, &Transfers::Stub::GetTransferKey, "", request);
  };
  const auto current = ask("transferKeys/current");
  ASSERT_THAT(current, IsOk());
  EXPECT_TRUE(current->current());
  EXPECT_EQ(current->public_key_pem(), *transfer_keys_.PublicPem(transfer_keys_.current()));
  EXPECT_EQ(ask(current->name())->SerializeAsString(), current->SerializeAsString());
  EXPECT_FALSE(ask("transferKeys/" + PartnerKeys().current())->current());
  EXPECT_THAT(ask("transferKeys/0011223344556677"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(RecordTransfers, EnterWhatAnotherPlatformSigned) {  // S1-31, S3-28
  const v1::SignedTransfer paper = FromElsewhere(Ago(10), 3);
  const auto taken = TakeOver(paper);
  ASSERT_THAT(OutcomesOf(taken), ElementsAre(V::ACCEPTED, V::ACCEPTED, V::ACCEPTED));
  const v1::Record record = RecordOf(taken->verdicts(0).record());
  EXPECT_EQ(record.kind(), v1::Record::HONOUR) << "nobody checked in here";
  EXPECT_EQ(record.state(), v1::Record::PENDING_CONFIRMATION);
  EXPECT_EQ(record.recording_unit(), kUnit);
  EXPECT_EQ(record.organizing_unit(), "石家庄市林业局");
  EXPECT_EQ(record.provenance().partner_system(), kYouth);
  EXPECT_EQ(record.provenance().source(), "转移接续，原记录单位：石家庄市志愿服务联合会");
  EXPECT_EQ(record.provenance().consent(), "2026-11-20 本人申请");
  ASSERT_THAT(record.provenance().evidence(), SizeIs(2));
  EXPECT_EQ(record.provenance().evidence(0), paper.transfer_key());
  EXPECT_TRUE(record.provenance().evidence(1).starts_with("sha256:"));
  EXPECT_EQ(Progress(record.provenance().record_import().substr(14))->accepted_count(), 3);
  // Again, and with what was served since: known is known.
  EXPECT_THAT(OutcomesOf(TakeOver(paper)), Each(V::KNOWN));
  EXPECT_THAT(OutcomesOf(TakeOver(FromElsewhere(Ago(10), 4))),
              ElementsAre(V::KNOWN, V::KNOWN, V::KNOWN, V::ACCEPTED));
  EXPECT_EQ(Count("service_record"), 4);
  // Where she served here at that time, it is a case.
  Entered(Ago(20), absl::Hours(1));
  EXPECT_THAT(OutcomesOf(TakeOver(FromElsewhere(Ago(20), 1))), ElementsAre(V::CONFLICT));
}

TEST_F(RecordTransfers, BelieveNobodyElse) {
  const v1::SignedTransfer paper = FromElsewhere(Ago(10), 2);
  v1::SignedTransfer changed = paper;
  (*changed.mutable_document())[paper.document().size() / 2] ^= 1;
  EXPECT_THAT(TakeOver(changed), RefusedWith(Reason::CERTIFICATE_FORGED));
  const auto stranger = secret::SigningKeys::FromPem(secret::NewSigningKeyPem(), "");
  EXPECT_THAT(TakeOver(FromElsewhere(Ago(10), 2, kHer, *stranger)),
              RefusedWith(Reason::VERIFICATION_KEY_UNKNOWN));
  v1::SignedTransfer pretended = FromElsewhere(Ago(10), 2, kHer, *stranger);
  pretended.set_transfer_key(paper.transfer_key());
  EXPECT_THAT(TakeOver(pretended), RefusedWith(Reason::CERTIFICATE_FORGED));
  EXPECT_THAT(TakeOver(FromElsewhere(Ago(10), 2, kHim)),
              Violates("signed_transfer.document", Reason::FIELD_UNKNOWN_VALUE));
  EXPECT_THAT(TakeOver(FromElsewhere(Ago(10), 2, kHer, transfer_keys_)),
              Violates("signed_transfer.transfer_key", Reason::FIELD_UNKNOWN_VALUE));
  EXPECT_THAT(TakeOver(paper, kHer, kHer), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Count("service_record"), 0);
}

// The same document by two requests at the same moment, and the same request twice.
TEST_F(RecordTransfers, EnterOnceWhateverRunsBesideIt) {
  const v1::SignedTransfer paper = FromElsewhere(Ago(30), 25);
  std::atomic<int> accepted = 0, known = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      const auto taken = TakeOver(paper);
      for (const V::Outcome outcome : OutcomesOf(taken)) {
        ++(outcome == V::ACCEPTED ? accepted : known);
        EXPECT_TRUE(outcome == V::ACCEPTED || outcome == V::KNOWN);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(accepted, 25);
  EXPECT_EQ(known, 75);
  EXPECT_EQ(Count("service_record"), 25);
  const v1::SignedTransfer other = FromElsewhere(Ago(60), 2, kHim);
  const auto first = TakeOver(other, kHim, kCounty, "t1");
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(TakeOver(other, kHim, kCounty, "t1")->SerializeAsString(), first->SerializeAsString());
}

}  // namespace
}  // namespace linli::hours
