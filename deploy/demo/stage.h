// What all scenes share: the suite, the report, the time, and who has come on so far.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "deploy/demo/calendar.h"
#include "deploy/demo/line.h"
#include "deploy/demo/report.h"
#include "linli/matching/v1/enrollment.pb.h"
#include "linli/matching/v1/shift.pb.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::demo {

// Whom deploy/local/up makes an administrator, and those to whom he gives authority.
inline constexpr char kAdministrator[] = "staff/dev-administrator";
inline constexpr char kApprover[] = "staff/approver";           // 组织审批人
inline constexpr char kRegistrar[] = "staff/registrar";         // 注册登记机构
inline constexpr char kAwardsOffice[] = "staff/awards-office";  // 授证人
inline constexpr char kSecondReader[] = "staff/second-reader";  // the second of two people

struct Organiser {
  std::string name;  // "organizations/…"
  std::string display_name;
  std::string region;   // "1305"
  std::string founder;  // "staff/…", who manages it
  std::string leader;   // "volunteers/…", who leads its activities; Xingtai only
};

struct Volunteer {
  std::string name;                     // "volunteers/…"
  registration::v1::Volunteer entered;  // as it was entered, with the document's number
  std::string organiser;                // of which she became a member
};

struct Stage {
  Line& line;
  Report& report;
  RehearsalTime& time;
  const absl::CivilDay saturday;
  const std::string data;  // the folder deploy/data

  std::vector<std::map<std::string, std::string>> regions = {};
  std::vector<std::map<std::string, std::string>> programmes = {};
  std::map<std::string, Organiser> organisers = {};  // by display name
  std::vector<Volunteer> volunteers = {};

  // The shift of the marathon that everybody wants, and another one of the same morning.
  matching::v1::Shift marathon = {};
  std::string marathon_leader = {};  // "volunteers/…"
  std::string other_shift = {};
  std::vector<matching::v1::Enrollment> seats = {};    // confirmed, in order of arrival
  std::vector<matching::v1::Enrollment> waiting = {};  // in order
  std::string veteran = {};  // "volunteers/…", who comes from 98 to 100 hours
  std::string certificate = {};

  // "王秀兰" for "volunteers/…".
  std::string NameOf(const std::string& volunteer) const;
};

// The organiser of the marathon.
inline constexpr char kYouthLeague[] = "共青团邢台市委";
inline constexpr char kMarathon[] = "邢台马拉松志愿服务";

}  // namespace linli::demo
