#include "services/hours/client/client.h"

#include <string>

#include "common/client/channel.h"
#include "common/status/macros.h"
#include "linli/hours/v1/record_service.grpc.pb.h"
#include "linli/hours/v1/statement_service.grpc.pb.h"

namespace linli::hours {
namespace {

constexpr int kLargestPage = 1000;

// common/time is no floor of a client; a Timestamp is two numbers. `time` is finite.
google::protobuf::Timestamp ToProto(absl::Time time) {
  google::protobuf::Timestamp proto;
  const int64_t seconds = absl::ToUnixSeconds(time);
  proto.set_seconds(seconds);
  proto.set_nanos(
      static_cast<int>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return proto;
}

class RealHoursClient final : public HoursClient {
 public:
  explicit RealHoursClient(const client::Channel& channel)
      : channel_(channel),
        records_(v1::RecordService::NewStub(channel.grpc())),
        statements_(v1::StatementService::NewStub(channel.grpc())) {}

  absl::StatusOr<std::vector<v1::Record>> ListEffectiveRecords(const client::Context& context,
                                                               std::string_view volunteer,
                                                               absl::Time from,
                                                               absl::Time until) override {
    v1::ListRecordsRequest request;
    request.set_parent(std::string(volunteer));
    request.add_states(v1::Record::EFFECTIVE);
    request.add_states(v1::Record::DISPUTED);
    if (from != absl::InfinitePast()) *request.mutable_from_time() = ToProto(from);
    if (until != absl::InfiniteFuture()) *request.mutable_until_time() = ToProto(until);
    request.set_page_size(kLargestPage);
    std::vector<v1::Record> records;
    do {
      ASSIGN_OR_RETURN(
          v1::ListRecordsResponse page,
          channel_.Call(*records_, &v1::RecordService::Stub::ListRecords, context, request));
      for (v1::Record& record : *page.mutable_records()) records.push_back(std::move(record));
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return records;
  }

  absl::StatusOr<v1::Totals> GetTotals(const client::Context& context, std::string_view volunteer,
                                       absl::Time as_of) override {
    v1::GetTotalsRequest request;
    request.set_volunteer(std::string(volunteer));
    *request.mutable_as_of_time() = ToProto(as_of);
    return channel_.Call(*statements_, &v1::StatementService::Stub::GetTotals, context, request);
  }

 private:
  const client::Channel& channel_;
  const std::unique_ptr<v1::RecordService::Stub> records_;
  const std::unique_ptr<v1::StatementService::Stub> statements_;
};

}  // namespace

std::unique_ptr<HoursClient> MakeHoursClient(const client::Channel& channel) {
  return std::make_unique<RealHoursClient>(channel);
}

}  // namespace linli::hours
