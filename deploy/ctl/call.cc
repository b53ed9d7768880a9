#include "deploy/ctl/call.h"

#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "common/client/credentials.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/impl/codegen/proto_utils.h"  // messages on the wire

namespace linli::ctl {
namespace {

using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

google::rpc::Status FromWire(const grpc::Status& status) {
  google::rpc::Status wire;
  if (status.ok()) return wire;
  // Without details it is gRPC itself that speaks, not a service.
  if (!wire.ParseFromString(status.error_details()) || wire.code() == 0) {
    wire.Clear();
    wire.set_code(status.error_code());
    wire.set_message(status.error_message());
  }
  return wire;
}

}  // namespace

google::rpc::Status Invoke(const Target& target, const MethodDescriptor& method,
                           const Message& request, Message& answer) {
  grpc::TemplatedGenericStub<Message, Message> stub(
      grpc::CreateChannel(target.address, client::ChannelCredentials(target.tls)));
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + target.timeout));
  if (!target.token.empty()) context.AddMetadata("authorization", "Bearer " + target.token);
  const std::string path = absl::StrCat("/", method.service()->full_name(), "/", method.name());

  grpc::Status status;
  absl::Notification done;
  stub.UnaryCall(&context, path, grpc::StubOptions(), &request, &answer, [&](grpc::Status result) {
    status = std::move(result);
    done.Notify();
  });
  done.WaitForNotification();
  return FromWire(status);
}

std::unique_ptr<Message> NewAnswer(const MethodDescriptor& method) {
  return std::unique_ptr<Message>(google::protobuf::MessageFactory::generated_factory()
                                      ->GetPrototype(method.output_type())
                                      ->New());
}

}  // namespace linli::ctl
