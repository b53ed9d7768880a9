// The keys under which people in need stand are changed for newer ones, and then the older ones are
// taken away (law 10).
#include "absl/strings/escaping.h"
#include "linli/matching/v1/need_service.grpc.pb.h"
#include "linli/matching/v1/pairing_service.grpc.pb.h"
#include "linli/matching/v1/vault_service.grpc.pb.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/storage/need_store.h"
#include "services/matching/storage/pairing_store.h"
#include "services/matching/storage/vault_rotation.h"

namespace linli::matching {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using Keys = v1::VaultService::Stub;
using NeedStub = v1::NeedService::Stub;
using PairingStub = v1::PairingService::Stub;

constexpr int kNeeds = 12;

class VaultKeys : public House {
 protected:
  void Fill() {
    for (int n = 0; n < kNeeds; ++n) {
      v1::SubmitNeedRequest request;
      request.set_parent(kOrganization);
      v1::Need& need = *request.mutable_need();
      need.set_kind(v1::Need::HOPE);
      need.set_form(v1::Need::MICRO_WISH);
      need.set_region("regions/130502");
      need.set_title("一副老花镜");
      need.set_source(v1::Need::RESIDENT);
      // One of them names nobody: there is nothing to seal.
      if (n > 0) need.mutable_beneficiary()->set_display_name("王𠮷祥");
      if (n > 0) need.mutable_beneficiary()->set_phone("13800138000");
      const auto submitted = host_.Call(*needs_, &NeedStub::SubmitNeed, "agencies/app", request);
      ASSERT_THAT(submitted, IsOk());
      names_.push_back(submitted->name());
    }
    v1::CreatePairingRequest request;
    request.set_parent(kOrganization);
    v1::Pairing& pairing = *request.mutable_pairing();
    pairing.set_title("彩虹一号");
    pairing.set_region("regions/130502");
    pairing.mutable_beneficiary()->set_display_name("小依");
    pairing.mutable_beneficiary()->set_phone("13900139000");
    pairing.add_givers(Volunteer(1));
    pairing.mutable_frequency()->set_times(1);
    pairing.mutable_frequency()->set_period(v1::Project::Frequency::WEEK);
    *pairing.mutable_start_time() = time::ToProto(Now());
    const auto paired = host_.Call(*pairings_, &PairingStub::CreatePairing, kManager, request);
    ASSERT_THAT(paired, IsOk());
    pairing_ = paired->name();
    v1::LogVisitRequest visit;
    visit.set_name(pairing_);
    visit.mutable_visit()->set_giver(Volunteer(1));
    *visit.mutable_visit()->mutable_visit_time() = time::ToProto(Now());
    visit.mutable_visit()->set_people(2);
    visit.mutable_visit()->set_note("功课进步，缺冬衣");
    ASSERT_THAT(host_.Call(*pairings_, &PairingStub::LogVisit, Volunteer(1), visit), IsOk());
  }

  // Of the whole schema but kept answers, so that a column that somebody adds is not forgotten.
  std::vector<std::string> ColumnsUnder(const std::string& key_id) {
    const std::string header = absl::StrCat("\\x01", absl::Hex(key_id.size(), absl::kZeroPad2),
                                            absl::BytesToHexString(key_id));
    std::vector<std::string> found;
    for (const auto& column : Sql("SELECT table_name, column_name FROM information_schema.columns"
                                  " WHERE table_schema = 'matching' AND data_type = 'bytea'"
                                  " AND table_name <> 'replay'")) {
      if (Count(absl::StrCat(column[0].c_str(), " WHERE substring(", column[1].c_str(), " FOR ",
                             key_id.size() + 2, ") = '", header, "'::bytea")) > 0) {
        found.push_back(absl::StrCat(column[0].c_str(), ".", column[1].c_str()));
      }
    }
    return found;
  }

  void Write(const std::function<absl::Status(db::Tx&)>& body) {
    ASSERT_THAT(host_->database().Write(absl::Now() + absl::Seconds(30),
                                        db::Database::InDoubt::kFail, body),
                IsOk());
  }

