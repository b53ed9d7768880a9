#include "services/hours/storage/time_order_store.h"

#include <stdexcept>

#include "common/time/proto_time.h"
#include "google/protobuf/util/json_util.h"
#include "linli/hours/v1/time_order_service.pb.h"
#include "services/hours/storage/queries.h"

namespace linli::hours::store {
namespace {

using domain::TimeOrderName;
using domain::VolunteerName;

std::string ProviderId(const v1::TimeOrder& order) {
  return order.provider().empty() ? "" : VolunteerName::Parse(order.provider())->id();
}

std::optional<absl::Time> TimeOrNull(bool has, const google::protobuf::Timestamp& time) {
  return has ? std::optional(time::FromProto(time)) : std::nullopt;
}

v1::TimeOrder ReadOrder(const pqxx::row& row) {
  v1::TimeOrder order;
  if (!order.ParseFromString(db::ToBytes(row["more"]))) {
    throw std::logic_error("a row of time_order is garbled");
  }
  order.set_etag(row["version"].as<std::string>());
  return order;
}

std::optional<v1::TimeOrder> FirstOf(const pqxx::result& rows) {
  return rows.empty() ? std::nullopt : std::optional(ReadOrder(rows[0]));
}

// Rings are written as the contract tells them.
std::string JsonOf(const std::vector<domain::Flow>& ring) {
  v1::ExplainTimeOrderResponse steps;
  for (const domain::Flow& flow : ring) {
    auto& step = *steps.add_steps();
    step.set_giver(flow.giver);
    step.set_receiver(flow.receiver);
    step.set_minutes(flow.minutes);
  }
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(steps, &json).ok()) {
    throw std::logic_error("a ring cannot be written");
  }
  return json;
}

std::vector<domain::Flow> FlowsIn(const std::string& json) {
  v1::ExplainTimeOrderResponse steps;
  if (!google::protobuf::util::JsonStringToMessage(json, &steps).ok()) {
    throw std::logic_error("a ring cannot be read");
  }
  std::vector<domain::Flow> ring;
  for (const auto& step : steps.steps()) {
    ring.push_back({step.giver(), step.receiver(), step.minutes()});
  }
  return ring;
}

}  // namespace

std::optional<v1::TimeOrder> InsertTimeOrder(db::Tx& tx, const v1::TimeOrder& order) {
  const TimeOrderName name = TimeOrderName::Parse(order.name()).value();
  const std::string more = order.SerializeAsString();
  return FirstOf(tx.Run(queries::kTimeOrderInsert, name.id(0), name.id(), ProviderId(order),
                        v1::TimeOrder::State_Name(order.state()), order.minutes(),
                        time::FromProto(order.until_time()), db::Bytes{more},
                        time::FromProto(order.create_time())));
}

std::optional<v1::TimeOrder> FindTimeOrder(db::Tx& tx, const TimeOrderName& name) {
  return FirstOf(tx.Run(queries::kTimeOrderGet, name.id(0), name.id()));
}

std::optional<v1::TimeOrder> LockTimeOrder(db::Tx& tx, const TimeOrderName& name) {
  return FirstOf(tx.Run(queries::kTimeOrderLock, name.id(0), name.id()));
}

v1::TimeOrder SaveTimeOrder(db::Tx& tx, const v1::TimeOrder& order,
                            const std::vector<domain::Flow>& ring) {
  const TimeOrderName name = TimeOrderName::Parse(order.name()).value();
  const std::string more = order.SerializeAsString();
  return ReadOrder(tx.Run(queries::kTimeOrderSave, name.id(0), name.id(), ProviderId(order),
                          v1::TimeOrder::State_Name(order.state()), order.served_minutes(),
                          TimeOrNull(order.has_until_time(), order.until_time()),
                          TimeOrNull(order.has_settle_time(), order.settle_time()),
                          ring.empty() ? std::nullopt : std::optional(JsonOf(ring)),
                          db::Bytes{more}, time::FromProto(order.update_time()))[0]);
}

std::vector<domain::Flow> RingOf(db::Tx& tx, const TimeOrderName& name) {
  const pqxx::result rows = tx.Run(queries::kTimeOrderGet, name.id(0), name.id());
  return rows.empty() ? std::vector<domain::Flow>() : FlowsIn(rows[0]["ring"].as<std::string>());
}

std::vector<v1::TimeOrder> ListTimeOrders(db::Tx& tx, const std::string& volunteer_id,
                                          const TimeOrderPage& page) {
  std::vector<v1::TimeOrder> orders;
  for (const pqxx::row& row : tx.Run(queries::kTimeOrderList, volunteer_id, page.before,
                                     page.volunteer_id, page.order_id, page.limit)) {
    orders.push_back(ReadOrder(row));
  }
  return orders;
}

std::vector<TimeOrderName> DueTimeOrders(db::Tx& tx, absl::Time now, int limit) {
  std::vector<TimeOrderName> due;
  for (const pqxx::row& row : tx.Run(queries::kTimeOrderDue, now, limit)) {
    due.emplace_back(row[0].as<std::string>(), row[1].as<std::string>());
  }
  return due;
}

std::vector<domain::Flow> FlowsFrom(db::Tx& tx, const std::vector<std::string>& volunteer_ids,
                                    absl::Time since, int64_t least) {
  std::vector<domain::Flow> flows;
  for (const pqxx::row& row : tx.Run(queries::kTimeFlows, volunteer_ids, since, least)) {
    flows.push_back({row["giver"].as<std::string>(), row["receiver"].as<std::string>(),
                     row["minutes"].as<int64_t>()});
  }
  return flows;
}

}  // namespace linli::hours::store
