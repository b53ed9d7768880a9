#include "deploy/ctl/command.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "deploy/ctl/request.h"
#include "linli/awards/v1/certificate_service.pb.h"
#include "linli/matching/v1/activity_service.pb.h"
#include "linli/registration/v1/national_registry_service.pb.h"
#include "linli/registration/v1/organization_service.pb.h"
#include "linli/registration/v1/volunteer_service.pb.h"

namespace linli::ctl {
namespace {

const Command& Find(const Commands& all, const std::string& words) {
  for (const Command& command : all) {
    if (command.words == words) return command;
  }
  throw std::out_of_range(words);
}

template <typename Request>
Request Make(const std::string& words, const Given& given) {
  const auto request = RequestOf(Find(AllCommands(), words), given);
  EXPECT_TRUE(request.ok()) << request.status();
  Request result;
  if (request.ok()) result.CopyFrom(**request);
  return result;
}

TEST(Commands, NameFieldsThatExistAndHaveAnExample) {
  for (const Command& command : AllCommands()) {
    const auto& request = *command.request->GetDescriptor();
    EXPECT_FALSE(ServiceOf(MethodOf(*command.request)).empty());
    EXPECT_FALSE(command.help.empty()) << command.words;
    EXPECT_EQ(command.example.empty(), command.fields.empty()) << command.words;
    for (const Field& field : command.fields) {
      EXPECT_NE(FieldAt(request, field.path), nullptr) << command.words << ": " << field.path;
    }
  }
}

TEST(Commands, NameColumnsThatExist) {
  for (const Command& command : AllCommands()) {
    const auto& answer = *MethodOf(*command.request).output_type();
    if (!command.save.empty()) {
      EXPECT_NE(FieldAt(answer, command.save), nullptr) << command.words;
    }
    const google::protobuf::FieldDescriptor* list = nullptr;
    for (int i = answer.field_count() - 1; i >= 0; --i) {
      if (answer.field(i)->is_repeated() && answer.field(i)->message_type()) list = answer.field(i);
    }
    for (const std::string& column : command.columns) {
      ASSERT_NE(list, nullptr) << command.words;
      EXPECT_NE(FieldAt(*list->message_type(), column), nullptr) << command.words << column;
    }
  }
}

TEST(Commands, OfferEverythingThatTheContractRequires) {
  for (const Command& command : AllCommands()) {
    const auto& request = *command.request->GetDescriptor();
    for (int i = 0; i < request.field_count(); ++i) {
      const std::string& name = request.field(i)->name();
      if (!Required(request, name) || name == "update_mask") continue;
      const bool offered = std::any_of(
          command.fields.begin(), command.fields.end(),
          [&](const Field& field) { return field.path.substr(0, field.path.find('.')) == name; });
      EXPECT_TRUE(offered) << command.words << " cannot set " << name;
    }
  }
}

TEST(Request, IsMadeFromWhatWasTyped) {
  const auto request = Make<registration::v1::RegisterVolunteerRequest>(
      "volunteer register", {{"registrar", {"regions/130502"}},
                             {"volunteer.display_name", {"王小梅"}},
                             {"volunteer.id_document.type", {"resident-id"}},
                             {"volunteer.service_region", {"130502"}},
                             {"volunteer.skills", {"01", "16"}},
                             {"volunteer.consent.consent_time", {"2026-11-28 09:00"}}});
  EXPECT_EQ(request.volunteer().display_name(), "王小梅");
  EXPECT_EQ(request.volunteer().id_document().type(), registration::v1::RESIDENT_IDENTITY_CARD);
  EXPECT_EQ(request.volunteer().service_region(), "regions/130502");
  EXPECT_EQ(request.volunteer().skills_size(), 2);
  EXPECT_EQ(request.volunteer().consent().source(), registration::v1::SELF);  // preset
  EXPECT_EQ(request.volunteer().consent().consent_time().seconds(), 1795827600);
}

TEST(Request, BringsANewIdUnlessOneIsRepeated) {
  const Given given = {{"name", {"organizations/a"}}};
  const auto first =
      Make<registration::v1::ApproveOrganizationRequest>("organization approve", given);
  const auto second =
      Make<registration::v1::ApproveOrganizationRequest>("organization approve", given);
  EXPECT_FALSE(first.request_id().empty());
  EXPECT_NE(first.request_id(), second.request_id());
  const auto repeated = Make<registration::v1::ApproveOrganizationRequest>(
      "organization approve", {{"name", {"organizations/a"}}, {"request_id", {"once"}}});
  EXPECT_EQ(repeated.request_id(), "once");
}

TEST(Request, MasksWhatAnUpdateChanges) {
  const auto request = Make<registration::v1::UpdateVolunteerRequest>(
      "volunteer update", {{"volunteer.name", {"volunteers/V1"}},
                           {"volunteer.phone", {"13800138000"}},
                           {"volunteer.display_name", {}}});
  EXPECT_EQ(request.volunteer().name(), "volunteers/V1");
  ASSERT_EQ(request.update_mask().paths_size(), 1);
  EXPECT_EQ(request.update_mask().paths(0), "phone");
}

// Read, change, write is safe only if an update can say what was read.
TEST(Commands, SayWhichVersionWasReadWhereverTheContractCan) {
  std::set<std::string> paths;
  for (const Command& command : AllCommands()) {
    const auto& request = *command.request->GetDescriptor();
    const std::string path = EtagPath(request);
    if (!path.empty()) {
      EXPECT_NE(FieldAt(request, path), nullptr) << command.words;
      paths.insert(path);
    }
    if (request.FindFieldByName("update_mask") != nullptr) {
      EXPECT_FALSE(path.empty()) << command.words;
    }
  }
  for (const char* path : {"etag", "activity.etag", "organization.etag", "volunteer.etag"}) {
    EXPECT_TRUE(paths.contains(path)) << path;
  }
  const auto request = Make<registration::v1::UpdateVolunteerRequest>(
      "volunteer update", {{"volunteer.name", {"volunteers/V1"}},
                           {"volunteer.phone", {"13800138000"}},
                           {"volunteer.etag", {"7"}}});
  EXPECT_EQ(request.volunteer().etag(), "7");
  EXPECT_EQ(request.update_mask().paths_size(), 1) << "which version it is changes nothing";
}

TEST(Request, TakesPartsOfPartsByTheirPath) {
  const auto request = Make<registration::v1::ReconcileVolunteersRequest>(
      "national reconcile",
      {{"parent", {"1305"}},
       {"rows",
        {"national_number=V130502000001,id_document.type=passport,id_document.number=E1"}}});
  EXPECT_EQ(request.parent(), "regions/1305");
  ASSERT_EQ(request.rows_size(), 1);
  EXPECT_EQ(request.rows(0).id_document().type(), registration::v1::PASSPORT);
  EXPECT_EQ(request.rows(0).id_document().number(), "E1");
}

TEST(Request, TakesMessagesAsParts) {
  const auto request = Make<matching::v1::CreateActivityRequest>(
      "activity create",
      {{"parent", {"organizations/a"}},
       {"activity.place.point", {"lat=37.07,lon=114.5,datum=gcj02"}},
       {"shifts", {"name=补给点,start=2026-11-28 08:00,places=30", "name=终点,places=5"}}});
  EXPECT_EQ(request.activity().place().point().longitude(), 114.5);
  EXPECT_EQ(request.activity().place().point().datum(), types::v1::GCJ02);
  ASSERT_EQ(request.shifts_size(), 2);
  EXPECT_EQ(request.shifts(0).display_name(), "补给点");
  EXPECT_EQ(request.shifts(0).places(), 30);
  EXPECT_EQ(request.shifts(0).start_time().seconds(), 1795824000);
}

TEST(Request, TakesAMessageFromAFile) {
  awards::v1::SignedDocument signed_document;
  signed_document.set_signature("s");
  const std::string path = testing::TempDir() + "/signed.linli";
  std::ofstream(path, std::ios::binary) << signed_document.SerializeAsString();
  const auto request = Make<awards::v1::VerifyCertificateRequest>("verify-certificate",
                                                                  {{"signed_document", {path}}});
  EXPECT_EQ(request.signed_document().signature(), "s");
}

std::string Refusal(const std::string& words, const Given& given) {
  return std::string(RequestOf(Find(AllCommands(), words), given).status().message());
}

TEST(Request, SaysWhichFlagIsWrong) {
  EXPECT_EQ(Refusal("volunteer register", {{"volunteer.sex", {"x"}}}),
            "--sex: 'x' is not one of male, female, not-stated");
  EXPECT_EQ(Refusal("shift create", {{"shift.places", {"many"}}}),
            "--places: 'many' is not such a number");
  EXPECT_EQ(Refusal("verify-certificate", {{"signed_document", {"/nowhere"}}}),
            "--file: /nowhere cannot be read");
  EXPECT_EQ(Refusal("star adopt", {{"star_scheme.stars", {"height=3"}}}),
            "--star: 'height=3' is not field=value with a field of star, title, threshold_minutes, "
            "threshold_points, "
            "tenure_months, service_days, participants, decision, decision_level, medal, quality");
}

TEST(Answers, AreAYesOnlyWhereTheCertificateHolds) {
  const Command verify = Find(AllCommands(), "verify-certificate");
  awards::v1::Verification verification;
  for (const auto& [state, yes] :
       std::map<awards::v1::CertificateState, bool>{{awards::v1::VALID, true},
                                                    {awards::v1::REVOKED, false},
                                                    {awards::v1::OUTDATED, false},
                                                    {awards::v1::SUPERSEDED, false}}) {
    verification.set_state(state);
    EXPECT_EQ(SaysYes(verify, verification), yes) << awards::v1::CertificateState_Name(state);
  }
  EXPECT_TRUE(SaysYes(Find(AllCommands(), "certificate get"), awards::v1::Certificate()));
}

}  // namespace
}  // namespace linli::ctl
