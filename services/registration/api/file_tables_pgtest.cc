// Entries of files, and code lists.
#include "linli/registration/v1/code_table_service.grpc.pb.h"
#include "linli/registration/v1/file_entry_service.grpc.pb.h"
#include "services/registration/domain/national_codes.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;
using ::testing::SizeIs;
using Entries = v1::FileEntryService;
using Codes = v1::CodeTableService;

class FileTablesTest : public RegistrationTest {
 protected:
  FileTablesTest()
      : entries_(Entries::NewStub(host_.channel())), codes_(Codes::NewStub(host_.channel())) {}

  v1::RecordFileEntryRequest Training(const std::string& her) {
    v1::RecordFileEntryRequest request;
    request.set_parent(her);
    v1::FileEntry& entry = *request.mutable_entry();
    entry.set_block(v1::TRAINING_BLOCK);
    entry.set_title("应急救护培训");
    entry.set_content("心肺复苏、包扎");
    entry.set_study_minutes(240);
    entry.set_issuer("邢台市红十字会");
    entry.set_entry_date("2026-03-05");
    entry.set_evidence("邢红培〔2026〕12号");
    *entry.mutable_consent_time() = time::ToProto(host_.clock().Now());
    return request;
  }
  absl::StatusOr<v1::FileEntry> Record(const v1::RecordFileEntryRequest& request,
                                       const std::string& as) {
    return host_.Call(*entries_, &Entries::Stub::RecordFileEntry, as, request);
  }
  absl::StatusOr<v1::FileEntry> Verify(const std::string& name, const std::string& as) {
    v1::VerifyFileEntryRequest request;
    request.set_name(name);
    return host_.Call(*entries_, &Entries::Stub::VerifyFileEntry, as, request);
  }
  std::vector<std::string> CodesOf(const std::string& table, const std::string& region = "",
                                   int size = 7) {
    v1::ListCodesRequest request;
    request.set_table(table);
    request.set_region(region);
    request.set_page_size(size);
    std::vector<std::string> all;
    do {
      const auto page = host_.Call(*codes_, &Codes::Stub::ListCodes, "", request);
      EXPECT_THAT(page, IsOk());
      for (const v1::Code& code : page->codes()) all.push_back(code.code());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return all;
  }

  std::unique_ptr<Entries::Stub> entries_;
  std::unique_ptr<Codes::Stub> codes_;
};

TEST_F(FileTablesTest, EntriesCountOnceSomebodyElseSawTheProof) {  // S0-31, S1-28; 67号令 Arts 8, 9
  const std::string her = Registered(1);
  v1::RecordFileEntryRequest request = Training(her);
  request.mutable_entry()->clear_evidence();
  request.mutable_entry()->clear_consent_time();
  request.mutable_entry()->clear_study_minutes();
  request.mutable_entry()->set_entry_date("2026-11-29");
  const auto refused = Record(request, kRegistrar);
  EXPECT_THAT(refused, Violates("entry.evidence", Reason::FILE_ENTRY_EVIDENCE));
  EXPECT_THAT(refused, Violates("entry.consent_time", Reason::CONSENT_MISSING));
  EXPECT_THAT(refused, Violates("entry.study_minutes", Reason::FIELD_REQUIRED));
  EXPECT_THAT(refused, Violates("entry.entry_date", Reason::FIELD_TIME));
  EXPECT_THAT(Record(Training(her), kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  absl::StatusOr<v1::FileEntry> entry = Record(Training(her), kRegistrar);
  ASSERT_THAT(entry, IsOk());
  EXPECT_EQ(entry->state(), v1::ENTRY_RECORDED);
  EXPECT_THAT(Verify(entry->name(), kRegistrar), RefusedWith(Reason::FILE_ENTRY_SECOND_PERSON));
  ASSERT_THAT(Verify(entry->name(), kAdministrator), IsOk());
  EXPECT_THAT(Verify(entry->name(), kAdministrator), RefusedWith(Reason::FILE_ENTRY_STATE));

  request = Training(her);
  request.mutable_entry()->set_block(v1::AWARD_BLOCK);
  request.mutable_entry()->set_title("优秀志愿者");
  request.mutable_entry()->set_level(v1::CITY_AWARD);
  request.mutable_entry()->clear_consent_time();
  entry = Record(request, her);
  ASSERT_THAT(entry, IsOk());
  v1::RejectFileEntryRequest reject;
  reject.set_name(entry->name());
  reject.set_reason("文号不存在");
  ASSERT_THAT(host_.Call(*entries_, &Entries::Stub::RejectFileEntry, kRegistrar, reject), IsOk());
  v1::ListFileEntriesRequest list;
  list.set_parent(her);
  list.set_block(v1::AWARD_BLOCK);
  auto all = host_.Call(*entries_, &Entries::Stub::ListFileEntries, her, list);
  ASSERT_THAT(all, IsOk());
  ASSERT_THAT(all->entries(), SizeIs(1));
  EXPECT_EQ(all->entries(0).rejection_reason(), "文号不存在");
  list.set_block(v1::FILE_BLOCK_UNSPECIFIED);
  EXPECT_THAT(host_.Call(*entries_, &Entries::Stub::ListFileEntries, her, list)->entries(),
              SizeIs(2));
}

TEST_F(FileTablesTest, CodesAreNationalAndLocal) {  // S0-17, S0-18
  EXPECT_THAT(CodesOf("service-categories"), SizeIs(21));
  EXPECT_THAT(CodesOf("skills"), SizeIs(24));
  EXPECT_THAT(CodesOf("ethnic-groups"), SizeIs(58));
  EXPECT_THAT(CodesOf("availability"), SizeIs(24));
  EXPECT_THAT(CodesOf("age-bands"), SizeIs(9));
  EXPECT_THAT(CodesOf("categories"), SizeIs(0));
  EXPECT_THAT(CodesOf("categories", "regions/650203"), SizeIs(11)) << "Karamay's, in its districts";
  EXPECT_THAT(CodesOf("themes", "regions/6502"), SizeIs(8));
  v1::BatchCreateCodesRequest request;
  request.set_region("regions/1305");
  request.set_table("categories");
  v1::Code& code = *request.add_codes();
  code.set_code("A1");
  code.set_display_name("暖心驿站");
  code.set_national_table("service-categories");
  code.add_national_codes("0001");
  auto add = [&](const std::string& as) {
    return host_.Call(*codes_, &Codes::Stub::BatchCreateCodes, as, request);
  };
  EXPECT_THAT(add(kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(add(kAdministrator), IsOk());
  code.set_display_name("邢小暖");
  ASSERT_THAT(add(kAdministrator), IsOk());
  EXPECT_THAT(CodesOf("categories", kCommunity), ElementsAre("A1"));
  code.add_national_codes("0098");
  EXPECT_THAT(add(kAdministrator), Violates("codes", Reason::CODE_UNKNOWN));
  code.clear_national_codes();
  request.set_table("skills");
  EXPECT_THAT(add(kAdministrator), Violates("table", Reason::FIELD_UNKNOWN_VALUE));
}

TEST_F(FileTablesTest, EveryLanguageOfTheTableCanBeRegistered) {  // S0-33
  const std::vector<std::string> tags = CodesOf("languages");
  EXPECT_THAT(tags, IsSupersetOf({"zh", "yue", "ug", "bo", "mn", "ii", "za", "ko", "en", "csl"}));
  EXPECT_LE(tags.size(), 64) << "as many as matching's sets of languages hold";
  for (const std::string& tag : tags) EXPECT_TRUE(domain::IsLanguage(tag)) << tag;
}

}  // namespace
}  // namespace linli::registration
