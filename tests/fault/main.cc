// linli-fault: the load of tests/fault. Registers one invented person after the other, each under a
// request_id of its own, and repeats what was not answered until it is, as a careful client does.
// Counts what was sent and acknowledged, and how long nothing was acknowledged.
//
//   linli-fault ACKNOWLEDGED FROM COUNT        addresses and keys from the environment (.local/env)
//
// Ends after COUNT people or on SIGTERM, when everything begun is answered. Writes the number of
// each acknowledged volunteer to the file, a line each, and a summary in JSON to standard output.
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "deploy/demo/line.h"
#include "deploy/demo/people.h"
#include "linli/registration/v1/volunteer_service.pb.h"

namespace linli::fault {
namespace {

constexpr int kClients = 6;
constexpr char kCommunity[] = "130502001062";
constexpr absl::Duration kAttempt = absl::Seconds(3);
constexpr absl::Duration kBetweenAttempts = absl::Milliseconds(50);
constexpr absl::Duration kGiveUp = absl::Minutes(2);  // one person

std::atomic<bool> ended{false};

struct Tally {
  std::mutex mutex;
  int sent = 0;
  std::vector<std::string> acknowledged;
  std::map<std::string, int> failed;  // attempts, by outcome
  std::vector<std::string> refused;   // for good
  absl::Time last = absl::Now();
  absl::Duration longest_silence;
};

bool MayRepeat(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status) ||
         absl::IsAborted(status) || absl::IsResourceExhausted(status) || absl::IsCancelled(status);
}

void RegisterOne(demo::Line& line, const registration::v1::Volunteer& person, int number,
                 Tally& tally) {
  registration::v1::RegisterVolunteerRequest request;
  request.set_registrar("regions/1305");
  *request.mutable_volunteer() = person;
  request.set_request_id(absl::StrCat("fault-", number));
  const absl::Time give_up = absl::Now() + kGiveUp;
  for (;;) {
    const auto file = line.Call<registration::v1::Volunteer>("staff/registrar", request, kAttempt);
    const std::lock_guard lock(tally.mutex);
    if (file.ok()) {
      const absl::Time now = absl::Now();
      tally.longest_silence = std::max(tally.longest_silence, now - tally.last);
      tally.last = now;
      tally.acknowledged.push_back(file->name());
      return;
    }
    ++tally.failed[absl::StrCat(absl::StatusCodeToString(file.status().code()), " ",
                                demo::Outcome(file.status()))];
    if (!MayRepeat(file.status()) || absl::Now() > give_up) {
      tally.refused.push_back(demo::Outcome(file.status()));
      return;
    }
    absl::SleepFor(kBetweenAttempts);
  }
}

int Run(const std::string& path, int from, int count) {
  auto addresses = demo::Addresses::FromEnvironment();
  if (!addresses.ok()) {
    std::cerr << "linli-fault: " << std::string(addresses.status().message()) << '\n';
    return 2;
  }
  demo::Line line(*std::move(addresses));
  const auto people = demo::People(from + count, {kCommunity}, absl::Now());
  Tally tally;
  std::atomic<int> next = from;
  std::vector<std::thread> clients;
  for (int i = 0; i < kClients; ++i) {
    clients.emplace_back([&] {
      for (int number = next++; number < from + count && !ended; number = next++) {
        {
          const std::lock_guard lock(tally.mutex);
          ++tally.sent;
        }
        RegisterOne(line, people[static_cast<size_t>(number)], number, tally);
      }
    });
  }
  for (std::thread& client : clients) client.join();
  std::ofstream file(path);
  for (const std::string& name : tally.acknowledged) file << name << '\n';
  int attempts = 0;
  std::string why;
  for (const auto& [outcome, times] : tally.failed) {
    attempts += times;
    absl::StrAppend(&why, why.empty() ? "" : ", ", "\"", outcome, "\": ", times);
  }
  std::cout << absl::StrCat(
      "{\"sent\": ", tally.sent, ", \"acknowledged\": ", tally.acknowledged.size(),
      ", \"failed_attempts\": ", attempts, ", \"why\": {", why,
      "}, \"refused\": ", tally.refused.size(),
      ", \"silence_ms\": ", absl::ToInt64Milliseconds(tally.longest_silence), "}\n");
  return tally.refused.empty() ? 0 : 1;
}

}  // namespace
}  // namespace linli::fault

int main(int argc, char** argv) {
  int from = 0;
  int count = 0;
  if (argc != 4 || !absl::SimpleAtoi(argv[2], &from) || !absl::SimpleAtoi(argv[3], &count)) {
    std::cerr << "usage: linli-fault ACKNOWLEDGED FROM COUNT\n";
    return 2;
  }
  signal(SIGTERM, [](int) { linli::fault::ended = true; });
  return linli::fault::Run(argv[1], from, count);
}
