#include "services/registration/domain/export_fields.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "common/status/refusal.h"

namespace linli::registration::domain {
namespace {

using google::protobuf::FieldDescriptor;

constexpr const char* kForPartners[] = {
    "name",         "display_name",       "sex",         "service_region",  "skills",
    "availability", "service_categories", "state",       "real_name_state", "oath_version",
    "oath_time",    "partner_systems",    "create_time", "merged_into",     "languages"};
// Input alone: they are never sent, so that nobody asks for them in vain.
constexpr const char* kNever[] = {"phone"};

const FieldDescriptor* FieldOf(const std::string& path) {
  return v1::Volunteer::descriptor()->FindFieldByName(path);
}

bool Has(const char* const* begin, const char* const* end, const std::string& name) {
  return std::any_of(begin, end, [&](const char* one) { return name == one; });
}

}  // namespace

absl::Status CheckExport(const google::protobuf::FieldMask& mask, bool looks_after_them) {
  Violations violations;
  for (const std::string& path : mask.paths()) {
    const bool known = FieldOf(path) != nullptr && !Has(std::begin(kNever), std::end(kNever), path);
    const bool allowed =
        looks_after_them || Has(std::begin(kForPartners), std::end(kForPartners), path);
    if (!known || !allowed) violations.Add("read_mask", Reason::FIELD_MASK, {{"path", path}});
  }
  if (mask.paths_size() == 0) violations.Add("read_mask", Reason::FIELD_REQUIRED);
  return violations.ToStatus();
}

v1::Volunteer Only(const google::protobuf::FieldMask& mask, v1::Volunteer&& volunteer) {
  std::vector<const FieldDescriptor*> fields = {FieldOf("name")};
  for (const std::string& path : mask.paths()) {
    const FieldDescriptor* field = FieldOf(path);
    if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
  }
  v1::Volunteer only;
  only.GetReflection()->SwapFields(&only, &volunteer, fields);
  return only;
}

}  // namespace linli::registration::domain
