// CertificateService: what it takes to issue a certificate.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "common/rpc/call.h"
#include "linli/awards/v1/certificate_service.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "linli/registration/v1/volunteer.pb.h"
#include "services/awards/api/deps.h"
#include "services/awards/domain/certificate_document.h"

namespace linli::awards::issuing {

// What the services on the left say to a request.
struct Facts {
  std::shared_ptr<const registration::v1::Volunteer> volunteer;
  domain::Window window;
  std::vector<hours::v1::Record> records;          // that belong on the certificate
  std::map<std::string, std::string> unit_titles;  // of the recording units among them
  std::string unit_issuer;   // who answers for request.organization: itself or its successor
  std::string city_title;    // of the city that looks after her
  std::string region_title;  // of request.region, if it has one
};

// The part that the request alone decides.
void Check(const v1::IssueCertificateRequest& request, absl::Time now, Violations& violations);

// Also decides who may have what certified (谁记录谁证明).
absl::StatusOr<Facts> Ask(Deps& deps, rpc::Call& call, const v1::IssueCertificateRequest& request);

absl::StatusOr<v1::Certificate> Issue(Deps& deps, rpc::WriteCall& call,
                                      const v1::IssueCertificateRequest& request,
                                      const Facts& facts);

}  // namespace linli::awards::issuing
