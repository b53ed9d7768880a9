#include "deploy/demo/line.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "common/client/channel.h"
#include "common/identity/token.h"
#include "common/ids/new_id.h"
#include "common/status/details.h"
#include "common/status/refusal.h"
#include "google/protobuf/descriptor.h"
#include "google/rpc/error_details.pb.h"
#include "grpcpp/client_context.h"
#include "grpcpp/impl/codegen/client_unary_call.h"
#include "grpcpp/impl/codegen/proto_utils.h"  // messages on the wire

namespace linli::demo {
namespace {

using google::protobuf::Message;

constexpr const char* kServices[] = {"registration", "matching", "hours", "awards"};
// Longer than any rehearsal is ahead.
constexpr absl::Duration kTokenLife = absl::Hours(24 * 30);

std::string FromEnvironmentOrEmpty(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? "" : value;
}

std::string Contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A request stands in the file of the service that takes it, and one method takes it.
const google::protobuf::MethodDescriptor& MethodOf(const Message& request) {
  const google::protobuf::FileDescriptor& file = *request.GetDescriptor()->file();
  for (int i = 0; i < file.service_count(); ++i) {
    for (int k = 0; k < file.service(i)->method_count(); ++k) {
      if (file.service(i)->method(k)->input_type() == request.GetDescriptor()) {
        return *file.service(i)->method(k);
      }
    }
  }
  std::cerr << request.GetTypeName() << " is no request\n";
  std::abort();
}

void NameTheCall(Message& request) {
  const auto* field = request.GetDescriptor()->FindFieldByName("request_id");
  if (field == nullptr || !request.GetReflection()->GetString(request, field).empty()) return;
  request.GetReflection()->SetString(&request, field, ids::NewId());
}

}  // namespace

absl::StatusOr<Addresses> Addresses::FromEnvironment() {
  Addresses addresses;
  for (const std::string service : kServices) {
    std::string name = absl::StrCat("LINLI_", absl::AsciiStrToUpper(service));
    std::string address = FromEnvironmentOrEmpty(name);
    if (address.empty()) return absl::InvalidArgumentError(absl::StrCat(name, " is not set"));
    addresses.services[service] = std::move(address);
  }
  addresses.keys = FromEnvironmentOrEmpty("LINLI_KEYS");
  if (addresses.keys.empty()) return absl::InvalidArgumentError("LINLI_KEYS is not set");
  addresses.tls = FromEnvironmentOrEmpty("LINLI_TLS");
  return addresses;
}

Line::Line(Addresses addresses) {
  for (const auto& [service, address] : addresses.services) {
    channels_[service] = std::make_unique<client::Channel>(
        service, address, client::Credentials{nullptr, addresses.tls});
  }
  const std::string key = addresses.keys + "/token-signing.pem";
  absl::StatusOr<identity::TokenMinter> minter = identity::TokenMinter::FromPem(Contents(key));
  if (!minter.ok()) {
    std::cerr << key << ": " << minter.status().message() << '\n';
    std::exit(2);
  }
  minter_ = std::make_unique<identity::TokenMinter>(*std::move(minter));
}

Line::~Line() = default;

std::string Line::TokenOf(const std::string& subject) {
  const std::lock_guard lock(mutex_);
  std::string& token = tokens_[subject];
  if (token.empty()) token = minter_->Mint(subject, absl::Now(), absl::Now() + kTokenLife);
  return token;
}

absl::Status Line::Invoke(const std::string& subject, const Message& request, Message& answer,
                          absl::Duration timeout) {
  const google::protobuf::MethodDescriptor& method = MethodOf(request);
  // "linli.hours.v1.RecordService" is a service of hours.
  const std::vector<std::string> words = absl::StrSplit(method.service()->full_name(), '.');
  const client::Channel& channel = *channels_.at(words[1]);
  const std::string name = absl::StrCat(method.service()->full_name(), "/", method.name());
  const std::string path = absl::StrCat("/", name);
  const std::unique_ptr<Message> named(request.New());
  named->CopyFrom(request);
  NameTheCall(*named);
  const grpc::internal::RpcMethod rpc(path.c_str(), grpc::internal::RpcMethod::NORMAL_RPC,
                                      channel.grpc());
  const auto attempt = [&](grpc::ClientContext& context, metrics::MessageBytes& bytes) {
    if (!subject.empty()) context.AddMetadata("authorization", "Bearer " + TokenOf(subject));
    const grpc::Status status =
        grpc::internal::BlockingUnaryCall<Message, Message, Message, Message>(
            channel.grpc().get(), rpc, &context, *named, &answer);
    bytes = {named->ByteSizeLong(), status.ok() ? answer.ByteSizeLong() : 0};
    return status;
  };
  return client::FromWire(channel.Attempts(name, {.deadline = absl::Now() + timeout}, attempt));
}

std::string Outcome(const absl::Status& status) {
  if (status.ok()) return "OK";
  if (const auto bad = DetailOf<google::rpc::BadRequest>(status);
      bad && bad->field_violations_size() > 0) {
    return bad->field_violations(0).reason();
  }
  const Reason reason = ReasonOf(status);
  if (reason != Reason::REASON_UNSPECIFIED) return errors::v1::Reason_Name(reason);
  return absl::StatusCodeToString(status.code());
}

}  // namespace linli::demo
