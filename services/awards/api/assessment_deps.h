// What handlers of assessments reach beyond their transaction.
#pragma once

#include "services/awards/paper/report_press.h"
#include "services/hours/client/figures_client.h"
#include "services/matching/client/figures_client.h"
#include "services/registration/client/client.h"
#include "services/registration/client/figures_client.h"

namespace linli::awards {

struct AssessmentDeps {
  registration::RegistrationClient& registration;
  registration::FiguresClient& registration_figures;
  matching::FiguresClient& matching_figures;
  hours::FiguresClient& hours_figures;
  paper::ReportPress& press;
};

}  // namespace linli::awards
