// The town, with other platforms that report what its people did.
#pragma once

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "google/rpc/error_details.pb.h"
#include "linli/hours/v1/conflict_service.grpc.pb.h"
#include "linli/hours/v1/record_import_service.grpc.pb.h"
#include "services/hours/api/record_life_fixture.h"

namespace linli::hours {

// What a row that was refused, or is a case, says of itself: the first violation or the reason.
inline Reason ReasonIn(const v1::RecordVerdict& verdict) {
  for (const auto& detail : verdict.refusal().details()) {
    google::rpc::BadRequest bad;
    Reason reason = Reason::REASON_UNSPECIFIED;
    if (detail.UnpackTo(&bad) && bad.field_violations_size() > 0 &&
        errors::v1::Reason_Parse(bad.field_violations(0).reason(), &reason)) {
      return reason;
    }
    google::rpc::ErrorInfo info;
    if (detail.UnpackTo(&info) && errors::v1::Reason_Parse(info.reason(), &reason) &&
        reason != Reason::BAD_REQUEST) {
      return reason;
    }
  }
  return Reason::REASON_UNSPECIFIED;
}

class Partners : public RecordLife {
 protected:
  static constexpr char kYouth[] = "systems/youth";
  static constexpr char kRedCross[] = "systems/redcross";
  static constexpr char kCounty[] = "staff/county";  // administrator of the town's county
  static constexpr char kOtherUnit[] = "organizations/o2";

  Partners() {
    for (const char* name : {kYouth, kRedCross}) {
      registration::v1::PartnerSystem system;
      system.set_name(name);
      registration_.Put(system);
    }
    for (const char* name : {kHer, kHim}) {
      registration::v1::Volunteer file;
      file.set_name(name);
      file.set_state(registration::v1::VOLUNTEER_ACTIVE);
      file.set_birth_date("1990-05-17");
      file.set_service_region("regions/130503");
      file.set_political_status(name == kHer ? "01" : "13");
      registration_.Put(file);
    }
    host_.Grant(kCounty, options::v1::ADMINISTRATOR, "regions/130503");
  }

  static v1::RecordRow Row(const std::string& external_id, absl::Time from, absl::Duration length,
                           const std::string& volunteer = kHer) {
    v1::RecordRow row;
    row.set_volunteer(volunteer);
    *row.mutable_record() = Entry(volunteer, from, length).record();
    row.mutable_record()->clear_recording_unit();
    row.mutable_record()->mutable_provenance()->set_source("青年志愿者平台");
    row.mutable_record()->mutable_provenance()->set_external_id(external_id);
    return row;
  }
  static v1::ImportRecordsRequest Part(const std::vector<v1::RecordRow>& rows,
                                       const std::string& import = "i1",
                                       const std::string& partner = kYouth,
                                       const std::string& unit = kUnit) {
    v1::ImportRecordsRequest part;
    part.set_recording_unit(unit);
    part.set_partner_system(partner);
    part.set_request_id(import);
    part.mutable_rows()->Assign(rows.begin(), rows.end());
    return part;
  }

  struct Ended {
    std::vector<v1::RecordVerdict> verdicts;
    absl::Status status;
    std::vector<v1::RecordVerdict::Outcome> outcomes() const {
      std::vector<v1::RecordVerdict::Outcome> all;
      for (const auto& one : verdicts) all.push_back(one.outcome());
      return all;
    }
  };
  Ended Import(const std::vector<v1::ImportRecordsRequest>& parts,
               const std::string& as = kCounty) {
    grpc::ClientContext context;
    if (!as.empty()) context.AddMetadata("authorization", "Bearer " + host_.Token(as));
    context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Seconds(60)));
    auto stream = imports_->ImportRecords(&context);
    std::thread writer([&] {
      for (const auto& part : parts) {
        if (!stream->Write(part)) break;
      }
      stream->WritesDone();
    });
    Ended ended;
    for (v1::ImportRecordsResponse answer; stream->Read(&answer);) {
      ended.verdicts.insert(ended.verdicts.end(), answer.verdicts().begin(),
                            answer.verdicts().end());
    }
    writer.join();
    ended.status = client::FromWire(stream->Finish());
    return ended;
  }
  // One row that has to be taken; its record's name.
  std::string Imported(const v1::RecordRow& row, const std::string& import = "i1",
                       const std::string& partner = kYouth, const std::string& unit = kUnit) {
    const Ended ended = Import({Part({row}, import, partner, unit)});
    EXPECT_THAT(ended.status, IsOk());
    EXPECT_THAT(ended.outcomes(), ::testing::ElementsAre(v1::RecordVerdict::ACCEPTED));
    return ended.verdicts.empty() ? "" : ended.verdicts[0].record();
  }
  // One row whose time is on record; its case's name.
  std::string InConflict(const v1::RecordRow& row, const std::string& import = "i2",
                         const std::string& partner = kRedCross,
                         const std::string& unit = kOtherUnit) {
    const Ended ended = Import({Part({row}, import, partner, unit)});
    EXPECT_THAT(ended.status, IsOk());
    EXPECT_THAT(ended.outcomes(), ::testing::ElementsAre(v1::RecordVerdict::CONFLICT));
    return ended.verdicts.empty() ? "" : ended.verdicts[0].conflict();
  }

  absl::StatusOr<v1::RecordImport> Progress(const std::string& import,
                                            const std::string& unit = kUnit) {
    v1::GetRecordImportRequest request;
    request.set_name("recordImports/" + import);
    request.set_recording_unit(unit);
    return host_.Call(*imports_, &v1::RecordImportService::Stub::GetRecordImport, kCounty, request);
  }
  absl::StatusOr<v1::Conflict> Case(const std::string& name, const std::string& as = kCounty) {
    v1::GetConflictRequest request;
    request.set_name(name);
    return host_.Call(*conflicts_, &v1::ConflictService::Stub::GetConflict, as, request);
  }
  absl::StatusOr<v1::Conflict> Keep(const std::string& name,
                                    v1::DecideConflictRequest::Verdict verdict,
                                    const std::string& as = kCity, const std::string& id = "") {
    v1::DecideConflictRequest request;
    request.set_name(name);
    request.set_verdict(verdict);
    request.set_decision("已向双方核实");
    request.set_request_id(id);
    return host_.Call(*conflicts_, &v1::ConflictService::Stub::DecideConflict, as, request);
  }

  std::unique_ptr<v1::RecordImportService::Stub> imports_ =
      v1::RecordImportService::NewStub(host_.channel());
  std::unique_ptr<v1::ConflictService::Stub> conflicts_ =
      v1::ConflictService::NewStub(host_.channel());
};

}  // namespace linli::hours
