// The resource names that awards speaks of.
#pragma once

#include "common/ids/resource_name.h"

namespace linli::awards {

using StarSchemeName = ids::Name<"starSchemes">;
using CertificateIssuerName = ids::Name<"certificateIssuers">;
using CertificateTemplateName = ids::Name<"certificateTemplates">;
using VerificationKeyName = ids::Name<"verificationKeys">;
using VolunteerName = ids::Name<"volunteers">;
using StarGrantName = ids::Name<"volunteers", "starGrants">;
using VolunteerStarApplicationName = ids::Name<"volunteers", "starApplications">;
using OrganizationStarApplicationName = ids::Name<"organizations", "starApplications">;
using CertificateName = ids::Name<"volunteers", "certificates">;
using CertificateShareName = ids::Name<"volunteers", "certificateShares">;
using RecordName = ids::Name<"volunteers", "records">;

}  // namespace linli::awards
