#include "tests/bench/echo.h"

#include <iostream>

#include "grpcpp/server_builder.h"

namespace linli::bench {

EchoService::EchoService(size_t bytes) {
  note_.set_name("notes/1");
  note_.set_text(
      std::string(bytes > note_.ByteSizeLong() + 3 ? bytes - note_.ByteSizeLong() - 3 : 1, 'x'));
}

grpc::ServerUnaryReactor* EchoService::GetNote(grpc::CallbackServerContext* context,
                                               const testing::v1::GetNoteRequest*,
                                               testing::v1::Note* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  response->CopyFrom(note_);
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

int ServeEcho(size_t bytes) {
  EchoService service(bytes);
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (!server) return 1;
  std::cout << port << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
  }
  server->Shutdown();
  return 0;
}

}  // namespace linli::bench
