#include "services/hours/api/holds.h"

#include <set>
#include <utility>
#include <vector>

#include "common/paging/page.h"
#include "common/policy/policy.h"
#include "common/status/status_proto.h"
#include "common/time/proto_time.h"
#include "services/hours/api/announce_hold.h"
#include "services/hours/api/time_books.h"
#include "services/hours/api/window.h"
#include "services/hours/domain/hold_batch.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/time_bank_use.h"
#include "services/hours/storage/hold_store.h"

namespace linli::hours::holds {
namespace {

using domain::HoldName;
using domain::HoldStep;

// What her region's time bank says to a new hold.
absl::Status MayHold(rpc::WriteCall& call, const v1::HoldMinutesRequest& request,
                     const TimePerson& person) {
  const auto policy = policy::At<v1::Policy>(call.tx(), person.region, call.now());
  RETURN_IF_ERROR(domain::MayUseTime(*policy, person.birth, call.now()));
  return domain::CheckHoldEnd(*policy, time::FromProto(request.expire_time()), call.now());
}

HoldStep StepOf(rpc::WriteCall& call, const v1::HoldMinutesRequest& request,
                const TimePeople& people) {
  HoldStep step{HoldStep::kHold, {}};
  const std::string volunteer = domain::VolunteerName::Parse(request.volunteer())->id();
  step.hold.set_name(HoldName(volunteer, request.hold_id()).ToString());
  step.hold.set_purpose(v1::Hold::REDEMPTION);
  step.hold.set_minutes(request.minutes());
  step.hold.set_reference(request.reference());
  step.hold.set_held_by(call.caller().subject);
  step.hold.set_state(v1::Hold::PENDING);
  *step.hold.mutable_expire_time() =
      time::ToProto(domain::Kept(time::FromProto(request.expire_time())));
  *step.hold.mutable_create_time() = time::ToProto(domain::Kept(call.now()));
  const auto person = people.find(request.volunteer());
  if (person == people.end()) {
    step.refusal = NotFound(request.volunteer());
    return step;
  }
  step.hold.set_credit_account(
      domain::CityAccount("redeemed", domain::CityOf(person->second.region)));
  step.refusal = MayHold(call, request, person->second);
  return step;
}

HoldStep StepOf(const v1::PostHoldRequest& request) {
  HoldStep step{HoldStep::kPost, {}, request.minutes()};
  step.hold.set_name(request.name());
  return step;
}

HoldStep StepOf(const v1::VoidHoldRequest& request) {
  HoldStep step{HoldStep::kVoid, {}};
  step.hold.set_name(request.name());
  return step;
}

// Locks, lets the clock have its part, applies, writes and announces.
std::vector<absl::StatusOr<v1::Hold>> Apply(rpc::WriteCall& call,
                                            const std::vector<HoldStep>& steps) {
  std::vector<HoldName> names;
  std::set<std::string> volunteers;
  for (const HoldStep& step : steps) {
    names.push_back(HoldName::Parse(step.hold.name()).value());
    volunteers.insert(names.back().id(0));
  }
  const absl::Time now = domain::Kept(call.now());
  domain::HoldBooks books{LockTime(call.tx(), call, {volunteers.begin(), volunteers.end()}, now),
                          store::FindHolds(call.tx(), names)};
  domain::HoldOutcome outcome =
      domain::ApplyHolds(steps, std::move(books), call.caller().subject, now);
  store::SaveHolds(call.tx(), outcome.changes);
  for (const v1::Hold& hold : outcome.changes) AnnounceHold(call, hold);
  return std::move(outcome.results);
}

}  // namespace

absl::StatusOr<TimePeople> Ask(Deps& deps, const rpc::Call& call,
                               const v1::HoldMinutesRequest& request) {
  return AskPeople(deps, call, {request.volunteer()});
}

absl::StatusOr<v1::Hold> Hold(Deps&, rpc::WriteCall& call, const v1::HoldMinutesRequest& request,
                              const TimePeople& people) {
  return Apply(call, {StepOf(call, request, people)})[0];
}

absl::StatusOr<v1::Hold> Post(Deps&, rpc::WriteCall& call, const v1::PostHoldRequest& request) {
  return Apply(call, {StepOf(request)})[0];
}

absl::StatusOr<v1::Hold> Void(Deps&, rpc::WriteCall& call, const v1::VoidHoldRequest& request) {
  return Apply(call, {StepOf(request)})[0];
}

absl::StatusOr<TimePeople> AskBatch(Deps& deps, const rpc::Call& call,
                                    const v1::BatchApplyHoldsRequest& request) {
  Violations violations;
  std::set<std::string> volunteers;
  for (int i = 0; i < request.operations_size(); ++i) {
    const auto& operation = request.operations(i);
    if (operation.step_case() == v1::BatchApplyHoldsRequest::Operation::STEP_NOT_SET) {
      violations.Add(absl::StrCat("operations[", i, "].step"), Reason::FIELD_REQUIRED);
    }
    if (operation.has_hold()) volunteers.insert(operation.hold().volunteer());
  }
  RETURN_IF_ERROR(violations.ToStatus());
  return AskPeople(deps, call, volunteers);
}

absl::StatusOr<v1::BatchApplyHoldsResponse> ApplyBatch(Deps&, rpc::WriteCall& call,
                                                       const v1::BatchApplyHoldsRequest& request,
                                                       const TimePeople& people) {
  std::vector<HoldStep> steps;
  for (const auto& operation : request.operations()) {
    steps.push_back(operation.has_hold()   ? StepOf(call, operation.hold(), people)
                    : operation.has_post() ? StepOf(operation.post())
                                           : StepOf(operation.void_()));
    steps.back().linked = operation.linked();
  }
  v1::BatchApplyHoldsResponse response;
  for (absl::StatusOr<v1::Hold>& result : Apply(call, steps)) {
    if (result.ok()) {
      *response.add_results()->mutable_hold() = *std::move(result);
    } else {
      *response.add_results()->mutable_error() = ToStatusProto(result.status());
    }
  }
  return response;
}

absl::StatusOr<v1::Hold> Get(Deps&, rpc::ReadCall& call, const v1::GetHoldRequest& request) {
  ASSIGN_OR_RETURN(HoldName name, HoldName::Parse(request.name()));
  auto found = store::FindHolds(call.tx(), {name});
  if (found.empty()) return NotFound(request.name());
  return std::move(found.begin()->second);
}

absl::StatusOr<v1::ListHoldsResponse> List(Deps&, rpc::ReadCall& call,
                                           const v1::ListHoldsRequest& request) {
  ASSIGN_OR_RETURN(auto volunteer, domain::VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(paging::Page page, paging::PageOf(request, 2));
  store::Position after;
  if (!page.first()) {
    ASSIGN_OR_RETURN(after.post_time, TimeOfKey(page.after[0]));
    after.transfer_id = page.after[1];
  }
  const std::string state =
      request.state() == v1::Hold::STATE_UNSPECIFIED ? "" : v1::Hold::State_Name(request.state());
  v1::ListHoldsResponse response;
  for (v1::Hold& hold : store::ListHolds(call.tx(), volunteer.id(), state, after, page.size + 1)) {
    if (response.holds_size() == page.size) {
      const v1::Hold& last = response.holds(page.size - 1);
      response.set_next_page_token(paging::NextPageToken(
          request, std::vector{KeyOf(last.create_time()), HoldName::Parse(last.name())->id()}));
      break;
    }
    *response.add_holds() = std::move(hold);
  }
  return response;
}

}  // namespace linli::hours::holds
