// Moving from one organisation to another (S3-15), guests, roles (S4-15), 社区报到 (S3-18, S3-27)
// and staff (S2-17, S4-26, S4-41).
#include <thread>

#include "linli/registration/v1/community_report_service.grpc.pb.h"
#include "linli/registration/v1/membership_transfer_service.grpc.pb.h"
#include "linli/registration/v1/staff_member_service.grpc.pb.h"
#include "services/registration/jobs/organization_care.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::SizeIs;
using Transfers = v1::MembershipTransferService;
using Reports = v1::CommunityReportService;
using Staff = v1::StaffMemberService;

constexpr char kOld[] = "staff/old";  // runs the organisation that she leaves
constexpr char kNew[] = "staff/new";  // runs the one that she goes to
constexpr char kThird[] = "staff/third";

class TransfersTest : public RegistrationTest {
 protected:
  TransfersTest()
      : transfers_(Transfers::NewStub(host_.channel())),
        reports_(Reports::NewStub(host_.channel())),
        staff_(Staff::NewStub(host_.channel())),
        from_(Founded(Application("老队"), kOld)),
        to_(Founded(Application("新队"), kNew)),
        her_(Registered(1)) {
    BelongsTo(from_, kOld);
  }

  std::string In(const std::string& organization) {
    return absl::StrCat(her_, "/memberships/", organization.substr(14));
  }
  void BelongsTo(const std::string& organization, const std::string& manager) {
    ASSERT_THAT(Join(her_, organization, her_), IsOk());
    ASSERT_THAT(Accept(In(organization), manager), IsOk());
  }
  absl::StatusOr<v1::MembershipTransfer> Ask(const std::string& to, const std::string& region = "",
                                             const std::string& as = "") {
    v1::RequestMembershipTransferRequest request;
    request.set_parent(her_);
    request.mutable_transfer()->set_from_organization(from_);
    request.mutable_transfer()->set_to_organization(to);
    request.mutable_transfer()->set_service_region(region);
    request.mutable_transfer()->set_reason("搬家");
    return host_.Call(*transfers_, &Transfers::Stub::RequestMembershipTransfer,
                      as.empty() ? her_ : as, request);
  }
  template <typename Request>
  absl::StatusOr<v1::MembershipTransfer> Do(
      grpc::Status (Transfers::Stub::*method)(grpc::ClientContext*, const Request&,
                                              v1::MembershipTransfer*),
      const std::string& name, const std::string& as) {
    Request request;
    request.set_name(name);
    return host_.Call(*transfers_, method, as, request);
  }
  absl::StatusOr<v1::MembershipTransfer> Release(const std::string& name, const std::string& as) {
    return Do(&Transfers::Stub::ReleaseMembershipTransfer, name, as);
  }
  absl::StatusOr<v1::MembershipTransfer> Take(const std::string& name, const std::string& as) {
    return Do(&Transfers::Stub::AcceptMembershipTransfer, name, as);
  }
  absl::StatusOr<v1::MembershipTransfer> Cancel(const std::string& name, const std::string& as) {
    return Do(&Transfers::Stub::CancelMembershipTransfer, name, as);
  }
  absl::StatusOr<v1::MembershipTransfer> Get(const std::string& name, const std::string& as) {
    return Do(&Transfers::Stub::GetMembershipTransfer, name, as);
  }
  absl::Status Dissolve(const std::string& name) {
    v1::DissolveOrganizationRequest request;
    request.set_name(name);
    request.set_reason("人员流失");
    return host_
        .Call(*organizations_, &Organizations::Stub::DissolveOrganization, kApprover, request)
        .status();
  }
  std::string State(const std::string& organization) {
    return Sql(absl::StrCat("SELECT state FROM registration.membership WHERE organization_id = '",
                            organization.substr(14), "'"));
  }

  const std::unique_ptr<Transfers::Stub> transfers_;
  const std::unique_ptr<Reports::Stub> reports_;
  const std::unique_ptr<Staff::Stub> staff_;
  const std::string from_, to_, her_;
};

