#include "tests/e2e/reflection.h"

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/unknown_field_set.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/generic_stub.h"

namespace linli::e2e {
namespace {

using google::protobuf::UnknownField;
using google::protobuf::UnknownFieldSet;

// Numbers of reflection.proto, which Debian does not ship.
constexpr int kListServices = 7;
constexpr int kListServicesResponse = 6;
constexpr int kService = 1;
constexpr int kName = 1;

// The nested messages, or texts, under a number.
std::vector<std::string> Under(const std::string& message, int number) {
  UnknownFieldSet fields;
  std::vector<std::string> found;
  if (!fields.ParseFromString(message)) return found;
  for (int i = 0; i < fields.field_count(); ++i) {
    const UnknownField& field = fields.field(i);
    if (field.number() == number && field.type() == UnknownField::TYPE_LENGTH_DELIMITED) {
      found.push_back(field.length_delimited());
    }
  }
  return found;
}

grpc::ByteBuffer ListServices() {
  UnknownFieldSet fields;
  fields.AddLengthDelimited(kListServices, "*");
  std::string request;
  fields.SerializeToString(&request);
  const grpc::Slice slice(request);
  return {&slice, 1};
}

std::string Text(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string text;
  if (!buffer.Dump(&slices).ok()) return text;
  for (const grpc::Slice& slice : slices) {
    text.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return text;
}

}  // namespace

std::vector<std::string> ServicesOf(const std::string& address) {
  grpc::GenericStub stub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  grpc::CompletionQueue queue;
  void* tag = nullptr;
  bool ok = false;
  const auto done = [&] { return queue.Next(&tag, &ok) && ok; };
  auto call = stub.PrepareCall(
      &context, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", &queue);
  call->StartCall(nullptr);
  grpc::ByteBuffer answer;
  if (done()) {
    call->Write(ListServices(), nullptr);
    if (done()) {
      call->Read(&answer, nullptr);
      done();
    }
  }
  context.TryCancel();
  grpc::Status status;
  call->Finish(&status, nullptr);
  done();
  std::vector<std::string> names;
  for (const std::string& list : Under(Text(answer), kListServicesResponse)) {
    for (const std::string& service : Under(list, kService)) {
      for (const std::string& name : Under(service, kName)) names.push_back(name);
    }
  }
  return names;
}

}  // namespace linli::e2e
