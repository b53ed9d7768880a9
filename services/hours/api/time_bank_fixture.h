// HoursTown with a time bank: its city has opened one, and people have time in it.
#pragma once

#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/json_util.h"
#include "linli/hours/v1/account_service.grpc.pb.h"
#include "linli/hours/v1/hold_service.grpc.pb.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/time_bank_service.grpc.pb.h"
#include "linli/hours/v1/time_order_service.grpc.pb.h"
#include "services/hours/api/town_fixture.h"

namespace linli::hours {

class TimeBankTown : public HoursTown {
 protected:
  static constexpr char kAwards[] = "services/awards";
  static constexpr char kCity[] = "staff/city";

  TimeBankTown() {
    for (const char* name : {kHer, kHim}) Live(name, "regions/130503");
    host_.Grant(kCity, options::v1::ADMINISTRATOR, "regions/1305");
    host_.Grant("staff/auditor", options::v1::AUDITOR);
    holds_ = v1::HoldService::NewStub(host_.channel());
    accounts_ = v1::AccountService::NewStub(host_.channel());
    bank_ = v1::TimeBankService::NewStub(host_.channel());
    orders_ = v1::TimeOrderService::NewStub(host_.channel());
    Open(Bank());
  }

  // Her file says that she serves there.
  void Live(const std::string& name, const std::string& region,
            const std::string& birth_date = "1990-05-17") {
    registration::v1::Volunteer volunteer;
    volunteer.set_name(name);
    volunteer.set_state(registration::v1::VOLUNTEER_ACTIVE);
    volunteer.set_birth_date(birth_date);
    volunteer.set_service_region(region);
    registration_.Put(volunteer);
    host_.scopes().Lies(name, {region.substr(8), {kUnit, "organizations/o2"}});
  }

  // A time bank that takes everything hour by hour and pays out at any age.
  static v1::TimeBankPolicy Bank() {
    v1::TimeBankPolicy bank;
    bank.set_default_percent(100);
    bank.set_hold_days(30);
    bank.set_withdrawals(true);
    bank.set_gift_scope(v1::TimeBankPolicy::RELATIVES_AND_FRIENDS);
    bank.set_donations(true);
    bank.set_accept_hours(72);
    bank.set_serve_hours(48);
    bank.set_confirm_hours(168);
    bank.set_ring_days(180);
    bank.set_ring_length(4);
    bank.set_ring_minutes(600);
    return bank;
  }

  // From now on this holds in the region of this code.
  void Open(const v1::TimeBankPolicy& bank, const std::string& region = "1305") {
    google::protobuf::util::JsonPrintOptions options;
    options.always_print_primitive_fields = true;
    std::string json;
    ASSERT_TRUE(google::protobuf::util::MessageToJsonString(bank, &json, options).ok());
    Sql(absl::StrCat(
        "INSERT INTO policy (region_code, effective_time, body, source)"
        " SELECT '",
        region,
        "', timestamptz '2026-01-01' + interval '1 second' * count(*),"
        " (SELECT body FROM policy WHERE region_code = '' ORDER BY effective_time DESC LIMIT 1)"
        " || jsonb_build_object('timeBank', '",
        json, "'::jsonb), 'test' FROM policy"));
  }

  // Minutes in her time-bank account, as if a record had been deposited.
  void Fill(std::string_view volunteer, int64_t minutes) {
    const std::string number = NumberOf(volunteer);
    const std::string id = absl::StrCat("fill-", ++fills_);
    Sql(absl::StrCat("INSERT INTO transfer VALUES ('", number, "', '", id,
                     "', 'TIME_BANK_MINUTES', 'timebank-issue-o1', 'timebank-", number, "', ",
                     minutes, ", 'DEPOSIT', '", id, "', 'CREDIT', NULL, '",
                     absl::FormatTime(absl::RFC3339_full, now(), absl::UTCTimeZone()), "')"));
  }

  v1::HoldMinutesRequest HoldRequest(const std::string& id, int64_t minutes,
                                     const std::string& volunteer = kHer) {
    v1::HoldMinutesRequest request;
    request.set_volunteer(volunteer);
    request.set_hold_id(id);
    request.set_minutes(minutes);
    *request.mutable_expire_time() = time::ToProto(now() + absl::Hours(24));
    request.set_reference("rewards/r1");
    return request;
  }
  absl::StatusOr<v1::Hold> Hold(const v1::HoldMinutesRequest& request,
                                const std::string& as = kAwards) {
    return host_.Call(*holds_, &v1::HoldService::Stub::HoldMinutes, as, request);
  }
  absl::StatusOr<v1::Hold> Hold(const std::string& id, int64_t minutes,
                                const std::string& volunteer = kHer) {
    return Hold(HoldRequest(id, minutes, volunteer));
  }
  absl::StatusOr<v1::Hold> Post(const std::string& id, int64_t minutes = 0,
                                const std::string& volunteer = kHer,
                                const std::string& as = kAwards) {
    v1::PostHoldRequest request;
    request.set_name(absl::StrCat(volunteer, "/holds/", id));
    request.set_minutes(minutes);
    return host_.Call(*holds_, &v1::HoldService::Stub::PostHold, as, request);
  }
  absl::StatusOr<v1::Hold> Void(const std::string& id, const std::string& volunteer = kHer,
                                const std::string& as = kAwards) {
    v1::VoidHoldRequest request;
    request.set_name(absl::StrCat(volunteer, "/holds/", id));
    return host_.Call(*holds_, &v1::HoldService::Stub::VoidHold, as, request);
  }

