// The keys under which all that is personal stands are changed for newer ones while calls go on,
// and then the older ones are taken away (law 10).
#include <atomic>
#include <fstream>
#include <thread>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/secret/sealed.h"
#include "linli/registration/v1/vault_service.grpc.pb.h"
#include "services/registration/api/deps.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/complaint_store.h"
#include "services/registration/storage/conduct_store.h"
#include "services/registration/storage/identity_store.h"
#include "services/registration/storage/staff_store.h"
#include "services/registration/storage/station_store.h"
#include "services/registration/storage/vault_rotation.h"
#include "services/registration/storage/volunteer_store.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using Keys = v1::VaultService;

constexpr int kPeople = 25;
constexpr char kStation[] = "regions/130502001/stations/s1";

absl::Time Soon() { return absl::Now() + absl::Seconds(30); }

class VaultKeysTest : public RegistrationTest {
 protected:
  VaultKeysTest()
      : keys_(Keys::NewStub(host_.channel())),
        deps_(*std::static_pointer_cast<Deps>(furniture_)),
        newer_line_(secret::NewKeyLine("newer")),
        newer_(VaultOf(newer_line_ + OldLine())),
        only_newer_(VaultOf(newer_line_)) {}

  std::string OldLine() const {
    std::ifstream file(host_.keys() + "/vault.keys");
    return {std::istreambuf_iterator<char>(file), {}};
  }
  // As a replica has it that was started with such a vault.keys.
  store::Vault VaultOf(const std::string& lines) const {
    return {*secret::KeyRing::Parse(lines),
            secret::BlindIndex(*secret::LoadKey(host_.keys() + "/index.key"))};
  }

  void Write(const std::function<absl::Status(db::Tx&)>& body) {
    ASSERT_THAT(deps_.database->Write(Soon(), db::Database::InDoubt::kFail, body), IsOk());
  }

  // Something in each place, all under the old key.
  void Fill() {
    for (int n = 0; n < kPeople; ++n) people_.push_back(Registered(n));
    organization_ = Founded(Application("青春志愿服务队"), "staff/manager");
    const std::string organization_id = organization_.substr(organization_.find('/') + 1);
    Sql("INSERT INTO registration.station VALUES ('s1', '130502001', 1, 2, NULL, false, NULL, '{}',"
        " '{}', '', 1, now(), now())");
    Write([&](db::Tx& tx) {
      const auto now = time::ToProto(host_.clock().Now());
      v1::StaffMember member;
      member.set_name(domain::StaffName(organization_id, "m1").ToString());
      member.set_display_name("古丽巴哈尔");
      *member.mutable_start_time() = now;
      store::AddStaff(tx, deps_.vault, member);
      v1::ConductCase broken;
      broken.set_name("conductCases/c1");
      broken.set_subject(people_[0]);
      broken.set_code("conductCodes/default");
      broken.add_items(1);
      broken.set_facts("借活动推销");
      broken.set_opener("staff/a");
      *broken.mutable_create_time() = now;
      store::AddCase(tx, deps_.vault, broken);
      broken.set_decision("警告");
      broken.set_decider("staff/b");
      broken.set_appeal("我没有");
      broken.set_etag("2");
      *broken.mutable_update_time() = now;
      store::SaveCase(tx, deps_.vault, broken);
      v1::Complaint complaint;
      complaint.set_name("complaints/p1");
      complaint.set_about(people_[0]);
      complaint.set_text("说话难听");
      complaint.set_complainant(people_[1]);
      complaint.set_region("regions/130502");
      *complaint.mutable_due_time() = now;
      *complaint.mutable_create_time() = now;
      store::AddComplaint(tx, deps_.vault, complaint);
      complaint.set_answer("已批评教育");
      complaint.set_etag("2");
      *complaint.mutable_update_time() = now;
      store::SaveComplaint(tx, deps_.vault, complaint);
      v1::Feedback feedback;
      feedback.set_name(std::string(kStation) + "/feedback/f1");
      feedback.set_etag("1");
      feedback.set_state(v1::FEEDBACK_RECEIVED);
      *feedback.mutable_create_time() = now;
      store::AddFeedback(tx, deps_.vault, feedback, "13800138000");
      store::NewClaim claim;
      claim.id = "l1";
      claim.code_index = "x";
      claim.sealed = deps_.vault.SealText("claims/l1", "code 123456");
      claim.attempts_max = 3;
      claim.create_time = host_.clock().Now();
      claim.expire_time = claim.create_time + absl::Minutes(10);
      store::AddClaim(tx, claim);
      return absl::OkStatus();
    });
  }

