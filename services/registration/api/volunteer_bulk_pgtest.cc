// Files by the million, in and out.
#include <atomic>
#include <set>
#include <thread>

#include "linli/registration/v1/volunteer_bulk_service.grpc.pb.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;
using Bulk = v1::VolunteerBulkService;

class VolunteerBulkTest : public RegistrationTest {
 protected:
  VolunteerBulkTest() : bulk_(Bulk::NewStub(host_.channel())) {}

  void Authorize(grpc::ClientContext& context, const std::string& as) {
    if (!as.empty()) context.AddMetadata("authorization", "Bearer " + host_.Token(as));
    context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Seconds(60)));
  }

  v1::ImportVolunteersRequest Part(const std::string& import, int from, int count) {
    v1::ImportVolunteersRequest part;
    part.set_registrar(kDistrict);
    part.set_request_id(import);
    for (int n = from; n < from + count; ++n) {
      v1::ImportRow& row = *part.add_rows();
      row.set_row_key(absl::StrCat("row-", n));
      *row.mutable_volunteer() = Entry(n).volunteer();
    }
    return part;
  }

  struct Ended {
    std::vector<v1::ImportVerdict> verdicts;
    absl::Status status;
    std::vector<v1::ImportOutcome> outcomes() const {
      std::vector<v1::ImportOutcome> all;
      for (const auto& one : verdicts) all.push_back(one.outcome());
      return all;
    }
  };
  Ended Import(const std::vector<v1::ImportVolunteersRequest>& parts,
               const std::string& as = kRegistrar) {
    grpc::ClientContext context;
    Authorize(context, as);
    auto stream = bulk_->ImportVolunteers(&context);
    std::thread writer([&] {
      for (const auto& part : parts) {
        if (!stream->Write(part)) break;
      }
      stream->WritesDone();
    });
    Ended ended;
    for (v1::ImportVolunteersResponse answer; stream->Read(&answer);) {
      ended.verdicts.insert(ended.verdicts.end(), answer.verdicts().begin(),
                            answer.verdicts().end());
    }
    writer.join();
    ended.status = client::FromWire(stream->Finish());
    return ended;
  }

  v1::ExportVolunteersRequest Wanted(const std::string& parent,
                                     const std::vector<std::string>& fields) {
    v1::ExportVolunteersRequest request;
    request.set_parent(parent);
    for (const std::string& field : fields) request.mutable_read_mask()->add_paths(field);
    return request;
  }
  absl::StatusOr<std::vector<v1::ExportVolunteersResponse>> Export(
      const v1::ExportVolunteersRequest& request, const std::string& as) {
    grpc::ClientContext context;
    Authorize(context, as);
    auto stream = bulk_->ExportVolunteers(&context, request);
    std::vector<v1::ExportVolunteersResponse> pages;
    for (v1::ExportVolunteersResponse page; stream->Read(&page);) pages.push_back(page);
    absl::Status status = client::FromWire(stream->Finish());
    if (!status.ok()) return status;
    return pages;
  }

  absl::StatusOr<v1::VolunteerImport> Progress(const std::string& import,
                                               const std::string& registrar = kDistrict) {
    v1::GetVolunteerImportRequest request;
    request.set_name("volunteerImports/" + import);
    request.set_registrar(registrar);
    return host_.Call(*bulk_, &Bulk::Stub::GetVolunteerImport, kAdministrator, request);
  }

  std::unique_ptr<Bulk::Stub> bulk_;
};

Reason ReasonIn(const v1::ImportVerdict& verdict) {
  for (const auto& detail : verdict.refusal().details()) {
    google::rpc::BadRequest bad;
    Reason reason = Reason::REASON_UNSPECIFIED;
    if (detail.UnpackTo(&bad) && bad.field_violations_size() > 0 &&
        errors::v1::Reason_Parse(bad.field_violations(0).reason(), &reason)) {
      return reason;
    }
    google::rpc::ErrorInfo info;
    if (detail.UnpackTo(&info) && errors::v1::Reason_Parse(info.reason(), &reason) &&
        reason != Reason::BAD_REQUEST) {
      return reason;
    }
  }
  return Reason::REASON_UNSPECIFIED;
}

