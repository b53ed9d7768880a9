#include "services/hours/api/time_orders.h"

#include <set>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "common/mask/output_only.h"
#include "common/paging/page.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/hours/api/announce_hold.h"
#include "services/hours/api/time_books.h"
#include "services/hours/api/time_order_settlement.h"
#include "services/hours/api/window.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/time_bank_gift.h"
#include "services/hours/domain/time_bank_use.h"
#include "services/hours/domain/time_order.h"
#include "services/hours/storage/hold_store.h"
#include "services/hours/storage/time_order_store.h"

namespace linli::hours::time_orders {
namespace {

using domain::HoldName;
using domain::TimeOrderName;
using domain::VolunteerName;

// Services hold in their own name what an order needs.
constexpr char kHolder[] = "services/hours";

policy::Edition<v1::Policy> PolicyOf(db::Tx& tx, const TimePeople& people,
                                     const std::string& volunteer, absl::Time now) {
  const auto found = people.find(volunteer);
  return policy::At<v1::Policy>(tx, found == people.end() ? "" : found->second.region, now);
}

v1::TimeOrder OrderOf(const v1::RequestTimeOrderRequest& request) {
  v1::TimeOrder order = request.time_order();
  mask::ClearOutputOnly(&order);
  for (auto* time : {order.mutable_start_time(), order.mutable_end_time()}) {
    *time = time::ToProto(domain::Kept(time::FromProto(*time)));
  }
  const std::string number = VolunteerName::Parse(request.parent())->id();
  order.set_name(TimeOrderName(number, request.time_order_id()).ToString());
  order.set_requester(request.parent());
  order.set_hold(HoldName(number, domain::HoldIdOf(request.time_order_id())).ToString());
  return order;
}

// OK if `asked` is what stands under its name, whatever became of it.
absl::Status SameOrder(const v1::TimeOrder& existing, const v1::TimeOrder& asked) {
  const struct {
    const char* field;
    bool same;
  } comparisons[] = {
      {"service_class", existing.service_class() == asked.service_class()},
      {"content", existing.content() == asked.content()},
      {"start_time", time::FromProto(existing.start_time()) == time::FromProto(asked.start_time())},
      {"end_time", time::FromProto(existing.end_time()) == time::FromProto(asked.end_time())},
      {"provider", asked.provider().empty() || existing.provider() == asked.provider()},
  };
  for (const auto& [field, same] : comparisons) {
    if (!same) return Refuse(Reason::TRANSFER_EXISTS_WITH_DIFFERENT, {{"field", field}});
  }
  return absl::OkStatus();
}

v1::Hold HoldFor(const v1::TimeOrder& order, const std::string& region) {
  v1::Hold hold;
  hold.set_name(order.hold());
  hold.set_purpose(v1::Hold::SERVICE);
  hold.set_minutes(order.minutes());
  hold.set_credit_account(domain::CityAccount("clearing", domain::CityOf(region)));
  hold.set_reference(order.name());
  hold.set_held_by(kHolder);
  hold.set_state(v1::Hold::PENDING);
  *hold.mutable_create_time() = order.create_time();
  return hold;
}

// One move of an order: locked, judged, saved, and its minutes moved with it.
template <typename Request>
absl::StatusOr<v1::TimeOrder> Move(
    rpc::WriteCall& call, const Request& request, const TimePeople& people,
    absl::FunctionRef<absl::StatusOr<v1::TimeOrder>(const v1::TimeOrder&, absl::Time)> rule) {
  ASSIGN_OR_RETURN(TimeOrderName name, TimeOrderName::Parse(request.name()));
  const auto order = store::LockTimeOrder(call.tx(), name);
  // Who has no part in it does not learn whether there is one (ADR 12).
  if (!order) return Refuse(Reason::TIME_ORDER_NOT_PARTY);
  const absl::Time now = domain::Kept(call.now());
  ASSIGN_OR_RETURN(const v1::TimeOrder moved, rule(*order, now));
  if (!request.etag().empty() && request.etag() != order->etag()) {
    return Refuse(Reason::ETAG_MISMATCH);
  }
  const auto provider = people.find(moved.provider());
  return SettleTimeOrder(call.tx(), call, moved,
                         provider == people.end() ? "" : provider->second.region, now);
}

// Both parties of an order, as registration knows them; who asks is the requester at least.
template <typename Request>
absl::StatusOr<TimePeople> AskParties(Deps& deps, const rpc::Call& call, const Request& request) {
  ASSIGN_OR_RETURN(TimeOrderName name, TimeOrderName::Parse(request.name()));
  std::set<std::string> parties = {name.parent().ToString()};
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) {
    const auto order = store::FindTimeOrder(tx, name);
    if (order && !order->provider().empty()) parties.insert(order->provider());
    return absl::OkStatus();
  }));
  return AskPeople(deps, call, parties);
}

