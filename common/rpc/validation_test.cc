#include "common/rpc/validation.h"

#include "gtest/gtest.h"
#include "linli/testing/v1/note_service.pb.h"
#include "linli/testing/v1/policy.pb.h"
#include "tests/support/matchers.h"

namespace linli::rpc {
namespace {

using testing::v1::WriteNoteRequest;

absl::Status Check(const WriteNoteRequest& request) {
  static const RequestRules rules(*WriteNoteRequest::descriptor());
  return rules.Check(request);
}

WriteNoteRequest Good() {
  WriteNoteRequest request;
  request.mutable_note()->set_text("读书");
  return request;
}

TEST(Validation, LetsAWholeRequestPass) { EXPECT_THAT(Check(Good()), IsOk()); }

TEST(Validation, NamesAllViolationsAtOnce) {
  WriteNoteRequest request;
  request.mutable_note()->set_name("note/1");
  request.mutable_note()->set_weight(101);
  request.mutable_note()->add_tags("A");
  request.set_request_id(std::string(65, 'x'));
  const absl::Status status = Check(request);
  EXPECT_THAT(status, Violates("note.text", Reason::FIELD_REQUIRED));
  EXPECT_THAT(status, Violates("note.name", Reason::FIELD_RESOURCE_NAME));
  EXPECT_THAT(status, Violates("note.weight", Reason::FIELD_RANGE));
  EXPECT_THAT(status, Violates("note.tags[0]", Reason::FIELD_PATTERN));
  EXPECT_THAT(status, Violates("request_id", Reason::FIELD_LENGTH));
}

TEST(Validation, WritesLimitsAsPeopleDo) {
  const RequestRules rules(*testing::v1::Keeping::descriptor());
  testing::v1::Keeping keeping;
  keeping.set_days(16777216);
  keeping.set_weight(1.5);
  const auto bad = DetailOf<google::rpc::BadRequest>(rules.Check(keeping));
  ASSERT_TRUE(bad.has_value());
  ASSERT_EQ(bad->field_violations_size(), 2);
  EXPECT_EQ(bad->field_violations(0).description(), "must be between 0 and 1");
  EXPECT_EQ(bad->field_violations(1).description(), "must be between 0 and 16777215");
}

TEST(Validation, CountsCharactersNotBytes) {
  WriteNoteRequest request = Good();
  request.mutable_note()->set_text("𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷");
  EXPECT_THAT(Check(request), IsOk());
  request.mutable_note()->set_text("𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷");
  EXPECT_THAT(Check(request), Violates("note.text", Reason::FIELD_LENGTH));
}

TEST(Validation, RefusesWhatIsInvisible) {
  for (const char* text : {"a\x01", "a\x7F", "a\xC2\x85"}) {
    WriteNoteRequest request = Good();
    request.mutable_note()->set_text(text);
    EXPECT_THAT(Check(request), Violates("note.text", Reason::FIELD_CONTROL_CHARACTER));
  }
}

TEST(Validation, TakesWhatShowsNothingForNothing) {
  for (const char* text : {" ", "\u3000", "\u200B", "\u3164", "\uFEFF \u00A0"}) {
    WriteNoteRequest request = Good();
    request.mutable_note()->set_text(text);
    EXPECT_THAT(Check(request), Violates("note.text", Reason::FIELD_REQUIRED)) << text;
  }
  WriteNoteRequest request = Good();
  request.mutable_note()->set_text("\u0F0B\u3000བ");
  EXPECT_THAT(Check(request), IsOk());
}

TEST(Validation, RefusesEnumValuesThatDoNotExist) {
  WriteNoteRequest request = Good();
  request.mutable_note()->set_color(static_cast<testing::v1::Color>(7));
  EXPECT_THAT(Check(request), Violates("note.color", Reason::FIELD_UNKNOWN_VALUE));
}

TEST(Validation, BoundsLists) {
  WriteNoteRequest request = Good();
  for (int i = 0; i < 3; ++i) request.mutable_note()->add_tags("a");
  EXPECT_THAT(Check(request), Violates("note.tags", Reason::FIELD_ITEMS));
}

TEST(Validation, KnowsTheEdgesOfTime) {
  WriteNoteRequest request = Good();
  auto& time = *request.mutable_note()->mutable_time();
  time.set_seconds(-2208988800);
  EXPECT_THAT(Check(request), IsOk());
  time.set_seconds(-2208988801);
  EXPECT_THAT(Check(request), Violates("note.time", Reason::FIELD_TIME));
  time.set_seconds(7258118399);
  EXPECT_THAT(Check(request), IsOk());
  time.set_seconds(7258118400);
  EXPECT_THAT(Check(request), Violates("note.time", Reason::FIELD_TIME));
  time.set_seconds(0);
  time.set_nanos(-1);
  EXPECT_THAT(Check(request), Violates("note.time", Reason::FIELD_TIME));
}

TEST(Validation, IgnoresWhatTheServerSets) {
  WriteNoteRequest request = Good();
  request.mutable_note()->set_etag(std::string(5000, 'x'));
  EXPECT_THAT(Check(request), IsOk());
}

}  // namespace
}  // namespace linli::rpc