TEST_F(VolunteerBulkTest, OpensFilesLikeTheSingleCall) {  // S0-7, S0-35
  const Ended ended = Import({Part("i1", 0, 3), Part("i1", 3, 2)});
  ASSERT_THAT(ended.status, IsOk());
  ASSERT_THAT(ended.verdicts, SizeIs(5));
  std::set<std::string> numbers;
  for (int n = 0; n < 5; ++n) {
    const v1::ImportVerdict& verdict = ended.verdicts[n];
    EXPECT_EQ(verdict.row_key(), absl::StrCat("row-", n));
    EXPECT_EQ(verdict.outcome(), v1::IMPORT_REGISTERED);
    numbers.insert(verdict.volunteer());
  }
  EXPECT_THAT(numbers, SizeIs(5));
  absl::StatusOr<v1::Volunteer> one = GetVolunteer(ended.verdicts[4].volunteer(), kRegistrar);
  ASSERT_THAT(one, IsOk());
  absl::StatusOr<v1::Volunteer> single = Register(Entry(5));
  ASSERT_THAT(single, IsOk());
  single->set_name(one->name());
  EXPECT_EQ(one->ShortDebugString(), single->ShortDebugString());
  EXPECT_THAT(Register(Entry(4)), RefusedWith(Reason::PERSON_ALREADY_REGISTERED));
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.outbox WHERE type = "
                "'registration.volunteer.registered'"),
            "6");
}

TEST_F(VolunteerBulkTest, SaysOfEachRowWhatIsWrongAndTakesTheOthers) {
  v1::ImportVolunteersRequest part = Part("i1", 0, 9);
  part.mutable_rows(1)->mutable_volunteer()->mutable_id_document()->set_number(
      "13050219900101001X");
  part.mutable_rows(2)->mutable_volunteer()->set_phone("12");
  part.mutable_rows(3)->mutable_volunteer()->clear_display_name();
  part.mutable_rows(4)->mutable_volunteer()->set_service_region(kOtherDistrict);
  part.mutable_rows(5)->mutable_volunteer()->set_residence_region("regions/130502001999");
  *part.mutable_rows(6)->mutable_volunteer()->mutable_id_document() =
      part.rows(0).volunteer().id_document();
  part.mutable_rows(7)->set_row_key("");
  part.mutable_rows(8)->mutable_volunteer()->add_partner_systems("nonesuch");
  const Ended ended = Import({part});
  ASSERT_THAT(ended.status, IsOk());
  ASSERT_THAT(ended.verdicts, SizeIs(9));
  EXPECT_EQ(ended.verdicts[0].outcome(), v1::IMPORT_REGISTERED);
  const Reason expected[] = {Reason::DOCUMENT_CHECK_CHARACTER, Reason::PHONE_INVALID,
                             Reason::FIELD_REQUIRED,           Reason::REGION_OUTSIDE_REGISTRAR,
                             Reason::REGION_UNKNOWN,           Reason::PERSON_ALREADY_REGISTERED,
                             Reason::FIELD_REQUIRED,           Reason::PARTNER_SYSTEM_UNKNOWN};
  for (int i = 1; i < 9; ++i) {
    EXPECT_EQ(ended.verdicts[i].outcome(), v1::IMPORT_REFUSED) << i;
    EXPECT_EQ(ReasonIn(ended.verdicts[i]), expected[i - 1]) << ended.verdicts[i].DebugString();
    EXPECT_EQ(ended.verdicts[i].volunteer(), "");
  }
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer"), "1");
}

