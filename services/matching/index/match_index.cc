#include "services/matching/index/match_index.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "common/outbox/outbox.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "linli/matching/v1/events.pb.h"
#include "services/matching/index/shift_card.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/projection_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::index {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(30);  // for one statement
constexpr int kPage = 20'000;                            // volunteers
constexpr int kShiftPage = 2'000;
constexpr int kEvents = 500;
constexpr size_t kSignedUpAtOnce = 5'000;

std::string LastId(const std::string& name) { return name.substr(name.rfind('/') + 1); }

// Which rows an event makes worth reading again.
template <typename Changes>
void Note(const events::v1::Event& event, Changes& changes) {
  if (v1::EnrollmentEvent enrolled; event.payload().UnpackTo(&enrolled)) {
    changes.signed_up.insert(store::IdIn(enrolled.enrollment().volunteer()));
    changes.shifts.insert(LastId(enrolled.context().shift()));
  } else if (event.aggregate_type() == "shift") {
    changes.shifts.insert(LastId(event.aggregate_id()));
  } else if (event.aggregate_type() == "activity") {
    changes.activities.insert(event.aggregate_id());
  }
}

bool IsOpen(const store::ShiftInContext& of) {
  return of.shift.state() == v1::Shift::OPEN && of.activity_state == v1::Activity::PUBLISHED;
}

}  // namespace

MatchIndex::MatchIndex(db::Database& database, const time::Clock& clock, metrics::Registry& metrics)
    : database_(database),
      clock_(clock),
      build_seconds_(metrics.GaugeOf("linli_match_index_build_seconds",
                                     "How long the index took to read everything.")),
      refresh_seconds_(metrics.GaugeOf("linli_match_index_refresh_seconds",
                                       "How long it took to take in the last changes.")) {
  const auto watch = [&](const char* name, const char* help, auto read) {
    metrics.WatchGauge(name, help, {}, [this, read] {
      const auto newest = Newest();
      return newest ? static_cast<double>(read(*newest)) : 0.0;
    });
  };
  watch("linli_match_index_lag_seconds", "Age of the moment up to which the index knows all.",
        [this](const Snapshot& s) { return absl::ToDoubleSeconds(clock_.Now() - s.as_of); });
  watch("linli_match_index_volunteers", "Volunteers in the index.", [](const Snapshot& s) {
    return s.profiles.empty() ? 0
                              : (s.profiles.size() - 1) * kShardSize + s.profiles.back()->size();
  });
  watch("linli_match_index_shifts", "Open shifts in the index.",
        [](const Snapshot& s) { return s.shifts->size(); });
}

absl::Status MatchIndex::Read(absl::FunctionRef<absl::Status(db::Tx&)> body) {
  return database_.Read(absl::Now() + kPatience, body);
}

absl::StatusOr<absl::Time> MatchIndex::Look(store::IndexCursor* start) {
  const absl::Time now = clock_.Now();
  store::ChangesSeen seen;
  RETURN_IF_ERROR(Read([&](db::Tx& tx) {
    seen = store::LookAtChanges(tx);
    return absl::OkStatus();
  }));
  if (start != nullptr) *start = seen.start;
  moments_.emplace_back(seen.next_transaction, now);
  while (!moments_.empty() && moments_.front().first <= seen.start.transaction) {
    as_of_ = moments_.front().second;
    moments_.pop_front();
  }
  // A transaction that stays open for long: the moments between can go, the oldest counts.
  if (moments_.size() > 1000) moments_.erase(moments_.begin() + 1, moments_.end());
  return now;
}

absl::Status MatchIndex::Refresh() {
  const std::lock_guard lock(writing_);
  const absl::Time began = absl::Now();
  if (!Newest()) {
    RETURN_IF_ERROR(Build());
    build_seconds_.Set(absl::ToDoubleSeconds(absl::Now() - began));
    return absl::OkStatus();
  }
  absl::Status taken = TakeIn();
  if (ReasonOf(taken) == Reason::FEED_EPOCH_CHANGED) taken = Build();
  refresh_seconds_.Set(absl::ToDoubleSeconds(absl::Now() - began));
  return taken;
}

absl::Status MatchIndex::ReadTerms(std::shared_ptr<const policy::Book>& book,
                                   std::set<std::string>& halted) {
  return Read([&](db::Tx& tx) {
    halted = store::AllHalted(tx);
    book = policy::Book::Read<v1::Policy>(tx, book);
    return absl::OkStatus();
  });
}

