#include "services/hours/api/public_notices.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/mask/personal.h"
#include "common/paging/page.h"
#include "services/hours/api/window.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/record_life_store.h"

namespace linli::hours::public_notices {
namespace {

using domain::RecordName;

constexpr size_t kVolunteersAtOnce = 100;

// By volunteer; who is unknown, or all while registration cannot be reached, is left out.
std::map<std::string, std::string> MaskedNames(Deps& deps, const rpc::Call& call,
                                               const std::vector<v1::Record>& records) {
  std::set<std::string> volunteers;
  for (const v1::Record& record : records) {
    volunteers.insert(RecordName::Parse(record.name())->parent().ToString());
  }
  std::map<std::string, std::string> masked;
  const std::vector<std::string> all(volunteers.begin(), volunteers.end());
  for (size_t from = 0; from < all.size(); from += kVolunteersAtOnce) {
    const size_t until = std::min(all.size(), from + kVolunteersAtOnce);
    const auto found = deps.registration.BatchGetVolunteers(
        call.Outbound(), {all.begin() + from, all.begin() + until});
    if (!found.ok()) break;
    for (const auto& volunteer : *found) {
      masked[volunteer.name()] = mask::Name(volunteer.display_name());
    }
  }
  return masked;
}

v1::PublicNotice NoticeOf(const v1::Record& record,
                          const std::map<std::string, std::string>& masked) {
  v1::PublicNotice notice;
  const auto name = masked.find(RecordName::Parse(record.name())->parent().ToString());
  notice.set_masked_name(name == masked.end() || name->second.empty() ? std::string(mask::kHidden)
                                                                      : name->second);
  notice.set_activity_name(record.activity_name());
  notice.set_recording_unit(record.recording_unit());
  *notice.mutable_start_time() = record.start_time();
  *notice.mutable_end_time() = record.end_time();
  notice.set_credited_minutes(record.credited_minutes());
  notice.set_kind(record.kind());
  *notice.mutable_notice_end_time() = record.notice_end_time();
  return notice;
}

}  // namespace

absl::StatusOr<v1::ListPublicNoticesResponse> AskList(Deps& deps, const rpc::Call& call,
                                                      const v1::ListPublicNoticesRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  store::NoticePage wanted;
  wanted.limit = page.size + 1;
  const auto activity = domain::ActivityName::Parse(request.parent());
  wanted.unit = activity.ok() ? activity->parent().ToString() : request.parent();
  if (activity.ok()) wanted.activity = request.parent();
  if (!page.first()) {
    ASSIGN_OR_RETURN(wanted.after_end, TimeOfKey(page.after[0]));
    wanted.after_id = page.after[1];
  }
  std::vector<v1::Record> records;
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) {
    records = store::ListNotices(tx, wanted, call.now());
    return absl::OkStatus();
  }));
  v1::ListPublicNoticesResponse response;
  if (records.size() > static_cast<size_t>(page.size)) {
    records.resize(page.size);
    const v1::Record& last = records.back();
    // Its id alone: a token holds no number of anybody either.
    response.set_next_page_token(paging::NextPageToken(
        request, std::vector{KeyOf(last.notice_end_time()), RecordName::Parse(last.name())->id()}));
  }
  const std::map<std::string, std::string> masked = MaskedNames(deps, call, records);
  for (const v1::Record& record : records) {
    *response.add_public_notices() = NoticeOf(record, masked);
  }
  return response;
}

absl::StatusOr<v1::ListPublicNoticesResponse> List(Deps&, rpc::ReadCall&,
                                                   const v1::ListPublicNoticesRequest&,
                                                   const v1::ListPublicNoticesResponse& answer) {
  return answer;
}

}  // namespace linli::hours::public_notices
