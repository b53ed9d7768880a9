#include "linli/matching/v1/pairing_service.grpc.pb.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"

namespace linli::matching {
namespace {

using ::testing::SizeIs;

using Stub = v1::PairingService::Stub;

class Pairings : public House {
 protected:
  v1::Pairing WithPerson() {
    v1::Pairing pairing;
    pairing.set_title("彩虹一号");
    pairing.set_region("regions/130502");
    pairing.mutable_beneficiary()->set_display_name("小依");
    pairing.mutable_beneficiary()->set_phone("13900139000");
    pairing.add_givers(Volunteer(1));
    pairing.add_givers(kOrganization);
    pairing.mutable_frequency()->set_times(1);
    pairing.mutable_frequency()->set_period(v1::Project::Frequency::WEEK);
    *pairing.mutable_start_time() = time::ToProto(Now());
    return pairing;
  }
  absl::StatusOr<v1::Pairing> Pair(const v1::Pairing& pairing) {
    v1::CreatePairingRequest request;
    request.set_parent(kOrganization);
    *request.mutable_pairing() = pairing;
    return host_.Call(*pairings_, &Stub::CreatePairing, kManager, request);
  }
  absl::StatusOr<v1::Pairing> Get(const std::string& name, const std::string& as) {
    v1::GetPairingRequest request;
    request.set_name(name);
    return host_.Call(*pairings_, &Stub::GetPairing, as, request);
  }
  absl::StatusOr<v1::LogVisitResponse> Visit(const std::string& name, const std::string& giver,
                                             const std::string& as, int people = 2) {
    v1::LogVisitRequest request;
    request.set_name(name);
    request.mutable_visit()->set_giver(giver);
    *request.mutable_visit()->mutable_visit_time() = time::ToProto(Now());
    request.mutable_visit()->set_people(people);
    request.mutable_visit()->set_note("功课进步，缺冬衣");
    return host_.Call(*pairings_, &Stub::LogVisit, as, request);
  }
  absl::StatusOr<v1::ListVisitsResponse> Visits(const std::string& name, const std::string& as,
                                                int page_size = 0, const std::string& token = "") {
    v1::ListVisitsRequest request;
    request.set_parent(name);
    request.set_page_size(page_size);
    request.set_page_token(token);
    return host_.Call(*pairings_, &Stub::ListVisits, as, request);
  }
  absl::StatusOr<v1::Pairing> End(const std::string& name) {
    v1::EndPairingRequest request;
    request.set_name(name);
    return host_.Call(*pairings_, &Stub::EndPairing, kManager, request);
  }

