#include <iostream>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "common/ids/new_id.h"
#include "deploy/ctl/answer.h"
#include "deploy/ctl/command.h"
#include "deploy/ctl/tools.h"
#include "deploy/ctl/words.h"
#include "linli/matching/v1/vault_service.pb.h"
#include "linli/registration/v1/vault_service.pb.h"

namespace linli::ctl {
namespace {

// What one pass through a service found.
struct Pass {
  int64_t seen = 0;
  int64_t rotated = 0;
  int64_t missed = 0;
};

// Each step stands for itself: who cuts this off begins again, and what is done is done.
template <typename Request, typename Response>
google::rpc::Status GoThrough(const Target& target, const std::string& service, int step_size,
                              Pass& pass) {
  Request request;
  request.set_step_size(step_size);
  do {
    request.set_request_id(ids::NewId());
    Response answer;
    const google::rpc::Status status = Invoke(target, MethodOf(request), request, answer);
    if (status.code() != 0) return status;
    pass.seen += answer.seen_count();
    pass.rotated += answer.rotated_count();
    pass.missed += answer.missed_count();
    if (answer.rotated_count() > 0) {
      std::cerr << service << ": " << pass.rotated << " sealed anew of " << pass.seen << " seen, "
                << (answer.next().empty() ? "end" : "up to " + answer.next()) << "\n";
    }
    request.set_after(answer.next());
  } while (!request.after().empty());
  return google::rpc::Status();
}

// Passes through one service until one of them finds nothing under an older key.
template <typename Request, typename Response>
int Rotate(const Global& global, const std::string& service, int step_size) {
  const absl::StatusOr<Target> target = global.TargetOf(service);
  if (!target.ok()) return WrongUse(target.status());
  int64_t rotated = 0;
  while (true) {
    Pass pass;
    const google::rpc::Status status =
        GoThrough<Request, Response>(*target, service, step_size, pass);
    if (status.code() != 0) {
      std::cerr << service << ": " << Explain(status, global.Speaks(), {}, "");
      return ExitCodeOf(status);
    }
    rotated += pass.rotated;
    if (pass.rotated + pass.missed > 0) continue;
    std::cout << service << ": " << rotated << " sealed anew, " << pass.seen
              << " looked at: all of it is under the newest key\n";
    return kDone;
  }
}

int RotateAll(const Global& global, int step_size) {
  const int registration =
      Rotate<registration::v1::RotateVaultKeysRequest, registration::v1::RotateVaultKeysResponse>(
          global, "registration", step_size);
  if (registration != kDone) return registration;
  const int matching =
      Rotate<matching::v1::RotateVaultKeysRequest, matching::v1::RotateVaultKeysResponse>(
          global, "matching", step_size);
  if (matching != kDone) return matching;
  std::cout << "The older lines of vault.keys are no longer needed but for backups from before.\n";
  return kDone;
}

}  // namespace

void AddKeyRotation(App& app) {
  CLI::App& leaf = Leaf(app, "key rotate",
                        "put all that stands sealed under the newest key of vault.keys, in "
                        "registration and matching; again after it was cut off",
                        "--step 500");
  const auto step = std::make_shared<int>(1000);
  leaf.add_option("--step", *step, "values in one step")
      ->check(CLI::Range(1, 10'000))
      ->type_name("")
      ->capture_default_str();
  leaf.callback([&app, step] { app.run = [&app, step] { return RotateAll(app.global, *step); }; });
}

}  // namespace linli::ctl
