#include "tests/contract/contract.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "google/protobuf/descriptor.pb.h"

namespace linli::contract {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::MethodDescriptor;

google::protobuf::FileDescriptorSet Read() {
  std::ifstream file(LINLI_DESCRIPTORS, std::ios::binary);
  google::protobuf::FileDescriptorSet set;
  if (!set.ParseFromIstream(&file)) {
    std::fprintf(stderr, "%s cannot be read\n", LINLI_DESCRIPTORS);
    std::abort();
  }
  return set;
}

// protoc writes a file after everything that it imports.
std::vector<const FileDescriptor*> Build() {
  static auto& pool = *new DescriptorPool;
  const google::protobuf::FileDescriptorSet set = Read();
  std::vector<const FileDescriptor*> files;
  for (const auto& file : set.file()) {
    const FileDescriptor* built = pool.BuildFile(file);
    if (built != nullptr && absl::StartsWith(built->name(), "linli/")) files.push_back(built);
  }
  std::sort(files.begin(), files.end(),
            [](const auto* a, const auto* b) { return a->name() < b->name(); });
  return files;
}

void AddMessages(const Descriptor& message, std::vector<const Descriptor*>& messages) {
  if (message.options().map_entry()) return;
  messages.push_back(&message);
  for (int i = 0; i < message.nested_type_count(); ++i) {
    AddMessages(*message.nested_type(i), messages);
  }
}

}  // namespace

std::vector<const FileDescriptor*> Files() {
  static const auto& files = *new std::vector<const FileDescriptor*>(Build());
  return files;
}

std::vector<const MethodDescriptor*> Methods() {
  std::vector<const MethodDescriptor*> methods;
  for (const FileDescriptor* file : Files()) {
    for (int s = 0; s < file->service_count(); ++s) {
      for (int m = 0; m < file->service(s)->method_count(); ++m) {
        methods.push_back(file->service(s)->method(m));
      }
    }
  }
  return methods;
}

std::vector<const Descriptor*> Messages() {
  std::vector<const Descriptor*> messages;
  for (const FileDescriptor* file : Files()) {
    for (int i = 0; i < file->message_type_count(); ++i) {
      AddMessages(*file->message_type(i), messages);
    }
  }
  return messages;
}

std::vector<const EnumDescriptor*> Enums() {
  std::vector<const EnumDescriptor*> enums;
  for (const FileDescriptor* file : Files()) {
    for (int i = 0; i < file->enum_type_count(); ++i) enums.push_back(file->enum_type(i));
  }
  for (const Descriptor* message : Messages()) {
    for (int i = 0; i < message->enum_type_count(); ++i) enums.push_back(message->enum_type(i));
  }
  return enums;
}

const FieldDescriptor* FieldAt(const Descriptor& message, std::string_view path) {
  const Descriptor* at = &message;
  const FieldDescriptor* field = nullptr;
  for (const std::string& step : std::vector<std::string>(absl::StrSplit(std::string(path), '.'))) {
    if (at == nullptr) return nullptr;
    field = at->FindFieldByName(step);
    if (field == nullptr) return nullptr;
    at = field->message_type();
  }
  return field;
}

std::string Lines(const std::vector<std::string>& faults) { return absl::StrJoin(faults, "\n"); }

}  // namespace linli::contract
