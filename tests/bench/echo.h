// The ceiling: a server that does nothing but gRPC. Callback API, answers on gRPC's own thread with
// a note of a given size.
#pragma once

#include <memory>
#include <string>

#include "grpcpp/server.h"
#include "linli/testing/v1/note_service.grpc.pb.h"

namespace linli::bench {

class EchoService final : public testing::v1::NoteService::CallbackService {
 public:
  explicit EchoService(size_t bytes);
  grpc::ServerUnaryReactor* GetNote(grpc::CallbackServerContext* context,
                                    const testing::v1::GetNoteRequest* request,
                                    testing::v1::Note* response) override;

 private:
  testing::v1::Note note_;
};

// Serves until standard input ends; prints its port first.
int ServeEcho(size_t bytes);

}  // namespace linli::bench
