// Organisations and who belongs to them, when two things happen at the same moment: real threads,
// and the rows and events afterwards (S3-15, S2-19, S4-17).
#include <algorithm>
#include <functional>
#include <thread>

#include "linli/registration/v1/complaint_service.grpc.pb.h"
#include "linli/registration/v1/conduct_service.grpc.pb.h"
#include "linli/registration/v1/membership_transfer_service.grpc.pb.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using Transfers = v1::MembershipTransferService;
using Conduct = v1::ConductService;
using Complaints = v1::ComplaintService;

constexpr char kOld[] = "staff/old";  // runs the organisation that she leaves
constexpr char kNew[] = "staff/new";  // runs the one that she goes to
constexpr char kOffice[] = "staff/office";
constexpr char kOffice2[] = "staff/office2";

// What came of calls that were made at the same moment, in their order.
std::vector<absl::Status> AtOnce(const std::vector<std::function<absl::Status()>>& calls) {
  std::vector<absl::Status> ended(calls.size());
  std::vector<std::thread> threads;
  for (size_t i = 0; i < calls.size(); ++i) {
    threads.emplace_back([&, i] { ended[i] = calls[i](); });
  }
  for (std::thread& thread : threads) thread.join();
  return ended;
}

int Count(const std::vector<absl::Status>& ended, Reason reason) {
  return static_cast<int>(std::count_if(
      ended.begin(), ended.end(), [&](const auto& status) { return ReasonOf(status) == reason; }));
}
int CountOk(const std::vector<absl::Status>& ended) {
  return static_cast<int>(
      std::count_if(ended.begin(), ended.end(), [](const auto& status) { return status.ok(); }));
}

class BelongingRaces : public RegistrationTest {
 protected:
  BelongingRaces()
      : transfers_(Transfers::NewStub(host_.channel())),
        conduct_(Conduct::NewStub(host_.channel())),
        complaints_(Complaints::NewStub(host_.channel())) {
    for (const char* office : {kOffice, kOffice2}) {
      EXPECT_THAT(Grant(office, options::v1::SOCIAL_WORK_DEPARTMENT, "regions/1305"), IsOk());
    }
  }

  static std::string In(const std::string& volunteer, const std::string& organization) {
    return absl::StrCat(volunteer, "/memberships/", organization.substr(14));
  }
  absl::Status Suspend(const std::string& name) {
    v1::SuspendOrganizationRequest request;
    request.set_name(name);
    request.set_reason("年度检查不合格");
    return host_
        .Call(*organizations_, &Organizations::Stub::SuspendOrganization, kApprover, request)
        .status();
  }
  absl::Status Dissolve(const std::string& name, const std::string& successor = "") {
    v1::DissolveOrganizationRequest request;
    request.set_name(name);
    request.set_successor(successor);
    request.set_reason("并入联合会");
    return host_
        .Call(*organizations_, &Organizations::Stub::DissolveOrganization, kApprover, request)
        .status();
  }
  absl::Status Reject(const std::string& name) {
    v1::RejectOrganizationRequest request;
    request.set_name(name);
    request.set_reason("材料不全");
    return host_.Call(*organizations_, &Organizations::Stub::RejectOrganization, kApprover, request)
        .status();
  }
  absl::Status Decline(const std::string& membership, const std::string& as) {
    v1::DeclineMembershipRequest request;
    request.set_name(membership);
    return host_.Call(*memberships_, &Memberships::Stub::DeclineMembership, as, request).status();
  }
  template <typename Request>
  absl::Status Transfer(grpc::Status (Transfers::Stub::*method)(grpc::ClientContext*,
                                                                const Request&,
                                                                v1::MembershipTransfer*),
                        const std::string& name, const std::string& as) {
    Request request;
    request.set_name(name);
    return host_.Call(*transfers_, method, as, request).status();
  }
  // A transfer that the old organisation has released.
  std::string Released(const std::string& her, const std::string& from, const std::string& to) {
    v1::RequestMembershipTransferRequest request;
    request.set_parent(her);
    request.mutable_transfer()->set_from_organization(from);
    request.mutable_transfer()->set_to_organization(to);
    request.mutable_transfer()->set_reason("搬家");
    auto asked = host_.Call(*transfers_, &Transfers::Stub::RequestMembershipTransfer, her, request);
    EXPECT_THAT(asked, IsOk());
    if (!asked.ok()) return "";
    EXPECT_THAT(Transfer(&Transfers::Stub::ReleaseMembershipTransfer, asked->name(), kOld), IsOk());
    return asked->name();
  }
  // The n-th volunteer, a member of it.
  std::string Member(int n, const std::string& organization, const std::string& manager) {
    const std::string her = Registered(n);
    EXPECT_THAT(Join(her, organization, her), IsOk());
    EXPECT_THAT(Accept(In(her, organization), manager), IsOk());
    return her;
  }
  std::string StateIn(const std::string& volunteer, const std::string& organization) {
    return Sql(absl::StrCat("SELECT state FROM registration.membership WHERE volunteer_id = '",
                            volunteer.substr(11), "' AND organization_id = '",
                            organization.substr(14), "'"));
  }
  // Events about memberships in an organisation that were committed after it was halted.
  std::string JoinedAfter(const std::string& organization, const std::string& halted) {
    return Sql(absl::StrCat(
        "SELECT count(*) FROM registration.outbox m, registration.outbox o WHERE "
        "m.type IN ('registration.membership.requested', 'registration.membership.invited', "
        "'registration.membership.accepted') AND m.aggregateid LIKE '%/",
        organization.substr(14), "' AND o.aggregateid = '", organization, "' AND o.type = '",
        halted, "' AND m.id > o.id"));
  }
  std::string Events(const std::string& of, const std::string& type) {
    return Sql(absl::StrCat("SELECT count(*) FROM registration.outbox WHERE aggregateid = '", of,
                            "' AND type = '", type, "'"));
  }

