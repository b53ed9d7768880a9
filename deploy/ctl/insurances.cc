#include "deploy/ctl/resources.h"
#include "linli/registration/v1/insurance_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

namespace {

Commands Products() {
  return {
      {.words = "insurance create-product",
       .request = &v1::CreateInsuranceProductRequest::default_instance(),
       .help = "enter what an insurer offers",
       .example = "1305 --insurer 人保财险 --name 志愿者意外险 --cover "
                  "type=accident-cover,sum_fen=60000000 --training",
       .fields = {{"REGION", "parent", "code"},
                  {"--insurer", "insurance_product.insurer", "保险公司"},
                  {"--name", "insurance_product.display_name", "as the insurer calls it"},
                  {"--cover", "insurance_product.covers", "保障项目; may be repeated"},
                  {"--training", "insurance_product.covers_training", "training too"},
                  {"--travel", "insurance_product.covers_travel", "the way there and back too"},
                  {"--outside", "insurance_product.covers_outside_city", "outside the city too"}}},
      {.words = "insurance get-product",
       .request = &v1::GetInsuranceProductRequest::default_instance(),
       .help = "show one product",
       .example = "regions/1305/insuranceProducts/…",
       .fields = {{"PRODUCT", "name", "regions/…/insuranceProducts/…"}}},
      {.words = "insurance list-products",
       .request = &v1::ListInsuranceProductsRequest::default_instance(),
       .help = "list the products that a region knows",
       .example = "1305",
       .fields = {{"REGION", "parent", "code"}},
       .columns = {"name", "insurer", "display_name"}},
  };
}

Commands Contracts() {
  const Field which = {"CONTRACT", "name", "…/insuranceContracts/…"};
  return {
      {.words = "insurance record",
       .request = &v1::RecordInsuranceContractRequest::default_instance(),
       .help = "record a contract that was bought",
       .example = "organizations/… --product regions/1305/insuranceProducts/… --number PEAC2026001 "
                  "--start '2026-12-01 00:00' --end '2027-12-01 00:00' --purchase "
                  "fund_source=区财政,buy_time='2026-11-20 10:00',document_sha256=…",
       .fields = {{"HOLDER", "parent", "organizations/… or regions/…"},
                  {"--product", "insurance_contract.insurance_product", "…/insuranceProducts/…"},
                  {"--number", "insurance_contract.number", "保单号"},
                  {"--start", "insurance_contract.start_time", "covers from"},
                  {"--end", "insurance_contract.end_time", "covers until"},
                  {"--purchase", "insurance_contract.purchase", "购买记录"}}},
      {.words = "insurance cancel",
       .request = &v1::CancelInsuranceContractRequest::default_instance(),
       .help = "end a contract now",
       .example = "organizations/…/insuranceContracts/… --reason 退保",
       .fields = {which, {"--reason", "reason", "why"}}},
      {.words = "insurance get",
       .request = &v1::GetInsuranceContractRequest::default_instance(),
       .help = "show one contract",
       .example = "organizations/…/insuranceContracts/…",
       .fields = {which}},
      {.words = "insurance list",
       .request = &v1::ListInsuranceContractsRequest::default_instance(),
       .help = "list the contracts of an organisation or region",
       .example = "organizations/…",
       .fields = {{"HOLDER", "parent", "organizations/… or regions/…"}},
       .columns = {"name", "number", "start_time", "end_time", "cancel_time", "entries"}},
      {.words = "insurance add",
       .request = &v1::AddInsuredRequest::default_instance(),
       .help = "insure volunteers, organisations or activities",
       .example = "organizations/…/insuranceContracts/… --subject volunteers/V1305022611123456K",
       .fields = {which,
                  {"--subject", "subjects", "who is insured; may be repeated"},
                  {"--from", "effective_time", "from when on; now if not given"}}},
      {.words = "insurance end",
       .request = &v1::EndInsuredRequest::default_instance(),
       .help = "insure them no longer",
       .example = "organizations/…/insuranceContracts/… --subject volunteers/V1305022611123456K",
       .fields = {which,
                  {"--subject", "subjects", "as it was added; may be repeated"},
                  {"--from", "effective_time", "from when on; now if not given"}}},
      {.words = "insurance list-entries",
       .request = &v1::ListInsuredEntriesRequest::default_instance(),
       .help = "list the journal of a contract, for the insurer",
       .example = "organizations/…/insuranceContracts/…",
       .fields = {{"CONTRACT", "parent", "…/insuranceContracts/…"}},
       .columns = {"number", "subject", "covered", "effective_time", "entry_time", "digest"}},
      {.words = "insurance verify",
       .request = &v1::VerifyInsuredRequest::default_instance(),
       .help = "prove who was insured at a moment",
       .example = "volunteers/V1305022611123456K --at '2026-11-28 09:00'",
       .fields = {{"SUBJECT", "subject", "volunteers/… or organizations/…/activities/…"},
                  {"--at", "at_time", "the moment; now if not given"}},
       .columns = {"insurance_contract", "number"}},
  };
}

}  // namespace

Commands Insurances() {
  Commands all = Products();
  const Commands more = Contracts();
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace linli::ctl
