#include "services/hours/domain/time_order.h"

#include <algorithm>
#include <initializer_list>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/time_bank_use.h"

namespace linli::hours::domain {
namespace {

using Order = v1::TimeOrder;

constexpr absl::Duration kLongest = absl::Hours(24);
constexpr absl::Duration kFarthest = absl::Hours(24 * 366);

absl::Status InState(Order::State state) {
  return Refuse(Reason::TIME_ORDER_STATE, {{"state", Order::State_Name(state)}});
}

bool IsOver(const Order& order, absl::Time now) {
  return order.has_until_time() && now >= time::FromProto(order.until_time());
}

// In one of these states, and its time not over: then it stands where the clock will put it.
absl::Status CheckState(const Order& order, std::initializer_list<Order::State> states,
                        absl::Time now) {
  if (std::find(states.begin(), states.end(), order.state()) == states.end()) {
    return InState(order.state());
  }
  if (!IsOver(order, now)) return absl::OkStatus();
  return InState(order.state() == Order::SERVED ? Order::DISPUTED : Order::EXPIRED);
}

bool IsParty(const Order& order, std::string_view who) {
  return order.requester() == who || (!order.provider().empty() && order.provider() == who);
}

// Nobody decides his own case.
absl::Status CheckBystander(const Order& order, std::string_view by) {
  return IsParty(order, by) ? Refuse(Reason::SECOND_PERSON) : absl::OkStatus();
}

Order Moved(Order order, Order::State state, absl::Time now) {
  order.set_state(state);
  order.clear_until_time();
  *order.mutable_update_time() = time::ToProto(now);
  return order;
}

Order Settled(const Order& order, int64_t minutes, absl::Time now) {
  Order settled = Moved(order, Order::SETTLED, now);
  settled.set_served_minutes(minutes);
  *settled.mutable_settle_time() = time::ToProto(now);
  return settled;
}

absl::Status CheckServed(const Order& order, int64_t minutes, int64_t most) {
  Violations violations;
  if (minutes > most) {
    violations.Add("served_minutes", Reason::FIELD_RANGE,
                   {{"min", "0"}, {"max", absl::StrCat(std::min(most, order.minutes()))}});
  }
  return violations.ToStatus();
}

}  // namespace

std::string HoldIdOf(std::string_view order_id) {
  return absl::StrCat("_order-", std::string(order_id));
}

absl::Status CheckOrder(const Order& order, absl::Time now) {
  const absl::Time start = time::FromProto(order.start_time());
  const absl::Duration length = time::FromProto(order.end_time()) - start;
  Violations violations;
  if (start <= now || start > now + kFarthest) {
    violations.Add("time_order.start_time", Reason::FIELD_TIME);
  }
  if (length < absl::Minutes(1) || length > kLongest) {
    violations.Add("time_order.end_time", Reason::WINDOW);
  }
  RETURN_IF_ERROR(violations.ToStatus());
  return order.provider() == order.requester() ? Refuse(Reason::TIME_ORDER_OWN) : absl::OkStatus();
}

void Begin(const v1::Policy& policy, absl::Time now, Order& order) {
  const absl::Time start = time::FromProto(order.start_time());
  order.set_minutes(absl::ToInt64Minutes(time::FromProto(order.end_time()) - start));
  order.set_state(Order::REQUESTED);
  *order.mutable_until_time() =
      time::ToProto(std::min(start, now + absl::Hours(policy.time_bank().accept_hours())));
  *order.mutable_create_time() = time::ToProto(now);
  *order.mutable_update_time() = order.create_time();
}

absl::StatusOr<Order> Accepted(const v1::Policy& policy, const Order& order,
                               const std::string& provider, const std::vector<Flow>& ring,
                               absl::Time now) {
  if (!order.provider().empty() && order.provider() != provider) {
    return Refuse(Reason::TIME_ORDER_NOT_PARTY);
  }
  if (order.requester() == provider) return Refuse(Reason::TIME_ORDER_OWN);
  RETURN_IF_ERROR(CheckState(order, {Order::REQUESTED}, now));
  Order accepted = Moved(order, ring.empty() ? Order::ACCEPTED : Order::EXAMINED, now);
  accepted.set_provider(provider);
  *accepted.mutable_until_time() = time::ToProto(time::FromProto(order.end_time()) +
                                                 absl::Hours(policy.time_bank().serve_hours()));
  if (ring.empty()) return accepted;
  accepted.mutable_ring()->set_persons(static_cast<int>(ring.size()) + 1);
  accepted.mutable_ring()->set_minutes(
      std::min_element(ring.begin(), ring.end(), [](const Flow& a, const Flow& b) {
        return a.minutes < b.minutes;
      })->minutes);
  return accepted;
}

absl::Status MayProvide(const v1::Policy& policy, std::optional<absl::CivilDay> birth,
                        absl::Time now) {
  RETURN_IF_ERROR(HasTimeBank(policy));
  const int age = policy.time_bank().provider_age();
  if (age == 0 || (birth && time::AgeOn(*birth, time::DayOf(now)) >= age)) return absl::OkStatus();
  return Refuse(Reason::TIME_BANK_AGE, {{"age", absl::StrCat(age)}});
}

absl::StatusOr<Order> Reported(const v1::Policy& policy, const Order& order, std::string_view by,
                               int64_t minutes, absl::Time now) {
  if (by != order.provider()) return Refuse(Reason::TIME_ORDER_NOT_PARTY);
  if (order.state() == Order::EXAMINED) return Refuse(Reason::RING_SUSPECTED);
  RETURN_IF_ERROR(CheckState(order, {Order::ACCEPTED}, now));
  // Nobody has served before it began.
  if (now < time::FromProto(order.start_time())) return InState(order.state());
  RETURN_IF_ERROR(CheckServed(order, minutes, order.minutes()));
  Order served = Moved(order, Order::SERVED, now);
  served.set_served_minutes(minutes);
  *served.mutable_until_time() =
      time::ToProto(now + absl::Hours(policy.time_bank().confirm_hours()));
  return served;
}

absl::StatusOr<Order> Confirmed(const Order& order, absl::Time now) {
  RETURN_IF_ERROR(CheckState(order, {Order::SERVED}, now));
  return Settled(order, order.served_minutes(), now);
}

absl::StatusOr<Order> Disputed(const Order& order, std::string_view by, const std::string& reason,
                               absl::Time now) {
  if (!IsParty(order, by)) return Refuse(Reason::TIME_ORDER_NOT_PARTY);
  RETURN_IF_ERROR(CheckState(order, {Order::ACCEPTED, Order::SERVED}, now));
  Order disputed = Moved(order, Order::DISPUTED, now);
  disputed.set_disputed_by(std::string(by));
  disputed.set_reason(reason);
  return disputed;
}

absl::StatusOr<Order> Cancelled(const Order& order, std::string_view by, const std::string& reason,
                                absl::Time now) {
  if (!IsParty(order, by)) return Refuse(Reason::TIME_ORDER_NOT_PARTY);
  RETURN_IF_ERROR(CheckState(order, {Order::REQUESTED, Order::EXAMINED, Order::ACCEPTED}, now));
  // Whom one asked for in particular has nothing to give up before he accepts.
  if (order.state() == Order::REQUESTED && by != order.requester()) {
    return Refuse(Reason::TIME_ORDER_NOT_PARTY);
  }
  // Once it has begun only the provider gives it up: he may be serving.
  if (order.state() == Order::ACCEPTED && by == order.requester() &&
      now >= time::FromProto(order.start_time())) {
    return InState(order.state());
  }
  Order cancelled = Moved(order, Order::CANCELLED, now);
  cancelled.set_reason(reason);
  return cancelled;
}

absl::StatusOr<Order> Released(const Order& order, std::string_view by, const std::string& reason,
                               absl::Time now) {
  RETURN_IF_ERROR(CheckBystander(order, by));
  RETURN_IF_ERROR(CheckState(order, {Order::EXAMINED}, now));
  Order released = Moved(order, Order::ACCEPTED, now);
  *released.mutable_until_time() = order.until_time();
  released.set_reason(reason);
  return released;
}

absl::StatusOr<Order> Resolved(const Order& order, std::string_view by, int64_t minutes,
                               const std::string& reason, absl::Time now) {
  RETURN_IF_ERROR(CheckBystander(order, by));
  RETURN_IF_ERROR(CheckState(order, {Order::EXAMINED, Order::DISPUTED}, now));
  RETURN_IF_ERROR(
      CheckServed(order, minutes, order.state() == Order::EXAMINED ? 0 : order.minutes()));
  Order resolved = minutes > 0 ? Settled(order, minutes, now) : Moved(order, Order::CANCELLED, now);
  resolved.set_served_minutes(minutes);
  resolved.set_reason(reason);
  return resolved;
}

std::optional<Order> Lapsed(const Order& order, absl::Time now) {
  if (!IsOver(order, now)) return std::nullopt;
  return Moved(order, order.state() == Order::SERVED ? Order::DISPUTED : Order::EXPIRED, now);
}

}  // namespace linli::hours::domain
