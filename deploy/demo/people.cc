#include "deploy/demo/people.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "deploy/demo/numbers.h"

namespace linli::demo {
namespace {

namespace v1 = registration::v1;

constexpr const char* kSurnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",
                                     "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"};
constexpr const char* kGivenNames[] = {"秀兰", "建国", "志强", "丽娟", "晓燕",
                                       "文博", "海涛", "雪梅", "俊杰", "桂英",
                                       "子涵", "国庆", "春花", "立新", "玉珍"};
constexpr const char* kSkills[] = {"01", "03", "08", "16", "18", "23"};
constexpr const char* kCategories[] = {"0001", "0003", "0004", "0010", "0011", "0017", "0018"};
// Saturday morning and afternoon, Sunday morning.
constexpr uint32_t kWeekends = 1u << 15 | 1u << 16 | 1u << 18;

template <typename T, size_t n>
const T& Pick(const T (&of)[n], int i) {
  return of[static_cast<size_t>(i) % n];
}

// Somebody whose document tells something that the others' do not.
struct Special {
  const char* name;
  const char* address;  // the first six digits of the number
  absl::CivilDay birth;
  v1::IdDocumentType type;
  v1::Sex sex;
};

const std::map<int, Special>& Specials() {
  static const std::map<int, Special> specials = {
      {40, {"陈嘉欣", "810000", absl::CivilDay(1992, 5, 17), v1::RESIDENCE_PERMIT, v1::FEMALE}},
      {41, {"何美琪", "820000", absl::CivilDay(1985, 11, 2), v1::RESIDENCE_PERMIT, v1::FEMALE}},
      {42, {"林志伟", "830000", absl::CivilDay(1979, 1, 30), v1::RESIDENCE_PERMIT, v1::MALE}},
      {43, {"李𠮷", "130502", absl::CivilDay(2000, 2, 29), v1::RESIDENT_IDENTITY_CARD, v1::MALE}},
      {44,
       {"ئايگۈل ئەھمەت", "653101", absl::CivilDay(1996, 8, 8), v1::RESIDENT_IDENTITY_CARD,
        v1::FEMALE}},
  };
  return specials;
}
constexpr int kPupil = 45;

void Identify(v1::Volunteer& person, const char* address, absl::CivilDay birth, v1::Sex sex,
              v1::IdDocumentType type, int i) {
  const int sequence = i * 2 % 998 + (sex == v1::MALE ? 1 : 0);
  person.set_sex(sex);
  person.set_birth_date(absl::FormatCivilTime(birth));
  person.mutable_id_document()->set_type(type);
  person.mutable_id_document()->set_number(CitizenNumber(address, birth, sequence));
}

void Live(v1::Volunteer& person, const std::string& community, int i) {
  person.set_residence_region("regions/" + community);
  person.set_service_region("regions/" + community.substr(0, 6));
  if (Place seat; SeatOf(community.substr(0, 6), seat)) {
    types::v1::GeoPoint& home = *person.mutable_home_location();
    home.set_latitude(seat.latitude + (i % 7 - 3) * 0.01);
    home.set_longitude(seat.longitude + (i % 5 - 2) * 0.01);
    home.set_datum(types::v1::WGS84);
  }
}

v1::Volunteer Person(int i, const std::string& community, absl::Time now) {
  v1::Volunteer person;
  const v1::Sex sex = i % 2 == 0 ? v1::FEMALE : v1::MALE;
  person.set_display_name(absl::StrCat(Pick(kSurnames, i), Pick(kGivenNames, i / 2 + i / 20)));
  absl::CivilDay birth(1950 + i * 7 % 57, 1 + i % 12, 1 + i % 28);
  if (i == kPupil) birth = absl::CivilDay(time::DayOf(now).year() - 17, 12, 31);
  Identify(person, "130502", birth, sex, v1::RESIDENT_IDENTITY_CARD, i);
  if (const auto special = Specials().find(i); special != Specials().end()) {
    const Special& one = special->second;
    person.set_display_name(one.name);
    Identify(person, one.address, one.birth, one.sex, one.type, i);
  }
  person.set_phone(absl::StrFormat("138%08d", 31900000 + i));
  Live(person, community, i);
  person.add_skills(Pick(kSkills, i));
  person.add_service_categories(Pick(kCategories, i));
  person.set_availability(kWeekends);
  // Two in three registered themselves in an app; the others on paper, and agreed to the entry.
  person.mutable_consent()->set_source(i % 3 == 0 ? v1::BY_REGISTRAR : v1::SELF);
  const auto yesterday = time::ToProto(now - absl::Hours(24));
  if (i % 3 == 0) *person.mutable_consent()->mutable_consent_time() = yesterday;
  if (i == kPupil) *person.mutable_consent()->mutable_guardian_consent_time() = yesterday;
  return person;
}

}  // namespace

std::vector<v1::Volunteer> People(int count, const std::vector<std::string>& communities,
                                  absl::Time now) {
  std::vector<v1::Volunteer> people;
  const size_t stride = std::max<size_t>(1, communities.size() / static_cast<size_t>(count));
  for (int i = 0; i < count; ++i) {
    people.push_back(
        Person(i, communities[static_cast<size_t>(i) * stride % communities.size()], now));
  }
  return people;
}

bool SeatOf(const std::string& region, Place& seat) {
  static const std::map<std::string, Place> seats = {
      {"1305", {37.07, 114.50}},   {"130502", {37.06, 114.51}}, {"130503", {37.09, 114.47}},
      {"130505", {37.12, 114.67}}, {"130525", {37.35, 114.77}}, {"130581", {37.36, 115.41}},
      {"130582", {36.86, 114.50}},
  };
  const auto found = seats.find(region);
  if (found == seats.end()) return false;
  seat = found->second;
  return true;
}

}  // namespace linli::demo