  // Steps until all columns were gone through; what they counted.
  db::Resealed Pass(const store::Vault& vault, int limit) {
    db::Resealed all;
    do {
      Write([&](db::Tx& tx) -> absl::Status {
        ASSIGN_OR_RETURN(const db::Resealed step, store::RotateKeys(tx, vault, all.next, limit));
        all.seen += step.seen;
        all.resealed += step.resealed;
        all.missed += step.missed;
        all.next = step.next;
        return absl::OkStatus();
      });
    } while (!all.next.empty() && !HasFatalFailure());
    return all;
  }

  // "table.column" of the whole schema where something begins as what this key of the vault sealed,
  // so that a column that somebody adds later is not forgotten. Kept answers have a ring of their
  // own.
  std::vector<std::string> ColumnsUnder(const std::string& key_id) {
    // Kind, length of the id, id: common/secret/sealed.cc.
    const std::string header = absl::StrCat("\\x01", absl::Hex(key_id.size(), absl::kZeroPad2),
                                            absl::BytesToHexString(key_id));
    std::vector<std::string> found;
    pqxx::connection connection(host_.database().superuser_conninfo());
    pqxx::nontransaction work(connection);
    for (const auto& column :
         work.exec("SELECT table_name || '.' || column_name, table_name, column_name"
                   " FROM information_schema.columns WHERE table_schema = 'registration'"
                   " AND data_type = 'bytea' AND table_name <> 'replay'")) {
      if (work.exec1(absl::StrCat("SELECT count(*) FROM registration.", column[1].c_str(),
                                  " WHERE substring(", column[2].c_str(), " FOR ",
                                  key_id.size() + 2, ") = '", header, "'::bytea"))[0]
              .as<int>() > 0) {
        found.push_back(column[0].c_str());
      }
    }
    return found;
  }

  // All that stands sealed, read as a replica reads it that has this vault alone.
  void ReadsEverything(const store::Vault& vault) {
    Write([&](db::Tx& tx) {
      for (const std::string& name : people_) {
        EXPECT_EQ(store::GetVolunteer(tx, vault, name.substr(11))->display_name(), "张小梅");
      }
      EXPECT_EQ(store::GetComplaint(tx, vault, "p1")->text(), "说话难听");
      EXPECT_EQ(store::GetComplaint(tx, vault, "p1")->answer(), "已批评教育");
      const auto broken = store::GetCase(tx, vault, "c1");
      EXPECT_EQ(broken->facts() + broken->decision() + broken->appeal(), "借活动推销警告我没有");
      const auto staff = store::ListStaff(
          tx, vault, {organization_.substr(organization_.find('/') + 1), "", {}}, {"", ""}, 10);
      EXPECT_EQ(staff->at(0).display_name(), "古丽巴哈尔");
      return absl::OkStatus();
    });
    const auto opens = [&](const std::string& belongs_to, const std::string& from) {
      const std::string hex = Sql("SELECT encode(" + from);
      return *vault.OpenText(belongs_to, absl::HexStringToBytes(hex));
    };
    EXPECT_EQ(opens(organization_ + "#phone",
                    "sealed_phone, 'hex') FROM registration.organization"
                    " WHERE sealed_phone IS NOT NULL"),
              "+863193288888");
    EXPECT_EQ(opens(std::string(kStation) + "/feedback/f1#phone",
                    "sealed_phone, 'hex') FROM registration.station_feedback"),
              "13800138000");
    EXPECT_EQ(opens("claims/l1", "sealed, 'hex') FROM registration.volunteer_claim"),
              "code 123456");
  }

  std::unique_ptr<Keys::Stub> keys_;
  Deps& deps_;
  const std::string newer_line_;
  const store::Vault newer_, only_newer_;
  std::vector<std::string> people_;
  std::string organization_;
};

TEST_F(VaultKeysTest, TheOldKeyCanBeTakenAwayAfterARotation) {
  Fill();
  EXPECT_THAT(ColumnsUnder("test"),
              UnorderedElementsAre("volunteer.wrapped_key", "organization.sealed_phone",
                                   "station_feedback.sealed_phone", "staff_member.sealed_name",
                                   "conduct_case.sealed_facts", "conduct_case.sealed_decision",
                                   "conduct_case.sealed_appeal", "complaint.sealed_text",
                                   "complaint.sealed_answer", "volunteer_claim.sealed"))
      << "what is sealed by the ring and is not here, no rotation is tried on";
  const db::Resealed first = Pass(newer_, 7);
  EXPECT_EQ(first.resealed, kPeople + 9);
  EXPECT_GE(first.seen, first.resealed);
  EXPECT_THAT(ColumnsUnder("test"), IsEmpty());
  const db::Resealed again = Pass(newer_, 7);
  EXPECT_EQ(again.seen, first.seen);
  EXPECT_EQ(again.resealed + again.missed, 0) << "this is how one knows";
  ReadsEverything(only_newer_);
  EXPECT_EQ(GetVolunteer(people_[0], kAdministrator).status().code(), absl::StatusCode::kInternal)
      << "the replica of the test has the old key alone";
}

