#include "services/matching/index/shift_table.h"

#include <algorithm>

#include "absl/strings/numbers.h"

namespace linli::matching::index {
namespace {

constexpr size_t kCityDigits = 4;

std::span<const uint32_t> Listed(const std::unordered_map<uint32_t, std::vector<uint32_t>>& lists,
                                 uint32_t key) {
  const auto found = lists.find(key);
  return found == lists.end() ? std::span<const uint32_t>() : found->second;
}

}  // namespace

uint32_t CityOf(std::string_view region_code) {
  uint32_t city = 0;
  if (region_code.size() < kCityDigits ||
      !absl::SimpleAtoi(absl::string_view(region_code.data(), kCityDigits), &city)) {
    return 0;
  }
  return city;
}

ShiftTable::ShiftTable(const ShiftCards& cards, const std::set<std::string>& halted) {
  std::vector<std::pair<uint64_t, std::shared_ptr<const ShiftCard>>> sorted;
  sorted.reserve(cards.size());
  constexpr uint64_t kNowhere = UINT64_MAX;
  for (const auto& [id, card] : cards) {
    sorted.emplace_back(card->place ? kShiftGrid.CellOf(*card->place).key() : kNowhere, card);
  }
  std::sort(sorted.begin(), sorted.end(), [](const auto& one, const auto& other) {
    return one.first != other.first ? one.first < other.first : one.second->id < other.second->id;
  });
  kept_.reserve(sorted.size());
  rows_.reserve(sorted.size());
  by_id_.reserve(sorted.size());
  for (auto& [cell, card] : sorted) {
    by_id_.emplace(card->id, card.get());
    if (!card->is_public || halted.contains(card->organization_id)) {
      kept_.push_back(std::move(card));
      continue;
    }
    const auto number = static_cast<uint32_t>(rows_.size());
    rows_.push_back(
        {card->spot, card->latest_birth_year, card->start, card->end, card->demand, card.get()});
    if (cell == kNowhere) {
      without_place_[card->city].push_back(number);
    } else {
      Range& range =
          cells_.try_emplace(static_cast<uint32_t>(cell), Range{number, 0}).first->second;
      range.end = number + 1;
      placed_ = range.end;
    }
    cities_[card->city].push_back(number);
    kept_.push_back(std::move(card));
  }
}

const ShiftCard* ShiftTable::Find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::span<const ShiftTable::Row> ShiftTable::InCell(Cell cell) const {
  const auto found = cells_.find(cell.key());
  if (found == cells_.end()) return {};
  return std::span(rows_).subspan(found->second.begin, found->second.end - found->second.begin);
}

std::span<const uint32_t> ShiftTable::OfCity(uint32_t city) const { return Listed(cities_, city); }

std::span<const uint32_t> ShiftTable::WithoutPlace(uint32_t city) const {
  return Listed(without_place_, city);
}

}  // namespace linli::matching::index
