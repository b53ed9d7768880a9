#include "deploy/ctl/resources.h"
#include "linli/awards/v1/honour_service.pb.h"

namespace linli::ctl {

namespace v1 = awards::v1;

Commands Honours() {
  const Field consent = {"CONSENT", "name", "volunteers/…/honourConsent"};
  return {
      {.words = "honour roll",
       .request = &v1::ListHonourRollEntriesRequest::default_instance(),
       .help = "荣誉榜 of a region, of those who agreed",
       .example = "1305",
       .fields = {{"REGION", "parent", "code"}},
       .columns = {"display_name", "star", "counted_minutes", "volunteer"}},
      {.words = "honour timeline",
       .request = &v1::ListTimelineEventsRequest::default_instance(),
       .help = "a volunteer's stars, awards and deeds, newest first",
       .example = "V1305022611123456K",
       .fields = {{"VOLUNTEER", "parent", "number"}},
       .columns = {"event_time", "kind", "title", "resource_name"}},
      {.words = "honour agree",
       .request = &v1::GiveHonourConsentRequest::default_instance(),
       .help = "agree to be shown, for oneself",
       .example = "volunteers/V1305022611123456K/honourConsent --roll --timeline --name full",
       .fields = {{"CONSENT", "honour_consent.name", "volunteers/…/honourConsent"},
                  {"--roll", "honour_consent.honour_roll", "on the honour roll"},
                  {"--timeline", "honour_consent.timeline", "the time line, to everyone"},
                  {"--name", "honour_consent.name_form", "masked or full"}}},
      {.words = "honour withdraw",
       .request = &v1::WithdrawHonourConsentRequest::default_instance(),
       .help = "agree to nothing any more",
       .example = "volunteers/V1305022611123456K/honourConsent",
       .fields = {consent}},
      {.words = "honour consent",
       .request = &v1::GetHonourConsentRequest::default_instance(),
       .help = "what one agreed to",
       .example = "volunteers/V1305022611123456K/honourConsent",
       .fields = {consent}},
  };
}

Commands Deeds() {
  const Field which = {"DEED", "name", "volunteers/…/deeds/…"};
  return {
      {.words = "deed write",
       .request = &v1::WriteDeedRequest::default_instance(),
       .help = "write down a deed; of oneself that is the consent",
       .example = "V1305022611123456K --title 十年照顾孤寡老人 --kind helping --date 2026-11-01 "
                  "--story 每周上门打扫、做饭，风雨无阻已经十年。",
       .fields = {{"VOLUNTEER", "parent", "number"},
                  {"--title", "deed.title", "what it is called"},
                  {"--story", "deed.story", "what was done"},
                  {"--kind", "deed.kind", "helping, honesty, courage or service"},
                  {"--date", "deed.deed_date", "when it was done"},
                  {"--link", "deed.evidence_links", "https://…; may be repeated"},
                  {"--name", "name_form", "masked or full"}}},
      {.words = "deed agree",
       .request = &v1::ConsentToDeedRequest::default_instance(),
       .help = "agree to have it shown",
       .example = "volunteers/…/deeds/… --name masked",
       .fields = {which, {"--name", "name_form", "masked or full"}}},
      {.words = "deed review",
       .request = &v1::ReviewDeedRequest::default_instance(),
       .help = "publish it, or not",
       .example = "volunteers/…/deeds/… --approved --opinion 事迹属实",
       .fields = {which,
                  {"--approved", "approved", "it is published"},
                  {"--opinion", "opinion", "why"}}},
      {.words = "deed withdraw",
       .request = &v1::WithdrawDeedRequest::default_instance(),
       .help = "take it back, or down",
       .example = "volunteers/…/deeds/…",
       .fields = {which}},
      {.words = "deed get",
       .request = &v1::GetDeedRequest::default_instance(),
       .help = "show one",
       .example = "volunteers/…/deeds/…",
       .fields = {which}},
      {.words = "deed list",
       .request = &v1::ListDeedsRequest::default_instance(),
       .help = "the public ones of a region, newest first",
       .example = "1305 --waiting",
       .fields = {{"REGION", "parent", "code"},
                  {"--waiting", "waiting", "those that wait for review"}},
       .columns = {"name", "deed_date", "kind", "title", "display_name"}},
  };
}

}  // namespace linli::ctl