TEST_F(TransfersTest, GoByRequestReleaseAndAcceptanceAndTakeEverythingAlong) {
  absl::StatusOr<v1::MembershipTransfer> asked = Ask(to_, kOtherDistrict);
  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(asked->state(), v1::TRANSFER_REQUESTED);
  const std::string name = asked->name();
  EXPECT_THAT(Ask(to_, "", kOld), RefusedWith(Reason::NOT_AUTHORIZED)) << "hers to ask";
  EXPECT_THAT(Take(name, kNew), RefusedWith(Reason::TRANSFER_NOT_RELEASED));
  EXPECT_THAT(Release(name, kNew), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Release(name, kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(Release(name, kOld)->state(), v1::TRANSFER_RELEASED);
  EXPECT_THAT(Release(name, kOld), RefusedWith(Reason::TRANSFER_STATE));
  EXPECT_THAT(Take(name, kOld), RefusedWith(Reason::NOT_AUTHORIZED));
  absl::StatusOr<v1::MembershipTransfer> done = Take(name, kNew);
  ASSERT_THAT(done, IsOk());
  EXPECT_EQ(done->state(), v1::TRANSFER_COMPLETED);
  EXPECT_EQ(done->former_service_region(), kDistrict);
  EXPECT_EQ(State(from_), "7");
  EXPECT_EQ(State(to_), "3");
  EXPECT_EQ(GetVolunteer(her_, her_)->service_region(), kOtherDistrict);
  EXPECT_THAT(Take(name, kNew), RefusedWith(Reason::TRANSFER_STATE));
  // What was, stays on record: when she belonged where, and in which region she served.
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.membership_period"), "2");
  EXPECT_EQ(Sql("SELECT string_agg(region_code, ' ') FROM registration.volunteer_region_period"),
            "130502");
  EXPECT_EQ(Sql("SELECT string_agg(type, ' ' ORDER BY id) FROM registration.outbox WHERE "
                "type LIKE 'registration.transfer.%' OR type LIKE '%.transferred'"),
            "registration.transfer.requested registration.transfer.released "
            "registration.membership.transferred registration.volunteer.transferred "
            "registration.transfer.completed");
}

TEST_F(TransfersTest, AreSeenByTheirParties) {
  const std::string name = Ask(to_)->name();
  for (const std::string& as : {her_, std::string(kOld), std::string(kNew)}) {
    EXPECT_THAT(Get(name, as), IsOk()) << as;
  }
  EXPECT_THAT(Get(name, kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Get(her_ + "/transfers/nothing", her_), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  for (const std::string& parent : {her_, from_, to_}) {
    v1::ListMembershipTransfersRequest request;
    request.set_parent(parent);
    request.set_page_size(1);
    auto page =
        host_.Call(*transfers_, &Transfers::Stub::ListMembershipTransfers, kAdministrator, request);
    ASSERT_THAT(page, IsOk());
    EXPECT_THAT(page->membership_transfers(), SizeIs(1)) << parent;
    request.set_state(v1::TRANSFER_VOID);
    EXPECT_THAT(
        host_.Call(*transfers_, &Transfers::Stub::ListMembershipTransfers, kAdministrator, request)
            ->membership_transfers(),
        SizeIs(0));
  }
}

TEST_F(TransfersTest, EndWhereEitherSaysNo) {
  v1::RefuseMembershipTransferRequest refuse;
  refuse.set_name(Ask(to_)->name());
  refuse.set_reason("名额已满");
  EXPECT_THAT(
      host_.Call(*transfers_, &Transfers::Stub::RefuseMembershipTransfer, kStranger, refuse),
      RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(host_.Call(*transfers_, &Transfers::Stub::RefuseMembershipTransfer, kNew, refuse),
              IsOk());
  EXPECT_EQ(State(from_), "3");
  const std::string again = Ask(to_)->name();
  EXPECT_THAT(Cancel(again, kOld), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Cancel(again, her_)->state(), v1::TRANSFER_CANCELLED);
  EXPECT_THAT(Ask("organizations/nobody"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Ask(to_, "regions/990000"),
              Violates("transfer.service_region", Reason::REGION_UNKNOWN));
}

TEST_F(TransfersTest, AreOneAtATimeWhateverRunsInParallel) {
  const std::string third = Founded(Application("三队"), kThird);
  std::atomic<int> asked = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 12; ++i) {
    threads.emplace_back([&, i] {
      const absl::Status status = Ask(i % 2 == 0 ? to_ : third).status();
      if (status.ok()) ++asked;
      if (ReasonOf(status) == Reason::TRANSFER_OPEN) ++refused;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(refused, 11);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.membership_transfer"), "1");
}

TEST_F(TransfersTest, AreVoidWhenTheReceivingOrganizationIsDissolved) {
  const std::string name = Ask(to_)->name();
  ASSERT_THAT(Release(name, kOld), IsOk());
  ASSERT_THAT(Dissolve(to_), IsOk());
  EXPECT_THAT(Take(name, kAdministrator), RefusedWith(Reason::ORGANIZATION_STATE));
  const jobs::Household house{host_->database(), host_->cache(), host_.clock()};
  ASSERT_THAT(jobs::WindUp(house), IsOk());
  EXPECT_EQ(Get(name, her_)->state(), v1::TRANSFER_VOID);
  EXPECT_EQ(State(from_), "3") << "she is where she was";
  EXPECT_THAT(Ask(to_), RefusedWith(Reason::ORGANIZATION_STATE));
}

TEST_F(TransfersTest, AndTheEndOfTheReceivingOrganizationExcludeEachOther) {
  for (int round = 0; round < 5; ++round) {
    const std::string to = Founded(Application(absl::StrCat("目标", round)), kThird);
    const std::string name = Ask(to)->name();
    ASSERT_THAT(Release(name, kOld), IsOk());
    std::thread dissolving([&] { EXPECT_THAT(Dissolve(to), IsOk()); });
    const bool taken = Take(name, kAdministrator).ok();
    dissolving.join();
    // Either she came before it ended, or she stayed where she was.
    EXPECT_EQ(
        Sql(absl::StrCat("SELECT count(*) FROM registration.outbox m, registration.outbox o WHERE "
                         "m.aggregateid = '",
                         In(to), "' AND o.aggregateid = '", to,
                         "' AND o.type = 'registration.organization.dissolved' AND m.id < o.id")),
        taken ? "1" : "0");
    const jobs::Household house{host_->database(), host_->cache(), host_.clock()};
    ASSERT_THAT(jobs::WindUp(house), IsOk());
    if (taken) BelongsTo(from_, kOld);
    EXPECT_EQ(State(from_), "3");
  }
}

TEST_F(TransfersTest, NeedNoReleaseFromWhoDoesNotAnswerOrIsGone) {
  const std::string name = Ask(to_)->name();
  host_.clock().Advance(absl::Hours(24 * 30));
  EXPECT_THAT(Take(name, kNew), IsOk());
}

TEST_F(TransfersTest, NeedNoReleaseFromWhatIsDissolved) {
  const std::string name = Ask(to_)->name();
  ASSERT_THAT(Dissolve(from_), IsOk());
  const jobs::Household house{host_->database(), host_->cache(), host_.clock()};
  ASSERT_THAT(jobs::WindUp(house), IsOk());
  EXPECT_THAT(Take(name, kNew), IsOk());
  EXPECT_EQ(State(from_), "6");
  EXPECT_EQ(State(to_), "3");
}

TEST_F(TransfersTest, LetAGuestServeElsewhereWithoutLeavingHome) {
  v1::JoinOrganizationRequest request;
  request.set_volunteer(her_);
  request.set_organization(to_);
  const absl::Time until = host_.clock().Now() + absl::Hours(24 * 10);
  const auto join = [&](absl::Time end, const std::string& who) {
    request.set_volunteer(who);
    *request.mutable_guest_until_time() = time::ToProto(end);
    return host_.Call(*memberships_, &Memberships::Stub::JoinOrganization, who, request);
  };
  EXPECT_THAT(join(host_.clock().Now(), her_), Violates("guest_until_time", Reason::GUEST_PERIOD));
  EXPECT_THAT(join(host_.clock().Now() + absl::Hours(24 * 181), her_),
              Violates("guest_until_time", Reason::GUEST_PERIOD));
  EXPECT_THAT(join(until, Registered(2)), RefusedWith(Reason::GUEST_HOME));
  ASSERT_THAT(join(until, her_), IsOk());
  EXPECT_EQ(time::FromProto(Accept(In(to_), kNew)->guest_until_time()), until);
  EXPECT_EQ(State(from_), "3");
  // A guest does not count.
  Sql("INSERT INTO registration.policy (region_code, effective_time, body, source)"
      " SELECT '130502', '2020-01-01', body || '{\"maxMemberships\": 2}', 't'"
      " FROM registration.policy");
  const std::string third = Founded(Application("三队"), kThird);
  BelongsTo(third, kThird);
  host_.clock().Set(until);
  const jobs::Household house{host_->database(), host_->cache(), host_.clock()};
  ASSERT_THAT(jobs::EndGuests(house), IsOk());
  EXPECT_EQ(State(to_), "6");
  EXPECT_EQ(State(from_), "3");
}

TEST_F(TransfersTest, AcceptNoGuestWhoseTimeIsOver) {
  v1::JoinOrganizationRequest request;
  request.set_volunteer(her_);
  request.set_organization(to_);
  const absl::Time until = host_.clock().Now() + absl::Hours(24);
  *request.mutable_guest_until_time() = time::ToProto(until);
  ASSERT_THAT(host_.Call(*memberships_, &Memberships::Stub::JoinOrganization, her_, request),
              IsOk());
  host_.clock().Set(until);
  EXPECT_THAT(Accept(In(to_), kNew), RefusedWith(Reason::GUEST_PERIOD));
  EXPECT_EQ(State(to_), "1");
}

TEST_F(TransfersTest, LeaveRolesToTheNewOrganization) {  // S1-4, S4-15
  const auto appoint = [&](v1::MembershipRole role, const std::string& mentor,
                           const std::string& as) {
    v1::SetMembershipRoleRequest request;
    request.set_name(In(from_));
    request.set_role(role);
    request.set_post("支队长");
    request.set_mentor(mentor);
    return host_.Call(*memberships_, &Memberships::Stub::SetMembershipRole, as, request);
  };
  EXPECT_THAT(appoint(v1::LEADER, "", her_), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(appoint(v1::BACKBONE, her_, kOld), RefusedWith(Reason::MENTOR_UNFIT));
  EXPECT_THAT(appoint(v1::BACKBONE, Registered(2), kOld), RefusedWith(Reason::MENTOR_UNFIT));
  const std::string mentor = Registered(3);
  ASSERT_THAT(Join(mentor, from_, mentor), IsOk());
  ASSERT_THAT(Accept(absl::StrCat(mentor, "/memberships/", from_.substr(14)), kOld), IsOk());
  EXPECT_EQ(appoint(v1::BACKBONE, mentor, kOld)->mentor(), mentor);
  absl::StatusOr<v1::Membership> leader = appoint(v1::LEADER, "", kOld);
  ASSERT_THAT(leader, IsOk());
  EXPECT_EQ(leader->post(), "支队长");
  EXPECT_EQ(leader->mentor(), "");
  const std::string name = Ask(to_)->name();
  ASSERT_THAT(Release(name, kOld), IsOk());
  ASSERT_THAT(Take(name, kNew), IsOk());
  EXPECT_EQ(Sql("SELECT role FROM registration.membership WHERE state = 3 AND volunteer_id = '" +
                her_.substr(11) + "'"),
            "1");
  EXPECT_THAT(appoint(v1::LEADER, "", kOld), RefusedWith(Reason::MEMBERSHIP_STATE));
}

TEST_F(TransfersTest, CommunityReportsAreForPartyMembers) {  // S3-18, S3-27
  v1::ReportToCommunityRequest request;
  request.set_parent(her_);
  request.mutable_report()->set_community(kCommunity);
  request.mutable_report()->set_unit("市财政局");
  const auto report = [&] {
    return host_.Call(*reports_, &Reports::Stub::ReportToCommunity, her_, request);
  };
  EXPECT_THAT(report(), RefusedWith(Reason::NOT_PARTY_MEMBER));
  Sql("UPDATE registration.volunteer SET political_status = '01'");
  ASSERT_THAT(report(), IsOk());
  request.mutable_report()->set_community("regions/130502001099");
  EXPECT_THAT(report(), Violates("report.community", Reason::REGION_UNKNOWN));
  ASSERT_THAT(Grant("agencies/organization-department", options::v1::PARTNER_AGENCY,
                    "regions/1305/systems/party"),
              IsOk());
  v1::ListCommunityReportsRequest list;
  list.set_parent("regions/130502/systems/party");
  const auto listed = [&](const std::string& as) {
    return host_.Call(*reports_, &Reports::Stub::ListCommunityReports, as, list);
  };
  ASSERT_THAT(listed("agencies/organization-department"), IsOk());
  EXPECT_THAT(listed("agencies/organization-department")->community_reports(), SizeIs(1));
  EXPECT_THAT(listed(kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  list.set_parent("regions/130502");
  EXPECT_THAT(listed("agencies/organization-department"), RefusedWith(Reason::NOT_AUTHORIZED));
  list.set_parent(her_);
  EXPECT_THAT(listed(her_)->community_reports(), SizeIs(1));
  v1::ShowCommunityReportingRequest show;
  show.set_region("regions/1305/systems/party");
  const auto counted = [&] {
    return *host_.Call(*reports_, &Reports::Stub::ShowCommunityReporting,
                       "agencies/organization-department", show);
  };
  EXPECT_EQ(counted().party_volunteers(), 1);
  EXPECT_EQ(counted().reported(), 1);
  v1::EndCommunityReportRequest end;
  end.set_name(absl::StrCat(her_, "/communityReports/130502001001"));
  for (int twice = 0; twice < 2; ++twice) {
    auto ended = host_.Call(*reports_, &Reports::Stub::EndCommunityReport, her_, end);
    ASSERT_THAT(ended, IsOk());
    EXPECT_EQ(ended->etag(), "2");
  }
  EXPECT_EQ(counted().reported(), 0);
  end.set_name(absl::StrCat(her_, "/communityReports/130502001002"));
  EXPECT_THAT(host_.Call(*reports_, &Reports::Stub::EndCommunityReport, her_, end),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(TransfersTest, StaffAreOnARosterBesideVolunteers) {  // S2-17, S4-26, S4-41
  v1::AddStaffMemberRequest request;
  request.set_parent(from_);
  v1::StaffMember& member = *request.mutable_staff_member();
  member.set_display_name("王社工");
  member.set_work(v1::SOCIAL_WORKER);
  member.set_source(v1::PURCHASED);
  member.set_full_time(true);
  const auto add = [&](const std::string& as) {
    return host_.Call(*staff_, &Staff::Stub::AddStaffMember, as, request);
  };
  EXPECT_THAT(add(kOld), Violates("staff_member.grade", Reason::FIELD_REQUIRED));
  member.set_grade(v1::INTERMEDIATE_SOCIAL_WORKER);
  EXPECT_THAT(add(kNew), RefusedWith(Reason::NOT_AUTHORIZED));
  absl::StatusOr<v1::StaffMember> added = add(kOld);
  ASSERT_THAT(added, IsOk());
  member.set_work(v1::STAFF_MANAGEMENT);
  member.set_source(v1::SECONDED);
  ASSERT_THAT(add(kOld), IsOk());
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.staff_member WHERE staff_member::text LIKE "
                "'%王社工%'"),
            "0");
  v1::ListStaffMembersRequest list;
  list.set_parent("regions/1305");
  list.set_work(v1::SOCIAL_WORKER);
  auto roster = host_.Call(*staff_, &Staff::Stub::ListStaffMembers, kAdministrator, list);
  ASSERT_THAT(roster, IsOk());
  ASSERT_THAT(roster->staff_members(), SizeIs(1));
  EXPECT_EQ(roster->staff_members(0).display_name(), "王社工");
  v1::EndStaffMemberRequest end;
  end.set_name(added->name());
  ASSERT_THAT(host_.Call(*staff_, &Staff::Stub::EndStaffMember, kOld, end), IsOk());
  EXPECT_THAT(
      host_.Call(*staff_, &Staff::Stub::ListStaffMembers, kAdministrator, list)->staff_members(),
      SizeIs(0));
  list.set_parent(from_);
  list.set_work(v1::STAFF_WORK_UNSPECIFIED);
  EXPECT_THAT(host_.Call(*staff_, &Staff::Stub::ListStaffMembers, kOld, list)->staff_members(),
              SizeIs(1));
  end.set_name(from_ + "/staff/nobody");
  EXPECT_THAT(host_.Call(*staff_, &Staff::Stub::EndStaffMember, kOld, end),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

}  // namespace
}  // namespace linli::registration
