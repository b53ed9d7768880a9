#include "services/registration/api/coverage.h"

#include <map>

#include "common/policy/policy.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/citizen_number.h"
#include "services/registration/domain/coverage_grade.h"
#include "services/registration/storage/coverage_store.h"
#include "services/registration/storage/region_store.h"

namespace linli::registration::coverage {
namespace {

constexpr char kResidents[] = "resident_population";

void AddPeople(const store::Counted& counted, v1::Coverage& coverage) {
  const int year = static_cast<int>(time::DayOf(counted.time).year());
  std::map<std::string, int64_t> bands;
  int64_t registered = 0, verified = 0;
  for (const store::YearCount& one : counted.by_year) {
    bands[domain::AgeBandOf(one.birth_year, year)] += one.registered;
    registered += one.registered;
    verified += one.verified;
  }
  coverage.set_registered_count(registered);
  coverage.set_verified_count(verified);
  for (const auto& [code, count] : bands) {
    v1::CoverageCount& band = *coverage.add_by_age_band();
    band.set_code(code);
    band.set_count(count);
  }
  for (const auto& one : counted.by_status) *coverage.add_by_political_status() = one;
  for (const auto& one : counted.by_system) *coverage.add_by_partner_system() = one;
}

}  // namespace

absl::StatusOr<v1::Coverage> Get(Deps&, rpc::ReadCall& call,
                                 const v1::GetCoverageRequest& request) {
  const std::string code = IdIn(request.region());
  const std::string kind =
      request.denominator_kind().empty() ? kResidents : request.denominator_kind();
  const std::optional<v1::Denominator> denominator = store::NewestDenominator(
      call.tx(), code, kind, absl::FormatCivilTime(time::DayOf(call.now())));
  if (!denominator) {
    return Refuse(Reason::DENOMINATOR_MISSING, {{"region", request.region()}});
  }
  v1::Coverage coverage;
  coverage.set_region(request.region());
  *coverage.mutable_denominator() = *denominator;
  if (const std::optional<store::Counted> counted = store::CountsOf(call.tx(), code)) {
    *coverage.mutable_count_time() = time::ToProto(counted->time);
    AddPeople(*counted, coverage);
  }
  coverage.set_per_mille(
      domain::PerMille(domain::CountAgainst(kind, coverage), denominator->value()));
  if (!domain::IsGraded(kind)) return coverage;
  const auto policy = policy::At<v1::Policy>(call.tx(), request.region(), call.now());
  coverage.set_grade(domain::GradeOf(*policy, coverage.per_mille()));
  return coverage;
}

absl::StatusOr<v1::Denominator> CreateDenominator(Deps&, rpc::WriteCall& call,
                                                  const v1::CreateDenominatorRequest& request) {
  const v1::Denominator& denominator = request.denominator();
  Violations violations;
  for (const std::string& code : store::MissingRegions(call.tx(), {IdIn(denominator.region())})) {
    violations.Add("denominator.region", Reason::REGION_UNKNOWN, {{"region", code}});
  }
  if (!domain::RealDay(denominator.as_of_date())) {
    violations.Add("denominator.as_of_date", Reason::FIELD_PATTERN, {{"pattern", "YYYY-MM-DD"}});
  }
  if (denominator.value() < 1) violations.Add("denominator.value", Reason::FIELD_REQUIRED);
  RETURN_IF_ERROR(violations.ToStatus());
  if (!store::AddDenominator(call.tx(), denominator)) return Refuse(Reason::DENOMINATOR_EXISTS);
  return denominator;
}

absl::StatusOr<v1::ListDenominatorsResponse> ListDenominators(
    Deps&, rpc::ReadCall& call, const v1::ListDenominatorsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 3));
  v1::ListDenominatorsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::ListDenominators(call.tx(), IdIn(request.region()), page.after, page.size + 1),
      response.mutable_denominators(), [](const v1::Denominator& last) {
        return std::vector<std::string>{last.kind(), last.as_of_date(), last.source()};
      }));
  return response;
}

}  // namespace linli::registration::coverage
