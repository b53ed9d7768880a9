#include "common/paging/page.h"

#include <memory>

#include "common/status/details.h"
#include "common/status/refusal.h"
#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/dynamic_message.h"
#include "google/protobuf/text_format.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

namespace linli::paging {
namespace {

using google::protobuf::Message;
using google::protobuf::TextFormat;

constexpr char kFile[] = R"pb(
  name: "page_test.proto"
  syntax: "proto3"
  message_type {
    name: "ListShifts"
    field { name: "parent" number: 1 type: TYPE_STRING label: LABEL_OPTIONAL }
    field { name: "page_size" number: 2 type: TYPE_INT32 label: LABEL_OPTIONAL }
    field { name: "page_token" number: 3 type: TYPE_STRING label: LABEL_OPTIONAL }
  }
  message_type {
    name: "ListRecords"
    field { name: "parent" number: 1 type: TYPE_STRING label: LABEL_OPTIONAL }
    field { name: "page_size" number: 2 type: TYPE_INT32 label: LABEL_OPTIONAL }
    field { name: "page_token" number: 3 type: TYPE_STRING label: LABEL_OPTIONAL }
  }
)pb";

class PageTest : public testing::Test {
 protected:
  PageTest() {
    google::protobuf::FileDescriptorProto file;
    EXPECT_TRUE(TextFormat::ParseFromString(kFile, &file));
    file_ = pool_.BuildFile(file);
  }
  std::unique_ptr<Message> Request(const std::string& text, const char* type = "ListShifts") {
    std::unique_ptr<Message> request(
        factory_.GetPrototype(file_->FindMessageTypeByName(type))->New());
    EXPECT_TRUE(TextFormat::ParseFromString(text, request.get())) << text;
    return request;
  }
  // A request with a token in it.
  std::unique_ptr<Message> Continued(const std::string& text, const std::string& token,
                                     const char* type = "ListShifts") {
    std::unique_ptr<Message> request = Request(text, type);
    const auto* field = request->GetDescriptor()->FindFieldByName("page_token");
    request->GetReflection()->SetString(request.get(), field, token);
    return request;
  }
  static std::string ViolationOf(const absl::Status& status) {
    auto bad = DetailOf<google::rpc::BadRequest>(status);
    if (!bad) return std::string(status.message());
    std::string all;
    for (const auto& one : bad->field_violations()) all += one.field() + ":" + one.reason() + " ";
    return all;
  }

  google::protobuf::DescriptorPool pool_;
  google::protobuf::DynamicMessageFactory factory_;
  const google::protobuf::FileDescriptor* file_;
  const std::vector<std::string> row_ = {"2026-03-07 01:00:00+00", "01abc"};
};

TEST_F(PageTest, HasFiftyRowsUnlessAskedAndAtMostAThousand) {
  struct Case {
    const char* request;
    int size;
  };
  for (const Case& one : {Case{"", 50}, Case{"page_size: 0", 50}, Case{"page_size: 1", 1},
                          Case{"page_size: 1000", 1000}, Case{"page_size: 1001", 1000},
                          Case{"page_size: 2147483647", 1000}}) {
    absl::StatusOr<Page> page = PageOf(*Request(one.request), 2);
    ASSERT_TRUE(page.ok()) << page.status();
    EXPECT_EQ(page->size, one.size) << one.request;
    EXPECT_TRUE(page->first());
  }
}

TEST_F(PageTest, RefusesANegativeSizeAndAWrongTokenTogether) {
  EXPECT_EQ(ViolationOf(PageOf(*Request("page_size: -1"), 2).status()), "page_size:FIELD_RANGE ");
  EXPECT_EQ(ViolationOf(PageOf(*Request("page_size: -1 page_token: 'x'"), 2).status()),
            "page_size:FIELD_RANGE page_token:PAGE_TOKEN ");
}

TEST_F(PageTest, ContinuesAfterTheRowOfItsToken) {
  const std::string token = NextPageToken(*Request("parent: 'a'"), row_);
  absl::StatusOr<Page> page = PageOf(*Continued("parent: 'a'", token), 2);
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(page->after, row_);
  EXPECT_FALSE(page->first());
}

TEST_F(PageTest, TokenSurvivesAnyValueAndIsSafeInAUrl) {
  const std::vector<std::string> odd = {"", std::string("\0:9:", 4), "邻里", "a/b?c=d"};
  const std::string token = NextPageToken(*Request(""), odd);
  EXPECT_EQ(token.find_first_of("+/=&? "), std::string::npos) << token;
  EXPECT_EQ(PageOf(*Continued("", token), 4)->after, odd);
}

TEST_F(PageTest, SizeMayChangeFromPageToPage) {
  const std::string token = NextPageToken(*Request("page_size: 10 page_token: 'before'"), row_);
  EXPECT_EQ(PageOf(*Continued("page_size: 20", token), 2)->size, 20);
}

TEST_F(PageTest, RefusesATokenOfAnotherRequest) {
  const std::string token = NextPageToken(*Request("parent: 'a'"), row_);
  const std::string refused = "page_token:PAGE_TOKEN ";
  EXPECT_EQ(ViolationOf(PageOf(*Continued("parent: 'b'", token), 2).status()), refused);
  EXPECT_EQ(ViolationOf(PageOf(*Continued("parent: 'a'", token, "ListRecords"), 2).status()),
            refused);
  EXPECT_EQ(ViolationOf(PageOf(*Continued("parent: 'a'", token), 3).status()), refused);
}

TEST_F(PageTest, RefusesATokenThatWasChanged) {
  const std::string token = NextPageToken(*Request("parent: 'a'"), row_);
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == 'A' ? 'Q' : 'A';
    EXPECT_FALSE(PageOf(*Continued("parent: 'a'", changed), 2).ok()) << i;
  }
  EXPECT_FALSE(PageOf(*Continued("parent: 'a'", token.substr(0, 5)), 2).ok());
  EXPECT_FALSE(PageOf(*Continued("parent: 'a'", "!"), 2).ok());
}

}  // namespace
}  // namespace linli::paging