absl::Status MatchIndex::Build() {
  moments_.clear();
  store::IndexCursor start;
  ASSIGN_OR_RETURN(const absl::Time now, Look(&start));
  Draft draft(nullptr, numbers_);
  std::shared_ptr<const policy::Book> book;
  RETURN_IF_ERROR(ReadTerms(book, halted_));
  draft.PutPolicies(book);
  RETURN_IF_ERROR(Read([&](db::Tx& tx) {
    answered_ = store::ResponseShares(tx, now);
    return absl::OkStatus();
  }));
  RETURN_IF_ERROR(BuildVolunteers(draft, now));
  RETURN_IF_ERROR(BuildShifts(*book, now));
  draft.Tighten();
  draft.PutShifts(std::make_shared<ShiftTable>(cards_, halted_));
  cursor_ = start;
  editions_in_force_ = book->InForceAt(now);
  // Whatever was under way meanwhile comes with the next changes.
  as_of_ = now;
  Publish(draft, now);
  return absl::OkStatus();
}

absl::Status MatchIndex::BuildVolunteers(Draft& draft, absl::Time now) {
  std::string after;
  for (;;) {
    std::vector<store::IndexedVolunteer> page;
    Reading reading;
    RETURN_IF_ERROR(Read([&](db::Tx& tx) {
      page = store::VolunteersAfter(tx, after, kPage);
      if (page.empty()) return absl::OkStatus();
      reading.standings = store::StandingsBetween(tx, after, page.back().id, now);
      reading.engagements = store::EngagementsBetween(tx, after, page.back().id, now);
      return absl::OkStatus();
    }));
    if (page.empty()) return absl::OkStatus();
    for (const store::IndexedVolunteer& one : page) draft.Put(one);
    std::set<std::string> ids;
    for (const auto& one : reading.standings) ids.insert(one.volunteer_id);
    for (const auto& one : reading.engagements) ids.insert(one.volunteer_id);
    draft.PutStandings({ids.begin(), ids.end()}, reading.standings, reading.engagements);
    after = page.back().id;
  }
}

absl::Status MatchIndex::BuildShifts(const policy::Book& book, absl::Time now) {
  cards_.clear();
  std::string after;
  for (;;) {
    std::vector<store::ShiftInContext> page;
    RETURN_IF_ERROR(Read([&](db::Tx& tx) {
      page = store::OpenShiftsAfter(tx, now, after, kShiftPage);
      return absl::OkStatus();
    }));
    if (page.empty()) return absl::OkStatus();
    for (const store::ShiftInContext& of : page) {
      auto card = MakeCard(of, book, now, answered_, numbers_);
      after = card->id;
      cards_[card->id] = std::move(card);
    }
  }
}

absl::Status MatchIndex::ReadChanges(store::IndexCursor& cursor, Changes& changes) {
  for (;;) {
    ASSIGN_OR_RETURN(const events::v1::EventBatch batch,
                     outbox::ReadAfter(database_, absl::Now() + kPatience, cursor.events, kEvents));
    for (const events::v1::Event& event : batch.events()) Note(event, changes);
    cursor.events = batch.cursor();
    if (batch.events_size() < kEvents) break;
  }
  for (;;) {
    size_t found = 0;
    RETURN_IF_ERROR(Read([&](db::Tx& tx) {
      std::vector<store::IndexedVolunteer> page = store::ChangedVolunteers(tx, cursor, kPage);
      found = page.size();
      std::move(page.begin(), page.end(), std::back_inserter(changes.volunteers));
      return absl::OkStatus();
    }));
    if (found < kPage) return absl::OkStatus();
  }
}

absl::Status MatchIndex::ReadShifts(const Changes& changes,
                                    std::map<std::string, store::ShiftInContext>& shifts) {
  return Read([&](db::Tx& tx) {
    shifts = store::ReadLockedShifts(tx, {changes.shifts.begin(), changes.shifts.end()});
    for (const std::string& activity : changes.activities) {
      const auto name = ActivityName::Parse(activity);
      if (!name.ok()) continue;
      for (store::ShiftInContext& of : store::AllShifts(tx, *name)) {
        std::string id = LastId(of.shift.name());
        shifts.insert_or_assign(std::move(id), std::move(of));
      }
    }
    return absl::OkStatus();
  });
}

