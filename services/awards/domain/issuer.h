// 出具单位: who answers for a certificate (谁证明谁负责).
#pragma once

#include <string_view>

#include "linli/awards/v1/certificate.pb.h"

namespace linli::awards::domain {

// The office of a region, as it stands on a certificate of somebody from this city: "{region}" in
// its title becomes the city's name.
v1::Issuer OfficeFor(const v1::CertificateIssuer& issuer, std::string_view city_title);

// The city that a region lies in, for names: its first four digits. "regions/130502001" →
// "regions/1305"; a province stays as it is.
std::string CityOf(std::string_view region);
// Its first six digits.
std::string CountyOf(std::string_view region);

}  // namespace linli::awards::domain
