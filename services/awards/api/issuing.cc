#include "services/awards/api/issuing.h"

#include <algorithm>

#include "common/ids/new_id.h"
#include "common/secret/random.h"
#include "common/secret/signed_code.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/awards/api/certificates.h"
#include "services/awards/domain/certificate_code.h"
#include "services/awards/domain/certificate_document.h"
#include "services/awards/domain/certificate_number.h"
#include "services/awards/domain/certificate_state.h"
#include "services/awards/domain/issuer.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/storage/certificate_store.h"
#include "services/awards/storage/issuer_store.h"
#include "services/awards/storage/star_store.h"

namespace linli::awards::issuing {
namespace {

using identity::Role;

constexpr absl::Duration kComeBack = absl::Milliseconds(200);  // when a record changed meanwhile

domain::Window WindowOf(const v1::IssueCertificateRequest& request, absl::Time now,
                        Violations& violations) {
  return domain::WindowOf(request.has_from_time() ? &request.from_time() : nullptr,
                          request.has_until_time() ? &request.until_time() : nullptr,
                          domain::Kept(now), violations);
}

bool ManagesSomething(const identity::Caller& caller) {
  return std::any_of(caller.delegations.begin(), caller.delegations.end(),
                     [](const auto& one) { return one.role == Role::ORGANIZATION_MANAGER; });
}

// The volunteer herself and an awards officer may have everything certified, a manager what his own
// organisation recorded (谁记录谁证明, 民发〔2015〕149号).
absl::Status CheckEntitled(Deps& deps, const rpc::Call& call,
                           const v1::IssueCertificateRequest& request) {
  const identity::Caller& caller = call.caller();
  if (caller.Is(request.volunteer())) return absl::OkStatus();
  ASSIGN_OR_RETURN(const identity::Scope hers,
                   deps.scopes.Resolve(request.volunteer(), call.deadline()));
  if (caller.Holds(Role::AWARDS_OFFICER, hers, call.now())) return absl::OkStatus();
  if (!ManagesSomething(caller)) return Refuse(Reason::NOT_AUTHORIZED);
  if (request.organization().empty()) return Refuse(Reason::NOT_RECORDED_BY_CALLER);
  ASSIGN_OR_RETURN(const identity::Scope unit,
                   deps.scopes.Resolve(request.organization(), call.deadline()));
  if (caller.Holds(Role::ORGANIZATION_MANAGER, unit, call.now())) return absl::OkStatus();
  return Refuse(Reason::NOT_RECORDED_BY_CALLER);
}

// Counties under a province directly have no city: then the county stands for it.
absl::StatusOr<std::string> AskCityTitle(Deps& deps, const client::Context& context,
                                         std::string_view region) {
  auto place = deps.registration.GetRegion(context, domain::CityOf(region));
  if (ReasonOf(place.status()) == Reason::RESOURCE_NOT_FOUND) {
    place = deps.registration.GetRegion(context, domain::CountyOf(region));
  }
  if (!place.ok()) return place.status();
  return (*place)->display_name();
}

// A unit answers for its own records; of one that was dissolved its successor does, or the
// successor's.
absl::StatusOr<std::string> AskUnitIssuer(Deps& deps, const client::Context& context,
                                          std::string unit) {
  constexpr int kLongestLineage = 16;
  for (int steps = 0; steps < kLongestLineage; ++steps) {
    ASSIGN_OR_RETURN(const auto organization, deps.registration.GetOrganization(context, unit));
    if (organization->successor().empty()) return organization->display_name();
    unit = organization->successor();
  }
  return Refuse(Reason::NOT_RECORDED_BY_CALLER);
}

absl::Status AskTitles(Deps& deps, const client::Context& context,
                       const v1::IssueCertificateRequest& request, Facts& facts) {
  for (const hours::v1::Record& record : facts.records) {
    auto [title, is_new] = facts.unit_titles.try_emplace(record.recording_unit());
    if (!is_new) continue;
    ASSIGN_OR_RETURN(const auto unit,
                     deps.registration.GetOrganization(context, record.recording_unit()));
    title->second = unit->display_name();
  }
  if (!request.organization().empty()) {
    ASSIGN_OR_RETURN(facts.unit_issuer, AskUnitIssuer(deps, context, request.organization()));
  }
  ASSIGN_OR_RETURN(facts.city_title,
                   AskCityTitle(deps, context, facts.volunteer->service_region()));
  if (request.region().empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const auto region, deps.registration.GetRegion(context, request.region()));
  facts.region_title = region->display_name();
  return absl::OkStatus();
}

// 谁证明谁负责: a unit answers for its own records, the region's office for the whole.
absl::StatusOr<v1::Issuer> IssuerOf(rpc::WriteCall& call,
                                    const v1::IssueCertificateRequest& request,
                                    const Facts& facts) {
  if (!request.organization().empty()) {
    v1::Issuer unit;
    unit.set_title(facts.unit_issuer);
    return unit;
  }
  const std::string& region = facts.volunteer->service_region();
  const std::optional<v1::CertificateIssuer> office =
      store::IssuerInForce(call.tx(), region, call.now());
  if (!office) return Refuse(Reason::CERTIFICATE_ISSUER_MISSING, {{"region", region}});
  return domain::OfficeFor(*office, facts.city_title);
}

absl::StatusOr<v1::CertificateDocument> Assemble(Deps& deps, rpc::WriteCall& call,
                                                 const v1::IssueCertificateRequest& request,
                                                 const Facts& facts) {
  v1::CertificateDocument document;
  document.set_format(std::string(domain::kDocumentFormat));
  ASSIGN_OR_RETURN(const VolunteerName volunteer, VolunteerName::Parse(request.volunteer()));
  document.set_volunteer_number(volunteer.id());
  document.set_display_name(facts.volunteer->display_name());
  document.set_region(request.region());
  document.set_region_title(facts.region_title);
  document.set_organization(request.organization());
  document.set_purpose(request.purpose());
  RETURN_IF_ERROR(
      domain::FillFromRecords(facts.records, facts.window, facts.unit_titles, document));
  ASSIGN_OR_RETURN(*document.mutable_issuer(), IssuerOf(call, request, facts));
  *document.mutable_issue_time() = time::ToProto(domain::Kept(call.now()));
  document.set_verification_key(VerificationKeyName(deps.keys.current()).ToString());
  return document;
}

// Signs the document under a number that nobody has, and stores both.
absl::StatusOr<v1::Certificate> SignAndStore(Deps& deps, rpc::WriteCall& call,
                                             std::string_view region, const CertificateName& name,
                                             v1::CertificateDocument document) {
  const absl::Time now = time::FromProto(document.issue_time());
  v1::Certificate certificate;
  certificate.set_name(name.ToString());
  certificate.set_state(v1::VALID);
  certificate.set_etag("1");
  *certificate.mutable_create_time() = document.issue_time();
  *certificate.mutable_update_time() = document.issue_time();
  document.set_check_code(domain::MakeCheckCode(secret::Random64()));
  for (;;) {
    document.set_number(domain::MakeCertificateNumber(region.substr(region.find('/') + 1),
                                                      time::DayOf(now), secret::Random64()));
    certificate.set_number(document.number());
    v1::SignedDocument& paper = *certificate.mutable_signed_document();
    paper.set_document(domain::Canonical(document));
    paper.set_signature(deps.keys.Sign(paper.document()));
    paper.set_verification_key(document.verification_key());
    certificate.set_code(
        secret::MakeCode(deps.keys, secret::CodeKind::kCertificate, domain::CodeBodyOf(document)));
    ASSIGN_OR_RETURN(const bool stored, store::InsertCertificate(call.tx(), certificate));
    if (stored) break;
  }
  *certificate.mutable_document() = std::move(document);
  return certificate;
}

// The number of what was superseded.
absl::StatusOr<std::string> SupersedeBy(rpc::WriteCall& call, std::string_view old,
                                        const CertificateName& successor) {
  ASSIGN_OR_RETURN(const CertificateName name, CertificateName::Parse(old));
  if (name.id(0) != successor.id(0)) return NotFound(old);
  ASSIGN_OR_RETURN(v1::Certificate certificate, store::LockCertificate(call.tx(), name));
  RETURN_IF_ERROR(domain::Supersede(successor.ToString(), domain::Kept(call.now()), certificate));
  RETURN_IF_ERROR(store::SaveState(call.tx(), certificate));
  certificates::Announce(call, certificate, "awards.certificate.superseded");
  return certificate.number();
}

}  // namespace

void Check(const v1::IssueCertificateRequest& request, absl::Time now, Violations& violations) {
  WindowOf(request, now, violations);
}

absl::StatusOr<Facts> Ask(Deps& deps, rpc::Call& call, const v1::IssueCertificateRequest& request) {
  RETURN_IF_ERROR(CheckEntitled(deps, call, request));
  Facts facts;
  Violations violations;
  facts.window = WindowOf(request, call.now(), violations);
  RETURN_IF_ERROR(violations.ToStatus());
  const client::Context context = call.Outbound();
  // First the records: who asks for his organisation learns nothing of numbers that it never met.
  ASSIGN_OR_RETURN(facts.records,
                   deps.hours.ListEffectiveRecords(context, request.volunteer(), facts.window.from,
                                                   facts.window.until));
  std::erase_if(facts.records, [&](const hours::v1::Record& record) {
    return !domain::Certifies(record, facts.window, request.region(), request.organization());
  });
  if (facts.records.empty()) {
    if (request.organization().empty()) {  // she herself asks, or who may know of her
      RETURN_IF_ERROR(deps.registration.GetVolunteer(context, request.volunteer()).status());
    }
    return Refuse(Reason::CERTIFICATE_NO_RECORDS);
  }
  ASSIGN_OR_RETURN(facts.volunteer, deps.registration.GetVolunteer(context, request.volunteer()));
  RETURN_IF_ERROR(AskTitles(deps, context, request, facts));
  return facts;
}

absl::StatusOr<v1::Certificate> Issue(Deps& deps, rpc::WriteCall& call,
                                      const v1::IssueCertificateRequest& request,
                                      const Facts& facts) {
  ASSIGN_OR_RETURN(const VolunteerName volunteer, VolunteerName::Parse(request.volunteer()));
  const CertificateName name(volunteer.id(), ids::NewId());
  ASSIGN_OR_RETURN(auto document, Assemble(deps, call, request, facts));
  // From here on the feed waits: what it tells later finds this certificate.
  store::LockStanding(call.tx(), volunteer.id());
  ASSIGN_OR_RETURN(const bool changed, store::SomeCountOtherwise(call.tx(), document));
  if (changed) return RefuseFor(kComeBack, Reason::CONTENTION);
  if (!request.supersedes().empty()) {
    ASSIGN_OR_RETURN(*document.mutable_supersedes(), SupersedeBy(call, request.supersedes(), name));
  }
  ASSIGN_OR_RETURN(
      v1::Certificate certificate,
      SignAndStore(deps, call, facts.volunteer->service_region(), name, std::move(document)));
  certificates::Announce(call, certificate, "awards.certificate.issued");
  return certificate;
}

}  // namespace linli::awards::issuing
