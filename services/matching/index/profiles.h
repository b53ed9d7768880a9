// What volunteers registered, of up to 65,536 of them: a bitmap for each value that a hard rule or
// a filter asks for, a column for what is scored or looked at one by one. One of these never
// changes once readers see it; the writer copies it, changes the copy and publishes that.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/geo/datum.h"
#include "roaring/roaring.hh"
#include "services/matching/domain/code_set.h"
#include "services/matching/index/by_local.h"
#include "services/matching/index/geometry.h"

namespace linli::matching::index {

// As many as one container of a Roaring bitmap holds.
inline constexpr uint32_t kShardSize = 65'536;

inline constexpr int kTimes = 24;            // see domain/availability.h
inline constexpr Grid kVolunteerGrid{0.05};  // 5 km
inline constexpr int kFirstDecade = 1920;    // of birth, for the bitmaps
inline constexpr int kDecades = 16;

// A qualification or a course, by the number of its kind (paper_numbers.h).
struct HeldPaper {
  uint32_t kind = 0;
  uint16_t local = 0;
  absl::CivilDay from;
  absl::CivilDay until;

  friend bool operator==(const HeldPaper&, const HeldPaper&) = default;
};

// One volunteer.
struct Profile {
  bool active = false;
  uint16_t region = 0;  // number in the snapshot's list of regions
  int16_t birth_year = 0;
  uint32_t times = 0;
  domain::SkillSet skills;
  domain::CategorySet categories;
  domain::LanguageSet languages;
  bool has_home = false;
  geo::LatLng home;  // WGS-84
  std::vector<HeldPaper> papers;
};

class Profiles {
 public:
  // `local` is the place in the shard; equal to size() appends.
  void Put(uint32_t local, std::string_view id, const Profile& profile);
  // After many have been put: gives back what was reserved.
  void Tighten();

  uint32_t size() const { return static_cast<uint32_t>(birth_years_.size()); }
  std::string_view id(uint32_t local) const {
    const uint32_t begin = local == 0 ? 0 : id_ends_[local - 1];
    return {ids_.data() + begin, id_ends_[local] - begin};
  }
  bool active(uint32_t local) const { return active_.contains(local); }
  uint16_t region(uint32_t local) const { return regions_[local]; }
  int birth_year(uint32_t local) const { return birth_years_[local]; }
  uint32_t times(uint32_t local) const { return times_[local]; }
  const domain::SkillSet& skills(uint32_t local) const { return skills_[local]; }
  const domain::CategorySet& categories(uint32_t local) const { return categories_[local]; }
  const domain::LanguageSet& languages(uint32_t local) const { return languages_[local]; }
  // Not known() if she gave no place.
  const Spot& spot(uint32_t local) const { return spots_[local]; }
  geo::LatLng home(uint32_t local) const;
  std::span<const HeldPaper> papers(uint32_t local) const { return papers_.of(local); }

  const Roaring& all_active() const { return active_; }
  const Roaring& with_skill(int number) const { return with_skill_[number]; }
  const Roaring& with_category(int number) const { return with_category_[number]; }
  const Roaring& with_language(int number) const { return with_language_[number]; }
  // Who holds one of this kind, whenever it counts. nullptr: nobody.
  const Roaring* with_paper(uint32_t kind) const {
    const auto found = with_paper_.find(kind);
    return found == with_paper_.end() ? nullptr : &found->second;
  }
  const Roaring& with_time(int bit) const { return with_time_[bit]; }
  // Who was born before the end of the decade that the year lies in, and perhaps some months later
  // than the year itself.
  const Roaring& born_by_decade_of(int year) const;
  const std::map<uint16_t, Roaring>& by_region() const { return by_region_; }
  // nullptr: nobody there.
  const Roaring* in_cell(Cell cell) const {
    const auto found = by_cell_.find(cell.key());
    return found == by_cell_.end() ? nullptr : &found->second;
  }
  const Roaring& without_home() const { return without_home_; }
  const std::map<uint32_t, Roaring>& by_cell() const { return by_cell_; }

 private:
  void Mark(uint32_t local, const Profile& profile);
  void Unmark(uint32_t local);

  std::vector<char> ids_;
  std::vector<uint32_t> id_ends_;
  std::vector<uint16_t> regions_;
  std::vector<int16_t> birth_years_;
  std::vector<uint32_t> times_;
  std::vector<domain::SkillSet> skills_;
  std::vector<domain::CategorySet> categories_;
  std::vector<domain::LanguageSet> languages_;
  std::vector<Spot> spots_;
  std::vector<std::array<int32_t, 2>> homes_;  // in 10⁻⁷ degrees

  ByLocal<HeldPaper> papers_;

  Roaring active_;
  Roaring without_home_;
  std::array<Roaring, domain::SkillSet::kSize> with_skill_;
  std::array<Roaring, domain::CategorySet::kSize> with_category_;
  std::array<Roaring, domain::LanguageSet::kSize> with_language_;
  std::map<uint32_t, Roaring> with_paper_;
  std::array<Roaring, kTimes> with_time_;
  std::array<Roaring, kDecades> born_by_decade_;
  std::map<uint16_t, Roaring> by_region_;
  std::map<uint32_t, Roaring> by_cell_;
};

}  // namespace linli::matching::index
