// What the services to the right see of matching, through its client.
#include "common/client/channel.h"
#include "common/db/param.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/client/client.h"

namespace linli::matching {
namespace {

class Client : public House {
 protected:
  Client() {
    host_.Grant("services/hours", options::v1::SERVICE);
    channel_to_ = std::make_unique<client::Channel>(
        "matching", absl::StrCat("127.0.0.1:", host_->port()), host_.Token("services/hours"));
    client_ = Connect(*channel_to_, host_->cache());
  }

  const client::Context context_{.deadline = absl::Now() + absl::Seconds(30)};
  std::unique_ptr<client::Channel> channel_to_;
  std::unique_ptr<MatchingClient> client_;
};

TEST_F(Client, FindsAConfirmedEnrolmentAsItsEventTellsIt) {
  const std::vector<std::string> shifts = Published({ShiftAt(1, 0, 4), ShiftAt(1, 8, 12)});
  EXPECT_EQ(*client_->FindConfirmed(context_, Volunteer(1), shifts[0]), std::nullopt);
  const auto enrolled = Enroll(Volunteer(1), shifts[0]);
  ASSERT_THAT(Enroll(Volunteer(1), shifts[1]), IsOk());
  const auto found = client_->FindConfirmed(context_, Volunteer(1), shifts[0]);
  ASSERT_THAT(found, IsOk());
  ASSERT_TRUE(found->has_value());
  const pqxx::row row =
      Sql("SELECT payload FROM matching.outbox WHERE aggregateid = '" + enrolled->name() + "'")[0];
  EXPECT_EQ((*found)->SerializeAsString(), db::ToBytes(row[0]));
  ASSERT_THAT(Enroll(Volunteer(2), shifts[0]), IsOk());  // waits
  EXPECT_EQ(*client_->FindConfirmed(context_, Volunteer(2), shifts[0]), std::nullopt);
}

TEST_F(Client, ReadsWhatItIsAskedFor) {
  const std::string shift = Published({ShiftAt(7)})[0];
  EXPECT_EQ((*client_->GetShift(context_, shift))->places(), 7);
  const std::string activity = shift.substr(0, shift.find("/shifts/"));
  EXPECT_EQ((*client_->GetActivity(context_, activity))->name(), activity);
  const auto enrolled = Enroll(Volunteer(1), shift);
  EXPECT_EQ(client_->GetEnrollment(context_, enrolled->name())->volunteer(), Volunteer(1));
  EXPECT_THAT(client_->GetShift(context_, activity + "/shifts/none"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(Client, SeesTheDraftsToo) {
  const auto draft = Create(Draft(), {ShiftAt(7)});
  EXPECT_THAT(client_->GetActivity(context_, draft->activity().name()), IsOk());
}

}  // namespace
}  // namespace linli::matching
