#include "common/status/status_proto.h"

#include <string>

#include "absl/strings/cord.h"
#include "common/status/details.h"
#include "google/rpc/error_details.pb.h"

namespace linli {

google::rpc::Status ToStatusProto(const absl::Status& status) {
  google::rpc::Status proto;
  proto.set_code(static_cast<int>(status.code()));
  proto.set_message(std::string(status.message()));
  const std::string first = DetailUrl<google::rpc::ErrorInfo>();
  status.ForEachPayload([&](absl::string_view url, const absl::Cord& payload) {
    google::protobuf::Any* detail = proto.add_details();
    detail->set_type_url(std::string(url));
    detail->set_value(std::string(payload));
    if (url == first) proto.mutable_details()->SwapElements(0, proto.details_size() - 1);
  });
  return proto;
}

}  // namespace linli