// A step that is cut off before its commit, at whichever place, is as if it had never been.
TEST_F(VaultKeysTest, AStepThatIsCutOffDoesNoHarm) {
  Fill();
  const size_t before = ColumnsUnder("test").size();
  std::string after;
  do {
    std::string next;
    const absl::Status cut =
        deps_.database->Write(Soon(), db::Database::InDoubt::kFail, [&](db::Tx& tx) {
          next = store::RotateKeys(tx, newer_, after, 10)->next;
          return absl::AbortedError("killed");
        });
    EXPECT_EQ(cut.code(), absl::StatusCode::kAborted);
    after = next;
  } while (!after.empty());
  EXPECT_EQ(ColumnsUnder("test").size(), before);
  ReadsEverything(newer_);
  EXPECT_EQ(Pass(newer_, 10).resealed, kPeople + 9);
  ReadsEverything(only_newer_);
}

TEST_F(VaultKeysTest, CallsGoOnMeanwhile) {
  Fill();
  std::atomic<bool> done = false;
  std::atomic<int> failed = 0, updates = 0;
  std::vector<std::thread> callers;
  for (int t = 0; t < 3; ++t) {
    callers.emplace_back([&, t] {
      for (int i = t; !done || updates < 50; i = (i + 3) % kPeople) {
        // By the new ring, as the other replicas do by then: it opens what either key wraps.
        const absl::Status status = deps_.database->Write(
            Soon(), db::Database::InDoubt::kFail, [&](db::Tx& tx) -> absl::Status {
              auto file = store::LockVolunteer(tx, newer_, people_[i].substr(11));
              RETURN_IF_ERROR(file.status());
              file->volunteer.set_availability(file->volunteer.availability() ^ 1);
              v1::VolunteerChange change;
              change.set_kind("updated");
              file->volunteer.set_etag(absl::StrCat(std::stoi(file->volunteer.etag()) + 1));
              ASSIGN_OR_RETURN(const auto saved, store::SavedFile::Make(newer_, *file, change));
              store::SaveVolunteers(tx, store::SaveWhen::kAtCommit, {saved});
              return absl::OkStatus();
            });
        failed += !status.ok();
        ++updates;
      }
    });
  }
  // Two at once, as when somebody starts it twice.
  std::thread second([&] {
    std::string after;
    do {
      const absl::Status step = deps_.database->Write(
          Soon(), db::Database::InDoubt::kFail, [&](db::Tx& tx) -> absl::Status {
            ASSIGN_OR_RETURN(const db::Resealed one, store::RotateKeys(tx, newer_, after, 3));
            after = one.next;
            return absl::OkStatus();
          });
      failed += !step.ok();
    } while (!after.empty());
  });
  Pass(newer_, 5);
  second.join();
  done = true;
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(failed, 0);
  Pass(newer_, 100);
  EXPECT_THAT(ColumnsUnder("test"), IsEmpty());
  ReadsEverything(only_newer_);
}

TEST_F(VaultKeysTest, AnAdministratorRotatesThemStepByStep) {
  for (int n = 0; n < 5; ++n) Registered(n);
  v1::RotateVaultKeysRequest request;
  request.set_step_size(2);
  const auto rotate = [&](const std::string& as) {
    return host_.Call(*keys_, &Keys::Stub::RotateVaultKeys, as, request);
  };
  EXPECT_THAT(rotate(kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  int seen = 0;
  do {
    const auto step = rotate(kAdministrator);
    ASSERT_THAT(step, IsOk());
    seen += step->seen_count();
    EXPECT_EQ(step->rotated_count() + step->missed_count(), 0) << "under the newest key already";
    request.set_after(step->next());
  } while (!request.after().empty());
  EXPECT_EQ(seen, 5);
  for (const char* after : {"elsewhere/", "volunteers", "/", "elsewhere/V1"}) {
    request.set_after(after);
    EXPECT_THAT(rotate(kAdministrator), RefusedWith(Reason::PAGE_TOKEN)) << after;
  }
}

}  // namespace
}  // namespace linli::registration
