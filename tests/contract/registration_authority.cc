#include "tests/contract/registration_authority.h"

namespace linli::contract {

std::vector<Authority> RegistrationAuthority() {
  return {
      {"DelegationService.GetDelegation", "rule domain/delegation_rule"},
      {"DelegationService.GrantDelegation", "ADMINISTRATOR ORGANIZATION_MANAGER PARTNER_AGENCY",
       "delegation.over"},
      {"DelegationService.ListDelegations", "rule domain/delegation_rule"},
      {"DelegationService.ListReach", "ADMINISTRATOR INSPECTOR AUDITOR", "resource", "resource"},
      {"DelegationService.RevokeDelegation", "rule domain/delegation_rule"},
      {"MembershipService.AcceptMembership", "rule domain/membership_rule"},
      {"MembershipService.DeclineMembership", "rule domain/membership_rule"},
      {"MembershipService.GetMembership", "rule domain/membership_rule"},
      {"MembershipService.JoinOrganization", "ORGANIZATION_MANAGER ADMINISTRATOR", "organization",
       "volunteer"},
      {"MembershipService.LeaveOrganization", "", "", "name"},
      {"MembershipService.ListMemberships", "rule domain/membership_rule"},
      {"OrganizationService.ApproveOrganization", "APPROVER ADMINISTRATOR", "name"},
      {"OrganizationService.CreateOrganization", "signed in"},
      {"OrganizationService.DissolveOrganization", "ADMINISTRATOR APPROVER CIVIL_AFFAIRS", "name"},
      {"OrganizationService.GetOrganization", "signed in"},
      {"OrganizationService.ListOrganizations", "signed in"},
      {"OrganizationService.ReinstateOrganization", "ADMINISTRATOR APPROVER CIVIL_AFFAIRS", "name"},
      {"OrganizationService.RejectOrganization", "APPROVER ADMINISTRATOR", "name"},
      {"OrganizationService.ReportOrganizationActivity", "SERVICE"},
      {"OrganizationService.ShowHostCoverage", "signed in"},
      {"OrganizationService.SuspendOrganization", "ADMINISTRATOR APPROVER CIVIL_AFFAIRS", "name"},
      {"OrganizationService.UpdateOrganization", "rule domain/organization"},
      {"PartnerSystemService.ListPartnerSystems", "signed in"},
      {"RegionService.BatchCreateRegions", "ADMINISTRATOR"},
      {"RegionService.GetRegion", "anyone"},
      {"RegionService.ListRegions", "anyone"},
      {"VolunteerBulkService.ExportVolunteers",
       "ADMINISTRATOR INSPECTOR REGISTRAR ORGANIZATION_MANAGER SERVICE", "parent"},
      {"VolunteerBulkService.GetVolunteerImport",
       "REGISTRAR ADMINISTRATOR ORGANIZATION_MANAGER INSPECTOR", "registrar"},
      {"VolunteerBulkService.ImportVolunteers", "REGISTRAR ADMINISTRATOR ORGANIZATION_MANAGER",
       "registrar"},
      {"VolunteerService.BatchGetVolunteers", "SERVICE ADMINISTRATOR INSPECTOR"},
      {"VolunteerService.GetVolunteer",
       "ADMINISTRATOR INSPECTOR REGISTRAR ORGANIZATION_MANAGER ACTIVITY_LEADER SERVICE", "name",
       "name"},
      {"VolunteerService.ListVolunteers",
       "ADMINISTRATOR INSPECTOR REGISTRAR ORGANIZATION_MANAGER SERVICE", "parent"},
      {"VolunteerService.RegisterVolunteer", "REGISTRAR ADMINISTRATOR ORGANIZATION_MANAGER",
       "registrar"},
      {"VolunteerService.UpdateVolunteer", "ADMINISTRATOR REGISTRAR", "volunteer.name",
       "volunteer.name"},
  };
}

}  // namespace linli::contract