TEST_F(VolunteerBulkTest, TakesNinetyNineOfAHundred) {
  std::vector<v1::ImportVolunteersRequest> parts;
  for (int from = 0; from < 400; from += 100) {
    parts.push_back(Part("big", from, 100));
    parts.back().mutable_rows(from / 100)->mutable_volunteer()->set_birth_date("1990-02-30");
  }
  const Ended ended = Import(parts);
  ASSERT_THAT(ended.status, IsOk());
  int refused = 0;
  for (const v1::ImportVerdict& verdict : ended.verdicts) {
    if (verdict.outcome() != v1::IMPORT_REFUSED) continue;
    ++refused;
    EXPECT_EQ(ReasonIn(verdict), Reason::BIRTH_DATE_INVALID);
  }
  EXPECT_EQ(refused, 4);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer"), "396");
  absl::StatusOr<v1::VolunteerImport> progress = Progress("big");
  ASSERT_THAT(progress, IsOk());
  EXPECT_EQ(progress->row_count(), 400);
  EXPECT_EQ(progress->registered_count(), 396);
  EXPECT_EQ(progress->refused_count(), 4);
  EXPECT_EQ(progress->entered_by(), kRegistrar);
  EXPECT_THAT(Progress("big", kOtherDistrict), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Progress("none"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(VolunteerBulkTest, KnowsItsRowsWhenTheyComeAgain) {
  const Ended first = Import({Part("i1", 0, 3)});
  ASSERT_THAT(first.status, IsOk());
  // The stream broke before the verdicts arrived: all rows come again, and two new ones.
  const Ended second = Import({Part("i1", 0, 5)});
  ASSERT_THAT(second.status, IsOk());
  EXPECT_THAT(second.outcomes(), ElementsAre(v1::IMPORT_KNOWN, v1::IMPORT_KNOWN, v1::IMPORT_KNOWN,
                                             v1::IMPORT_REGISTERED, v1::IMPORT_REGISTERED));
  for (int n = 0; n < 3; ++n) {
    EXPECT_EQ(second.verdicts[n].volunteer(), first.verdicts[n].volunteer());
  }
  // The same people by another import are not its own.
  const Ended other = Import({Part("i2", 0, 1)});
  EXPECT_EQ(ReasonIn(other.verdicts.at(0)), Reason::PERSON_ALREADY_REGISTERED);
  v1::ImportVolunteersRequest elsewhere = Part("i1", 7, 1);
  elsewhere.set_registrar(kOtherDistrict);
  EXPECT_THAT(Import({elsewhere}, kAdministrator).status, RefusedWith(Reason::REQUEST_ID_REUSED));
}

TEST_F(VolunteerBulkTest, RehearsesWithoutATrace) {
  Registered(1);
  const std::string before = Sql("SELECT count(*) FROM registration.outbox");
  v1::ImportVolunteersRequest part = Part("dry", 0, 3);
  part.set_dry_run(true);
  part.mutable_rows(2)->mutable_volunteer()->set_phone("12");
  const Ended ended = Import({part});
  ASSERT_THAT(ended.status, IsOk());
  EXPECT_THAT(ended.outcomes(),
              ElementsAre(v1::IMPORT_WOULD_REGISTER, v1::IMPORT_REFUSED, v1::IMPORT_REFUSED));
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer"), "1");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer_import"), "0");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.outbox"), before);
}

TEST_F(VolunteerBulkTest, TakesOldNumbersThatTheCounterRefuses) {
  v1::ImportVolunteersRequest part = Part("old", 0, 1);
  v1::Volunteer& volunteer = *part.mutable_rows(0)->mutable_volunteer();
  volunteer.mutable_id_document()->set_number("130502900101002");
  const Ended ended = Import({part});
  ASSERT_THAT(ended.status, IsOk());
  EXPECT_EQ(ended.verdicts.at(0).outcome(), v1::IMPORT_REGISTERED)
      << ended.verdicts.at(0).DebugString();
  // She is the same person under the number of 18 digits.
  EXPECT_THAT(Register(Entry(1)), RefusedWith(Reason::PERSON_ALREADY_REGISTERED));
}

TEST_F(VolunteerBulkTest, IsForWhoMayRegister) {
  EXPECT_THAT(Import({Part("i", 0, 1)}, "").status, RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  EXPECT_THAT(Import({Part("i", 0, 1)}, kStranger).status, RefusedWith(Reason::NOT_AUTHORIZED));
  v1::ImportVolunteersRequest many = Part("i", 0, 1001);
  EXPECT_THAT(Import({many}).status, Violates("rows", Reason::FIELD_ITEMS));
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer"), "0");
}

TEST_F(VolunteerBulkTest, OpensOneFileForWhoComesByTwoImportsAtOnce) {
  constexpr int kThreads = 6, kPeople = 200;
  std::atomic<int> registered = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      std::vector<v1::ImportVolunteersRequest> parts;
      for (int from = 0; from < kPeople; from += 50) {
        parts.push_back(Part(absl::StrCat("t", t), from, 50));
      }
      if (t % 2 == 1) std::reverse(parts.begin(), parts.end());
      const Ended ended = Import(parts);
      EXPECT_THAT(ended.status, IsOk());
      for (const v1::ImportVerdict& verdict : ended.verdicts) {
        ++(verdict.outcome() == v1::IMPORT_REGISTERED ? registered : refused);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(registered, kPeople);
  EXPECT_EQ(refused, kPeople * (kThreads - 1));
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.volunteer"), absl::StrCat(kPeople));
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.person"), absl::StrCat(kPeople));
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.outbox WHERE aggregatetype = 'volunteer'"),
            absl::StrCat(kPeople));
}

TEST_F(VolunteerBulkTest, GoesOutPageByPage) {
  ASSERT_THAT(Import({Part("i", 0, 7)}).status, IsOk());
  v1::ExportVolunteersRequest request = Wanted("regions/1305", {"display_name", "masked_phone"});
  request.set_page_size(3);
  auto pages = Export(request, kAdministrator);
  ASSERT_THAT(pages, IsOk());
  ASSERT_THAT(*pages, SizeIs(3));
  std::vector<std::string> names;
  for (const auto& page : *pages) {
    for (const v1::Volunteer& one : page.volunteers()) {
      names.push_back(one.name());
      EXPECT_EQ(one.display_name(), "张小梅");
      EXPECT_EQ(one.masked_phone(), "138****5678");
      EXPECT_EQ(one.birth_date(), "") << "was not asked for";
      EXPECT_FALSE(one.has_id_document());
    }
  }
  EXPECT_THAT(names, SizeIs(7));
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  // The stream broke after the first page.
  request.set_page_token((*pages)[0].next_page_token());
  pages = Export(request, kAdministrator);
  ASSERT_THAT(pages, IsOk());
  EXPECT_EQ((*pages)[0].volunteers(0).name(), names[3]);
}

TEST_F(VolunteerBulkTest, TellsPartnersNoMoreThanTheyMayKnow) {
  const std::string manager = "staff/manager";
  const std::string team = Founded(Application("铁老汉磨刀队"), manager);
  const std::string her = Registered(1);
  ASSERT_THAT(Join(her, team, her), IsOk());
  ASSERT_THAT(Accept(her + "/memberships/" + team.substr(14), manager), IsOk());
  EXPECT_THAT(Export(Wanted(team, {"display_name", "skills", "languages"}), manager), IsOk());
  for (const char* field : {"birth_date", "masked_phone", "id_document", "guardian", "phone",
                            "residence_region", "nothing"}) {
    EXPECT_THAT(Export(Wanted(team, {field}), manager).status(),
                Violates("read_mask", Reason::FIELD_MASK))
        << field;
  }
  EXPECT_THAT(Export(Wanted(team, {}), manager).status(),
              Violates("read_mask", Reason::FIELD_REQUIRED));
  EXPECT_THAT(Export(Wanted(kDistrict, {"skills"}), manager).status(),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

}  // namespace
}  // namespace linli::registration
