#include "common/rpc/method.h"

#include "absl/strings/str_cat.h"

namespace linli::rpc {

Method::Method(const google::protobuf::MethodDescriptor& descriptor, Handler bound,
               metrics::Registry& registry)
    : full_name(absl::StrCat(descriptor.service()->full_name(), "/", descriptor.name())),
      access(identity::AccessRule::Of(descriptor).value()),
      rules(*descriptor.input_type()),
      handler(std::move(bound)),
      request_id(descriptor.input_type()->FindFieldByName("request_id")),
      name(descriptor.input_type()->FindFieldByName("name")),
      metrics(registry, full_name) {}

}  // namespace linli::rpc
