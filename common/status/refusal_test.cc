#include "common/status/refusal.h"

#include "common/status/details.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

namespace linli {
namespace {

TEST(Refusal, CarriesReasonCodeAndBothTexts) {
  absl::Status status = Refuse(Reason::FIELD_LENGTH, {{"min", "1"}, {"max", "9"}});
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(std::string(status.message()), "must have 1 to 9 characters");
  EXPECT_EQ(ReasonOf(status), Reason::FIELD_LENGTH);
  EXPECT_EQ(MentionOf(status, "max"), "9");
  EXPECT_EQ(DetailOf<google::rpc::LocalizedMessage>(status)->message(), "长度须为1至9个字符");
}

TEST(Refusal, TellsWhenToAskAgain) {
  absl::Status status = RefuseFor(absl::Milliseconds(1500), Reason::OVERLOADED);
  auto retry = DetailOf<google::rpc::RetryInfo>(status);
  ASSERT_TRUE(retry.has_value());
  EXPECT_EQ(retry->retry_delay().seconds(), 1);
  EXPECT_EQ(retry->retry_delay().nanos(), 500'000'000);
}

TEST(Refusal, EveryReasonHasACodeAndTwoTexts) {
  const auto* reasons = errors::v1::Reason_descriptor();
  for (int i = 0; i < reasons->value_count(); ++i) {
    if (reasons->value(i)->number() == Reason::REASON_UNSPECIFIED) continue;
    const auto& text = reasons->value(i)->options().GetExtension(errors::v1::text);
    EXPECT_NE(text.code(), errors::v1::OK) << reasons->value(i)->name();
    EXPECT_FALSE(text.zh().empty()) << reasons->value(i)->name();
    EXPECT_FALSE(text.en().empty()) << reasons->value(i)->name();
  }
}

TEST(Violations, AreNamedTogetherInOneBadRequest) {
  Violations violations;
  EXPECT_TRUE(violations.ToStatus().ok());
  violations.Add("volunteer.name", Reason::FIELD_REQUIRED);
  violations.Add("volunteer.phone", Reason::FIELD_PATTERN, {{"pattern", "1…"}});
  absl::Status status = violations.ToStatus();
  EXPECT_EQ(ReasonOf(status), Reason::BAD_REQUEST);
  auto bad = DetailOf<google::rpc::BadRequest>(status);
  ASSERT_TRUE(bad.has_value());
  ASSERT_EQ(bad->field_violations_size(), 2);
  EXPECT_EQ(bad->field_violations(0).field(), "volunteer.name");
  EXPECT_EQ(bad->field_violations(1).reason(), "FIELD_PATTERN");
  EXPECT_EQ(bad->field_violations(0).localized_message().message(), "此项必填");
  EXPECT_EQ(violations.CountOf("volunteer"), 2);
  EXPECT_EQ(violations.CountOf("volunteer.name"), 1);
}

}  // namespace
}  // namespace linli
