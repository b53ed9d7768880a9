#include "services/hours/api/record_imports.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "common/policy/policy.h"
#include "common/status/status_proto.h"
#include "common/time/proto_time.h"
#include "services/hours/api/announce_conflict.h"
#include "services/hours/api/back_entries.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_conflict.h"
#include "services/hours/domain/record_deadline.h"
#include "services/hours/domain/record_import.h"
#include "services/hours/domain/record_minutes.h"
#include "services/hours/domain/record_plausibility.h"
#include "services/hours/storage/conflict_store.h"
#include "services/hours/storage/ledger_store.h"
#include "services/hours/storage/record_import_store.h"

namespace linli::hours::record_imports {
namespace {

using Verdict = v1::RecordVerdict;
using Policy = policy::Edition<v1::Policy>;

time::Interval IntervalOf(const v1::Record& record) {
  return {time::FromProto(record.start_time()), time::FromProto(record.end_time())};
}

std::string VolunteerIdOf(const v1::Record& record) {
  return domain::RecordName::Parse(record.name())->id(0);
}

// The editions of one region that judge service of a stretch of time: most parts lie under one.
class Policies {
 public:
  Policies(db::Tx& tx, const std::string& region, const time::Interval& reach)
      : tx_(tx), region_(region), first_(policy::At<v1::Policy>(tx, region, reach.from)) {
    // Editions follow one another: what is in force at both ends was so between.
    one_ = first_.version == policy::At<v1::Policy>(tx, region, reach.until).version;
  }
  const Policy& At(absl::Time end) {
    if (one_) return first_;
    auto [found, added] = known_.try_emplace(end);
    if (added) found->second = policy::At<v1::Policy>(tx_, region_, end);
    return found->second;
  }

 private:
  db::Tx& tx_;
  const std::string& region_;
  Policy first_;
  bool one_ = false;
  std::map<absl::Time, Policy> known_;
};

void Refused(Verdict& verdict, Verdict::Outcome outcome, const absl::Status& why) {
  verdict.set_outcome(outcome);
  *verdict.mutable_refusal() = ToStatusProto(why);
}

// The service of one part: what is known about its rows, read once; then a verdict for each in its
// order, with what the rows before it have taken.
class Part {
 public:
  Part(rpc::WriteCall& call, const v1::ImportRecordsRequest& request, const EnteredPart& part)
      : call_(call), request_(request), part_(part) {
    Look();
  }

  v1::ImportRecordsResponse Serve() {
    v1::ImportRecordsResponse response;
    for (int i = 0; i < request_.rows_size(); ++i) {
      Verdict& verdict = *response.add_verdicts();
      verdict.set_external_id(request_.rows(i).record().provenance().external_id());
      Judge(part_.rows[i], verdict);
    }
    if (!request_.dry_run()) Write();
    return response;
  }

 private:
  // Locks the people, so that nobody else decides about their hours meanwhile, and reads.
  void Look() {
    std::map<std::string, time::Interval> reach;
    std::vector<std::string> external_ids, names;
    time::Interval all{absl::InfiniteFuture(), absl::InfinitePast()};
    for (const EnteredRow& row : part_.rows) {
      if (!row.refusal.ok()) continue;
      external_ids.push_back(row.record.provenance().external_id());
      const time::Interval interval = IntervalOf(row.record);
      auto [found, added] = reach.try_emplace(VolunteerIdOf(row.record), interval);
      found->second.from = std::min(found->second.from, interval.from);
      found->second.until = std::max(found->second.until, interval.until);
      all.from = std::min(all.from, interval.until);
      all.until = std::max(all.until, interval.until);
    }
    if (external_ids.empty()) return;
    std::vector<store::Asked> asked;
    std::vector<std::string> people;
    for (const auto& [id, interval] : reach) {
      people.push_back(id);
      names.push_back(domain::VolunteerName(id).ToString());
      asked.push_back({id, {interval.from - domain::kAround, interval.until + domain::kAround}});
    }
    names.push_back(request_.recording_unit());
    names.push_back(call_.caller().subject);
    if (!request_.dry_run()) store::LockVolunteers(call_.tx(), people);
    reported_ = store::FindReported(call_.tx(), request_.partner_system(), external_ids);
    on_record_ = store::FindOnRecord(call_.tx(), asked);
    banned_ = store::BannedAmong(call_.tx(), names);
    policies_.emplace(call_.tx(), part_.region, all);
  }

