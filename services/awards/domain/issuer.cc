#include "services/awards/domain/issuer.h"

#include "absl/strings/str_replace.h"

namespace linli::awards::domain {

v1::Issuer OfficeFor(const v1::CertificateIssuer& issuer, std::string_view city_title) {
  v1::Issuer office = issuer.issuer();
  office.set_title(absl::StrReplaceAll(office.title(), {{"{region}", std::string(city_title)}}));
  return office;
}

std::string CityOf(std::string_view region) {
  constexpr size_t kCity = std::string_view("regions/1305").size();
  return std::string(region.substr(0, kCity));
}

std::string CountyOf(std::string_view region) {
  constexpr size_t kCounty = std::string_view("regions/130502").size();
  return std::string(region.substr(0, kCounty));
}

}  // namespace linli::awards::domain
