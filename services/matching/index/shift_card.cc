#include "services/matching/index/shift_card.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/matching/domain/availability.h"
#include "services/matching/domain/birth_year_bound.h"
#include "services/matching/domain/recruiting.h"
#include "services/matching/storage/index_store.h"

namespace linli::matching::index {
namespace {

void Describe(const store::ShiftInContext& of, v1::Recommendation& shown) {
  shown.set_shift(of.shift.name());
  shown.set_activity_display_name(of.context.activity_display_name());
  shown.set_shift_display_name(of.shift.display_name());
  shown.set_category(of.context.category());
  *shown.mutable_start_time() = of.shift.start_time();
  *shown.mutable_end_time() = of.shift.end_time();
  shown.set_free_places(of.shift.places() - of.shift.taken());
}

}  // namespace

std::shared_ptr<const ShiftCard> MakeCard(const store::ShiftInContext& of,
                                          const policy::Book& policies, absl::Time now,
                                          const std::map<std::string, float>& answered,
                                          CodeNumbers& numbers) {
  auto card = std::make_shared<ShiftCard>();
  const ShiftName name = *ShiftName::Parse(of.shift.name());
  card->of = of;
  Describe(of, card->shown);
  card->id = name.id();
  card->region_code = store::IdIn(of.context.region());
  if (of.context.place().has_point()) {
    card->place = geo::ToWgs84(of.context.place().point());
    card->spot = SpotOf(*card->place);
  }
  const absl::Time start = time::FromProto(of.shift.start_time());
  const absl::Time end = time::FromProto(of.shift.end_time());
  card->demand.category = numbers.categories.Of(of.context.category());
  for (const std::string& skill : of.shift.required_skills()) {
    card->demand.skills.Add(domain::SkillNumber(skill));
  }
  for (const std::string& tag : of.shift.required_languages()) {
    card->demand.languages.Add(numbers.languages.Of(tag));
  }
  card->demand.times = domain::TimesOf(start, end);
  card->demand.places = of.shift.places();
  card->demand.free = of.shift.places() - of.shift.taken();
  if (const auto share = answered.find(name.id(0)); share != answered.end()) {
    card->demand.answered = share->second;
  }
  card->key = ShiftKey(card->id);
  card->start = absl::ToUnixSeconds(start);
  card->end = absl::ToUnixSeconds(end);
  card->judge = policies.At<v1::Policy>(card->region_code, now);
  const auto& policy = card->judge;
  card->organization_id = name.id(0);
  card->earliest_birth_year = domain::EarliestBirthYear(of.shift);
  card->first_day = time::DayOf(start);
  card->last_day = time::DayOf(end);
  for (const std::string& kind : of.shift.required_qualifications()) {
    card->papers.push_back(numbers.papers.Of(store::kQualification + kind));
  }
  for (const std::string& kind : of.shift.required_trainings()) {
    card->papers.push_back(numbers.papers.Of(store::kCourse + kind));
  }
  if (!of.exclusion_group.empty()) {
    card->exclusion_group = ShiftKey(of.exclusion_group);
    card->exclusion_owner = ShiftKey(of.exclusion_owner);
  }
  card->latest_birth_year = domain::LatestBirthYear(policy->enrollment(), of.shift);
  card->opens = absl::ToUnixSeconds(domain::OpensAt(policy->enrollment(), of.recruiting, of.shift));
  card->closes = absl::ToUnixSeconds(of.recruiting.closes);
  card->is_public = domain::IsPublic(of.recruiting.scope);
  card->city = CityOf(card->region_code);
  return card;
}

}  // namespace linli::matching::index
