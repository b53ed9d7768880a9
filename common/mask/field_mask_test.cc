#include "common/mask/field_mask.h"

#include <memory>

#include "common/mask/output_only.h"
#include "common/status/details.h"
#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/dynamic_message.h"
#include "google/protobuf/text_format.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

namespace linli::mask {
namespace {

using google::protobuf::Message;
using google::protobuf::TextFormat;

constexpr char kFile[] = R"pb(
  name: "field_mask_test.proto"
  syntax: "proto3"
  message_type {
    name: "Address"
    field { name: "street" number: 1 type: TYPE_STRING label: LABEL_OPTIONAL }
    field { name: "floor" number: 2 type: TYPE_INT32 label: LABEL_OPTIONAL }
  }
  message_type {
    name: "Consent"
    field { name: "text" number: 1 type: TYPE_STRING label: LABEL_OPTIONAL }
    field {
      name: "given_time"
      number: 2
      type: TYPE_STRING
      label: LABEL_OPTIONAL
      options {
        [google.api.field_behavior]: OUTPUT_ONLY
      }
    }
  }
  message_type {
    name: "Volunteer"
    field {
      name: "name"
      number: 1
      type: TYPE_STRING
      label: LABEL_OPTIONAL
      options {
        [google.api.field_behavior]: OUTPUT_ONLY
      }
    }
    field {
      name: "display_name"
      number: 2
      type: TYPE_STRING
      label: LABEL_OPTIONAL
      options {
        [google.api.field_behavior]: REQUIRED
      }
    }
    field {
      name: "birth_date"
      number: 3
      type: TYPE_STRING
      label: LABEL_OPTIONAL
      options {
        [google.api.field_behavior]: REQUIRED
        [google.api.field_behavior]: IMMUTABLE
      }
    }
    field {
      name: "address"
      number: 4
      type: TYPE_MESSAGE
      type_name: "Address"
      label: LABEL_OPTIONAL
    }
    field { name: "skills" number: 5 type: TYPE_STRING label: LABEL_REPEATED }
    field {
      name: "consent"
      number: 6
      type: TYPE_MESSAGE
      type_name: "Consent"
      label: LABEL_OPTIONAL
    }
    field {
      name: "consents"
      number: 7
      type: TYPE_MESSAGE
      type_name: "Consent"
      label: LABEL_REPEATED
    }
    field { name: "email" number: 8 type: TYPE_STRING label: LABEL_OPTIONAL oneof_index: 0 }
    field { name: "fax" number: 9 type: TYPE_STRING label: LABEL_OPTIONAL oneof_index: 0 }
    field {
      name: "twin"
      number: 10
      type: TYPE_MESSAGE
      type_name: "Volunteer"
      label: LABEL_OPTIONAL
    }
    oneof_decl { name: "contact" }
  }
)pb";

class FieldMaskTest : public testing::Test {
 protected:
  FieldMaskTest() : pool_(google::protobuf::DescriptorPool::generated_pool()) {
    google::protobuf::FileDescriptorProto file;
    EXPECT_TRUE(TextFormat::ParseFromString(kFile, &file));
    type_ = pool_.BuildFile(file)->FindMessageTypeByName("Volunteer");
  }
  std::unique_ptr<Message> Volunteer(const std::string& text) {
    std::unique_ptr<Message> volunteer(factory_.GetPrototype(type_)->New());
    EXPECT_TRUE(TextFormat::ParseFromString(text, volunteer.get())) << text;
    return volunteer;
  }
  // What `to` is after the merge, as text in one line; or the violations.
  std::string Merged(const std::vector<std::string>& paths, const std::string& from,
                     const std::string& to) {
    google::protobuf::FieldMask mask;
    for (const std::string& path : paths) mask.add_paths(path);
    const std::unique_ptr<Message> target = Volunteer(to);
    const absl::Status status = MergeByMask(mask, *Volunteer(from), target.get());
    if (status.ok()) return target->ShortDebugString();
    EXPECT_EQ(target->ShortDebugString(), Volunteer(to)->ShortDebugString());
    std::string all;
    const google::rpc::BadRequest bad = *DetailOf<google::rpc::BadRequest>(status);
    for (const auto& one : bad.field_violations()) all += one.field() + ":" + one.reason() + " ";
    return all;
  }
  std::string Text(const std::string& text) { return Volunteer(text)->ShortDebugString(); }

