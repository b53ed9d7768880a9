// Registration as a downstream test lays it out, in memory.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "common/status/refusal.h"
#include "services/registration/client/client.h"

namespace linli::registration {

class FakeRegistrationClient final : public RegistrationClient {
 public:
  void Put(v1::Volunteer volunteer) { Keep(volunteers_, std::move(volunteer)); }
  void Put(v1::Organization organization) { Keep(organizations_, std::move(organization)); }
  void Put(v1::Region region) { Keep(regions_, std::move(region)); }
  // By the name of the facts, "volunteers/…/gateFacts".
  void Put(v1::GateFacts facts) { Keep(gate_facts_, std::move(facts)); }
  void Put(v1::PartnerSystem system) { Keep(partner_systems_, std::move(system)); }
  void Put(v1::Membership membership) { Keep(memberships_, std::move(membership)); }
  void Put(v1::Delegation delegation) { Keep(delegations_, std::move(delegation)); }

  // What every call answers from now on, instead of what is there: Refuse(UPSTREAM_UNAVAILABLE…),
  // for example. OK: answers again.
  void Fail(absl::Status status) {
    const std::lock_guard lock(mutex_);
    trouble_ = std::move(status);
  }

  // What was reported so far.
  std::vector<v1::OrganizationActivity> reported() const {
    const std::lock_guard lock(mutex_);
    return reported_;
  }

  // How often anybody asked.
  int calls() const {
    const std::lock_guard lock(mutex_);
    return calls_;
  }

  absl::StatusOr<std::shared_ptr<const v1::Volunteer>> GetVolunteer(
      const client::Context&, const std::string& name) override {
    return Find(volunteers_, name);
  }
  absl::StatusOr<std::shared_ptr<const v1::Organization>> GetOrganization(
      const client::Context&, const std::string& name) override {
    return Find(organizations_, name);
  }
  absl::StatusOr<std::shared_ptr<const v1::Region>> GetRegion(const client::Context&,
                                                              const std::string& name) override {
    return Find(regions_, name);
  }
  // Of a volunteer whose facts nobody put, as her file says alone.
  absl::StatusOr<std::shared_ptr<const v1::GateFacts>> GetGateFacts(
      const client::Context&, const std::string& volunteer) override {
    auto found = Find(gate_facts_, volunteer + "/gateFacts");
    if (found.ok() || !absl::IsNotFound(found.status())) return found;
    const auto file = Find(volunteers_, volunteer);
    if (!file.ok()) return file.status();
    auto facts = std::make_shared<v1::GateFacts>();
    facts->set_name(volunteer + "/gateFacts");
    facts->set_volunteer_state((*file)->state());
    facts->set_real_name_verified((*file)->real_name_state() == v1::VERIFIED);
    facts->set_birth_date((*file)->birth_date());
    if ((*file)->consent().has_guardian_consent_time()) {
      *facts->mutable_guardian_consent_time() = (*file)->consent().guardian_consent_time();
    }
    return facts;
  }
  absl::StatusOr<std::vector<v1::Volunteer>> BatchGetVolunteers(
      const client::Context&, const std::vector<std::string>& names) override {
    const std::lock_guard lock(mutex_);
    ++calls_;
    if (!trouble_.ok()) return trouble_;
    std::vector<v1::Volunteer> found;
    for (const std::string& name : names) {
      if (auto it = volunteers_.find(name); it != volunteers_.end()) found.push_back(*it->second);
    }
    return found;
  }
  absl::StatusOr<std::vector<v1::Membership>> ListActiveMemberships(
      const client::Context&, const std::string& volunteer) override {
    return Select(memberships_, [&](const v1::Membership& one) {
      return one.volunteer() == volunteer && one.state() == v1::MEMBERSHIP_ACTIVE;
    });
  }
  absl::StatusOr<std::vector<v1::PartnerSystem>> ListPartnerSystems(
      const client::Context&) override {
    return Select(partner_systems_, [](const v1::PartnerSystem&) { return true; });
  }
  absl::Status ReportActivity(const client::Context&,
                              const std::vector<v1::OrganizationActivity>& activities) override {
    const std::lock_guard lock(mutex_);
    ++calls_;
    if (!trouble_.ok()) return trouble_;
    reported_.insert(reported_.end(), activities.begin(), activities.end());
    return absl::OkStatus();
  }
  absl::StatusOr<std::vector<v1::Delegation>> ListDelegations(const client::Context&,
                                                              const std::string& subject) override {
    return Select(delegations_,
                  [&](const v1::Delegation& one) { return one.subject() == subject; });
  }

 private:
  template <typename Resource>
  using ByName = std::map<std::string, std::shared_ptr<const Resource>>;

  template <typename Resource>
  void Keep(ByName<Resource>& kept, Resource resource) {
    const std::lock_guard lock(mutex_);
    const std::string name = resource.name();
    kept[name] = std::make_shared<const Resource>(std::move(resource));
  }

  template <typename Resource>
  absl::StatusOr<std::shared_ptr<const Resource>> Find(const ByName<Resource>& kept,
                                                       const std::string& name) {
    const std::lock_guard lock(mutex_);
    ++calls_;
    if (!trouble_.ok()) return trouble_;
    const auto found = kept.find(name);
    if (found == kept.end()) return NotFound(name);
    return found->second;
  }

  template <typename Resource, typename Selects>
  absl::StatusOr<std::vector<Resource>> Select(const ByName<Resource>& kept, Selects selects) {
    const std::lock_guard lock(mutex_);
    ++calls_;
    if (!trouble_.ok()) return trouble_;
    std::vector<Resource> found;
    for (const auto& [name, one] : kept) {
      if (selects(*one)) found.push_back(*one);
    }
    return found;
  }

  mutable std::mutex mutex_;
  absl::Status trouble_;
  int calls_ = 0;
  std::vector<v1::OrganizationActivity> reported_;
  ByName<v1::Volunteer> volunteers_;
  ByName<v1::Organization> organizations_;
  ByName<v1::Region> regions_;
  ByName<v1::GateFacts> gate_facts_;
  ByName<v1::PartnerSystem> partner_systems_;
  ByName<v1::Membership> memberships_;
  ByName<v1::Delegation> delegations_;
};

}  // namespace linli::registration
