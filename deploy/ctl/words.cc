#include "deploy/ctl/words.h"

#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "common/time/china_day.h"

namespace linli::ctl {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;

// "ORGANIZATION_" of an enum whose zero is ORGANIZATION_STATE_UNSPECIFIED.
std::string FirstWord(const EnumDescriptor& choices) {
  const std::string& zero = choices.value(0)->name();
  return zero.substr(0, zero.find('_') + 1);
}

bool Unspecified(const EnumValueDescriptor& value) {
  return absl::EndsWith(value.name(), "_UNSPECIFIED");
}

}  // namespace

absl::StatusOr<absl::Time> TimeFrom(const std::string& text) {
  absl::Time time;
  std::string why;
  if (absl::ParseTime(absl::RFC3339_full, text, &time, &why)) return time;
  for (const char* form : {"%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d"}) {
    const std::string joined = absl::StrReplaceAll(text, {{" ", "T"}});
    if (absl::ParseTime(form, joined, time::China(), &time, &why)) return time;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("'", text, "' is not a time; write 2026-11-28 09:00 (China's time)"));
}

absl::StatusOr<absl::Duration> DurationFrom(const std::string& text) {
  absl::Duration duration;
  if (absl::ParseDuration(text, &duration)) return duration;
  int64_t days = 0;
  if (absl::EndsWith(text, "d") && absl::SimpleAtoi(text.substr(0, text.size() - 1), &days)) {
    return absl::Hours(24) * days;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("'", text, "' is not a duration; write 30d, 12h, 90m or 20s"));
}

absl::StatusOr<const EnumValueDescriptor*> ValueFrom(const EnumDescriptor& choices,
                                                     const std::string& word) {
  const std::string name = absl::StrReplaceAll(absl::AsciiStrToUpper(word), {{"-", "_"}});
  std::vector<const EnumValueDescriptor*> found;
  for (int i = 0; i < choices.value_count(); ++i) {
    const EnumValueDescriptor* value = choices.value(i);
    if (value->name() == name || value->name() == FirstWord(choices) + name) return value;
    if (Unspecified(*value)) continue;
    if (absl::StartsWith(value->name(), name) || absl::EndsWith(value->name(), "_" + name)) {
      found.push_back(value);
    }
  }
  if (found.size() == 1) return found.front();
  return absl::InvalidArgumentError(
      absl::StrCat("'", word, "' is not one of ", absl::StrJoin(WordsOf(choices), ", ")));
}

std::string WordOf(const EnumValueDescriptor& value) {
  std::string name = value.name();
  const std::string first = FirstWord(*value.type());
  if (absl::StartsWith(name, first) && name.size() > first.size()) name = name.substr(first.size());
  return absl::AsciiStrToLower(absl::StrReplaceAll(name, {{"_", "-"}}));
}

std::vector<std::string> WordsOf(const EnumDescriptor& choices) {
  std::vector<std::string> words;
  for (int i = 0; i < choices.value_count(); ++i) {
    if (!Unspecified(*choices.value(i))) words.push_back(WordOf(*choices.value(i)));
  }
  return words;
}

std::string TextOf(absl::Time time) {
  const bool whole = absl::ToUnixSeconds(time) % 60 == 0;
  return absl::FormatTime(whole ? "%Y-%m-%d %H:%M" : "%Y-%m-%d %H:%M:%S", time, time::China());
}

std::string MinutesText(int64_t minutes) {
  const int64_t hundredths = std::llabs(minutes) * 100 / 60;
  return absl::StrFormat("%d (%s%d.%02d h)", minutes, minutes < 0 ? "-" : "", hundredths / 100,
                         hundredths % 100);
}

}  // namespace linli::ctl
