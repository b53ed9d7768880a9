#include "services/awards/domain/indicator_inputs.h"

#include <algorithm>

namespace linli::awards::domain {
namespace {

constexpr KnownInput kInputs[] = {
    {"certificates", Origin::kCertificates, "期内出具的志愿服务记录证明", true},
    {"communities", Origin::kStations, "社区（村）数", false},
    {"communities_with_station", Origin::kStations, "有站点的社区（村）数", false},
    {"credit_minutes", Origin::kFigures, "期内信用时长（分钟）", true},
    {"denominator.", Origin::kDenominator, "分母，例如 denominator.resident_population 常住人口",
     false},
    {"honour_minutes", Origin::kFigures, "期内荣誉时长（分钟）", true},
    {"local_asked", Origin::kNodes, "N：应开展的自选活动数", true},
    {"local_held", Origin::kNodes, "N：已开展的自选活动数", true},
    {"minutes", Origin::kFigures, "期内服务时长（分钟）", true},
    {"nodes_asked", Origin::kNodes, "应完成的节点数：节点乘以县（市、区）", true},
    {"nodes_held", Origin::kNodes, "已开展活动的节点数", true},
    {"party_at_minimum", Origin::kPartyMinimum,
     "达到年度最低时长的党员志愿者（仅年度，不限服务地）", true},
    {"party_registered", Origin::kCoverage, "注册的党员（含预备党员）", false},
    {"party_reported", Origin::kReporting, "已到社区报到的党员志愿者", false},
    {"party_volunteers", Origin::kReporting, "党员志愿者", false},
    {"person_times", Origin::kFigures, "期内服务人次", true},
    {"persons", Origin::kFigures, "期内有服务记录的人数", true},
    {"persons_at_minimum", Origin::kFigures, "达到年度最低时长的人数（仅年度）", true},
    {"projects", Origin::kProjects, "正在开展的项目", false},
    {"registered", Origin::kCoverage, "注册志愿者", false},
    {"reported.", Origin::kReported, "填报数据，例如 reported.citizen_satisfaction", false},
    {"stations", Origin::kStations, "开放的站点", false},
    {"streets", Origin::kStations, "街道（乡镇）数", false},
    {"streets_with_booths", Origin::kStations, "岗亭达标的街道（乡镇）数", false},
    {"training_attendances", Origin::kTraining, "期内培训人次", true},
    {"training_minutes", Origin::kTraining, "期内培训学时（分钟）", true},
    {"training_people", Origin::kTraining, "期内参训人数", true},
    {"training_sessions", Origin::kTraining, "期内培训场次", true},
    {"verified", Origin::kCoverage, "实名认证的注册志愿者", false},
};

}  // namespace

std::span<const KnownInput> KnownInputs() { return kInputs; }

const KnownInput* FindInput(std::string_view name) {
  const auto* found = std::find_if(std::begin(kInputs), std::end(kInputs), [&](const auto& one) {
    const bool family = one.name.back() == '.';
    if (!family) return one.name == name;
    // One word after the dot.
    return name.size() > one.name.size() && name.substr(0, one.name.size()) == one.name &&
           name.find('.', one.name.size()) == std::string_view::npos;
  });
  return found == std::end(kInputs) ? nullptr : found;
}

std::string_view ServiceOf(Origin origin) {
  switch (origin) {
    case Origin::kCoverage:
    case Origin::kDenominator:
    case Origin::kStations:
    case Origin::kTraining:
    case Origin::kReporting:
      return "registration";
    case Origin::kProjects:
    case Origin::kNodes:
      return "matching";
    case Origin::kFigures:
      return "hours";
    case Origin::kCertificates:
    case Origin::kPartyMinimum:
      return "awards";
    case Origin::kReported:
      return "reported";
  }
  return "";
}

}  // namespace linli::awards::domain