  void Judge(const EnteredRow& row, Verdict& verdict) {
    if (!row.refusal.ok()) return Refused(verdict, Verdict::REFUSED, row.refusal);
    const auto known = reported_.find(row.record.provenance().external_id());
    if (known != reported_.end()) return TellKnown(row.record, known->second, verdict);
    absl::Status may = row.barred;
    if (may.ok()) may = Gate(row);
    if (!may.ok()) return Refused(verdict, Verdict::REFUSED, may);
    std::vector<domain::OnRecord>& hers = on_record_[VolunteerIdOf(row.record)];
    const std::vector<domain::OnRecord> overlapping =
        domain::Overlapping(hers, IntervalOf(row.record));
    if (!overlapping.empty()) return Conflicts(row.record, overlapping, verdict);
    Accept(row.record, hers, verdict);
  }

  // What the policy of that day and the bans say.
  absl::Status Gate(const EnteredRow& row) {
    const Policy& policy = policies_->At(time::FromProto(row.record.end_time()));
    std::vector<time::Interval> around;
    for (const domain::OnRecord& one : on_record_[VolunteerIdOf(row.record)]) {
      around.push_back(one.interval);
    }
    Violations implausible;
    domain::CheckPlausible(*policy, IntervalOf(row.record), {row.birth, part_.founded, around},
                           call_.now(), implausible);
    RETURN_IF_ERROR(implausible.ToStatus());
    const bool banned =
        banned_.contains(request_.recording_unit()) || banned_.contains(call_.caller().subject) ||
        banned_.contains(domain::VolunteerName(VolunteerIdOf(row.record)).ToString());
    return banned ? back_entries::CheckBans(call_.tx(), row.record, call_.now()) : absl::OkStatus();
  }

  void Accept(v1::Record record, std::vector<domain::OnRecord>& hers, Verdict& verdict) {
    const time::Interval interval = IntervalOf(record);
    const Policy& policy = policies_->At(interval.until);
    domain::SetMinutes(domain::JudgeMinutes(*policy, interval, domain::UseOf(hers, interval)),
                       policy.version, record);
    record.set_late(domain::IsLate(*policy, interval.until, call_.now()));
    hers.push_back({record.name(), record.recording_unit(), interval, record.credited_minutes()});
    if (request_.dry_run()) {
      verdict.set_outcome(Verdict::WOULD_ACCEPT);
    } else {
      verdict.set_outcome(Verdict::ACCEPTED);
      verdict.set_record(record.name());
      written_.push_back(&verdict);
      accepted_.push_back(record);
    }
    Remember(std::move(record), std::nullopt);
  }

  void Conflicts(const v1::Record& record, const std::vector<domain::OnRecord>& overlapping,
                 Verdict& verdict) {
    v1::Conflict conflict = domain::OpenConflict(record, overlapping);
    if (request_.dry_run()) {
      Refused(verdict, Verdict::CONFLICT,
              Refuse(Reason::RECORD_OVERLAPS, {{"record", overlapping.front().record}}));
    } else {
      TellConflict(conflict, verdict);
      opened_.push_back({conflict, &verdict});
    }
    Remember(record, std::move(conflict));
  }

  // Another row of this part may come under the same external id.
  void Remember(v1::Record record, std::optional<v1::Conflict> conflict) {
    const std::string id = record.provenance().external_id();
    reported_[id] = {std::move(record), std::move(conflict)};
  }

  void TellKnown(const v1::Record& record, const store::Reported& known, Verdict& verdict) {
    if (!domain::SameReport(record, known.record)) {
      Refused(verdict, Verdict::DIFFERS, Refuse(Reason::EXTERNAL_ID_DIFFERS));
    } else if (known.conflict) {
      TellConflict(*known.conflict, verdict);
    } else {
      verdict.set_outcome(Verdict::KNOWN);
      if (!request_.dry_run() || !known.record.etag().empty()) {
        verdict.set_record(known.record.name());
      }
    }
  }

  static void TellConflict(const v1::Conflict& conflict, Verdict& verdict) {
    Refused(verdict, Verdict::CONFLICT,
            Refuse(Reason::RECORD_REPORTED_TWICE, {{"case", conflict.name()}}));
    verdict.set_conflict(conflict.name());
  }

  struct Opened {
    v1::Conflict conflict;
    Verdict* verdict;
  };

