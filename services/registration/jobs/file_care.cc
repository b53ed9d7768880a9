#include "services/registration/jobs/file_care.h"

#include <string>
#include <vector>

#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "services/registration/api/volunteer_life.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/coverage_store.h"
#include "services/registration/storage/identity_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::jobs {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(30);  // for one transaction
constexpr absl::Duration kKeepClaims = absl::Hours(72);

absl::Time Deadline() { return absl::Now() + kPatience; }

absl::Status EndOne(const Household& house, Deps& deps, const std::string& id) {
  v1::ReinstateVolunteerRequest request;
  request.set_name(domain::VolunteerName(id).ToString());
  request.set_reason("the suspension ended");
  const absl::Status ended = Write(house, [&](rpc::WriteCall& call) -> absl::Status {
    // Somebody may have suspended her again, or reinstated her, since she was found.
    const auto file = store::LockVolunteer(call.tx(), deps.vault, id);
    RETURN_IF_ERROR(file.status());
    const v1::Volunteer& volunteer = file->volunteer;
    if (volunteer.state() != v1::VOLUNTEER_SUSPENDED || !volunteer.has_suspension_end_time() ||
        time::FromProto(volunteer.suspension_end_time()) > call.now()) {
      return absl::OkStatus();
    }
    return volunteer_life::Reinstate(deps, call, request).status();
  });
  // Whom the rules of today do not let in stays suspended until somebody looks at her.
  return absl::IsFailedPrecondition(ended) ? absl::OkStatus() : ended;
}

absl::Status SendOne(const Household& house, Deps& deps, const store::Unsent& unsent) {
  notifier::v1::SendCodeRequest message;
  ASSIGN_OR_RETURN(const std::string clear,
                   deps.vault.OpenText(domain::ClaimName(unsent.id).ToString(), unsent.sealed));
  if (!message.ParseFromString(clear)) return absl::InternalError("a claim is no message");
  client::Context context;
  context.deadline = absl::Now() + absl::Seconds(10);
  RETURN_IF_ERROR(deps.send_code(context, message));
  return house.database.Write(Deadline(), db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
    store::ClaimSent(tx, unsent.id);
    return absl::OkStatus();
  });
}

}  // namespace

absl::Status EndSuspensions(const Household& house, Deps& deps) {
  std::vector<std::string> ended;
  RETURN_IF_ERROR(house.database.Read(Deadline(), [&](db::Tx& tx) {
    ended = store::SuspensionsEnded(tx, house.clock.Now());
    return absl::OkStatus();
  }));
  for (const std::string& id : ended) RETURN_IF_ERROR(EndOne(house, deps, id));
  return absl::OkStatus();
}

absl::Status SendClaimCodes(const Household& house, Deps& deps) {
  std::vector<store::Unsent> unsent;
  const absl::Time now = house.clock.Now();
  RETURN_IF_ERROR(house.database.Write(Deadline(), db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
    store::PurgeClaims(tx, now - kKeepClaims);
    unsent.clear();
    if (deps.send_code) unsent = store::LeaseClaims(tx, now);
    return absl::OkStatus();
  }));
  absl::Status trouble;
  for (const store::Unsent& one : unsent) trouble.Update(SendOne(house, deps, one));
  return trouble;
}

absl::Status CountRegistered(const Household& house) {
  return house.database.Write(absl::Now() + absl::Minutes(5), db::Database::InDoubt::kRerun,
                              [&](db::Tx& tx) {
                                store::CountRegistered(tx, house.clock.Now());
                                return absl::OkStatus();
                              });
}

}  // namespace linli::registration::jobs
