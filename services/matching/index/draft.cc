#include "services/matching/index/draft.h"

#include <algorithm>
#include <set>
#include <utility>

namespace linli::matching::index {
namespace {

constexpr uint32_t kFirstCapacity = 100'000;

domain::SkillSet SkillsOf(std::string_view codes) {
  domain::SkillSet set;
  for (size_t at = 0; at + 2 <= codes.size(); at += 2) {
    set.Add(domain::SkillNumber(codes.substr(at, 2)));
  }
  return set;
}

uint64_t KeyOf(const std::string& name) { return name.empty() ? 0 : ShiftKey(name); }

uint16_t Small(int count) { return static_cast<uint16_t>(std::clamp(count, 0, 65'535)); }

}  // namespace

Draft::Draft(std::shared_ptr<const Snapshot> before, CodeNumbers& numbers)
    : next_(before ? std::make_shared<Snapshot>(*before) : std::make_shared<Snapshot>()),
      numbers_(numbers) {
  if (!before) {
    ids_ = std::make_shared<IdMap>(kFirstCapacity);
    next_->ids = ids_;
    next_->regions = std::make_shared<std::vector<Snapshot::Region>>();
    next_->shifts = std::make_shared<ShiftTable>(ShiftCards());
    return;
  }
  // The one writer of the map that readers share: see id_map.h.
  ids_ = std::const_pointer_cast<IdMap>(before->ids);
  for (const auto& shard : before->profiles) count_ += shard->size();
  for (const Snapshot::Region& region : *before->regions) {
    region_numbers_.emplace(region.code, static_cast<uint16_t>(region_numbers_.size()));
  }
}

Profiles& Draft::ProfilesOf(uint32_t shard) {
  auto& own = own_profiles_[shard];
  if (!own) {
    own = std::make_shared<Profiles>(*next_->profiles[shard]);
    next_->profiles[shard] = own;
  }
  return *own;
}

Standings& Draft::StandingsOf(uint32_t shard) {
  auto& own = own_standings_[shard];
  if (!own) {
    own = std::make_shared<Standings>(*next_->standings[shard]);
    next_->standings[shard] = own;
  }
  return *own;
}

uint16_t Draft::RegionNumber(const std::string& code) {
  const auto [found, added] =
      region_numbers_.try_emplace(code, static_cast<uint16_t>(region_numbers_.size()));
  if (added) {
    if (!own_regions_) {
      own_regions_ = std::make_shared<std::vector<Snapshot::Region>>(*next_->regions);
      next_->regions = own_regions_;
    }
    own_regions_->push_back({code, CityOf(code)});
  }
  return found->second;
}

Profile Draft::Read(const store::IndexedVolunteer& volunteer) {
  Profile profile;
  profile.active = volunteer.active;
  profile.region = RegionNumber(volunteer.region_code);
  profile.birth_year = static_cast<int16_t>(volunteer.birth_year);
  profile.times = volunteer.availability;
  profile.skills = SkillsOf(volunteer.skills);
  profile.categories = numbers_.categories.SetOf(volunteer.categories);
  profile.languages = numbers_.languages.SetOf(volunteer.languages);
  profile.has_home = volunteer.home.has_value();
  if (volunteer.home) profile.home = *volunteer.home;
  for (const store::IndexedPaper& one : volunteer.papers) {
    profile.papers.push_back(
        {.kind = numbers_.papers.Of(one.kind), .from = one.from, .until = one.until});
  }
  return profile;
}

bool Draft::SameAs(uint32_t ordinal, const Profile& profile) const {
  const Profiles& shard = *next_->profiles[ordinal / kShardSize];
  const uint32_t local = ordinal % kShardSize;
  const auto papers = shard.papers(local);
  const Spot spot = profile.has_home ? SpotOf(profile.home) : Spot{};
  const Spot& known = shard.spot(local);
  return shard.active(local) == profile.active && shard.region(local) == profile.region &&
         shard.birth_year(local) == profile.birth_year && shard.times(local) == profile.times &&
         shard.skills(local) == profile.skills && shard.categories(local) == profile.categories &&
         shard.languages(local) == profile.languages && known.x == spot.x && known.y == spot.y &&
         known.z == spot.z &&
         std::equal(papers.begin(), papers.end(), profile.papers.begin(), profile.papers.end());
}

uint32_t Draft::Append(std::string_view id) {
  if (count_ == ids_->capacity()) {
    auto larger = std::make_shared<IdMap>(count_ * 2);
    for (uint32_t i = 0; i < count_; ++i) {
      larger->Add(next_->profiles[i / kShardSize]->id(i % kShardSize), i);
    }
    ids_ = larger;
    next_->ids = ids_;
  }
  if (count_ % kShardSize == 0) {
    next_->profiles.push_back(std::make_shared<Profiles>());
    next_->standings.push_back(std::make_shared<Standings>());
  }
  ids_->Add(id, count_);
  return count_++;
}

void Draft::Put(const store::IndexedVolunteer& volunteer) {
  Profile profile = Read(volunteer);
  const std::optional<uint32_t> known = next_->Find(volunteer.id);
  const uint32_t place = known ? *known : count_;
  for (HeldPaper& one : profile.papers) one.local = static_cast<uint16_t>(place % kShardSize);
  if (known && SameAs(*known, profile)) return;
  const uint32_t ordinal = known ? *known : Append(volunteer.id);
  ProfilesOf(ordinal / kShardSize).Put(ordinal % kShardSize, volunteer.id, profile);
}

void Draft::PutStandings(const std::vector<std::string>& ids,
                         const std::vector<store::IndexedStanding>& standings,
                         const std::vector<store::IndexedEngagement>& engagements) {
  std::map<std::string_view, Standing> by_id;
  std::map<std::string_view, std::vector<NoShow>> missed;
  for (const store::IndexedStanding& one : standings) {
    by_id[one.volunteer_id] = {numbers_.categories.SetOf(one.served),
                               static_cast<uint32_t>(one.served_minutes), Small(one.kept),
                               Small(one.broken), Small(one.recent)};
    for (const int64_t when : one.no_shows) missed[one.volunteer_id].push_back({.when = when});
  }
  std::map<std::string_view, std::vector<Engaged>> engaged;
  for (const store::IndexedEngagement& one : engagements) {
    engaged[one.volunteer_id].push_back({ShiftKey(one.shift_id), absl::ToUnixSeconds(one.start),
                                         absl::ToUnixSeconds(one.end), KeyOf(one.exclusion_group),
                                         KeyOf(one.exclusion_owner), 0, one.confirmed, one.ahead});
  }
  for (const std::string& id : ids) {
    const auto ordinal = next_->Find(id);
    if (!ordinal) continue;
    const uint32_t shard = *ordinal / kShardSize, local = *ordinal % kShardSize;
    const auto standing = by_id.find(id);
    const auto wanted = engaged.find(id);
    const bool nothing = standing == by_id.end() && wanted == engaged.end();
    if (nothing && next_->standings[shard]->Untouched(local)) continue;
    StandingsOf(shard).Put(local, standing == by_id.end() ? Standing{} : standing->second);
    std::vector<Engaged> mine;
    if (wanted != engaged.end()) mine = std::move(wanted->second);
    for (Engaged& one : mine) one.local = static_cast<uint16_t>(local);
    StandingsOf(shard).PutEngagements(local, mine);
    std::vector<NoShow>& no_shows = missed[id];
    for (NoShow& one : no_shows) one.local = static_cast<uint16_t>(local);
    StandingsOf(shard).PutNoShows(local, no_shows);
  }
}

void Draft::Tighten() {
  for (auto& [number, shard] : own_profiles_) shard->Tighten();
}

std::shared_ptr<const Snapshot> Draft::Publish(absl::Time as_of) {
  next_->as_of = as_of;
  return next_;
}

}  // namespace linli::matching::index