absl::Status MatchIndex::ReadSignedUp(const std::set<std::string>& ids, absl::Time now,
                                      Reading& reading) {
  reading.ids.assign(ids.begin(), ids.end());
  for (size_t at = 0; at < reading.ids.size(); at += kSignedUpAtOnce) {
    const std::vector<std::string> some(
        reading.ids.begin() + static_cast<std::ptrdiff_t>(at),
        reading.ids.begin() +
            static_cast<std::ptrdiff_t>(std::min(at + kSignedUpAtOnce, reading.ids.size())));
    RETURN_IF_ERROR(Read([&](db::Tx& tx) {
      auto standings = store::StandingsOf(tx, some, now);
      auto engagements = store::EngagementsOf(tx, some, now);
      std::move(standings.begin(), standings.end(), std::back_inserter(reading.standings));
      std::move(engagements.begin(), engagements.end(), std::back_inserter(reading.engagements));
      return absl::OkStatus();
    }));
  }
  return absl::OkStatus();
}

void MatchIndex::Replace(const std::map<std::string, store::ShiftInContext>& shifts,
                         const std::set<std::string>& asked, const policy::Book& book,
                         absl::Time now) {
  for (const std::string& id : asked) {
    if (!shifts.contains(id)) cards_.erase(id);
  }
  for (const auto& [id, of] : shifts) {
    if (IsOpen(of)) {
      cards_[id] = MakeCard(of, book, now, answered_, numbers_);
    } else {
      cards_.erase(id);
    }
  }
}

void MatchIndex::RemakeCards(const policy::Book& book, absl::Time now) {
  const int64_t begun = absl::ToUnixSeconds(now);
  std::erase_if(cards_, [begun](const auto& card) { return card.second->start <= begun; });
  for (auto& [id, card] : cards_) card = MakeCard(card->of, book, now, answered_, numbers_);
}

absl::Status MatchIndex::TakeIn() {
  ASSIGN_OR_RETURN(const absl::Time now, Look(nullptr));
  // Everything is read before anything is changed: a failure leaves the index as it was.
  store::IndexCursor cursor = cursor_;
  Changes changes;
  RETURN_IF_ERROR(ReadChanges(cursor, changes));
  std::map<std::string, store::ShiftInContext> shifts;
  if (!changes.shifts.empty() || !changes.activities.empty()) {
    RETURN_IF_ERROR(ReadShifts(changes, shifts));
  }
  Reading reading;
  RETURN_IF_ERROR(ReadSignedUp(changes.signed_up, now, reading));
  std::shared_ptr<const policy::Book> book = Newest()->policies;
  std::set<std::string> halted;
  RETURN_IF_ERROR(ReadTerms(book, halted));

  Draft draft(Newest(), numbers_);
  for (const store::IndexedVolunteer& one : changes.volunteers) draft.Put(one);
  draft.PutStandings(reading.ids, reading.standings, reading.engagements);
  Replace(shifts, changes.shifts, *book, now);
  const int in_force = book->InForceAt(now);
  if (in_force != editions_in_force_) RemakeCards(*book, now);
  const bool other_halted = halted != halted_;
  halted_ = std::move(halted);
  if (!shifts.empty() || !changes.shifts.empty() || in_force != editions_in_force_ ||
      other_halted) {
    draft.PutShifts(std::make_shared<ShiftTable>(cards_, halted_));
  }
  draft.PutPolicies(book);
  editions_in_force_ = in_force;
  cursor_ = cursor;
  Publish(draft, as_of_);
  return absl::OkStatus();
}

absl::Status MatchIndex::Sweep() {
  const std::lock_guard lock(writing_);
  if (!Newest()) return absl::OkStatus();
  const absl::Time now = clock_.Now();
  std::vector<store::IndexedVolunteer> page;
  Reading reading;
  std::map<std::string, float> answered;
  RETURN_IF_ERROR(Read([&](db::Tx& tx) {
    page = store::VolunteersAfter(tx, swept_, kPage);
    if (page.empty()) {
      answered = store::ResponseShares(tx, now);
      return absl::OkStatus();
    }
    reading.standings = store::StandingsBetween(tx, swept_, page.back().id, now);
    reading.engagements = store::EngagementsBetween(tx, swept_, page.back().id, now);
    return absl::OkStatus();
  }));
  Draft draft(Newest(), numbers_);
  for (const store::IndexedVolunteer& one : page) {
    draft.Put(one);
    reading.ids.push_back(one.id);
  }
  draft.PutStandings(reading.ids, reading.standings, reading.engagements);
  if (page.empty()) {  // once around
    answered_ = std::move(answered);
    RemakeCards(*Newest()->policies, now);
    draft.PutShifts(std::make_shared<ShiftTable>(cards_, halted_));
  }
  swept_ = page.empty() ? "" : page.back().id;
  Publish(draft, as_of_);
  return absl::OkStatus();
}

void MatchIndex::Publish(Draft& draft, absl::Time as_of) {
  newest_.store(draft.Publish(as_of), std::memory_order_release);
}

}  // namespace linli::matching::index