  const std::unique_ptr<Transfers::Stub> transfers_;
  const std::unique_ptr<Conduct::Stub> conduct_;
  const std::unique_ptr<Complaints::Stub> complaints_;
};

TEST_F(BelongingRaces, NobodyJoinsWhatIsSuspendedMeanwhile) {
  for (int round = 0; round < 4; ++round) {
    const std::string team = Founded(Application(absl::StrCat("第", round, "队")), kNew);
    std::vector<std::function<absl::Status()>> calls;
    calls.push_back([&] { return Suspend(team); });
    for (int i = 0; i < 8; ++i) {
      const std::string her = Registered(round * 8 + i + 1);
      // Four ask, four are invited.
      calls.push_back(
          [this, her, team, i] { return Join(her, team, i % 2 == 0 ? her : kNew).status(); });
    }
    const auto ended = AtOnce(calls);
    EXPECT_THAT(ended[0], IsOk());
    EXPECT_EQ(CountOk(ended) + Count(ended, Reason::ORGANIZATION_STATE), 9);
    EXPECT_EQ(JoinedAfter(team, "registration.organization.suspended"), "0");
    EXPECT_EQ(Sql(absl::StrCat("SELECT count(*) FROM registration.membership WHERE "
                               "organization_id = '",
                               team.substr(14), "'")),
              absl::StrCat(CountOk(ended) - 1));
  }
}

TEST_F(BelongingRaces, NobodyIsAcceptedIntoWhatIsFrozenMeanwhile) {
  const std::string team = Founded(Application("磨刀队"), kNew);
  v1::OpenConductCaseRequest open;
  open.mutable_conduct_case()->set_subject(team);
  open.mutable_conduct_case()->set_code("conductCodes/default");
  open.mutable_conduct_case()->add_items(14);
  open.mutable_conduct_case()->set_facts("三次代签服务时长");
  const auto opened = host_.Call(*conduct_, &Conduct::Stub::OpenConductCase, kOffice, open);
  ASSERT_THAT(opened, IsOk());
  v1::DecideConductCaseRequest freeze;
  freeze.set_name(opened->name());
  freeze.set_measure(v1::FREEZE);
  freeze.set_decision("事实清楚");
  *freeze.mutable_measure_end_time() = time::ToProto(host_.clock().Now() + absl::Hours(24 * 30));
  std::vector<std::function<absl::Status()>> calls;
  calls.push_back([&] {
    return host_.Call(*conduct_, &Conduct::Stub::DecideConductCase, kOffice2, freeze).status();
  });
  for (int i = 0; i < 8; ++i) {
    const std::string her = Registered(i + 1);
    ASSERT_THAT(Join(her, team, her), IsOk());
    calls.push_back([this, her, team] { return Accept(In(her, team), kNew).status(); });
  }
  const auto ended = AtOnce(calls);
  EXPECT_THAT(ended[0], IsOk());
  EXPECT_EQ(CountOk(ended) + Count(ended, Reason::ORGANIZATION_STATE), 9);
  EXPECT_EQ(JoinedAfter(team, "registration.organization.frozen"), "0");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.membership WHERE state = 3"),
            absl::StrCat(CountOk(ended) - 1));
}

