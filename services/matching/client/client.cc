#include "services/matching/client/client.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/cache/read_through.h"
#include "common/client/channel.h"
#include "common/ids/resource_name.h"
#include "common/status/macros.h"
#include "linli/matching/v1/activity_service.grpc.pb.h"
#include "linli/matching/v1/enrollment_service.grpc.pb.h"
#include "services/matching/client/context.h"

namespace linli::matching {
namespace {

using ShiftName = ids::Name<"organizations", "activities", "shifts">;

constexpr int kLargestPage = 1000;

class RealClient final : public MatchingClient {
 public:
  RealClient(client::Channel& channel, cache::Cache& cache)
      : channel_(channel),
        cache_(cache),
        activities_(v1::ActivityService::NewStub(channel.grpc())),
        enrollments_(v1::EnrollmentService::NewStub(channel.grpc())) {}

  absl::StatusOr<std::shared_ptr<const v1::Activity>> GetActivity(
      const client::Context& context, const std::string& name) override {
    return Get<v1::Activity, v1::GetActivityRequest>(&v1::ActivityService::Stub::GetActivity,
                                                     context, name);
  }

  absl::StatusOr<std::shared_ptr<const v1::Shift>> GetShift(const client::Context& context,
                                                            const std::string& name) override {
    return Get<v1::Shift, v1::GetShiftRequest>(&v1::ActivityService::Stub::GetShift, context, name);
  }

  absl::StatusOr<v1::Enrollment> GetEnrollment(const client::Context& context,
                                               const std::string& name) override {
    v1::GetEnrollmentRequest request;
    request.set_name(name);
    return channel_.Call(*enrollments_, &v1::EnrollmentService::Stub::GetEnrollment, context,
                         request);
  }

  absl::StatusOr<std::optional<v1::EnrollmentEvent>> FindConfirmed(
      const client::Context& context, const std::string& volunteer,
      const std::string& shift) override {
    ASSIGN_OR_RETURN(const ShiftName name, ShiftName::Parse(shift));
    v1::ListVolunteerEnrollmentsRequest request;
    request.set_parent(volunteer);
    request.set_state(v1::Enrollment::CONFIRMED);
    request.set_page_size(kLargestPage);
    do {
      ASSIGN_OR_RETURN(
          const v1::ListVolunteerEnrollmentsResponse page,
          channel_.Call(*enrollments_, &v1::EnrollmentService::Stub::ListVolunteerEnrollments,
                        context, request));
      for (const v1::Enrollment& one : page.enrollments()) {
        if (absl::StartsWith(one.name(), absl::StrCat(shift, "/"))) {
          return Describe(context, one, name);
        }
      }
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return std::nullopt;
  }

 private:
  absl::StatusOr<std::optional<v1::EnrollmentEvent>> Describe(const client::Context& context,
                                                              const v1::Enrollment& enrollment,
                                                              const ShiftName& name) {
    ASSIGN_OR_RETURN(const auto shift, GetShift(context, name.ToString()));
    ASSIGN_OR_RETURN(const auto activity, GetActivity(context, name.parent().ToString()));
    v1::EnrollmentEvent event;
    *event.mutable_enrollment() = enrollment;
    *event.mutable_context() = ContextOf(*activity, *shift);
    return event;
  }

  template <typename Resource, typename Request, typename Method>
  absl::StatusOr<std::shared_ptr<const Resource>> Get(Method method, const client::Context& context,
                                                      const std::string& name) {
    const auto load = [&] {
      Request request;
      request.set_name(name);
      return channel_.Call(*activities_, method, context, request);
    };
    return cache::ReadThrough<Resource>(cache_, absl::StrCat("matching:", name), context.deadline,
                                        load);
  }

  client::Channel& channel_;
  cache::Cache& cache_;
  const std::unique_ptr<v1::ActivityService::Stub> activities_;
  const std::unique_ptr<v1::EnrollmentService::Stub> enrollments_;
};

}  // namespace

std::unique_ptr<MatchingClient> Connect(client::Channel& channel, cache::Cache& cache) {
  return std::make_unique<RealClient>(channel, cache);
}

}  // namespace linli::matching
