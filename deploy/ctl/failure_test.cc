#include "deploy/ctl/failure.h"

#include <gtest/gtest.h>

#include "common/status/refusal.h"

namespace linli::ctl {
namespace {

// As it comes over the wire.
google::rpc::Status Wire(const absl::Status& status) {
  google::rpc::Status wire;
  wire.set_code(static_cast<int>(status.code()));
  wire.set_message(std::string(status.message()));
  status.ForEachPayload([&](absl::string_view url, const absl::Cord& payload) {
    auto* detail = wire.add_details();
    detail->set_type_url(std::string(url));
    detail->set_value(std::string(payload));
  });
  return wire;
}

TEST(Failure, NamesEachWrongFieldByItsFlag) {
  Violations violations;
  violations.Add("volunteer.phone", Reason::FIELD_REQUIRED);
  violations.Add("volunteer.skills[0]", Reason::FIELD_UNKNOWN_VALUE);
  const auto status = Wire(violations.ToStatus());
  EXPECT_EQ(Explain(status, Language::kEnglish, {{"volunteer.phone", "--phone"}}, "id"),
            "the request has invalid fields; each is named in BadRequest (BAD_REQUEST)\n"
            "  --phone (volunteer.phone): is required (FIELD_REQUIRED)\n"
            "  volunteer.skills[0]: is not one of the allowed values (FIELD_UNKNOWN_VALUE)\n"
            "→ --help explains each flag\n");
  EXPECT_EQ(ExitCodeOf(status), kRefused);
}

TEST(Failure, SpeaksChinese) {
  const auto status = Wire(Refuse(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Explain(status, Language::kChinese, {}, ""),
            "没有进行此操作的权限 (NOT_AUTHORIZED)\n"
            "→ 查看授权：linlictl delegation list --over …\n");
  EXPECT_EQ(ExitCodeOf(status), kNotAllowed);
}

TEST(Failure, TellsHowToRepeatWhatIsInDoubt) {
  google::rpc::Status status;
  status.set_code(4);
  status.set_message("Deadline Exceeded");
  EXPECT_EQ(Explain(status, Language::kEnglish, {}, "01abc"),
            "the service did not answer in time: Deadline Exceeded\n"
            "→ safe to repeat with --request-id 01abc\n");
  EXPECT_EQ(ExitCodeOf(status), kUnreachable);
}

TEST(Failure, TellsHowLongToWait) {
  const auto status = Wire(RefuseFor(absl::Milliseconds(1500), Reason::OVERLOADED));
  EXPECT_NE(Explain(status, Language::kEnglish, {}, "").find("→ wait 1.5 s\n"), std::string::npos);
}

}  // namespace
}  // namespace linli::ctl