TEST_F(BelongingRaces, AMembershipIsDecidedOnce) {
  const std::string team = Founded(Application("磨刀队"), kNew);
  for (int round = 0; round < 6; ++round) {
    const std::string her = Registered(round + 1);
    ASSERT_THAT(Join(her, team, her), IsOk());
    const std::string name = In(her, team);
    // The manager twice, his deputy's no, and she takes it back.
    const auto ended = AtOnce(
        {[&] { return Accept(name, kNew).status(); }, [&] { return Accept(name, kNew).status(); },
         [&] { return Decline(name, kNew); }, [&] { return Decline(name, her); }});
    EXPECT_EQ(CountOk(ended), 1);
    EXPECT_EQ(Count(ended, Reason::MEMBERSHIP_STATE), 3);
    const bool accepted = ended[0].ok() || ended[1].ok();
    EXPECT_EQ(StateIn(her, team), accepted ? "3" : "4");
    EXPECT_EQ(Events(name, "registration.membership.accepted"), accepted ? "1" : "0");
    EXPECT_EQ(Events(name, "registration.membership.declined"), accepted ? "0" : "1");
  }
}

TEST_F(BelongingRaces, AnInvitationDoesNotUndoAMembership) {
  v1::CreateOrganizationRequest request = Application("磨刀队");
  request.mutable_organization()->set_join_mode(v1::PASSWORD);
  request.mutable_organization()->set_join_password("leifeng35");
  const std::string team = Founded(request, kNew);
  for (int round = 0; round < 6; ++round) {
    const std::string her = Registered(round + 1);
    const auto ended = AtOnce({[&] { return Join(her, team, her, "leifeng35").status(); },
                               [&] { return Join(her, team, kNew).status(); }});
    EXPECT_EQ(CountOk(ended), 1);
    EXPECT_EQ(Count(ended, Reason::MEMBERSHIP_EXISTS), 1);
    EXPECT_EQ(StateIn(her, team), ended[0].ok() ? "3" : "2");
  }
}

TEST_F(BelongingRaces, ATransferEndsOnce) {
  const std::string from = Founded(Application("老队"), kOld);
  const std::string to = Founded(Application("新队"), kNew);
  for (int round = 0; round < 5; ++round) {
    const std::string her = Member(round + 1, from, kOld);
    const std::string name = Released(her, from, to);
    const auto take = [&] {
      return Transfer(&Transfers::Stub::AcceptMembershipTransfer, name, kNew);
    };
    const auto ended = AtOnce(
        {take, take, take,
         [&] { return Transfer(&Transfers::Stub::CancelMembershipTransfer, name, her); },
         [&] {
           v1::RefuseMembershipTransferRequest refuse;
           refuse.set_name(name);
           refuse.set_reason("名额已满");
           return host_.Call(*transfers_, &Transfers::Stub::RefuseMembershipTransfer, kOld, refuse)
               .status();
         }});
    EXPECT_EQ(CountOk(ended), 1);
    EXPECT_EQ(Count(ended, Reason::TRANSFER_STATE), 4);
    const bool taken = ended[0].ok() || ended[1].ok() || ended[2].ok();
    EXPECT_EQ(StateIn(her, from), taken ? "7" : "3");
    EXPECT_EQ(StateIn(her, to), taken ? "3" : "");
    EXPECT_EQ(Events(name, "registration.transfer.completed"), taken ? "1" : "0");
  }
}

TEST_F(BelongingRaces, NobodyIsTakenOverByWhatIsSuspendedMeanwhile) {
  const std::string from = Founded(Application("老队"), kOld);
  for (int round = 0; round < 5; ++round) {
    const std::string to = Founded(Application(absl::StrCat("目标", round)), kNew);
    const std::string her = Member(round + 1, from, kOld);
    const std::string name = Released(her, from, to);
    const auto ended =
        AtOnce({[&] { return Suspend(to); },
                [&] { return Transfer(&Transfers::Stub::AcceptMembershipTransfer, name, kNew); }});
    EXPECT_THAT(ended[0], IsOk());
    EXPECT_EQ(CountOk(ended) + Count(ended, Reason::ORGANIZATION_STATE), 2);
    EXPECT_EQ(StateIn(her, from), ended[1].ok() ? "7" : "3");
    EXPECT_EQ(JoinedAfter(to, "registration.organization.suspended"), "0");
  }
}

TEST_F(BelongingRaces, AnApplicationIsDecidedOnce) {
  for (int round = 0; round < 5; ++round) {
    const std::string name = Create(Application(absl::StrCat("第", round, "队")), kNew)->name();
    const auto approve = [&] { return Approve(name).status(); };
    const auto reject = [&] { return Reject(name); };
    const auto ended = AtOnce({approve, reject, approve, reject});
    EXPECT_EQ(CountOk(ended), 1);
    EXPECT_EQ(Count(ended, Reason::ORGANIZATION_STATE), 3);
    const bool approved = ended[0].ok() || ended[2].ok();
    // Who founded it runs it, if it was approved.
    EXPECT_EQ(Sql(absl::StrCat("SELECT count(*) FROM registration.delegation WHERE over_name = '",
                               name, "'")),
              approved ? "1" : "0");
  }
}

