#include "services/matching/index/profiles.h"

#include <algorithm>
#include <cmath>

namespace linli::matching::index {
namespace {

constexpr double kHomeSteps = 1e7;  // of a degree: about a centimetre

int DecadeOf(int year) { return std::clamp((year - kFirstDecade) / 10, 0, kDecades - 1); }

template <typename Bitmaps, typename Has>
void EachBit(Bitmaps& bitmaps, const Has& has, const auto& act) {
  for (size_t i = 0; i < bitmaps.size(); ++i) {
    if (has(static_cast<int>(i))) act(bitmaps[i]);
  }
}

}  // namespace

geo::LatLng Profiles::home(uint32_t local) const {
  return {homes_[local][0] / kHomeSteps, homes_[local][1] / kHomeSteps};
}

const Roaring& Profiles::born_by_decade_of(int year) const {
  return born_by_decade_[DecadeOf(year)];
}

void Profiles::Put(uint32_t local, std::string_view id, const Profile& profile) {
  if (local == size()) {
    ids_.insert(ids_.end(), id.begin(), id.end());
    id_ends_.push_back(static_cast<uint32_t>(ids_.size()));
    regions_.emplace_back();
    birth_years_.emplace_back();
    times_.emplace_back();
    skills_.emplace_back();
    categories_.emplace_back();
    languages_.emplace_back();
    spots_.emplace_back();
    homes_.emplace_back();
  } else {
    Unmark(local);
  }
  regions_[local] = profile.region;
  birth_years_[local] = profile.birth_year;
  times_[local] = profile.times;
  skills_[local] = profile.skills;
  categories_[local] = profile.categories;
  languages_[local] = profile.languages;
  spots_[local] = profile.has_home ? SpotOf(profile.home) : Spot{};
  homes_[local] = {static_cast<int32_t>(std::lround(profile.home.latitude * kHomeSteps)),
                   static_cast<int32_t>(std::lround(profile.home.longitude * kHomeSteps))};
  papers_.Put(local, profile.papers);
  Mark(local, profile);
}

void Profiles::Mark(uint32_t local, const Profile& profile) {
  const auto add = [local](Roaring& bitmap) { bitmap.add(local); };
  if (profile.active) active_.add(local);
  EachBit(
      with_skill_, [&](int i) { return profile.skills.Has(i); }, add);
  EachBit(
      with_category_, [&](int i) { return profile.categories.Has(i); }, add);
  EachBit(
      with_language_, [&](int i) { return profile.languages.Has(i); }, add);
  EachBit(
      with_time_, [&](int i) { return (profile.times >> i & 1) != 0; }, add);
  for (int decade = DecadeOf(profile.birth_year); decade < kDecades; ++decade) {
    born_by_decade_[decade].add(local);
  }
  for (const HeldPaper& one : profile.papers) with_paper_[one.kind].add(local);
  by_region_[profile.region].add(local);
  if (profile.has_home) {
    by_cell_[kVolunteerGrid.CellOf(home(local)).key()].add(local);
  } else {
    without_home_.add(local);
  }
}

void Profiles::Unmark(uint32_t local) {
  const auto remove = [local](Roaring& bitmap) { bitmap.remove(local); };
  active_.remove(local);
  EachBit(
      with_skill_, [&](int i) { return skills_[local].Has(i); }, remove);
  EachBit(
      with_category_, [&](int i) { return categories_[local].Has(i); }, remove);
  EachBit(
      with_language_, [&](int i) { return languages_[local].Has(i); }, remove);
  EachBit(
      with_time_, [&](int i) { return (times_[local] >> i & 1) != 0; }, remove);
  for (Roaring& bitmap : born_by_decade_) bitmap.remove(local);
  for (const HeldPaper& one : papers_.of(local)) with_paper_[one.kind].remove(local);
  by_region_[regions_[local]].remove(local);
  if (spots_[local].known()) by_cell_[kVolunteerGrid.CellOf(home(local)).key()].remove(local);
  without_home_.remove(local);
}

void Profiles::Tighten() {
  const auto tighten = [](Roaring& bitmap) {
    bitmap.runOptimize();
    bitmap.shrinkToFit();
  };
  for (auto* bitmaps : {&active_, &without_home_}) tighten(*bitmaps);
  for (Roaring& bitmap : with_skill_) tighten(bitmap);
  for (Roaring& bitmap : with_category_) tighten(bitmap);
  for (Roaring& bitmap : with_language_) tighten(bitmap);
  for (Roaring& bitmap : with_time_) tighten(bitmap);
  for (Roaring& bitmap : born_by_decade_) tighten(bitmap);
  for (auto& [kind, bitmap] : with_paper_) tighten(bitmap);
  papers_.Tighten();
  for (auto& [region, bitmap] : by_region_) tighten(bitmap);
  for (auto& [cell, bitmap] : by_cell_) tighten(bitmap);
  ids_.shrink_to_fit();
}

}  // namespace linli::matching::index
