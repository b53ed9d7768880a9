// 一人一号一档: one person, one number, one file (67号令 Arts 5 and 6).
#include "common/status/macros.h"
#include "deploy/demo/numbers.h"
#include "deploy/demo/people.h"
#include "deploy/demo/scenes.h"
#include "deploy/demo/work.h"
#include "linli/registration/v1/volunteer_service.pb.h"

namespace linli::demo {
namespace {

namespace v1 = registration::v1;

constexpr int kVolunteers = 300;
constexpr int kCounters = 8;  // at which they register
constexpr char kXingtai[] = "regions/1305";

std::vector<std::string> CommunitiesOfXingtai(const Stage& stage) {
  std::vector<std::string> communities;
  for (const auto& region : stage.regions) {
    const std::string& code = region.at("code");
    if (code.size() == 12 && code.starts_with("1305")) communities.push_back(code);
  }
  return communities;
}

absl::StatusOr<v1::Volunteer> Register(Stage& stage, const v1::Volunteer& volunteer) {
  v1::RegisterVolunteerRequest request;
  request.set_registrar(kXingtai);
  *request.mutable_volunteer() = volunteer;
  return stage.line.Call<v1::Volunteer>(kRegistrar, request);
}

}  // namespace

std::string Stage::NameOf(const std::string& volunteer) const {
  for (const Volunteer& one : volunteers) {
    if (one.name == volunteer) return one.entered.display_name();
  }
  return volunteer;
}

absl::Status RegisterVolunteers(Stage& stage) {
  stage.report.Scene("300 people register (志愿者注册)");
  const auto people = People(kVolunteers, CommunitiesOfXingtai(stage), stage.time.Now());
  stage.volunteers.resize(people.size());
  RETURN_IF_ERROR(Together(kVolunteers, kCounters, [&](int i) -> absl::Status {
    ASSIGN_OR_RETURN(const v1::Volunteer file, Register(stage, people[i]));
    stage.volunteers[i] = {file.name(), people[i], ""};
    return absl::OkStatus();
  }));
  v1::ListVolunteersRequest list;
  list.set_parent(kXingtai);
  list.set_page_size(1000);
  ASSIGN_OR_RETURN(const auto files, stage.line.Call<v1::ListVolunteersResponse>(kRegistrar, list));
  stage.report.Expect("volunteers with a file and a number", kVolunteers, files.volunteers_size());
  for (const int i : {0, 40, 43, 44}) {
    v1::GetVolunteerRequest get;
    get.set_name(stage.volunteers[i].name);
    ASSIGN_OR_RETURN(const v1::Volunteer file, stage.line.Call<v1::Volunteer>(get.name(), get));
    stage.report.Say(absl::StrCat(file.name().substr(file.name().find('/') + 1), "  ",
                                  file.display_name(), "  ", file.id_document().masked_number(),
                                  "  ", file.masked_phone()));
  }
  return absl::OkStatus();
}

absl::Status RefuseWrongPapers(Stage& stage) {
  stage.report.Scene("What registration refuses");
  const v1::Volunteer& known = stage.volunteers[0].entered;
  v1::Volunteer again = known;
  again.set_phone("13900000001");
  stage.report.ExpectRefusal("the same person a second time", "PERSON_ALREADY_REGISTERED",
                             Register(stage, again).status());
  v1::Volunteer mistyped = known;
  mistyped.mutable_id_document()->set_number(WithWrongCheck(known.id_document().number()));
  stage.report.ExpectRefusal("a document with a wrong check digit (GB 11643)",
                             "DOCUMENT_CHECK_CHARACTER", Register(stage, mistyped).status());
  v1::GetVolunteerRequest get;
  get.set_name(stage.volunteers[0].name);
  stage.report.ExpectRefusal(
      "one volunteer reads another one's file", "NOT_AUTHORIZED",
      stage.line.Call<v1::Volunteer>(stage.volunteers[1].name, get).status());
  return absl::OkStatus();
}

}  // namespace linli::demo
