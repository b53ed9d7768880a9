#include "deploy/ctl/failure.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "google/rpc/error_details.pb.h"
#include "linli/errors/v1/reason.pb.h"

namespace linli::ctl {
namespace {

using errors::v1::Code;

struct Saying {
  int code;
  const char* reason;  // of this reason alone; null: whatever the reason
  const char* zh;
  const char* en;
};

// {id} is the call's request id.
constexpr Saying kNextSteps[] = {
    {Code::INVALID_ARGUMENT, "BAD_REQUEST", "加 --help 查看各项参数", "--help explains each flag"},
    {Code::UNAUTHENTICATED, nullptr, "用 --as 给出令牌，或先执行 source .local/env",
     "show a token with --as, or run: source .local/env"},
    {Code::PERMISSION_DENIED, "NOT_AUTHORIZED", "查看授权：linlictl delegation list --over …",
     "see who may: linlictl delegation list --over …"},
    {Code::NOT_FOUND, "RESOURCE_NOT_FOUND", "请核对名称，或用 list 命令查找",
     "check the name, or look for it with list"},
    {Code::ABORTED, nullptr, "请重新查看后再试", "look at it again, then repeat"},
    {Code::UNAVAILABLE, nullptr, "用 linlictl status 查看服务是否在运行",
     "see whether it runs: linlictl status"},
};

// By it the operators find the fault in the log.
constexpr Saying kLookUp = {0, nullptr, "请求编号：{id}", "its request id is {id}"};
// Whether it was done is not known: the same id asks again without doing it twice.
constexpr Saying kRepeat = {0, nullptr, "可安全重试：加 --request-id {id}",
                            "safe to repeat with --request-id {id}"};

template <typename Detail>
std::optional<Detail> DetailOf(const google::rpc::Status& status) {
  Detail detail;
  for (const auto& any : status.details()) {
    if (any.UnpackTo(&detail)) return detail;
  }
  return std::nullopt;
}

bool InDoubt(const google::rpc::Status& status) {
  return status.code() == Code::UNAVAILABLE || status.code() == Code::DEADLINE_EXCEEDED ||
         status.code() == Code::RESOURCE_EXHAUSTED;
}

const char* In(Language language, const Saying& step) {
  return language == Language::kChinese ? step.zh : step.en;
}

// gRPC itself speaks one language, and that of programmers.
constexpr Saying kSilence[] = {
    {Code::UNAVAILABLE, nullptr, "无法连接服务", "the service cannot be reached"},
    {Code::DEADLINE_EXCEEDED, nullptr, "服务未在规定时间内答复",
     "the service did not answer in time"},
};

std::string ReasonOf(const google::rpc::Status& status) {
  const auto info = DetailOf<google::rpc::ErrorInfo>(status);
  return info ? info->reason() : "";
}

bool Fits(const Saying& step, const google::rpc::Status& status) {
  return step.code == status.code() && (step.reason == nullptr || ReasonOf(status) == step.reason);
}

std::string Headline(const google::rpc::Status& status, Language language) {
  for (const Saying& silence : kSilence) {
    if (silence.code == status.code() && status.details_size() == 0) {
      return absl::StrCat(In(language, silence), ": ", status.message(), "\n");
    }
  }
  const auto localized = DetailOf<google::rpc::LocalizedMessage>(status);
  const bool chinese = language == Language::kChinese && localized;
  std::string line = chinese ? localized->message() : status.message();
  const std::string reason = ReasonOf(status);
  if (!reason.empty()) absl::StrAppend(&line, " (", reason, ")");
  return line + "\n";
}

std::string FlagFor(const std::map<std::string, std::string>& flags, const std::string& field) {
  const auto found = flags.find(field);
  return found == flags.end() ? field : absl::StrCat(found->second, " (", field, ")");
}

std::string FieldLines(const google::rpc::Status& status, Language language,
                       const std::map<std::string, std::string>& flags) {
  std::string lines;
  const auto bad = DetailOf<google::rpc::BadRequest>(status);
  if (!bad) return lines;
  for (const auto& violation : bad->field_violations()) {
    const std::string& text = language == Language::kChinese
                                  ? violation.localized_message().message()
                                  : violation.description();
    absl::StrAppend(&lines, "  ", FlagFor(flags, violation.field()), ": ", text, " (",
                    violation.reason(), ")\n");
  }
  return lines;
}

std::string WaitLine(const google::rpc::Status& status, Language language) {
  const auto retry = DetailOf<google::rpc::RetryInfo>(status);
  if (!retry) return "";
  const double seconds =
      static_cast<double>(retry->retry_delay().seconds()) + retry->retry_delay().nanos() / 1e9;
  return language == Language::kChinese ? absl::StrCat("→ 请等待 ", seconds, " 秒\n")
                                        : absl::StrCat("→ wait ", seconds, " s\n");
}

}  // namespace

ExitCode ExitCodeOf(const google::rpc::Status& status) {
  switch (status.code()) {
    case Code::OK:
      return kDone;
    case Code::UNAVAILABLE:
    case Code::DEADLINE_EXCEEDED:
      return kUnreachable;
    case Code::UNAUTHENTICATED:
    case Code::PERMISSION_DENIED:
      return kNotAllowed;
    default:
      return kRefused;
  }
}

std::string Explain(const google::rpc::Status& status, Language language,
                    const std::map<std::string, std::string>& flags,
                    const std::string& request_id) {
  std::string text = Headline(status, language);
  text += FieldLines(status, language, flags) + WaitLine(status, language);
  for (const Saying& step : kNextSteps) {
    if (Fits(step, status)) absl::StrAppend(&text, "→ ", In(language, step), "\n");
  }
  if (request_id.empty()) return text;
  auto add = [&](const Saying& saying) {
    const std::string line = absl::StrReplaceAll(In(language, saying), {{"{id}", request_id}});
    absl::StrAppend(&text, "→ ", line, "\n");
  };
  if (status.code() == Code::INTERNAL) add(kLookUp);
  if (InDoubt(status)) add(kRepeat);
  return text;
}

}  // namespace linli::ctl