  const std::unique_ptr<Stub> pairings_ = v1::PairingService::NewStub(channel_);
};

// S1-8, S2-21: a child, her visitors, the log; sealed
TEST_F(Pairings, KeepALogThatOnlyTheirOwnPeopleRead) {
  const auto paired = Pair(WithPerson());
  ASSERT_THAT(paired, IsOk());
  const std::string name = paired->name();
  EXPECT_FALSE(paired->has_beneficiary());  // answers are kept for replays
  EXPECT_EQ(Get(name, kManager)->beneficiary().display_name(), "小依");
  EXPECT_EQ(Get(name, Volunteer(1))->beneficiary().phone(), "13900139000");
  EXPECT_THAT(Get(name, Volunteer(2)), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Visit(name, Volunteer(1), Volunteer(2)), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Visit(name, Volunteer(1), Volunteer(1), 1), RefusedWith(Reason::VISITORS_MISSING));
  EXPECT_THAT(Visit(name, Volunteer(2), kManager),
              Violates("visit.giver", Reason::FIELD_UNKNOWN_VALUE));
  ASSERT_THAT(Visit(name, Volunteer(1), Volunteer(1)), IsOk());
  host_.clock().Advance(absl::Hours(1));
  ASSERT_THAT(Visit(name, kOrganization, kManager), IsOk());
  const auto latest = Visits(name, Volunteer(1), 1);
  ASSERT_THAT(latest, IsOk());
  ASSERT_THAT(latest->visits(), SizeIs(1));
  EXPECT_EQ(latest->visits(0).giver(), kOrganization);
  EXPECT_EQ(latest->visits(0).note(), "功课进步，缺冬衣");
  EXPECT_THAT(Visits(name, Volunteer(1), 1, latest->next_page_token())->visits(), SizeIs(1));
  EXPECT_THAT(Visits(name, Volunteer(2)), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  for (const char* table : {"pairing", "visit", "replay", "outbox"}) {
    for (const char* word : {"13900139000", "小依", "冬衣"}) {
      EXPECT_EQ(Count(absl::StrCat(table, " AS t WHERE t::text LIKE '%' || encode('", word,
                                   "'::bytea, 'hex') || '%' OR t::text LIKE '%", word, "%'")),
                0)
          << table << " " << word;
    }
  }
  EXPECT_EQ(Count("clear_reading"), 2);
}

// S1-24: one receiver, one pairing; N to one within it
TEST_F(Pairings, AreOneForEachReceiver) {
  const std::string name = Pair(WithPerson())->name();
  const auto second = Pair(WithPerson());
  EXPECT_THAT(second, RefusedWith(Reason::RECEIVER_PAIRED));
  EXPECT_EQ(MentionOf(second.status(), "pairing"), name);
  v1::Pairing point = WithPerson();
  point.clear_beneficiary();
  point.set_title("火车站服务点");
  point.set_most_givers(1);
  EXPECT_THAT(Pair(point), Violates("pairing.givers", Reason::FIELD_ITEMS));
  point.set_most_givers(3);
  ASSERT_THAT(Pair(point), IsOk());
  EXPECT_THAT(Pair(point), RefusedWith(Reason::RECEIVER_PAIRED));
  point.set_region("regions/130503");  // another place of the same name
  EXPECT_THAT(Pair(point), IsOk());
  ASSERT_THAT(End(name), IsOk());
  EXPECT_THAT(Pair(WithPerson()), IsOk());
  v1::ListPairingsRequest list;
  list.set_parent(kOrganization);
  EXPECT_THAT(host_.Call(*pairings_, &Stub::ListPairings, kManager, list)->pairings(), SizeIs(4));
}

TEST_F(Pairings, ForgetWhenTheyEnd) {
  const std::string name = Pair(WithPerson())->name();
  ASSERT_THAT(Visit(name, kOrganization, kManager), IsOk());
  EXPECT_EQ(End(name)->state(), v1::Pairing::PAIRING_ENDED);
  EXPECT_THAT(End(name), IsOk());  // again: nothing more happens
  EXPECT_FALSE(Get(name, kManager)->has_beneficiary());
  EXPECT_EQ(Visits(name, kManager)->visits(0).note(), "");
  EXPECT_THAT(Visit(name, kOrganization, kManager), RefusedWith(Reason::RECEIVER_PAIRING_ENDED));
  v1::UpdatePairingRequest update;
  update.mutable_pairing()->set_name(name);
  update.mutable_pairing()->set_most_givers(9);
  EXPECT_THAT(host_.Call(*pairings_, &Stub::UpdatePairing, kManager, update),
              RefusedWith(Reason::RECEIVER_PAIRING_ENDED));
}

// S1-16, S2-21, S2-22: the rota, and whether it is kept
TEST_F(Pairings, ShowTheirRotaAndWhetherItIsKept) {
  const std::string name = Pair(WithPerson())->name();
  v1::ShowRotaRequest show;
  show.set_name(name);
  const auto rota = host_.Call(*pairings_, &Stub::ShowRota, Volunteer(1), show);
  ASSERT_THAT(rota, IsOk());
  ASSERT_THAT(rota->turns(), SizeIs(54));  // a year round, from a Saturday on
  EXPECT_EQ(rota->turns(0).giver(), Volunteer(1));
  EXPECT_EQ(rota->turns(1).giver(), kOrganization);
  EXPECT_EQ(rota->turns(2).giver(), Volunteer(1));
  v1::UpdatePairingRequest update;
  update.mutable_pairing()->set_name(name);
  update.mutable_pairing()->add_givers(kOrganization);
  update.mutable_pairing()->set_title("别名");
  update.mutable_update_mask()->add_paths("givers");
  ASSERT_THAT(host_.Call(*pairings_, &Stub::UpdatePairing, kManager, update), IsOk());
  EXPECT_EQ(Get(name, kManager)->title(), "彩虹一号");
  ASSERT_THAT(Visit(name, kOrganization, kManager), IsOk());
  v1::ShowPairingFrequencyRequest frequency;
  frequency.set_name(name);
  *frequency.mutable_start_time() = time::ToProto(Now());
  host_.clock().Advance(absl::Hours(24 * 14));
  const auto kept = host_.Call(*pairings_, &Stub::ShowPairingFrequency, kManager, frequency);
  ASSERT_THAT(kept, IsOk());
  ASSERT_THAT(kept->periods(), SizeIs(2));
  EXPECT_EQ(kept->kept(), 1);
}

}  // namespace
}  // namespace linli::matching
