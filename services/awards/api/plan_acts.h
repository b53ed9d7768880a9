// What every act in an award plan does: read it as the clock has it, check the etag, raise the
// version, announce.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/db/tx.h"
#include "common/identity/caller.h"
#include "common/outbox/emitter.h"
#include "common/paging/page.h"
#include "common/rpc/call.h"
#include "common/time/proto_time.h"
#include "linli/awards/v1/award.pb.h"
#include "linli/awards/v1/award_plan.pb.h"
#include "linli/awards/v1/council.pb.h"
#include "linli/awards/v1/nomination.pb.h"
#include "linli/awards/v1/star_rating.pb.h"
#include "services/awards/domain/plan_names.h"

namespace linli::awards {

// Where a region lies, "regions/{code}".
identity::Scope ScopeOf(const std::string& region);

// Whether the caller conducts awards in the region, or inspects those who do.
bool ConductsAwards(const rpc::Call& call, const std::string& region);
bool SeesAwards(const rpc::Call& call, const std::string& region);

// ETAG_MISMATCH if the caller sent one and it is not the one that stands.
absl::Status CheckEtag(const std::string& sent, const std::string& stands);

// The plan as the clock has it; a draft is NOT_FOUND but for who conducts awards there.
absl::StatusOr<v1::AwardPlan> LockPlanNow(rpc::WriteCall& call, const AwardPlanName& name);
absl::StatusOr<v1::AwardPlan> HoldPlanNow(rpc::WriteCall& call, const AwardPlanName& name);
absl::StatusOr<v1::AwardPlan> GetPlanNow(rpc::ReadCall& call, const AwardPlanName& name);

// The next version, stored and announced as "awards.<resource>.<what>".
void SavePlan(db::Tx& tx, outbox::Emitter& emitter, absl::Time now, const char* what,
              v1::AwardPlan& plan);
void SaveNomination(db::Tx& tx, outbox::Emitter& emitter, absl::Time now, const char* what,
                    v1::Nomination& nomination);
void SaveMeeting(db::Tx& tx, outbox::Emitter& emitter, absl::Time now, const char* what,
                 v1::CouncilMeeting& meeting);
void Announce(outbox::Emitter& emitter, const v1::AwardPlan& plan, const char* what);
void Announce(outbox::Emitter& emitter, const v1::Nomination& nomination, const char* what);
void Announce(outbox::Emitter& emitter, const v1::CouncilMeeting& meeting, const char* what);
void Announce(outbox::Emitter& emitter, const v1::Award& award, const char* what);
void Announce(outbox::Emitter& emitter, const v1::Council& council, const char* what);
void Announce(outbox::Emitter& emitter, const v1::Objection& objection, const char* what);
void Announce(outbox::Emitter& emitter, const v1::AwardBar& bar, const char* what);
void Announce(outbox::Emitter& emitter, const v1::StarApplication& application, const char* what);

// A resource that begins: version 1, made now.
template <typename Resource>
void Begin(Resource& resource, absl::Time now) {
  resource.set_etag("1");
  *resource.mutable_create_time() = time::ToProto(now);
  *resource.mutable_update_time() = time::ToProto(now);
}

// The version after this one.
template <typename Resource>
void NextVersion(Resource& resource, absl::Time now) {
  int64_t version = 0;
  if (!absl::SimpleAtoi(resource.etag(), &version)) version = 0;
  resource.set_etag(absl::StrCat(version + 1));
  *resource.mutable_update_time() = time::ToProto(now);
}

// Moves the page's rows into `field` and returns the token of the next page; the handler asked for
// one row more than the page has. The sort key is the id that ends the name.
template <typename Request, typename Row, typename Field>
std::string FillPage(const Request& request, const paging::Page& page, std::vector<Row> rows,
                     Field* field) {
  const bool more = rows.size() > static_cast<size_t>(page.size);
  if (more) rows.resize(page.size);
  for (Row& row : rows) *field->Add() = std::move(row);
  if (!more) return "";
  const std::string& last = field->Get(field->size() - 1).name();
  const std::string key[] = {last.substr(last.rfind('/') + 1)};
  return paging::NextPageToken(request, key);
}

// The id after which a page begins; empty: the first one.
inline std::string Only(const std::vector<std::string>& after) {
  return after.empty() ? "" : after[0];
}

}  // namespace linli::awards
