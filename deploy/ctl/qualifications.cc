#include "deploy/ctl/resources.h"
#include "linli/registration/v1/qualification_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

namespace {

Commands Kinds() {
  const std::vector<Field> changeable = {
      {"--name", "qualification_kind.display_name", "as people call it"},
      {"--statutory", "qualification_kind.statutory", "true: by law it needs a licence"},
      {"--months", "qualification_kind.validity_months", "how long it holds; 0: without end"},
      {"--renewal-days", "qualification_kind.renewal_window_days", "how early it is renewed"},
      {"--course", "qualification_kind.required_courses", "required; may be repeated"},
  };
  const Field which = {"KIND", "name", "…/qualificationKinds/…"};
  std::vector<Field> create = {{"OWNER", "parent", "organizations/… or regions/…"}};
  create.insert(create.end(), changeable.begin(), changeable.end());
  std::vector<Field> update = {{"KIND", "qualification_kind.name", "…/qualificationKinds/…"}};
  update.insert(update.end(), changeable.begin(), changeable.end());
  return {
      {.words = "qualification create-kind",
       .request = &v1::CreateQualificationKindRequest::default_instance(),
       .help = "recognise a kind of qualification",
       .example = "regions/1305 --name 急救员 --months 24 --renewal-days 60 "
                  "--course regions/1305/courses/…",
       .fields = create},
      {.words = "qualification update-kind",
       .request = &v1::UpdateQualificationKindRequest::default_instance(),
       .help = "change what is given, for grants from now on",
       .example = "regions/1305/qualificationKinds/… --months 36",
       .fields = update},
      {.words = "qualification retire-kind",
       .request = &v1::RetireQualificationKindRequest::default_instance(),
       .help = "grant it no more",
       .example = "regions/1305/qualificationKinds/…",
       .fields = {which}},
      {.words = "qualification get-kind",
       .request = &v1::GetQualificationKindRequest::default_instance(),
       .help = "show one kind",
       .example = "regions/1305/qualificationKinds/…",
       .fields = {which}},
      {.words = "qualification list-kinds",
       .request = &v1::ListQualificationKindsRequest::default_instance(),
       .help = "list the kinds of an organisation or region",
       .example = "regions/1305",
       .fields = {{"OWNER", "parent", "organizations/… or regions/…"}},
       .columns = {"name", "display_name", "statutory", "validity_months", "state"}},
  };
}

}  // namespace

Commands Qualifications() {
  const Field which = {"QUALIFICATION", "name", "volunteers/…/qualifications/…"};
  Commands all = Kinds();
  const Commands grants = {
      {.words = "qualification grant",
       .request = &v1::GrantQualificationRequest::default_instance(),
       .help = "grant a qualification, or renew it",
       .example = "V1305022611123456K --kind regions/1305/qualificationKinds/… --licence "
                  "issuer=河北省红十字会,number=HB20260001,evidence_sha256=…",
       .fields = {{"VOLUNTEER", "parent", "number"},
                  {"--kind", "qualification.qualification_kind", "…/qualificationKinds/…"},
                  {"--licence", "qualification.licence", "for a statutory kind"}}},
      {.words = "qualification revoke",
       .request = &v1::RevokeQualificationRequest::default_instance(),
       .help = "end a grant now, with a reason",
       .example = "volunteers/…/qualifications/… --reason 证书已注销",
       .fields = {which, {"--reason", "reason", "why"}}},
      {.words = "qualification get",
       .request = &v1::GetQualificationRequest::default_instance(),
       .help = "show one grant",
       .example = "volunteers/…/qualifications/…",
       .fields = {which}},
      {.words = "qualification list",
       .request = &v1::ListQualificationsRequest::default_instance(),
       .help = "list the grants of a volunteer",
       .example = "V1305022611123456K",
       .fields = {{"VOLUNTEER", "parent", "number"}},
       .columns = {"name", "qualification_kind", "start_time", "end_time", "revoke_time"}},
      {.words = "volunteer gate-facts",
       .request = &v1::GetGateFactsRequest::default_instance(),
       .help = "show what decides whether a volunteer may serve",
       .example = "volunteers/V1305022611123456K/gateFacts",
       .fields = {{"FACTS", "name", "volunteers/…/gateFacts"}}},
  };
  all.insert(all.end(), grants.begin(), grants.end());
  return all;
}

}  // namespace linli::ctl
