// The smallest town in which the whole line can be walked: a community, an organisation with a
// manager and a second one, volunteers, a Saturday's shift.
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "deploy/demo/calendar.h"
#include "linli/awards/v1/certificate.pb.h"
#include "linli/awards/v1/star.pb.h"
#include "linli/hours/v1/attendance.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "linli/matching/v1/enrollment.pb.h"
#include "linli/matching/v1/shift.pb.h"
#include "linli/registration/v1/volunteer_service.pb.h"
#include "tests/support/suite/suite.h"

namespace linli::e2e {

inline constexpr char kAdministrator[] = "staff/administrator";
inline constexpr char kRegistrar[] = "staff/registrar";
inline constexpr char kManager[] = "staff/manager";  // manages the organisation
inline constexpr char kSecond[] = "staff/second";    // manages it too
inline constexpr char kAwards[] = "staff/awards-officer";

// What a story needs to go on; otherwise the test ends with what was refused, and where.
void Must(const absl::Status& status,
          const std::source_location& here = std::source_location::current());
template <typename T>
T Must(absl::StatusOr<T> result,
       const std::source_location& here = std::source_location::current()) {
  Must(result.status(), here);
  return *std::move(result);
}

// How many persons a town can register: 500, or as many as LINLI_TOWN_PEOPLE says.
int PeopleInTown();

class Town {
 public:
  explicit Town(support::Suite& suite);

  support::Suite& suite() { return suite_; }
  demo::Line& line() { return suite_.line(); }
  const std::string& organization() const { return organization_; }
  absl::CivilDay saturday() const { return saturday_; }

  // The request that registers the i-th person of the town; its request_id is made of i.
  registration::v1::RegisterVolunteerRequest Registration(int i) const;
  // Persons `from` to `until - 1` as volunteers. Their numbers, "volunteers/…".
  std::vector<std::string> Register(int from, int until);
  // The same, and members of the organisation, which alone may enter records for them.
  std::vector<std::string> Enlist(int from, int until);

  // A published activity of Saturday with one shift, led by this volunteer, for who speaks all of
  // these languages.
  matching::v1::Shift Publish(int from_hour, int until_hour, int places, const std::string& leader,
                              const std::vector<std::string>& languages = {});

  absl::StatusOr<matching::v1::Enrollment> Enroll(const std::string& volunteer,
                                                  const std::string& shift,
                                                  const std::string& request_id = "");

  // What the leader's device shows. Waits until hours has heard of the shift.
  std::string Code(const std::string& leader, const std::string& shift,
                   hours::v1::Direction direction);
  absl::StatusOr<hours::v1::Attendance> CheckIn(const std::string& volunteer,
                                                const std::string& shift, const std::string& code,
                                                const std::string& request_id = "");
  absl::StatusOr<hours::v1::Attendance> CheckOut(const std::string& volunteer,
                                                 const std::string& shift, const std::string& code,
                                                 const std::string& request_id = "");

  // A record from paper, entered by the manager: on the Saturday `weeks` before the town's, from 8
  // on.
  absl::StatusOr<hours::v1::Record> Enter(const std::string& volunteer, int weeks, int hours,
                                          const std::string& request_id = "");
  absl::StatusOr<hours::v1::Record> Confirm(const std::string& by, const std::string& record,
                                            const std::string& request_id = "");

  // From now on the town has a time bank that allows everything.
  void OpenTimeBank();
  // A day's service of a member of the organisation, recorded, confirmed and put into her time
  // bank. How many minutes it is worth there.
  int64_t Deposit(const std::string& volunteer);

  absl::StatusOr<awards::v1::StarStatus> Star(const std::string& volunteer);
  absl::StatusOr<awards::v1::Certificate> Certify(const std::string& volunteer,
                                                  const std::string& request_id = "");

 private:
  support::Suite& suite_;
  const absl::CivilDay saturday_;
  std::string organization_;
};

}  // namespace linli::e2e
