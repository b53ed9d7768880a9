#include "deploy/ctl/resources.h"
#include "linli/registration/v1/code_table_service.pb.h"
#include "linli/registration/v1/correction_service.pb.h"
#include "linli/registration/v1/coverage_service.pb.h"
#include "linli/registration/v1/file_entry_service.pb.h"
#include "linli/registration/v1/vault_service.pb.h"
#include "linli/registration/v1/volunteer_bulk_service.pb.h"
#include "linli/registration/v1/volunteer_identity_service.pb.h"
#include "linli/registration/v1/volunteer_life_service.pb.h"
#include "linli/registration/v1/volunteer_merge_service.pb.h"

namespace linli::ctl {
namespace {

namespace v1 = registration::v1;

constexpr char kHer[] = "V1305022611123456K";

const std::vector<Field> kDocument = {
    {"--document-type", "id_document.type", "kind of document"},
    {"--document-number", "id_document.number", "as printed"},
    {"--country", "id_document.issuing_country", "of a passport, 3 digits"},
};

std::vector<Field> With(std::vector<Field> fields, const std::vector<Field>& more) {
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

Commands Lives() {
  const Field her = {"VOLUNTEER", "name", "number"};
  const Field why = {"--reason", "reason", "why"};
  return {
      {.words = "file suspend",
       .request = &v1::SuspendVolunteerRequest::default_instance(),
       .help = "suspend an active volunteer",
       .example = "V1305022611123456K --reason 多次爽约 --until 2027-01-01",
       .fields = {her, why, {"--until", "end_time", "when it ends by itself"}}},
      {.words = "file reinstate",
       .request = &v1::ReinstateVolunteerRequest::default_instance(),
       .help = "let a suspended or withdrawn volunteer go on under the same number",
       .example = "V1305022611123456K --reason 已改正",
       .fields = {her, why}},
      {.words = "file withdraw",
       .request = &v1::WithdrawVolunteerRequest::default_instance(),
       .help = "close the file of who leaves",
       .example = kHer,
       .fields = {her, why}},
      {.words = "file death",
       .request = &v1::RecordDeathRequest::default_instance(),
       .help = "close the file of who has died",
       .example = "V1305022611123456K --reason 家属告知",
       .fields = {her, why}},
      {.words = "file erase",
       .request = &v1::EraseVolunteerRequest::default_instance(),
       .help = "make unreadable who a volunteer is, for good",
       .example = kHer,
       .fields = {her}},
      {.words = "file changes",
       .request = &v1::ListVolunteerChangesRequest::default_instance(),
       .help = "what was changed in a file, by whom and why",
       .example = "volunteers/V1305022611123456K",
       .fields = {{"VOLUNTEER", "parent", "volunteers/…"}},
       .columns = {"change_time", "kind", "actor", "reason"}},
      {.words = "file contact",
       .request = &v1::ShowContactRequest::default_instance(),
       .help = "show a phone in clear; it is written down who saw it",
       .example = "V1305022611123456K --purpose 集合时间有变",
       .fields = {her, {"--purpose", "purpose", "what for"}}},
      {.words = "file disclosures",
       .request = &v1::ListDisclosuresRequest::default_instance(),
       .help = "who was shown what in clear",
       .example = "volunteers/V1305022611123456K",
       .fields = {{"VOLUNTEER", "parent", "volunteers/…"}},
       .columns = {"read_time", "field", "reader", "purpose"}},
  };
}

Commands Identities() {
  return {
      {.words = "identity lookup",
       .request = &v1::LookupVolunteerRequest::default_instance(),
       .help = "the number of the holder of a document",
       .example = "--document-type resident-id --document-number …",
       .fields = kDocument},
      {.words = "identity add-document",
       .request = &v1::AddVolunteerDocumentRequest::default_instance(),
       .help = "add a document of the same person",
       .example = "volunteers/V1305022611123456K --document-type passport --document-number … "
                  "--country 156",
       .fields = With({{"VOLUNTEER", "parent", "volunteers/…"}}, kDocument)},
      {.words = "identity documents",
       .request = &v1::ListVolunteerDocumentsRequest::default_instance(),
       .help = "the documents of a volunteer, masked",
       .example = "volunteers/V1305022611123456K",
       .fields = {{"VOLUNTEER", "parent", "volunteers/…"}}},
      {.words = "identity verify",
       .request = &v1::VerifyRealNameRequest::default_instance(),
       .help = "ask the city's verifier whether name and document belong together",
       .example = kHer,
       .fields = {{"VOLUNTEER", "name", "number"}}},
      {.words = "identity claim",
       .request = &v1::BeginClaimRequest::default_instance(),
       .help = "send a code to who says that a file is hers",
       .example = "--registrar regions/130502 --document-type resident-id --document-number … "
                  "--phone 13800138000",
       .fields = With({{"--registrar", "registrar", "whose counter it is, regions/…"},
                       {"--phone", "phone", "the phone on file"}},
                      kDocument)},
      {.words = "identity complete-claim",
       .request = &v1::CompleteClaimRequest::default_instance(),
       .help = "claim the file with the code",
       .example = "01kb3s0g7m8w3r5t6y7u8i9o0p --registrar regions/130502 --code 123456",
       .fields = {{"CLAIM", "name", "claims/…"},
                  {"--registrar", "registrar", "whose counter it is, regions/…"},
                  {"--code", "code", "the 6 digits"}}},
  };
}

Commands Merging() {
  const Field merge = {"MERGE", "name", "merges/…"};
  return {
      {.words = "merge search",
       .request = &v1::SearchDuplicatesRequest::default_instance(),
       .help = "files that may be of the same person",
       .example = kHer,
       .fields = {{"VOLUNTEER", "name", "number"}}},
      {.words = "merge propose",
       .request = &v1::ProposeMergeRequest::default_instance(),
       .help = "propose that one file ends in another one",
       .example = "volunteers/V1305022611123456K volunteers/V1305022611000001A --reason 同一人",
       .fields = {{"SURVIVOR", "merge.survivor", "volunteers/… that goes on"},
                  {"DUPLICATE", "merge.duplicate", "volunteers/… that ends"},
                  {"--reason", "merge.reason", "what shows that they are one person"}}},
      {.words = "merge approve",
       .request = &v1::ApproveMergeRequest::default_instance(),
       .help = "approve what somebody else proposed",
       .example = "01kb3s0g7m8w3r5t6y7u8i9o0p",
       .fields = {merge}},
      {.words = "merge reject",
       .request = &v1::RejectMergeRequest::default_instance(),
       .help = "let a proposed merge be",
       .example = "01kb3s0g7m8w3r5t6y7u8i9o0p",
       .fields = {merge}},
      {.words = "merge list",
       .request = &v1::ListMergesRequest::default_instance(),
       .help = "merges that wait, or those of another state",
       .example = "--state approved",
       .fields = {{"--state", "state", "state"}},
       .columns = {"name", "survivor", "duplicate", "state", "proposer"}},
  };
}

Commands Corrections() {
  const Field correction = {"CORRECTION", "name", "volunteers/…/corrections/…"};
  const Field answer = {"--answer", "answer", "for her"};
  return {
      {.words = "correction request",
       .request = &v1::RequestCorrectionRequest::default_instance(),
       .help = "say what is wrong in a file",
       .example = "volunteers/V1305022611123456K --name 张晓梅 --reason 见身份证复印件",
       .fields = {{"VOLUNTEER", "parent", "volunteers/…"},
                  {"--name", "correction.display_name", "full name"},
                  {"--sex", "correction.sex", "sex"},
                  {"--birth-date", "correction.birth_date", "2001-02-03"},
                  {"--document-type", "correction.id_document.type", "kind of document"},
                  {"--document-number", "correction.id_document.number", "as printed"},
                  {"--reason", "correction.reason", "what proves it"}}},
      {.words = "correction accept",
       .request = &v1::AcceptCorrectionRequest::default_instance(),
       .help = "correct the file",
       .example = "volunteers/V…/corrections/… --answer 已核对原件",
       .fields = {correction, answer}},
      {.words = "correction decline",
       .request = &v1::DeclineCorrectionRequest::default_instance(),
       .help = "leave the file as it is",
       .example = "volunteers/V…/corrections/… --answer 与证件不符",
       .fields = {correction, answer}},
      {.words = "correction list",
       .request = &v1::ListCorrectionsRequest::default_instance(),
       .help = "the corrections of a volunteer",
       .example = "volunteers/V1305022611123456K",
       .fields = {{"VOLUNTEER", "parent", "volunteers/…"}},
       .columns = {"name", "state", "requester", "decider", "answer"}},
  };
}

Commands Entries() {
  const Field entry = {"ENTRY", "name", "volunteers/…/entries/…"};
  return {
      {.words = "entry record",
       .request = &v1::RecordFileEntryRequest::default_instance(),
       .help = "enter a training or an award",
       .example = "volunteers/V1305022611123456K --block training --title 应急救护培训 "
                  "--content 心肺复苏 --minutes 240 --issuer 邢台市红十字会 --date 2026-03-05 "
                  "--evidence 邢红培〔2026〕12号 --consent 2026-11-25",
       .fields = {{"VOLUNTEER", "parent", "volunteers/…"},
                  {"--block", "entry.block", "which block of the file"},
                  {"--title", "entry.title", "名称"},
                  {"--content", "entry.content", "主要内容"},
                  {"--minutes", "entry.study_minutes", "学习时长"},
                  {"--issuer", "entry.issuer", "举办单位、授予单位"},
                  {"--date", "entry.entry_date", "2026-03-05"},
                  {"--level", "entry.level", "级别 of an award"},
                  {"--evidence", "entry.evidence", "what proves it"},
                  {"--consent", "entry.consent_time", "when she agreed"}}},
      {.words = "entry verify",
       .request = &v1::VerifyFileEntryRequest::default_instance(),
       .help = "say that the proof was seen",
       .example = "volunteers/V…/entries/…",
       .fields = {entry}},
      {.words = "entry reject",
       .request = &v1::RejectFileEntryRequest::default_instance(),
       .help = "say that the proof does not hold",
       .example = "volunteers/V…/entries/… --reason 文号不存在",
       .fields = {entry, {"--reason", "reason", "for her"}}},
      {.words = "entry list",
       .request = &v1::ListFileEntriesRequest::default_instance(),
       .help = "training and awards of a volunteer",
       .example = "volunteers/V1305022611123456K --block award",
       .fields = {{"VOLUNTEER", "parent", "volunteers/…"},
                  {"--block", "block", "which block of the file"}},
       .columns = {"name", "block", "title", "entry_date", "state"}},
  };
}

Commands Tables() {
  return {
      {.words = "code list",
       .request = &v1::ListCodesRequest::default_instance(),
       .help = "the codes of a table",
       .example = "service-categories --region 1305",
       .fields = {{"TABLE", "table", "skills, service-categories, education …"},
                  {"--region", "region", "with the local codes of this region"}},
       .columns = {"code", "display_name", "region", "national_codes"}},
      {.words = "code add",
       .request = &v1::BatchCreateCodesRequest::default_instance(),
       .help = "add local codes with what they count as nationally",
       .example = "regions/1305 categories --code "
                  "code=A1,display_name=邢小暖,national_table=service-categories,"
                  "national_codes=0001",
       .fields = {{"REGION", "region", "regions/…"},
                  {"TABLE", "table", "name of the local table"},
                  {"--code", "codes", "code=…,display_name=…,national_table=…,national_codes=…"}},
       .columns = {"code", "display_name", "national_codes"}},
      {.words = "coverage get",
       .request = &v1::GetCoverageRequest::default_instance(),
       .help = "how many are registered, of how many",
       .example = "1305",
       .fields = {{"REGION", "region", "code"},
                  {"--of", "denominator_kind", "kind of denominator"}}},
      {.words = "coverage add-denominator",
       .request = &v1::CreateDenominatorRequest::default_instance(),
       .help = "add a figure that coverage is measured against",
       .example = "--region 1305 --kind resident_population --as-of 2026-01-01 --value 7000000 "
                  "--source 统计公报",
       .fields = {{"--region", "denominator.region", "code"},
                  {"--kind", "denominator.kind", "what it counts"},
                  {"--as-of", "denominator.as_of_date", "2026-01-01"},
                  {"--value", "denominator.value", "the figure"},
                  {"--source", "denominator.source", "where it comes from"}}},
      {.words = "coverage denominators",
       .request = &v1::ListDenominatorsRequest::default_instance(),
       .help = "the figures of a region",
       .example = "1305",
       .fields = {{"REGION", "region", "code"}},
       .columns = {"kind", "as_of_date", "value", "source"}},
      {.words = "key rotate-step",
       .request = &v1::RotateVaultKeysRequest::default_instance(),
       .help = "one step of key rotate in registration; again with next until it is empty",
       .example = "--after complaint-texts/01kb3s0g7m8w3r5t6y7u8i9o0p",
       .fields = {{"--after", "after", "next of the step before"},
                  {"--step", "step_size", "values in this step"}}},
  };
}

}  // namespace

Commands Files() {
  Commands all;
  for (const auto& some : {Lives(), Identities(), Merging(), Corrections(), Entries(), Tables(),
                           NationalRegistry(), WrittenSystems()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  all.push_back({.words = "volunteer import-progress",
                 .request = &v1::GetVolunteerImportRequest::default_instance(),
                 .help = "how far an import came",
                 .example = "volunteerImports/paper-2012 --registrar regions/130502",
                 .fields = {{"IMPORT", "name", "volunteerImports/…"},
                            {"--registrar", "registrar", "of the import"}}});
  return all;
}

}  // namespace linli::ctl
