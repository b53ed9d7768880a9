#include "services/registration/api/opening.h"

#include <unordered_set>

#include "absl/strings/str_cat.h"
#include "common/mask/output_only.h"
#include "common/mask/personal.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/citizen_number.h"
#include "services/registration/domain/home_location.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/phone.h"
#include "services/registration/domain/volunteer_number.h"

namespace linli::registration {
namespace {

// A district has a million numbers a month: this many misses in a row mean that they are used up.
constexpr int kMostDraws = 100;

}  // namespace

void Normalise(v1::Guardian& guardian) {
  if (std::optional<std::string> phone = domain::MobileNumber(guardian.phone())) {
    guardian.set_phone(*phone);
    guardian.set_masked_phone(mask::Phone(domain::LocalForm(*phone)));
  }
}

v1::Volunteer Normalised(const v1::Volunteer& entered, const std::string& registrar,
                         const domain::EntryFacts& facts, const rpc::Call& call) {
  v1::Volunteer volunteer = entered;
  mask::ClearOutputOnly(&volunteer);
  volunteer.mutable_id_document()->set_number(facts.document.number);
  volunteer.mutable_id_document()->set_masked_number(mask::DocumentNumber(facts.document.number));
  volunteer.set_phone(facts.phone);
  volunteer.set_masked_phone(mask::Phone(domain::LocalForm(facts.phone)));
  if (volunteer.has_guardian()) Normalise(*volunteer.mutable_guardian());
  if (volunteer.has_home_location()) {
    *volunteer.mutable_home_location() = domain::Rounded(volunteer.home_location());
  }
  volunteer.set_real_name_state(v1::UNVERIFIED);
  if (!volunteer.oath_version().empty()) {
    *volunteer.mutable_oath_time() = time::ToProto(call.now());
  }
  volunteer.mutable_consent()->set_registrar(registrar);
  volunteer.mutable_consent()->set_entered_by(call.caller().subject);
  volunteer.set_etag("1");
  *volunteer.mutable_create_time() = time::ToProto(call.now());
  *volunteer.mutable_update_time() = time::ToProto(call.now());
  return volunteer;
}

absl::Status CheckGuardian(Deps& deps, db::Tx& tx, const v1::Volunteer& volunteer,
                           const v1::Policy& policy, absl::Time now) {
  const std::string& name = volunteer.guardian().volunteer();
  if (name.empty()) return absl::OkStatus();
  Violations violations;
  violations.Add("volunteer.guardian.volunteer", Reason::GUARDIAN_INVALID,
                 {{"age", absl::StrCat(policy.guardian_consent_age())}});
  if (name == volunteer.name()) return violations.ToStatus();
  const auto guardian = store::GetVolunteer(tx, deps.vault, IdIn(name));
  if (absl::IsNotFound(guardian.status())) return violations.ToStatus();
  RETURN_IF_ERROR(guardian.status());
  const std::optional<absl::CivilDay> birth = domain::RealDay(guardian->birth_date());
  const bool of_age =
      birth && time::AgeOn(*birth, time::DayOf(now)) >= policy.guardian_consent_age();
  return guardian->state() == v1::VOLUNTEER_ACTIVE && of_age ? absl::OkStatus()
                                                             : violations.ToStatus();
}

std::string DrawName(Deps& deps, const rpc::Call& call, const v1::Volunteer& volunteer) {
  return domain::VolunteerName(domain::VolunteerNumber(IdIn(volunteer.service_region()),
                                                       time::DayOf(call.now()),
                                                       deps.draw(domain::kDraws)))
      .ToString();
}

std::vector<absl::Status> OpenAll(Deps& deps, rpc::WriteCall& call,
                                  std::vector<store::NewFile>& files) {
  std::vector<absl::Status> statuses(files.size(), Refuse(Reason::INTERNAL_FAULT));
  std::vector<size_t> left(files.size());
  for (size_t i = 0; i < files.size(); ++i) left[i] = i;
  std::unordered_set<std::string> drawn;
  for (int draw = 0; draw < kMostDraws && !left.empty(); ++draw) {
    std::vector<const store::NewFile*> numbered;
    std::vector<size_t> places, again;
    for (const size_t i : left) {
      store::NewFile& file = files[i];
      if (draw > 0 || file.volunteer.name().empty()) {
        file.Number(deps.vault, DrawName(deps, call, file.volunteer));
      }
      if (drawn.insert(file.volunteer.name()).second) {
        numbered.push_back(&file);
        places.push_back(i);
      } else {
        again.push_back(i);  // two of these files drew the same number
      }
    }
    const std::vector<store::Opening> openings = store::OpenVolunteers(call.tx(), numbered);
    for (size_t k = 0; k < openings.size(); ++k) {
      switch (openings[k]) {
        case store::Opening::kOpened:
          statuses[places[k]] = absl::OkStatus();
          break;
        case store::Opening::kPersonKnown:
          statuses[places[k]] = Refuse(Reason::PERSON_ALREADY_REGISTERED);
          break;
        case store::Opening::kNumberTaken:
          again.push_back(places[k]);
          break;
      }
    }
    left = std::move(again);
  }
  return statuses;
}

}  // namespace linli::registration
