#include "deploy/demo/organisers.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace linli::demo {
namespace {

namespace v1 = registration::v1;

bool EndsWithOneOf(const std::string& text, std::initializer_list<const char*> endings) {
  for (const char* ending : endings) {
    if (absl::EndsWith(text, ending)) return true;
  }
  return false;
}

// "邢台市国资委(供热、供水、公交等11家企业)" is 邢台市国资委.
std::string WithoutRemark(const std::string& organiser) {
  return organiser.substr(0, organiser.find('('));
}

bool IsOneBody(const std::string& organiser) {
  constexpr const char* kMany[] = {"、", "等", "各", "46个", "与"};
  for (const char* word : kMany) {
    if (absl::StrContains(organiser, word)) return false;
  }
  return organiser != "社区" && organiser != "出租车企业";
}

bool IsPlace(const std::string& organiser) {
  return EndsWithOneOf(organiser, {"市", "区", "县"}) && !absl::EndsWith(organiser, "社区");
}

// 主管/组织性质 of the national system.
const char* SponsorKind(const std::string& organiser) {
  if (EndsWithOneOf(organiser, {"社区"})) return "09";
  if (EndsWithOneOf(organiser, {"集团"})) return "11";
  if (absl::StartsWith(organiser, "共青团") || EndsWithOneOf(organiser, {"联合会", "总工会"})) {
    return "08";
  }
  if (EndsWithOneOf(organiser, {"部", "委", "镇"})) return "01";
  return "99";
}

}  // namespace

std::optional<v1::Organization> OrganiserOf(const std::map<std::string, std::string>& programme) {
  if (programme.at("kind") == "award") return std::nullopt;
  v1::Organization organization;
  organization.set_region("regions/" + programme.at("region_code"));
  organization.set_description(absl::StrCat("来源：", programme.at("source")));
  if (programme.at("kind") == "team") {
    organization.set_display_name(programme.at("name"));
    organization.set_kind(v1::UNREGISTERED_GROUP);
    organization.set_sponsor_kind("16");
    return organization;
  }
  const std::string organiser = WithoutRemark(programme.at("organiser"));
  if (!IsOneBody(organiser)) return std::nullopt;
  if (IsPlace(organiser)) {
    organization.set_display_name(organiser + "志愿服务联合会");
    organization.set_kind(v1::REGISTERED);
    organization.set_sponsor_kind("13");
    return organization;
  }
  organization.set_display_name(organiser);
  organization.set_kind(v1::OTHER_LEGAL_PERSON);
  organization.set_sponsor_kind(SponsorKind(organiser));
  return organization;
}

}  // namespace linli::demo
