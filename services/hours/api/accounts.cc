#include "services/hours/api/accounts.h"

#include "common/time/proto_time.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/storage/hold_store.h"

namespace linli::hours::accounts {

absl::StatusOr<v1::Account> Get(Deps&, rpc::ReadCall& call,
                                const v1::GetTimeAccountRequest& request) {
  ASSIGN_OR_RETURN(auto volunteer, domain::VolunteerName::Parse(request.volunteer()));
  return store::ReadAccount(call.tx(), volunteer.id(), v1::TIME_BANK_MINUTES);
}

absl::StatusOr<v1::Account> Freeze(Deps&, rpc::WriteCall& call,
                                   const v1::FreezeAccountRequest& request) {
  ASSIGN_OR_RETURN(auto volunteer, domain::VolunteerName::Parse(request.volunteer()));
  if (store::LockTimeAccounts(call.tx(), {volunteer.id()})[volunteer.id()].frozen) {
    return Refuse(Reason::ACCOUNT_FROZEN);
  }
  store::Freeze(call.tx(), volunteer.id(), call.caller().subject, request.reason(),
                domain::Kept(call.now()));
  return store::ReadAccount(call.tx(), volunteer.id(), v1::TIME_BANK_MINUTES);
}

absl::StatusOr<v1::Account> Unfreeze(Deps&, rpc::WriteCall& call,
                                     const v1::UnfreezeAccountRequest& request) {
  ASSIGN_OR_RETURN(auto volunteer, domain::VolunteerName::Parse(request.volunteer()));
  store::LockTimeAccounts(call.tx(), {volunteer.id()});
  store::Unfreeze(call.tx(), volunteer.id(), call.caller().subject, request.reason(),
                  domain::Kept(call.now()));
  return store::ReadAccount(call.tx(), volunteer.id(), v1::TIME_BANK_MINUTES);
}

absl::StatusOr<v1::TrialBalance> GetTrialBalance(Deps&, rpc::ReadCall& call,
                                                 const v1::GetTrialBalanceRequest& request) {
  const absl::Time as_of =
      request.has_as_of_time() ? time::FromProto(request.as_of_time()) : call.now();
  return store::TrialBalanceAt(call.tx(), domain::Kept(as_of));
}

}  // namespace linli::hours::accounts
