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

// One confirmed shift of a volunteer, or paid duty at one.
struct Engagement {
  std::string shift;  // resource name
  absl::Time start;
  absl::Time end;
  std::string exclusion_group = "";  // of one group a volunteer is in one owner only
  std::string exclusion_owner = "";
};

// What a sign-up got.
struct Seat {
  bool confirmed = false;
  int waiting_position = 0;  // from 1 when it waits
  bool applied = false;      // the organisation decides
};

// Seats sign-ups one after the other, in order of arrival.
class Seating {
 public:
  // Tells what stands in the database: a shift with free places, then its waiting list's length,
  // and how many applications wait.
  void AddShift(const std::string& shift, int places, int taken, int waiting, int waiting_limit,
                int applied = 0);
  void AddEngagement(const std::string& volunteer, Engagement engagement);
  void AddEnrollment(const std::string& volunteer, const std::string& shift,
                     const std::string& enrollment);

  // Whether a volunteer could be there: ALREADY_ENROLLED, SHIFT_OVERLAPS and SHIFT_EXCLUDED with
  // the colliding shift.
  absl::Status CheckFree(const std::string& volunteer, const Engagement& wanted) const;

  // Seats one sign-up and remembers it: what CheckFree refuses, WAITING_LIST_FULL. `wanted.shift`
  // was added before.
  absl::StatusOr<Seat> Take(const std::string& volunteer, const std::string& enrollment,
                            const Engagement& wanted);

  // The same for an application: it takes no place, and there are no more of them than may wait.
  absl::StatusOr<Seat> Apply(const std::string& volunteer, const std::string& enrollment,
                             const Engagement& wanted);

  // What a volunteer has around a time, those seated by this object included.
  const std::vector<Engagement>& EngagementsOf(const std::string& volunteer) const;

 private:
  struct Room {
    int free = 0;
    int waiting = 0;
    int waiting_limit = 0;
    int applied = 0;
  };

  std::map<std::string, Room> rooms_;
  std::map<std::string, std::vector<Engagement>> engagements_;           // by volunteer
  std::map<std::pair<std::string, std::string>, std::string> enrolled_;  // (volunteer, shift)
};

}  // namespace linli::matching::domain