  google::protobuf::DescriptorPool pool_;
  google::protobuf::DynamicMessageFactory factory_;
  const google::protobuf::Descriptor* type_;
};

TEST_F(FieldMaskTest, TakesWhatItNames) {
  const std::string to =
      "name: 'n' display_name: 'A' address { street: 's' floor: 1 } skills: '01'";
  EXPECT_EQ(Merged({"display_name"}, "display_name: 'B' skills: '02'", to),
            Text("name: 'n' display_name: 'B' address { street: 's' floor: 1 } skills: '01'"));
  EXPECT_EQ(Merged({"address.street"}, "address { street: 't' floor: 2 }", to),
            Text("name: 'n' display_name: 'A' address { street: 't' floor: 1 } skills: '01'"));
  EXPECT_EQ(Merged({"address", "skills"}, "address { floor: 2 } skills: '02' skills: '03'", to),
            Text("name: 'n' display_name: 'A' address { floor: 2 } skills: '02' skills: '03'"));
  EXPECT_EQ(Merged({"address", "address.street"}, "address { street: 't' }", to),
            Text("name: 'n' display_name: 'A' address { street: 't' } skills: '01'"));
}

TEST_F(FieldMaskTest, ClearsWhatItNamesAndIsUnset) {
  const std::string to = "display_name: 'A' address { street: 's' floor: 1 } skills: '01' fax: '1'";
  EXPECT_EQ(Merged({"skills", "address", "fax"}, "", to), Text("display_name: 'A'"));
  EXPECT_EQ(Merged({"address.street"}, "", to),
            Text("display_name: 'A' address { floor: 1 } skills: '01' fax: '1'"));
  EXPECT_EQ(Merged({"address.street"}, "", "display_name: 'A'"), Text("display_name: 'A'"));
}

TEST_F(FieldMaskTest, EmptyTakesAllThatIsSetAndCanBeUpdated) {
  EXPECT_EQ(
      Merged({}, "name: 'x' birth_date: 'x' display_name: 'B' address { floor: 2 }",
             "name: 'n' birth_date: 'd' display_name: 'A' address { street: 's' } skills: '1'"),
      Text("name: 'n' birth_date: 'd' display_name: 'B' address { floor: 2 } skills: '1'"));
  EXPECT_EQ(Merged({}, "", "display_name: 'A'"), Text("display_name: 'A'"));
}

TEST_F(FieldMaskTest, StarReplacesAllThatCanBeUpdated) {
  EXPECT_EQ(Merged({"*"}, "name: 'x' birth_date: 'x' display_name: 'B' email: 'e'",
                   "name: 'n' birth_date: 'd' display_name: 'A' address { floor: 1 } skills: '1'"),
            Text("name: 'n' birth_date: 'd' display_name: 'B' email: 'e'"));
}

TEST_F(FieldMaskTest, KeepsOneOfAOneof) {
  EXPECT_EQ(Merged({"*"}, "display_name: 'A' email: 'e'", "fax: '1'"),
            Text("display_name: 'A' email: 'e'"));
  EXPECT_EQ(Merged({"email"}, "fax: '2'", "fax: '1'"), Text("fax: '1'"));
  EXPECT_EQ(Merged({"email"}, "email: 'e'", "fax: '1'"), Text("email: 'e'"));
}

TEST_F(FieldMaskTest, LeavesTheServersFieldsWithinAMessage) {
  const std::string to = "consent { text: 'a' given_time: 'monday' }";
  EXPECT_EQ(Merged({"consent"}, "consent { text: 'b' given_time: 'never' }", to),
            Text("consent { text: 'b' given_time: 'monday' }"));
  EXPECT_EQ(Merged({"consent"}, "", to), Text("consent { given_time: 'monday' }"));
  EXPECT_EQ(Merged({}, "consent { text: 'b' given_time: 'never' }", ""),
            Text("consent { text: 'b' }"));
  EXPECT_EQ(Merged({"consents"}, "consents { text: 'b' given_time: 'never' }", ""),
            Text("consents { text: 'b' }"));
}

TEST_F(FieldMaskTest, RefusesAllWrongPathsTogether) {
  const std::string wrong = "update_mask:FIELD_MASK ";
  const std::string from = "display_name: 'B'";
  for (const char* path :
       {"nothing", "", ".", "display_name.x", "address.", "address.nothing", "skills.x", "name",
        "birth_date", "consent.given_time", "consents.text", "twin.name", "Display_name"}) {
    EXPECT_EQ(Merged({path}, from, "display_name: 'A'"), wrong) << path;
  }
  EXPECT_EQ(Merged({"name", "display_name", "nothing"}, from, ""), wrong + wrong);
  EXPECT_EQ(Merged({"*", "skills"}, from, ""), wrong) << "the star stands alone";
}

TEST_F(FieldMaskTest, NeverClearsARequiredField) {
  EXPECT_EQ(Merged({"display_name"}, "", "display_name: 'A'"),
            "volunteer.display_name:FIELD_REQUIRED ");
  EXPECT_EQ(Merged({"*"}, "skills: '1'", "display_name: 'A'"),
            "volunteer.display_name:FIELD_REQUIRED ");
  EXPECT_EQ(Merged({"twin.display_name"}, "", ""), "volunteer.twin.display_name:FIELD_REQUIRED ");
}

TEST_F(FieldMaskTest, ClearOutputOnlyLeavesWhatTheCallerMaySend) {
  std::unique_ptr<Message> volunteer = Volunteer(
      "name: 'x' display_name: 'A' birth_date: 'd' consent { text: 'a' given_time: 'x' }"
      "consents { given_time: 'x' } twin { name: 'y' skills: '1' }");
  ClearOutputOnly(volunteer.get());
  EXPECT_EQ(volunteer->ShortDebugString(),
            Text("display_name: 'A' birth_date: 'd' consent { text: 'a' } consents { }"
                 "twin { skills: '1' }"));
}

}  // namespace
}  // namespace linli::mask
