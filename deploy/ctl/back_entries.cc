#include "deploy/ctl/resources.h"
#include "linli/hours/v1/back_entry_service.pb.h"

namespace linli::ctl {

namespace v1 = hours::v1;

Commands BackEntries() {
  const Field ban = {"BAN", "name", "volunteers/…/backEntryBans/…"};
  return {
      {.words = "back-entry ban",
       .request = &v1::BanBackEntryRequest::default_instance(),
       .help = "补录: have nothing entered by hand for or by somebody for a while",
       .example = "organizations/… --explanation 补录材料不实",
       .fields = {{"BANNED", "banned", "volunteers/…, organizations/… or staff/…"},
                  {"--explanation", "explanation", "why, for whom it concerns to read"}}},
      {.words = "back-entry lift",
       .request = &v1::LiftBackEntryBanRequest::default_instance(),
       .help = "lift a ban before its time",
       .example = "organizations/…/backEntryBans/…",
       .fields = {ban}},
      {.words = "back-entry get",
       .request = &v1::GetBackEntryBanRequest::default_instance(),
       .help = "show one ban",
       .example = "organizations/…/backEntryBans/…",
       .fields = {ban}},
      {.words = "back-entry list",
       .request = &v1::ListBackEntryBansRequest::default_instance(),
       .help = "list bans, those that ended too",
       .example = "organizations/…",
       .fields = {{"PARENT", "parent", "volunteers/…, organizations/… or staff/…"}},
       .columns = {"from_time", "until_time", "reearn_minutes", "record", "lifted_by", "name"}},
  };
}

}  // namespace linli::ctl