// The ring that this order would close, looked for step by step from the provider on.
std::vector<domain::Flow> RingFor(db::Tx& tx, const v1::TimeBankPolicy& bank,
                                  const std::string& requester, const std::string& provider,
                                  absl::Time now) {
  std::vector<domain::Flow> flows;
  if (bank.ring_days() == 0) return flows;
  const absl::Time since = now - absl::Hours(24) * bank.ring_days();
  std::set<std::string> seen = {provider};
  std::vector<std::string> frontier = {provider};
  for (int step = 1; step < bank.ring_length() && !frontier.empty(); ++step) {
    std::vector<std::string> next;
    for (domain::Flow& flow : store::FlowsFrom(tx, frontier, since, bank.ring_minutes())) {
      if (seen.insert(flow.receiver).second) next.push_back(flow.receiver);
      flows.push_back(std::move(flow));
    }
    if (seen.contains(requester)) break;
    frontier = std::move(next);
  }
  return domain::FindRing(requester, provider, flows, bank.ring_length());
}

}  // namespace

absl::StatusOr<TimePeople> AskRequest(Deps& deps, const rpc::Call& call,
                                      const v1::RequestTimeOrderRequest& request) {
  return AskPeople(deps, call, {request.parent()});
}

absl::StatusOr<v1::TimeOrder> Request(Deps&, rpc::WriteCall& call,
                                      const v1::RequestTimeOrderRequest& request,
                                      const TimePeople& people) {
  const auto found = people.find(request.parent());
  if (found == people.end()) return NotFound(request.parent());
  const TimePerson& her = found->second;
  const absl::Time now = domain::Kept(call.now());
  v1::TimeOrder order = OrderOf(request);
  const TimeOrderName name = TimeOrderName::Parse(order.name()).value();
  const domain::Standing account = LockTime(call.tx(), call, {name.id(0)}, now)[name.id(0)];
  if (const auto existing = store::FindTimeOrder(call.tx(), name)) {
    RETURN_IF_ERROR(SameOrder(*existing, order));
    return *existing;
  }
  RETURN_IF_ERROR(domain::CheckOrder(order, now));
  const auto policy = policy::At<v1::Policy>(call.tx(), her.region, now);
  RETURN_IF_ERROR(domain::MayUseTime(*policy, her.birth, now));
  domain::Begin(*policy, now, order);
  order.set_policy_version(policy.version);
  RETURN_IF_ERROR(domain::MaySpend(account, order.minutes()));
  const v1::Hold hold = HoldFor(order, her.region);
  store::SaveHolds(call.tx(), {hold});
  AnnounceHold(call, hold);
  // The account is locked, so nobody else has placed it since.
  return store::InsertTimeOrder(call.tx(), order).value();
}

absl::StatusOr<TimePeople> AskAccept(Deps& deps, const rpc::Call& call,
                                     const v1::AcceptTimeOrderRequest& request) {
  ASSIGN_OR_RETURN(TimeOrderName name, TimeOrderName::Parse(request.name()));
  return AskPeople(deps, call, {name.parent().ToString(), request.provider()});
}

absl::StatusOr<v1::TimeOrder> Accept(Deps&, rpc::WriteCall& call,
                                     const v1::AcceptTimeOrderRequest& request,
                                     const TimePeople& people) {
  ASSIGN_OR_RETURN(TimeOrderName name, TimeOrderName::Parse(request.name()));
  const auto order = store::LockTimeOrder(call.tx(), name);
  if (!order) return Refuse(Reason::TIME_ORDER_NOT_PARTY);
  const absl::Time now = domain::Kept(call.now());
  const auto provider = people.find(request.provider());
  if (provider == people.end()) return NotFound(request.provider());
  const auto theirs = PolicyOf(call.tx(), people, request.provider(), now);
  const auto hers = PolicyOf(call.tx(), people, order->requester(), now);
  const auto requester = people.find(order->requester());
  const std::string region = requester == people.end() ? "" : requester->second.region;
  RETURN_IF_ERROR(domain::Accepted(*hers, *order, request.provider(), {}, now).status());
  RETURN_IF_ERROR(domain::MayProvide(*theirs, provider->second.birth, now));
  RETURN_IF_ERROR(domain::MayCross(*hers, domain::CityOf(region), *theirs,
                                   domain::CityOf(provider->second.region)));
  if (!request.etag().empty() && request.etag() != order->etag()) {
    return Refuse(Reason::ETAG_MISMATCH);
  }
  const std::vector<domain::Flow> ring =
      RingFor(call.tx(), hers->time_bank(), name.id(0),
              VolunteerName::Parse(request.provider())->id(), now);
  ASSIGN_OR_RETURN(const v1::TimeOrder accepted,
                   domain::Accepted(*hers, *order, request.provider(), ring, now));
  return store::SaveTimeOrder(call.tx(), accepted, ring);
}

absl::StatusOr<TimePeople> AskReport(Deps& deps, const rpc::Call& call,
                                     const v1::ReportTimeOrderRequest& request) {
  return AskParties(deps, call, request);
}

