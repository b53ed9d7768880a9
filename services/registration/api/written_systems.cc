#include "services/registration/api/written_systems.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/document.h"
#include "services/registration/storage/written_system_store.h"

namespace linli::registration::written_systems {

absl::StatusOr<v1::WrittenSystem> Publish(Deps&, rpc::WriteCall& call,
                                          const v1::PublishWrittenSystemRequest& request) {
  RETURN_IF_ERROR(CheckOwner(call.tx(), request.parent()));
  v1::WrittenSystem system = request.written_system();
  mask::ClearOutputOnly(&system);
  system.set_version(request.replaces_version() + 1);
  system.set_name(domain::Nested(domain::Nested(request.parent(), "writtenSystems", system.kind()),
                                 "versions", absl::StrCat(system.version())));
  system.set_publisher(call.caller().subject);
  *system.mutable_create_time() = time::ToProto(call.now());
  if (!store::AddWrittenSystem(call.tx(), system, request.replaces_version())) {
    return Refuse(Reason::ETAG_MISMATCH);
  }
  return system;
}

absl::StatusOr<v1::WrittenSystem> Get(Deps&, rpc::ReadCall& call,
                                      const v1::GetWrittenSystemRequest& request) {
  const std::string last = IdIn(request.name());
  int version = 0;
  const bool numbered = absl::SimpleAtoi(last, &version) && version > 0;
  if (!numbered && last != "-") return NotFound(request.name());
  auto found = store::FindWrittenSystem(call.tx(), store::FirstIdIn(request.name()),
                                        IdIn(domain::ParentOf(request.name())), version);
  if (!found) return NotFound(request.name());
  return *std::move(found);
}

absl::StatusOr<v1::ListWrittenSystemsResponse> List(Deps&, rpc::ReadCall& call,
                                                    const v1::ListWrittenSystemsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListWrittenSystemsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::ListWrittenSystems(call.tx(), IdIn(request.parent()), Only(page.after), page.size + 1),
      response.mutable_written_systems(),
      [](const v1::WrittenSystem& last) { return std::vector<std::string>{last.kind()}; }));
  for (v1::WrittenSystem& one : *response.mutable_written_systems()) one.clear_text();
  return response;
}

}  // namespace linli::registration::written_systems
