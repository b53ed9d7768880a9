#include "deploy/ctl/resources.h"
#include "linli/registration/v1/mutual_help_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

Commands MutualHelp() {
  const Field which = {"GROUP", "name", "regions/…/mutualHelpGroups/…"};
  const Field volunteer = {"VOLUNTEER", "volunteer", "number"};
  return {
      {.words = "mutual-help create",
       .request = &v1::CreateMutualHelpGroupRequest::default_instance(),
       .help = "found a circle, or the card of an entrance",
       .example = "130502001062 --name 邻里守望互助卡 --entrance "
                  "building=3号楼,entrance=2单元,households=12",
       .fields = {{"COMMUNITY", "parent", "code of 12 digits"},
                  {"--name", "mutual_help_group.display_name", "name"},
                  {"--tie", "mutual_help_group.tie", "of a circle"},
                  {"--entrance", "mutual_help_group.entrance", "of a card"},
                  {"--description", "mutual_help_group.description", "what they do"}}},
      {.words = "mutual-help update",
       .request = &v1::UpdateMutualHelpGroupRequest::default_instance(),
       .help = "change what is given",
       .example = "regions/130502001062/mutualHelpGroups/… --name 老友圈",
       .fields = {{"GROUP", "mutual_help_group.name", "regions/…/mutualHelpGroups/…"},
                  {"--name", "mutual_help_group.display_name", "name"},
                  {"--description", "mutual_help_group.description", "what they do"}}},
      {.words = "mutual-help dissolve",
       .request = &v1::DissolveMutualHelpGroupRequest::default_instance(),
       .help = "end a group",
       .example = "regions/130502001062/mutualHelpGroups/…",
       .fields = {which}},
      {.words = "mutual-help get",
       .request = &v1::GetMutualHelpGroupRequest::default_instance(),
       .help = "show one group",
       .example = "regions/130502001062/mutualHelpGroups/…",
       .fields = {which}},
      {.words = "mutual-help list",
       .request = &v1::ListMutualHelpGroupsRequest::default_instance(),
       .help = "list the groups of a region and below it",
       .example = "130502",
       .fields = {{"REGION", "parent", "code"}},
       .columns = {"name", "display_name", "tie", "members"}},
      {.words = "mutual-help join",
       .request = &v1::JoinMutualHelpGroupRequest::default_instance(),
       .help = "join, by the volunteer herself",
       .example = "regions/130502001062/mutualHelpGroups/… V1305022611123456K --help-with 测血压",
       .fields = {which, volunteer, {"--help-with", "help", "for what she can be asked"}}},
      {.words = "mutual-help leave",
       .request = &v1::LeaveMutualHelpGroupRequest::default_instance(),
       .help = "leave, by the volunteer herself",
       .example = "regions/130502001062/mutualHelpGroups/… V1305022611123456K",
       .fields = {which, volunteer}},
      {.words = "mutual-help members",
       .request = &v1::ListMutualHelpMembersRequest::default_instance(),
       .help = "list who belongs to a group",
       .example = "regions/130502001062/mutualHelpGroups/…",
       .fields = {{"GROUP", "parent", "regions/…/mutualHelpGroups/…"}},
       .columns = {"volunteer", "help", "join_time"}},
  };
}

}  // namespace linli::ctl