  v1::Account Time(const std::string& volunteer) {
    v1::GetTimeAccountRequest request;
    request.set_volunteer(volunteer);
    const auto account =
        host_.Call(*accounts_, &v1::AccountService::Stub::GetTimeAccount, volunteer, request);
    EXPECT_THAT(account, IsOk());
    return account.value_or(v1::Account());
  }
  absl::StatusOr<v1::Account> Freeze(const std::string& volunteer, const std::string& as = kCity) {
    v1::FreezeAccountRequest request;
    request.set_volunteer(volunteer);
    request.set_reason("核查中");
    return host_.Call(*accounts_, &v1::AccountService::Stub::FreezeAccount, as, request);
  }
  absl::StatusOr<v1::Account> Unfreeze(const std::string& volunteer) {
    v1::UnfreezeAccountRequest request;
    request.set_volunteer(volunteer);
    request.set_reason("核查无误");
    return host_.Call(*accounts_, &v1::AccountService::Stub::UnfreezeAccount, kCity, request);
  }
  absl::StatusOr<v1::TrialBalance> TrialBalance(const std::string& as = "staff/auditor") {
    return host_.Call(*accounts_, &v1::AccountService::Stub::GetTrialBalance, as,
                      v1::GetTrialBalanceRequest());
  }

  absl::StatusOr<v1::Transfer> Deposit(const std::string& record, bool to_pool = false) {
    v1::DepositRecordRequest request;
    request.set_record(record);
    request.set_to_pool(to_pool);
    return host_.Call(*bank_, &v1::TimeBankService::Stub::DepositRecord,
                      record.substr(0, record.find("/records/")), request);
  }
  absl::StatusOr<v1::Transfer> Withdraw(const std::string& id, int64_t minutes,
                                        const std::string& volunteer = kHer) {
    v1::WithdrawMinutesRequest request;
    request.set_volunteer(volunteer);
    request.set_withdrawal_id(id);
    request.set_minutes(minutes);
    request.set_reference("居家养老服务中心");
    return host_.Call(*bank_, &v1::TimeBankService::Stub::WithdrawMinutes, volunteer, request);
  }

  // An order for two hours, a day ahead.
  v1::RequestTimeOrderRequest OrderRequest(const std::string& id,
                                           const std::string& requester = kHer) {
    v1::RequestTimeOrderRequest request;
    request.set_parent(requester);
    request.set_time_order_id(id);
    v1::TimeOrder& order = *request.mutable_time_order();
    order.set_service_class("0003");
    order.set_content("陪同就医");
    *order.mutable_start_time() = time::ToProto(now() + absl::Hours(24));
    *order.mutable_end_time() = time::ToProto(now() + absl::Hours(26));
    return request;
  }
  absl::StatusOr<v1::TimeOrder> Order(const v1::RequestTimeOrderRequest& request) {
    return host_.Call(*orders_, &v1::TimeOrderService::Stub::RequestTimeOrder, request.parent(),
                      request);
  }
  absl::StatusOr<v1::TimeOrder> Accept(const std::string& name, const std::string& provider = kHim,
                                       const std::string& etag = "") {
    v1::AcceptTimeOrderRequest request;
    request.set_name(name);
    request.set_provider(provider);
    request.set_etag(etag);
    return host_.Call(*orders_, &v1::TimeOrderService::Stub::AcceptTimeOrder, provider, request);
  }
  absl::StatusOr<v1::TimeOrder> Report(const std::string& name, int64_t minutes,
                                       const std::string& as = kHim) {
    v1::ReportTimeOrderRequest request;
    request.set_name(name);
    request.set_served_minutes(minutes);
    return host_.Call(*orders_, &v1::TimeOrderService::Stub::ReportTimeOrder, as, request);
  }
  absl::StatusOr<v1::TimeOrder> ConfirmOrder(const std::string& name,
                                             const std::string& as = kHer) {
    v1::ConfirmTimeOrderRequest request;
    request.set_name(name);
    return host_.Call(*orders_, &v1::TimeOrderService::Stub::ConfirmTimeOrder, as, request);
  }
  absl::StatusOr<v1::TimeOrder> Dispute(const std::string& name, const std::string& as) {
    v1::DisputeTimeOrderRequest request;
    request.set_name(name);
    request.set_reason("未按时到达");
    return host_.Call(*orders_, &v1::TimeOrderService::Stub::DisputeTimeOrder, as, request);
  }
  absl::StatusOr<v1::TimeOrder> Cancel(const std::string& name, const std::string& as) {
    v1::CancelTimeOrderRequest request;
    request.set_name(name);
    request.set_reason("另有安排");
    return host_.Call(*orders_, &v1::TimeOrderService::Stub::CancelTimeOrder, as, request);
  }
  absl::StatusOr<v1::TimeOrder> Release(const std::string& name, const std::string& as = kCity) {
    v1::ReleaseTimeOrderRequest request;
    request.set_name(name);
    request.set_reason("确有互助");
    return host_.Call(*orders_, &v1::TimeOrderService::Stub::ReleaseTimeOrder, as, request);
  }
  absl::StatusOr<v1::TimeOrder> Resolve(const std::string& name, int64_t minutes,
                                        const std::string& as = kCity) {
    v1::ResolveTimeOrderRequest request;
    request.set_name(name);
    request.set_served_minutes(minutes);
    request.set_reason("经核实");
    return host_.Call(*orders_, &v1::TimeOrderService::Stub::ResolveTimeOrder, as, request);
  }

  int fills_ = 0;
  std::unique_ptr<v1::HoldService::Stub> holds_;
  std::unique_ptr<v1::AccountService::Stub> accounts_;
  std::unique_ptr<v1::TimeBankService::Stub> bank_;
  std::unique_ptr<v1::TimeOrderService::Stub> orders_;
};

}  // namespace linli::hours
