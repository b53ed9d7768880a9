#include "deploy/ctl/add_command.h"

#include <fstream>
#include <iostream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "common/status/macros.h"
#include "deploy/ctl/answer.h"
#include "deploy/ctl/request.h"
#include "deploy/ctl/words.h"

namespace linli::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// A command as it was typed.
struct Typed {
  Command command;
  Given given;
  std::map<std::string, bool> switches;      // bool fields by path
  std::map<std::string, std::string> flags;  // by path, for refusals
  bool all = false;
  std::string save;
};

std::string HelpOf(const Field& field, const FieldDescriptor& descriptor) {
  std::string help = field.help;
  if (descriptor.enum_type() != nullptr) {
    absl::StrAppend(&help, ": ", absl::StrJoin(WordsOf(*descriptor.enum_type()), ", "));
  }
  if (!field.preset.empty()) absl::StrAppend(&help, "; if not given: ", field.preset);
  return help;
}

bool IsWord(const Field& field) { return !absl::StartsWith(field.flag, "--"); }

bool MustBeGiven(const Field& field, const Descriptor& request) {
  if (IsWord(field)) return !absl::EndsWith(field.flag, "?");
  // An update takes only what changes.
  return field.preset.empty() && Required(request, field.path) &&
         request.FindFieldByName("update_mask") == nullptr;
}

void AddField(App& app, CLI::App& leaf, const Field& field, Typed& typed) {
  const Descriptor& request = *typed.command.request->GetDescriptor();
  const FieldDescriptor& descriptor = *FieldAt(request, field.path);
  const std::string flag(absl::StripSuffix(field.flag, "?"));
  const std::string help = HelpOf(field, descriptor);
  typed.flags[field.path] = flag;
  if (descriptor.cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
    leaf.add_flag(flag, typed.switches[field.path], help);
    return;
  }
  CLI::Option* option = leaf.add_option(flag, typed.given[field.path], help);
  option->type_name("")->required(MustBeGiven(field, request));
  if (!descriptor.is_repeated()) option->expected(1);
  // A flag takes one value each time, also where it may be repeated.
  if (!IsWord(field) || !descriptor.is_repeated()) option->allow_extra_args(false);
  if (descriptor.enum_type() != nullptr) {
    app.choices[absl::StrCat(typed.command.words, " ", flag)] = WordsOf(*descriptor.enum_type());
  }
}

// What many requests have in common.
void AddCustomary(CLI::App& leaf, Typed& typed) {
  const Descriptor& request = *typed.command.request->GetDescriptor();
  auto add = [&](const std::string& path, const std::string& flag, const std::string& help) {
    if (!path.empty() && FieldAt(request, path) != nullptr) {
      leaf.add_option(flag, typed.given[path], help)->expected(1)->type_name("");
    }
  };
  add("request_id", "--request-id", "of an earlier call, to repeat it; a new one if not given");
  add(EtagPath(request), "--etag", "the version that was read; refuse if it changed since");
  add("page_size", "--page-size", "how many at once, up to 1000");
  add("page_token", "--page-token", "of the page before");
  if (request.FindFieldByName("page_token") != nullptr) {
    leaf.add_flag("--all", typed.all, "all pages");
  }
  if (!typed.command.save.empty()) {
    leaf.add_option("--save", typed.save, "write it to this file")->type_name("");
  }
}

google::rpc::Status CallAllPages(const Target& target, const Typed& typed, Message& request,
                                 Message& answer) {
  const google::protobuf::MethodDescriptor& method = MethodOf(request);
  google::rpc::Status status = Invoke(target, method, request, answer);
  while (typed.all && status.code() == 0) {
    const std::string token = TextAt(answer, "next_page_token");
    if (token.empty()) break;
    // The setter cannot fail: the request has a page_token, or --all was not offered.
    SetField(request, "page_token", {token}).IgnoreError();
    std::unique_ptr<Message> page = NewAnswer(method);
    status = Invoke(target, method, request, *page);
    answer.GetReflection()->ClearField(&answer,
                                       answer.GetDescriptor()->FindFieldByName("next_page_token"));
    answer.MergeFrom(*page);
  }
  return status;
}

// The part of the answer that --save names, a file as it is or a message as it is on the wire;
// false if it could not be written.
bool Save(const Typed& typed, const Message& answer) {
  if (typed.save.empty()) return true;
  const FieldDescriptor* part = answer.GetDescriptor()->FindFieldByName(typed.command.save);
  const google::protobuf::Reflection& reflection = *answer.GetReflection();
  std::ofstream file(typed.save, std::ios::binary);
  file << (part->type() == FieldDescriptor::TYPE_BYTES
               ? reflection.GetString(answer, part)
               : reflection.GetMessage(answer, part).SerializeAsString());
  return static_cast<bool>(file.flush());
}

int Call(const App& app, Typed typed) {
  for (const auto& [path, on] : typed.switches) {
    if (on) typed.given[path] = {"true"};
  }
  const absl::StatusOr<std::unique_ptr<Message>> request = RequestOf(typed.command, typed.given);
  if (!request.ok()) return WrongUse(request.status());
  const auto& method = MethodOf(**request);
  const absl::StatusOr<Target> target = app.global.TargetOf(ServiceOf(method));
  if (!target.ok()) return WrongUse(target.status());

  const std::unique_ptr<Message> answer = NewAnswer(method);
  const google::rpc::Status status = CallAllPages(*target, typed, **request, *answer);
  if (status.code() != 0) {
    std::cerr << (app.global.json ? ForScripts(status)
                                  : Explain(status, app.global.Speaks(), typed.flags,
                                            TextAt(**request, "request_id")));
    return ExitCodeOf(status);
  }
  std::cout << (app.global.json ? ForScripts(*answer) : ForPeople(*answer, typed.command.columns));
  if (Save(typed, *answer)) return SaysYes(typed.command, *answer) ? kDone : kNo;
  std::cerr << "done, but " << typed.save << " could not be written\n";
  return kUnwritten;
}

}  // namespace

void AddCommand(App& app, const Command& command) {
  CLI::App& leaf = Leaf(app, command.words, command.help, command.example);
  const auto typed = std::make_shared<Typed>();
  typed->command = command;
  for (const Field& field : command.fields) AddField(app, leaf, field, *typed);
  AddCustomary(leaf, *typed);
  leaf.callback([&app, typed] { app.run = [&app, typed] { return Call(app, *typed); }; });
}

}  // namespace linli::ctl
