#include "services/hours/client/time_bank_client.h"

#include "common/client/channel.h"
#include "linli/hours/v1/account_service.grpc.pb.h"
#include "linli/hours/v1/hold_service.grpc.pb.h"

namespace linli::hours {
namespace {

// No request_id goes along: the hold's own id does what it is for, and for longer.
class RealTimeBankClient final : public TimeBankClient {
 public:
  explicit RealTimeBankClient(const client::Channel& channel)
      : channel_(channel),
        holds_(v1::HoldService::NewStub(channel.grpc())),
        accounts_(v1::AccountService::NewStub(channel.grpc())) {}

  absl::StatusOr<v1::Hold> HoldMinutes(const client::Context& context,
                                       const HoldOrder& order) override {
    v1::HoldMinutesRequest request;
    request.set_volunteer(order.volunteer);
    request.set_hold_id(order.hold_id);
    request.set_minutes(order.minutes);
    request.mutable_expire_time()->set_seconds(absl::ToUnixSeconds(order.expires));
    request.set_reference(order.reference);
    return channel_.Call(*holds_, &v1::HoldService::Stub::HoldMinutes, context, request);
  }

  absl::StatusOr<v1::Hold> PostHold(const client::Context& context, std::string_view hold,
                                    int64_t minutes) override {
    v1::PostHoldRequest request;
    request.set_name(std::string(hold));
    request.set_minutes(minutes);
    return channel_.Call(*holds_, &v1::HoldService::Stub::PostHold, context, request);
  }

  absl::StatusOr<v1::Hold> VoidHold(const client::Context& context,
                                    std::string_view hold) override {
    v1::VoidHoldRequest request;
    request.set_name(std::string(hold));
    return channel_.Call(*holds_, &v1::HoldService::Stub::VoidHold, context, request);
  }

  absl::StatusOr<v1::Account> GetTimeAccount(const client::Context& context,
                                             std::string_view volunteer) override {
    v1::GetTimeAccountRequest request;
    request.set_volunteer(std::string(volunteer));
    return channel_.Call(*accounts_, &v1::AccountService::Stub::GetTimeAccount, context, request);
  }

 private:
  const client::Channel& channel_;
  const std::unique_ptr<v1::HoldService::Stub> holds_;
  const std::unique_ptr<v1::AccountService::Stub> accounts_;
};

}  // namespace

std::unique_ptr<TimeBankClient> MakeTimeBankClient(const client::Channel& channel) {
  return std::make_unique<RealTimeBankClient>(channel);
}

}  // namespace linli::hours
