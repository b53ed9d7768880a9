#include "services/awards/api/certificate_templates.h"

#include <array>
#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/paging/page.h"
#include "common/time/proto_time.h"
#include "services/awards/domain/effective_time.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/storage/certificate_template_store.h"

namespace linli::awards::certificate_templates {
namespace {

constexpr char kEffectiveTime[] = "certificate_template.effective_time";
constexpr char kSeal[] = "certificate_template.seal";

std::optional<std::pair<absl::Time, std::string>> After(const paging::Page& page) {
  int64_t micros = 0;
  if (page.first() || !absl::SimpleAtoi(page.after[0], &micros)) return std::nullopt;
  return std::pair(absl::FromUnixMicros(micros), page.after[1]);
}

std::array<std::string, 2> SortKey(const v1::CertificateTemplate& form) {
  return {absl::StrCat(absl::ToUnixMicros(time::FromProto(form.effective_time()))), form.name()};
}

absl::Status At(const char* field) {
  Violations violations;
  violations.Add(field, Reason::TEMPLATE_STATE);
  return violations.ToStatus();
}

// Everything that is wrong at once; whether it can be printed is said last, because that names one
// character.
absl::Status Check(Deps& deps, const v1::CertificateTemplate& form, absl::Time now) {
  Violations violations;
  if (!domain::CheckNotInThePast(form.effective_time(), now, Reason::TEMPLATE_STATE).ok()) {
    violations.Add(kEffectiveTime, Reason::TEMPLATE_STATE);
  }
  if (!form.seal().empty() && !deps.seals.Read(form.seal())) {
    violations.Add(kSeal, Reason::TEMPLATE_STATE);
  }
  RETURN_IF_ERROR(violations.ToStatus());
  return deps.press.Check(absl::StrCat(form.title(), form.notes(), form.verify_at()));
}

}  // namespace

absl::StatusOr<v1::CertificateTemplate> Get(Deps&, rpc::ReadCall& call,
                                            const v1::GetCertificateTemplateRequest& request) {
  return store::GetTemplate(call.tx(), request.name());
}

absl::StatusOr<v1::ListCertificateTemplatesResponse> List(
    Deps&, rpc::ReadCall& call, const v1::ListCertificateTemplatesRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  std::optional<std::string> region;
  if (!request.region().empty()) region = request.region();
  const auto forms = store::ListTemplates(call.tx(), region, After(page), page.size);
  v1::ListCertificateTemplatesResponse response;
  response.mutable_certificate_templates()->Assign(forms.begin(), forms.end());
  if (static_cast<int>(forms.size()) == page.size) {
    response.set_next_page_token(paging::NextPageToken(request, SortKey(forms.back())));
  }
  return response;
}

absl::StatusOr<v1::CertificateTemplate> Create(
    Deps& deps, rpc::WriteCall& call, const v1::CreateCertificateTemplateRequest& request) {
  const absl::Time now = domain::Kept(call.now());
  v1::CertificateTemplate form = request.certificate_template();
  form.set_name(CertificateTemplateName(ids::NewId()).ToString());
  *form.mutable_create_time() = time::ToProto(now);
  *form.mutable_effective_time() =
      form.has_effective_time()
          ? time::ToProto(domain::Kept(time::FromProto(form.effective_time())))
          : form.create_time();
  RETURN_IF_ERROR(Check(deps, form, now));
  ASSIGN_OR_RETURN(const bool is_new, store::InsertTemplate(call.tx(), form));
  if (!is_new) return At(kEffectiveTime);
  return form;
}

}  // namespace linli::awards::certificate_templates