TEST_F(BelongingRaces, TwoDoNotSucceedEachOther) {
  for (int round = 0; round < 5; ++round) {
    const std::string one = Founded(Application(absl::StrCat("东", round, "队")), kOld);
    const std::string other = Founded(Application(absl::StrCat("西", round, "队")), kNew);
    const auto ended =
        AtOnce({[&] { return Dissolve(one, other); }, [&] { return Dissolve(other, one); }});
    EXPECT_EQ(CountOk(ended), 1);
    EXPECT_EQ(Count(ended, Reason::SUCCESSOR_UNFIT), 1);
  }
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.organization o JOIN registration.organization s "
                "ON s.organization_id = o.successor_id WHERE s.state <> 2"),
            "0");
}

TEST_F(BelongingRaces, NobodyIsGivenAuthorityOverWhatIsDissolvedMeanwhile) {
  for (int round = 0; round < 5; ++round) {
    const std::string team = Founded(Application(absl::StrCat("第", round, "队")), kNew);
    std::vector<std::function<absl::Status()>> calls = {[&] { return Dissolve(team); }};
    for (int i = 0; i < 6; ++i) {
      calls.push_back([this, team, i] {
        return Grant(absl::StrCat("staff/leader", i), options::v1::ACTIVITY_LEADER, team).status();
      });
    }
    const auto ended = AtOnce(calls);
    EXPECT_THAT(ended[0], IsOk());
    EXPECT_EQ(CountOk(ended) + Count(ended, Reason::ORGANIZATION_STATE), 7);
    EXPECT_EQ(Sql(absl::StrCat("SELECT count(*) FROM registration.delegation WHERE over_name = '",
                               team, "' AND revoke_time IS NULL")),
              "0");
  }
}

TEST_F(BelongingRaces, ACaseIsDecidedOnce) {
  const std::string her = Registered(1);
  for (int round = 0; round < 5; ++round) {
    v1::OpenConductCaseRequest open;
    open.mutable_conduct_case()->set_subject(her);
    open.mutable_conduct_case()->set_code("conductCodes/default");
    open.mutable_conduct_case()->add_items(14);
    open.mutable_conduct_case()->set_facts("三次代签服务时长");
    const std::string name =
        host_.Call(*conduct_, &Conduct::Stub::OpenConductCase, kOffice, open)->name();
    const auto decide = [&](v1::ConductMeasure measure) {
      v1::DecideConductCaseRequest request;
      request.set_name(name);
      request.set_measure(measure);
      request.set_decision("事实清楚");
      return host_.Call(*conduct_, &Conduct::Stub::DecideConductCase, kOffice2, request).status();
    };
    const auto ended = AtOnce({[&] { return decide(v1::REMINDER); },
                               [&] { return decide(v1::CONDUCT_MEASURE_UNSPECIFIED); },
                               [&] { return decide(v1::REMINDER); }});
    EXPECT_EQ(CountOk(ended), 1);
    EXPECT_EQ(Count(ended, Reason::CONDUCT_CASE_STATE), 2);
    EXPECT_EQ(Events(name, "registration.conduct.decided"), "1");
  }
}

TEST_F(BelongingRaces, AComplaintIsAnsweredOnceOrTakenBack) {
  const std::string her = Registered(1);
  const std::string team = Founded(Application("磨刀队"), kNew);
  for (int round = 0; round < 5; ++round) {
    v1::FileComplaintRequest file;
    file.mutable_complaint()->set_about(team);
    file.mutable_complaint()->set_matter(v1::OTHER_MATTER);
    file.mutable_complaint()->set_text("未按约定发放证明");
    const std::string name =
        host_.Call(*complaints_, &Complaints::Stub::FileComplaint, her, file)->name();
    const auto answer = [&](const char* as) {
      v1::AnswerComplaintRequest request;
      request.set_name(name);
      request.set_answer("已责令补发");
      return host_.Call(*complaints_, &Complaints::Stub::AnswerComplaint, as, request).status();
    };
    const auto ended = AtOnce(
        {[&] { return answer(kOffice); }, [&] { return answer(kOffice2); },
         [&] {
           v1::WithdrawComplaintRequest request;
           request.set_name(name);
           return host_.Call(*complaints_, &Complaints::Stub::WithdrawComplaint, her, request)
               .status();
         }});
    EXPECT_EQ(CountOk(ended), 1);
    EXPECT_EQ(Count(ended, Reason::COMPLAINT_STATE), 2);
    EXPECT_EQ(Sql(absl::StrCat("SELECT count(*) FROM registration.outbox WHERE aggregateid = '",
                               name, "'")),
              "2")
        << "filed, and what came of it";
  }
}

}  // namespace
}  // namespace linli::registration
