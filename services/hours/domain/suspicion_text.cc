#include "services/hours/domain/suspicion_text.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace linli::hours::domain {
namespace {

using Signal = v1::Quarantine::Signal;

struct Template {
  const char* zh;
  const char* en;
};

const std::map<Signal::Kind, Template>& Templates() {
  static const auto& templates = *new std::map<Signal::Kind, Template>{
      {Signal::VELOCITY,
       {"短时间内为其人工录入{value}分钟",
        "{value} min were entered by hand for her within a short time"}},
      {Signal::REGULARITY,
       {"同一经办人录入的另外{value}天起止时刻完全相同",
        "{value} other days by the same person's hand have the very same hours"}},
      {Signal::VOLUME,
       {"同一经办人短时间内录入{value}条",
        "one person entered {value} records within a short time"}},
      {Signal::NO_CHECK_INS,
       {"该活动{value}人有记录而几乎无人签到",
        "{value} people are on record at the activity and next to nobody checked in"}},
      {Signal::PLACE_CLUSTER,
       {"另有{value}人同时到、同时离开且距离相同",
        "{value} others came and went at the same moments, just as far from the place"}},
      {Signal::DEVICE_CLUSTER,
       {"同一设备在此前后签到{value}人次",
        "one device vouched for {value} check-ins around this one"}},
      {Signal::IMPOSSIBLE_TRAVEL,
       {"与其另一次到场之间需以每小时{value}公里移动",
        "between this and another presence of hers she would have travelled at {value} km/h"}},
  };
  return templates;
}

}  // namespace

Sentence SentenceOf(const Signal& signal) {
  const Template& text = Templates().at(signal.kind());
  const auto filled = [&](const char* form, const char* judged) {
    return absl::StrReplaceAll(absl::StrCat(form, judged),
                               {{"{value}", absl::StrCat(signal.value())},
                                {"{threshold}", absl::StrCat(signal.threshold())},
                                {"{points}", absl::StrCat(signal.points())}});
  };
  return {filled(text.zh, "（阈值{threshold}，计{points}分）"),
          filled(text.en, " (from {threshold} on; {points} points)")};
}

}  // namespace linli::hours::domain