absl::StatusOr<v1::TimeOrder> Report(Deps&, rpc::WriteCall& call,
                                     const v1::ReportTimeOrderRequest& request,
                                     const TimePeople& people) {
  return Move(call, request, people, [&](const v1::TimeOrder& order, absl::Time now) {
    return domain::Reported(*PolicyOf(call.tx(), people, order.requester(), now), order,
                            call.caller().subject, request.served_minutes(), now);
  });
}

absl::StatusOr<TimePeople> AskConfirm(Deps& deps, const rpc::Call& call,
                                      const v1::ConfirmTimeOrderRequest& request) {
  return AskParties(deps, call, request);
}

absl::StatusOr<v1::TimeOrder> Confirm(Deps&, rpc::WriteCall& call,
                                      const v1::ConfirmTimeOrderRequest& request,
                                      const TimePeople& people) {
  return Move(call, request, people, domain::Confirmed);
}

absl::StatusOr<v1::TimeOrder> Dispute(Deps&, rpc::WriteCall& call,
                                      const v1::DisputeTimeOrderRequest& request) {
  return Move(call, request, {}, [&](const v1::TimeOrder& order, absl::Time now) {
    return domain::Disputed(order, call.caller().subject, request.reason(), now);
  });
}

absl::StatusOr<v1::TimeOrder> Cancel(Deps&, rpc::WriteCall& call,
                                     const v1::CancelTimeOrderRequest& request) {
  return Move(call, request, {}, [&](const v1::TimeOrder& order, absl::Time now) {
    return domain::Cancelled(order, call.caller().subject, request.reason(), now);
  });
}

absl::StatusOr<v1::TimeOrder> Release(Deps&, rpc::WriteCall& call,
                                      const v1::ReleaseTimeOrderRequest& request) {
  return Move(call, request, {}, [&](const v1::TimeOrder& order, absl::Time now) {
    return domain::Released(order, call.caller().subject, request.reason(), now);
  });
}

absl::StatusOr<TimePeople> AskResolve(Deps& deps, const rpc::Call& call,
                                      const v1::ResolveTimeOrderRequest& request) {
  return AskParties(deps, call, request);
}

absl::StatusOr<v1::TimeOrder> Resolve(Deps&, rpc::WriteCall& call,
                                      const v1::ResolveTimeOrderRequest& request,
                                      const TimePeople& people) {
  return Move(call, request, people, [&](const v1::TimeOrder& order, absl::Time now) {
    return domain::Resolved(order, call.caller().subject, request.served_minutes(),
                            request.reason(), now);
  });
}

absl::StatusOr<v1::TimeOrder> Get(Deps&, rpc::ReadCall& call,
                                  const v1::GetTimeOrderRequest& request) {
  ASSIGN_OR_RETURN(TimeOrderName name, TimeOrderName::Parse(request.name()));
  auto order = store::FindTimeOrder(call.tx(), name);
  if (!order) return NotFound(request.name());
  return *std::move(order);
}

absl::StatusOr<v1::ListTimeOrdersResponse> List(Deps&, rpc::ReadCall& call,
                                                const v1::ListTimeOrdersRequest& request) {
  ASSIGN_OR_RETURN(auto volunteer, VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(paging::Page page, paging::PageOf(request, 3));
  store::TimeOrderPage wanted{.limit = page.size + 1};
  if (!page.first()) {
    ASSIGN_OR_RETURN(wanted.before, TimeOfKey(page.after[0]));
    wanted.volunteer_id = page.after[1];
    wanted.order_id = page.after[2];
  }
  v1::ListTimeOrdersResponse response;
  for (v1::TimeOrder& order : store::ListTimeOrders(call.tx(), volunteer.id(), wanted)) {
    if (response.time_orders_size() == page.size) {
      const v1::TimeOrder& last = response.time_orders(page.size - 1);
      const TimeOrderName name = TimeOrderName::Parse(last.name()).value();
      response.set_next_page_token(paging::NextPageToken(
          request, std::vector{KeyOf(last.create_time()), name.id(0), name.id()}));
      break;
    }
    *response.add_time_orders() = std::move(order);
  }
  return response;
}

absl::StatusOr<v1::ExplainTimeOrderResponse> Explain(Deps&, rpc::ReadCall& call,
                                                     const v1::ExplainTimeOrderRequest& request) {
  ASSIGN_OR_RETURN(TimeOrderName name, TimeOrderName::Parse(request.name()));
  if (!store::FindTimeOrder(call.tx(), name)) return NotFound(request.name());
  v1::ExplainTimeOrderResponse response;
  for (const domain::Flow& flow : store::RingOf(call.tx(), name)) {
    auto& step = *response.add_steps();
    step.set_giver(VolunteerName(flow.giver).ToString());
    step.set_receiver(VolunteerName(flow.receiver).ToString());
    step.set_minutes(flow.minutes);
  }
  return response;
}

}  // namespace linli::hours::time_orders
