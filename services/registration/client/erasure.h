// What a service to the right does when a person is erased.
#pragma once

namespace linli::registration {

// Type of the event that tells of it; its aggregate is "volunteers/{number}". Who kept answers that
// may name her destroys them (common/outbox/forgetting.h).
inline constexpr char kVolunteerErased[] = "registration.volunteer.erased";

}  // namespace linli::registration
