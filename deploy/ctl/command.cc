#include "deploy/ctl/command.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "deploy/ctl/answer.h"
#include "deploy/ctl/request.h"

namespace linli::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

// The fields of the resource that were given: "volunteer.phone" puts "phone" into the mask. What
// says which one and which version it is does not change it.
absl::Status SetMask(const Given& given, Message& request) {
  for (const auto& [path, values] : given) {
    const std::vector<std::string> steps = absl::StrSplit(path, absl::MaxSplits('.', 1));
    const bool changes = steps.size() == 2 && steps[1] != "name" && steps[1] != "etag";
    if (!values.empty() && changes) {
      RETURN_IF_ERROR(SetField(request, "update_mask.paths", {steps[1]}));
    }
  }
  return absl::OkStatus();
}

std::string FlagOf(const Command& command, const std::string& path) {
  for (const Field& field : command.fields) {
    if (field.path == path) return field.flag;
  }
  return path;
}

const MethodDescriptor* FindMethod(const FileDescriptor& file, const Descriptor& input) {
  for (int s = 0; s < file.service_count(); ++s) {
    for (int m = 0; m < file.service(s)->method_count(); ++m) {
      const MethodDescriptor* method = file.service(s)->method(m);
      if (method->input_type() == &input) return method;
    }
  }
  return nullptr;
}

}  // namespace

const MethodDescriptor& MethodOf(const Message& request) {
  const Descriptor& input = *request.GetDescriptor();
  const MethodDescriptor* method = FindMethod(*input.file(), input);
  if (method == nullptr) {
    std::fprintf(stderr, "no method beside %s takes it\n", input.full_name().c_str());
    std::abort();
  }
  return *method;
}

std::string EtagPath(const Descriptor& request) {
  if (request.FindFieldByName("etag") != nullptr) return "etag";
  if (request.FindFieldByName("update_mask") == nullptr) return "";
  for (int i = 0; i < request.field_count(); ++i) {
    const Descriptor* resource = request.field(i)->message_type();
    if (resource != nullptr && resource->FindFieldByName("etag") != nullptr) {
      return absl::StrCat(request.field(i)->name(), ".etag");
    }
  }
  return "";
}

std::string ServiceOf(const MethodDescriptor& method) {
  const std::vector<std::string> package = absl::StrSplit(method.file()->package(), '.');
  return package.at(1);
}

bool SaysYes(const Command& command, const Message& answer) {
  if (command.yes.empty()) return true;
  const std::pair<std::string, std::string> yes = absl::StrSplit(command.yes, '=');
  return TextAt(answer, yes.first) == yes.second;
}

absl::StatusOr<std::unique_ptr<Message>> RequestOf(const Command& command, const Given& given) {
  std::unique_ptr<Message> request(command.request->New());
  const Descriptor& descriptor = *request->GetDescriptor();
  for (const auto& [path, values] : given) {
    if (values.empty()) continue;
    if (const absl::Status set = SetField(*request, path, values); !set.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat(FlagOf(command, path), ": ", std::string(set.message())));
    }
  }
  for (const Field& field : command.fields) {
    const auto typed = given.find(field.path);
    const bool silent = typed == given.end() || typed->second.empty();
    if (silent && !field.preset.empty()) {
      RETURN_IF_ERROR(SetField(*request, field.path, {field.preset}));
    }
  }
  const auto id = given.find("request_id");
  const bool named = id != given.end() && !id->second.empty();
  if (descriptor.FindFieldByName("request_id") != nullptr && !named) {
    RETURN_IF_ERROR(SetField(*request, "request_id", {ids::NewId()}));
  }
  if (descriptor.FindFieldByName("update_mask") != nullptr) {
    RETURN_IF_ERROR(SetMask(given, *request));
  }
  return request;
}

}  // namespace linli::ctl
