#include "services/matching/api/projects.h"

#include <algorithm>
#include <string>

#include "common/ids/new_id.h"
#include "common/mask/field_mask.h"
#include "common/mask/output_only.h"
#include "common/time/proto_time.h"
#include "services/matching/api/catalog.h"
#include "services/matching/domain/names.h"
#include "services/matching/domain/project_cycle.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::projects {
namespace {

constexpr char kKind[] = "project";
constexpr char kAny[] = "-";

store::Filing FilingOf(const v1::Project& project) {
  const ProjectName name = *ProjectName::Parse(project.name());
  return {kKind,
          name.id(),
          name.id(0),
          store::IdIn(project.region()),
          project.stage(),
          project.library_level(),
          project.library_class(),
          project.brand()};
}

absl::Status RefuseStage(const v1::Project& project) {
  return Refuse(Reason::PROJECT_STAGE, {{"stage", v1::Project::Stage_Name(project.stage())}});
}

absl::Status CheckBrand(db::Tx& tx, const v1::Project& project) {
  if (project.brand().empty() || store::FindFiled(tx, "brand", store::IdIn(project.brand()))) {
    return absl::OkStatus();
  }
  return NotFound(project.brand());
}

absl::StatusOr<v1::Project> Lock(rpc::WriteCall& call, const std::string& name,
                                 const std::string& etag = "") {
  ASSIGN_OR_RETURN(const ProjectName parsed, ProjectName::Parse(name));
  return LockFiled<v1::Project>(call.tx(), kKind, parsed, etag);
}

}  // namespace

absl::StatusOr<v1::Project> Create(Deps&, rpc::WriteCall& call,
                                   const v1::CreateProjectRequest& request) {
  ASSIGN_OR_RETURN(const OrganizationName parent, OrganizationName::Parse(request.parent()));
  v1::Project project = request.project();
  mask::ClearOutputOnly(&project);
  RETURN_IF_ERROR(CheckBrand(call.tx(), project));
  project.set_name(ProjectName(parent.id(), ids::NewId()).ToString());
  project.set_stage(v1::Project::SELECTION);
  return FileNew(call, FilingOf(project), project);
}

absl::StatusOr<v1::Project> Get(Deps&, rpc::ReadCall& call, const v1::GetProjectRequest& request) {
  ASSIGN_OR_RETURN(const ProjectName name, ProjectName::Parse(request.name()));
  return GetFiled<v1::Project>(call.tx(), kKind, name);
}

absl::StatusOr<v1::ListProjectsResponse> List(Deps&, rpc::ReadCall& call,
                                              const v1::ListProjectsRequest& request) {
  ASSIGN_OR_RETURN(const OrganizationName parent, OrganizationName::Parse(request.parent()));
  const store::Filing marks{kKind,
                            "",
                            parent.id() == kAny ? "" : parent.id(),
                            store::IdIn(request.region()),
                            request.stage(),
                            request.library_level(),
                            request.library_class(),
                            request.brand()};
  v1::ListProjectsResponse response;
  ASSIGN_OR_RETURN(*response.mutable_next_page_token(),
                   PageOfFiled(
                       request,
                       [&](const std::string& after, int limit) {
                         return store::ListFiled(call.tx(), marks, after, limit);
                       },
                       [&](const store::Filed& one) {
                         *response.add_projects() = store::Unfile<v1::Project>(
                             one, ProjectName(one.organization_id, one.id).ToString());
                       }));
  return response;
}

absl::StatusOr<v1::Project> Update(Deps&, rpc::WriteCall& call,
                                   const v1::UpdateProjectRequest& request) {
  ASSIGN_OR_RETURN(v1::Project project,
                   Lock(call, request.project().name(), request.project().etag()));
  if (project.stage() == v1::Project::CLOSED) return RefuseStage(project);
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), request.project(), &project));
  RETURN_IF_ERROR(CheckBrand(call.tx(), project));
  if (project.stage() >= v1::Project::WORK) {
    RETURN_IF_ERROR(domain::CheckElements(project, "project."));
  }
  return FileAgain(call, FilingOf(project), project);
}

absl::StatusOr<v1::Project> Screen(Deps&, rpc::WriteCall& call,
                                   const v1::ScreenProjectRequest& request) {
  ASSIGN_OR_RETURN(v1::Project project, Lock(call, request.name()));
  if (project.stage() != v1::Project::SELECTION) return RefuseStage(project);
  v1::Project::Screening& screening = *project.mutable_screening();
  screening = request.screening();
  screening.set_total((screening.public_concern() + screening.social_need() + screening.ability()) /
                      3);
  return FileAgain(call, FilingOf(project), project);
}

absl::StatusOr<v1::Project> Advance(Deps&, rpc::WriteCall& call,
                                    const v1::AdvanceProjectRequest& request) {
  ASSIGN_OR_RETURN(v1::Project project, Lock(call, request.name()));
  RETURN_IF_ERROR(domain::CheckAdvance(project, request.stage(), request.evaluation()));
  project.set_stage(request.stage());
  if (request.stage() == v1::Project::CLOSED) project.set_evaluation(request.evaluation());
  return FileAgain(call, FilingOf(project), project);
}

absl::StatusOr<v1::Project> Admit(Deps&, rpc::WriteCall& call,
                                  const v1::AdmitProjectRequest& request) {
  ASSIGN_OR_RETURN(v1::Project project, Lock(call, request.name()));
  project.set_library_level(request.library_level());
  return FileAgain(call, FilingOf(project), project);
}

absl::StatusOr<v1::Project> Honour(Deps&, rpc::WriteCall& call,
                                   const v1::HonourProjectRequest& request) {
  ASSIGN_OR_RETURN(v1::Project project, Lock(call, request.name()));
  const v1::Project::Honour& honour = request.honour();
  const auto& honours = project.honours();
  if (std::any_of(honours.begin(), honours.end(), [&](const auto& one) {
        return one.title() == honour.title() && one.year() == honour.year();
      })) {
    return project;
  }
  *project.add_honours() = honour;
  return FileAgain(call, FilingOf(project), project);
}

absl::StatusOr<v1::ShowProjectFrequencyResponse> ShowFrequency(
    Deps&, rpc::ReadCall& call, const v1::ShowProjectFrequencyRequest& request) {
  ASSIGN_OR_RETURN(const ProjectName name, ProjectName::Parse(request.name()));
  ASSIGN_OR_RETURN(const v1::Project project, GetFiled<v1::Project>(call.tx(), kKind, name));
  if (!project.has_frequency()) return domain::CheckElements(project, "");
  const absl::Time from = time::FromProto(request.start_time());
  const absl::Time until =
      request.has_end_time() ? time::FromProto(request.end_time()) : call.now();
  const auto period = project.frequency().period();
  return domain::CompareFrequency(
      project.frequency(),
      store::HeldOf(call.tx(), request.name(), domain::PeriodStart(period, from), until), from,
      until);
}

}  // namespace linli::matching::projects
