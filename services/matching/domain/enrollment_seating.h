// Who gets a place and who waits, when many sign up in the same moment. Pure arithmetic over what
// was read under the shifts' locks; the database's constraints say the last word.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace linli::matching::domain {

// One confirmed shift of a volunteer.
struct Engagement {
  std::string shift;  // resource name
  absl::Time start;
  absl::Time end;
};

// What a sign-up got.
struct Seat {
  bool confirmed = false;
  int waiting_position = 0;  // from 1 when it waits
};

// Seats sign-ups one after the other, in order of arrival.
class Seating {
 public:
  // Tells what stands in the database: a shift with free places, then its waiting list's length.
  void AddShift(const std::string& shift, int places, int taken, int waiting, int waiting_limit);
  void AddEngagement(const std::string& volunteer, Engagement engagement);
  void AddEnrollment(const std::string& volunteer, const std::string& shift,
                     const std::string& enrollment);

  // Seats one sign-up and remembers it: ALREADY_ENROLLED, SHIFT_OVERLAPS with the colliding shift,
  // WAITING_LIST_FULL. `wanted.shift` was added before.
  absl::StatusOr<Seat> Take(const std::string& volunteer, const std::string& enrollment,
                            const Engagement& wanted);

 private:
  struct Room {
    int free = 0;
    int waiting = 0;
    int waiting_limit = 0;
  };

  std::map<std::string, Room> rooms_;
  std::map<std::string, std::vector<Engagement>> engagements_;           // by volunteer
  std::map<std::pair<std::string, std::string>, std::string> enrolled_;  // (volunteer, shift)
};

}  // namespace linli::matching::domain