  void Write() {
    std::vector<v1::Record> reports = accepted_;
    for (const Opened& one : opened_) reports.push_back(one.conflict.reported());
    if (reports.empty()) return;
    const std::set<std::string> free =
        store::ClaimExternalIds(call_.tx(), request_.partner_system(), reports);
    if (free.size() < reports.size()) GiveWay(free);
    Enter();
    for (const Opened& one : opened_) {
      store::InsertConflict(call_.tx(), one.conflict);
      AnnounceConflict(call_, "opened", one.conflict);
    }
  }

  // Another batch, which has just ended, took these external ids for other people.
  void GiveWay(const std::set<std::string>& free) {
    std::vector<std::string> taken;
    for (const v1::Record& one : accepted_) taken.push_back(one.provenance().external_id());
    for (const Opened& one : opened_) {
      taken.push_back(one.conflict.reported().provenance().external_id());
    }
    const auto theirs = store::FindReported(call_.tx(), request_.partner_system(), taken);
    const auto lost = [&](const v1::Record& record, Verdict& verdict) {
      const std::string& id = record.provenance().external_id();
      if (free.contains(id)) return false;
      verdict.clear_record();
      verdict.clear_conflict();
      verdict.clear_refusal();
      TellKnown(record, theirs.at(id), verdict);
      return true;
    };
    std::vector<v1::Record> kept;
    std::vector<Verdict*> verdicts;
    for (size_t i = 0; i < accepted_.size(); ++i) {
      if (lost(accepted_[i], *written_[i])) continue;
      kept.push_back(std::move(accepted_[i]));
      verdicts.push_back(written_[i]);
    }
    accepted_ = std::move(kept);
    written_ = std::move(verdicts);
    std::erase_if(opened_,
                  [&](const Opened& one) { return lost(one.conflict.reported(), *one.verdict); });
  }

  // The database has the last word on whose time is free (law 2).
  void Enter() {
    const std::set<std::string> entered = store::InsertReported(call_.tx(), accepted_);
    for (size_t i = 0; i < accepted_.size(); ++i) {
      if (entered.contains(accepted_[i].name())) continue;
      const std::string id = VolunteerIdOf(accepted_[i]);
      const time::Interval interval = IntervalOf(accepted_[i]);
      const auto now_on_record = store::FindOnRecord(
          call_.tx(), {{id, {interval.from - domain::kAround, interval.until + domain::kAround}}});
      written_[i]->clear_record();
      Conflicts(accepted_[i], domain::Overlapping(now_on_record.at(id), interval), *written_[i]);
    }
  }

  rpc::WriteCall& call_;
  const v1::ImportRecordsRequest& request_;
  const EnteredPart& part_;
  std::map<std::string, store::Reported> reported_;                 // by external id
  std::map<std::string, std::vector<domain::OnRecord>> on_record_;  // by volunteer's number
  std::set<std::string> banned_;
  std::optional<Policies> policies_;
  // What is to be written, each with its verdict.
  std::vector<v1::Record> accepted_;
  std::vector<Verdict*> written_;
  std::vector<Opened> opened_;
};

absl::Status CheckImport(rpc::WriteCall& call, const v1::ImportRecordsRequest& request) {
  const auto import = store::FindImport(call.tx(), request.request_id());
  const bool other = import && (import->recording_unit() != request.recording_unit() ||
                                import->partner_system() != request.partner_system());
  return other ? Refuse(Reason::REQUEST_ID_REUSED) : absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::ImportRecordsResponse> Import(Deps&, rpc::WriteCall& call,
                                                 const v1::ImportRecordsRequest& request,
                                                 const EnteredPart& part) {
  RETURN_IF_ERROR(CheckImport(call, request));
  v1::ImportRecordsResponse response = Part(call, request, part).Serve();
  if (!request.dry_run()) {
    store::AddProgressAtCommit(call.tx(), request, call.caller().subject, response, call.now());
  }
  return response;
}

absl::StatusOr<v1::RecordImport> Get(Deps&, rpc::ReadCall& call,
                                     const v1::GetRecordImportRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::RecordImportName::Parse(request.name()));
  const auto import = store::FindImport(call.tx(), name.id());
  if (!import || import->recording_unit() != request.recording_unit()) {
    return NotFound(request.name());
  }
  return *import;
}

}  // namespace linli::hours::record_imports