  const std::unique_ptr<NeedStub> needs_ = v1::NeedService::NewStub(channel_);
  const std::unique_ptr<PairingStub> pairings_ = v1::PairingService::NewStub(channel_);
  std::vector<std::string> names_;
  std::string pairing_;
};

TEST_F(VaultKeys, TheOldOneCanBeTakenAwayAfterARotation) {
  Fill();
  EXPECT_THAT(ColumnsUnder("test-1"),
              UnorderedElementsAre("need.wrapped_key", "pairing.wrapped_key"))
      << "what is sealed by the ring and is not here, no rotation is tried on";
  const std::string line = secret::NewKeyLine("newer");
  const auto vault = [](const std::string& lines) {
    return store::Vault(*secret::KeyRing::Parse(lines),
                        secret::BlindIndex(secret::DataKey::Random()));
  };
  const store::Vault newer = vault(line + vault_line_), only_newer = vault(line);
  int resealed = 0, seen = 0;
  for (int pass = 0; pass < 2; ++pass) {
    std::string after;
    do {
      Write([&](db::Tx& tx) -> absl::Status {
        ASSIGN_OR_RETURN(const db::Resealed step, store::RotateKeys(tx, newer, after, 5));
        resealed += step.resealed;
        seen += step.seen;
        after = step.next;
        return absl::OkStatus();
      });
    } while (!after.empty() && !HasFatalFailure());
  }
  EXPECT_EQ(seen, 2 * (kNeeds + 1));
  EXPECT_EQ(resealed, kNeeds - 1 + 1) << "of the second pass none";
  EXPECT_THAT(ColumnsUnder("test-1"), IsEmpty());
  Write([&](db::Tx& tx) -> absl::Status {
    for (size_t n = 1; n < names_.size(); ++n) {
      ASSIGN_OR_RETURN(const store::NeedAtRest need,
                       store::GetNeed(tx, NeedName::Parse(names_[n]).value()));
      v1::Need open;
      RETURN_IF_ERROR(only_newer.Open(names_[n], *need.sealed, *open.mutable_beneficiary()));
      EXPECT_EQ(open.beneficiary().display_name(), "王𠮷祥");
    }
    const PairingName name = PairingName::Parse(pairing_).value();
    ASSIGN_OR_RETURN(const store::PairingAtRest pairing, store::GetPairing(tx, name));
    v1::Pairing open;
    RETURN_IF_ERROR(only_newer.Open(pairing_, *pairing.sealed, *open.mutable_beneficiary()));
    EXPECT_EQ(open.beneficiary().phone(), "13900139000");
    const auto visits = store::ListVisits(tx, name, absl::InfiniteFuture(), "", 10);
    v1::Visit note;
    RETURN_IF_ERROR(only_newer.OpenPart(pairing_, pairing.sealed->wrapped_key, visits.at(0).id,
                                        visits.at(0).sealed, note));
    EXPECT_EQ(note.note(), "功课进步，缺冬衣");
    return absl::OkStatus();
  });
  v1::GetPairingRequest get;
  get.set_name(pairing_);
  EXPECT_EQ(host_.Call(*pairings_, &PairingStub::GetPairing, kManager, get).status().code(),
            absl::StatusCode::kInternal)
      << "the replica of the test has the old key alone";
}

TEST_F(VaultKeys, AreRotatedByAnAdministratorStepByStep) {
  Fill();
  const std::unique_ptr<Keys> keys = v1::VaultService::NewStub(channel_);
  v1::RotateVaultKeysRequest request;
  request.set_step_size(5);
  const auto rotate = [&](const std::string& as) {
    return host_.Call(*keys, &Keys::RotateVaultKeys, as, request);
  };
  host_.Grant("staff/administrator", options::v1::ADMINISTRATOR);
  EXPECT_THAT(rotate(kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  int seen = 0;
  do {
    const auto step = rotate("staff/administrator");
    ASSERT_THAT(step, IsOk());
    seen += step->seen_count();
    EXPECT_EQ(step->rotated_count() + step->missed_count(), 0) << "under the newest key already";
    request.set_after(step->next());
  } while (!request.after().empty());
  EXPECT_EQ(seen, kNeeds + 1);
  request.set_after("volunteers/");
  EXPECT_THAT(rotate("staff/administrator"), RefusedWith(Reason::PAGE_TOKEN));
}

}  // namespace
}  // namespace linli::matching
