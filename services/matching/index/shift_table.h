// Open shifts, sorted by cells of a grid so that what is near lies together. Never changes once
// readers see it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/policy/policy.h"
#include "linli/matching/v1/policy.pb.h"
#include "services/matching/domain/appraisal.h"
#include "services/matching/index/geometry.h"
#include "services/matching/index/standings.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::index {

inline constexpr Grid kShiftGrid{0.02};  // 2 km

// One shift: its message, and what is compared. Times in seconds since 1970.
struct ShiftCard {
  store::ShiftInContext of;
  v1::Recommendation shown;  // what an answer says of it, but for the score
  std::string id;
  std::string region_code;
  std::optional<geo::LatLng> place;  // WGS-84
  Spot spot;
  domain::Demand demand;
  uint64_t key = 0;
  int64_t start = 0;
  int64_t end = 0;
  int latest_birth_year = 0;
  int earliest_birth_year = 0;
  uint32_t city = 0;
  policy::Edition<v1::Policy> judge;  // in force where the shift is
  // Kinds of qualifications and courses that must count from the first day to the last.
  std::vector<uint32_t> papers;
  absl::CivilDay first_day, last_day;
  uint64_t exclusion_group = 0;  // as in Engaged
  uint64_t exclusion_owner = 0;
  std::string organization_id;
  // When sign-ups are taken, and whether volunteers hear of it without being asked.
  int64_t opens = 0;
  int64_t closes = 0;
  bool is_public = true;
};
using ShiftCards = std::unordered_map<std::string, std::shared_ptr<const ShiftCard>>;  // by id

// The first four digits of a region's code; 0 for a province.
uint32_t CityOf(std::string_view region_code);

class ShiftTable {
 public:
  // `halted`: ids of organisations that may not recruit now; nobody is shown theirs.
  explicit ShiftTable(const ShiftCards& cards, const std::set<std::string>& halted = {});

  size_t size() const { return rows_.size(); }
  // nullptr: none of that id is open. Also finds what is not public, which no other function shows.
  const ShiftCard* Find(const std::string& id) const;

  // What is compared, side by side in memory; `card` has the rest.
  struct Row {
    Spot spot;
    int32_t latest_birth_year = 0;
    int64_t start = 0;
    int64_t end = 0;
    domain::Demand demand;
    const ShiftCard* card = nullptr;
  };
  std::span<const Row> InCell(Cell cell) const;
  // All whose place is known.
  std::span<const Row> Placed() const { return std::span(rows_).first(placed_); }
  // Of a city: all, and those whose place is not known.
  std::span<const uint32_t> OfCity(uint32_t city) const;
  std::span<const uint32_t> WithoutPlace(uint32_t city) const;
  const Row& row(uint32_t number) const { return rows_[number]; }

 private:
  struct Range {
    uint32_t begin = 0;
    uint32_t end = 0;
  };
  std::vector<std::shared_ptr<const ShiftCard>> kept_;
  std::vector<Row> rows_;  // with a place, by cell; then the others
  size_t placed_ = 0;
  std::unordered_map<uint32_t, Range> cells_;
  std::unordered_map<uint32_t, std::vector<uint32_t>> cities_;
  std::unordered_map<uint32_t, std::vector<uint32_t>> without_place_;
  std::unordered_map<std::string_view, const ShiftCard*> by_id_;
};

}  // namespace linli::matching::index
