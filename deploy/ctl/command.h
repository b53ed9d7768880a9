// A command is a few words that stand for one call of the contract. To add one, write its entry in
// the file of its resource: the words, the request, and a flag for each field worth typing.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"

namespace linli::ctl {

struct Field {
  // "--name"; or a word to be given as it is, "VOLUNTEER", or "CODE?" if it may be left out.
  std::string flag;
  std::string path;  // in the request, "volunteer.display_name"
  std::string help;
  std::string preset = "";  // taken when the flag is not given
};

// request_id, etag and paging come by themselves where the request has them (an update has its etag
// inside the resource), and the update_mask from the flags that are given.
struct Command {
  std::string words;  // "volunteer register"
  const google::protobuf::Message* request;
  std::string help;
  std::string example;  // what follows the words
  std::vector<Field> fields;
  std::vector<std::string> columns = {};  // of the answer's list; empty: its plain fields
  std::string save = "";                  // the part of the answer that --save writes to a file
  std::string yes = "";  // "state=valid": what an answer says, as people read it, that is a yes
};
using Commands = std::vector<Command>;

// All of them, and what the first words of those with two words stand for.
Commands AllCommands();
struct Noun {
  std::string word;
  std::string help;
};
std::vector<Noun> Nouns();

// The method of the contract that takes this request.
const google::protobuf::MethodDescriptor& MethodOf(const google::protobuf::Message& request);

// "registration", "matching", "hours" or "awards".
std::string ServiceOf(const google::protobuf::MethodDescriptor& method);

// Where a request says which version the caller has read: "etag", in an update inside the resource,
// "volunteer.etag"; empty if it cannot say.
std::string EtagPath(const google::protobuf::Descriptor& request);

// What was typed, by path of the request's field.
using Given = std::map<std::string, std::vector<std::string>>;

// Whether the answer is a yes. Of commands that ask no question it always is.
bool SaysYes(const Command& command, const google::protobuf::Message& answer);

// The request that they make, with presets, a new request_id and the update_mask.
absl::StatusOr<std::unique_ptr<google::protobuf::Message>> RequestOf(const Command& command,
                                                                     const Given& given);

}  // namespace linli::ctl
