// The town, with the services about what happens to records.
#pragma once

#include <memory>
#include <string>

#include "linli/hours/v1/amendment_service.grpc.pb.h"
#include "linli/hours/v1/approval_service.grpc.pb.h"
#include "linli/hours/v1/dispute_service.grpc.pb.h"
#include "linli/hours/v1/public_notice_service.grpc.pb.h"
#include "services/hours/api/town_fixture.h"

namespace linli::hours {

class RecordLife : public HoursTown {
 protected:
  // Manages the recording unit too, and has had no part in anything.
  static constexpr char kDirector[] = "staff/director";
  static constexpr char kCity[] = "staff/city";  // administrator of the city

  RecordLife() {
    host_.Grant(kDirector, options::v1::ORGANIZATION_MANAGER, kUnit);
    host_.Grant(kCity, options::v1::ADMINISTRATOR, "regions/1305");
  }

  // Yesterday at eight in the morning.
  absl::Time Yesterday() { return time::StartOfDay(time::DayOf(now()) - 1) + absl::Hours(8); }
  std::string Entered(absl::Time from, absl::Duration length, const std::string& her = kHer) {
    const auto record = Enter(Entry(her, from, length));
    EXPECT_THAT(record, IsOk());
    return record.ok() ? record->name() : "";
  }
  // By hand, confirmed by the leader.
  std::string Effective(absl::Time from, absl::Duration length, const std::string& her = kHer) {
    const std::string name = Entered(from, length, her);
    EXPECT_THAT(Confirm(name), IsOk());
    return name;
  }
  // By check-in, confirmed by the leader.
  std::string Credited(absl::Duration length = absl::Hours(2)) {
    const auto out = Serve(kHer, kShift, now(), length);
    EXPECT_THAT(out, IsOk());
    if (!out.ok()) return "";
    EXPECT_THAT(Confirm(out->records(0)), IsOk());
    return out->records(0);
  }
  // From the beginning on, in the town's county.
  void Rule(const std::string& json) {
    Sql("INSERT INTO policy (region_code, effective_time, body, source)"
        " SELECT '130503', '2020-01-01', body || '" +
        json + "', 'test' FROM policy WHERE region_code = ''");
  }

  absl::StatusOr<v1::Amendment> Reverse(const std::string& record, const std::string& as = kLeader,
                                        const std::string& id = "") {
    v1::ReverseRecordRequest request;
    request.set_name(record);
    request.set_reason(v1::Ending::NOT_PRESENT);
    request.set_explanation("当天没有到场");
    request.set_request_id(id);
    return host_.Call(*amendments_, &v1::AmendmentService::Stub::ReverseRecord, as, request);
  }
  static v1::Correction Times(absl::Time from, absl::Time until) {
    v1::Correction correction;
    *correction.mutable_start_time() = time::ToProto(from);
    *correction.mutable_end_time() = time::ToProto(until);
    correction.add_evidence("签到表第3页");
    correction.set_consent("本人申请更正");
    return correction;
  }
  absl::StatusOr<v1::Amendment> Correct(const std::string& record, const v1::Correction& correction,
                                        const std::string& as = kLeader) {
    v1::CorrectRecordRequest request;
    request.set_name(record);
    *request.mutable_correction() = correction;
    request.set_reason(v1::Ending::WRONG_TIME);
    request.set_explanation("起止时间有误");
    return host_.Call(*amendments_, &v1::AmendmentService::Stub::CorrectRecord, as, request);
  }
  absl::StatusOr<v1::Amendment> Decide(const std::string& amendment, bool apply = true,
                                       const std::string& as = kManager,
                                       const std::string& id = "") {
    v1::DecideAmendmentRequest request;
    request.set_name(amendment);
    request.set_apply(apply);
    request.set_decision("已核对");
    request.set_request_id(id);
    return host_.Call(*amendments_, &v1::AmendmentService::Stub::DecideAmendment, as, request);
  }
  // Both persons at once; the record as it then is.
  v1::Record Reversed(const std::string& record) {
    const auto proposed = Reverse(record);
    EXPECT_THAT(proposed, IsOk());
    EXPECT_THAT(Decide(proposed.value_or(v1::Amendment()).name()), IsOk());
    return RecordOf(record);
  }

  absl::StatusOr<v1::Dispute> Dispute(const std::string& record, const std::string& as = kHer) {
    v1::OpenDisputeRequest request;
    request.set_parent(record);
    request.set_ground(v1::Dispute::TIME_WRONG);
    request.set_statement("结束时间应为十点");
    return host_.Call(*disputes_, &v1::DisputeService::Stub::OpenDispute, as, request);
  }
  v1::DecideDisputeRequest Verdict(const std::string& dispute,
                                   v1::DecideDisputeRequest::Verdict verdict) {
    v1::DecideDisputeRequest request;
    request.set_name(dispute);
    request.set_verdict(verdict);
    request.set_decision("已核对签到记录");
    if (verdict != v1::DecideDisputeRequest::DISMISS) request.set_reason(v1::Ending::WRONG_TIME);
    return request;
  }
  absl::StatusOr<v1::Dispute> Decide(const v1::DecideDisputeRequest& request,
                                     const std::string& as = kDirector) {
    return host_.Call(*disputes_, &v1::DisputeService::Stub::DecideDispute, as, request);
  }
  absl::StatusOr<v1::Dispute> Retract(const std::string& dispute, const std::string& as = kHer) {
    v1::RetractDisputeRequest request;
    request.set_name(dispute);
    return host_.Call(*disputes_, &v1::DisputeService::Stub::RetractDispute, as, request);
  }

  absl::StatusOr<v1::Record> RequestApproval(const std::string& record,
                                             const std::string& as = kLeader) {
    v1::RequestApprovalRequest request;
    request.set_name(record);
    return host_.Call(*approvals_, &v1::ApprovalService::Stub::RequestApproval, as, request);
  }
  absl::StatusOr<v1::Record> DecideApproval(const std::string& record, bool grant,
                                            const std::string& as) {
    v1::DecideApprovalRequest request;
    request.set_name(record);
    request.set_grant(grant);
    return host_.Call(*approvals_, &v1::ApprovalService::Stub::DecideApproval, as, request);
  }

  absl::StatusOr<v1::ListPublicNoticesResponse> Notices(const std::string& parent = kUnit,
                                                        int page_size = 0,
                                                        const std::string& page_token = "") {
    v1::ListPublicNoticesRequest request;
    request.set_parent(parent);
    request.set_page_size(page_size);
    request.set_page_token(page_token);
    return host_.Call(*notices_, &v1::PublicNoticeService::Stub::ListPublicNotices, "", request);
  }

  // Types of the events about a record, in the order in which they were told.
  std::vector<std::string> EventsOf(const std::string& record) {
    std::vector<std::string> types;
    for (const pqxx::row& row :
         Sql("SELECT type FROM outbox WHERE aggregateid = '" + record + "' ORDER BY id")) {
      types.push_back(row[0].as<std::string>().substr(sizeof("hours.record.") - 1));
    }
    return types;
  }

  std::unique_ptr<v1::AmendmentService::Stub> amendments_ =
      v1::AmendmentService::NewStub(host_.channel());
  std::unique_ptr<v1::DisputeService::Stub> disputes_ =
      v1::DisputeService::NewStub(host_.channel());
  std::unique_ptr<v1::ApprovalService::Stub> approvals_ =
      v1::ApprovalService::NewStub(host_.channel());
  std::unique_ptr<v1::PublicNoticeService::Stub> notices_ =
      v1::PublicNoticeService::NewStub(host_.channel());
};

}  // namespace linli::hours
