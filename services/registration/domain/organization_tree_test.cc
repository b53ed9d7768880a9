#include "services/registration/domain/organization_tree.h"

#include "tests/support/matchers.h"

namespace linli::registration::domain {
namespace {

using Form = std::optional<v1::OrganizationForm>;

TEST(OrganizationTree, KnowsWhatStandsBelowWhat) {  // S1-4, S2-25, S4-40
  struct Case {
    v1::OrganizationForm form;
    Form parent;
    bool fits;
  };
  const Case cases[] = {
      {v1::DETACHMENT, {}, true},
      {v1::DETACHMENT, v1::FEDERATION, true},
      {v1::DETACHMENT, v1::DETACHMENT, false},
      {v1::DETACHMENT, v1::TEAM, false},
      {v1::BRIGADE, v1::DETACHMENT, true},
      {v1::BRIGADE, {}, false},
      {v1::BRIGADE, v1::TEAM, false},
      {v1::BRIGADE, v1::BRIGADE, false},
      {v1::SQUAD, v1::BRIGADE, true},
      {v1::SQUAD, v1::DETACHMENT, true},
      {v1::SQUAD, v1::SQUAD, false},
      {v1::SQUAD, {}, false},
      {v1::TEAM, {}, true},
      {v1::TEAM, v1::TEAM, true},
      {v1::TEAM, v1::UNIT, true},
      {v1::TEAM, v1::DETACHMENT, true},
      {v1::TEAM, v1::BRIGADE, false},
      {v1::UNIT, v1::AGENCY, true},
      {v1::UNIT, v1::TEAM, false},
      {v1::AGENCY, v1::COMMITTEE, true},
      {v1::AGENCY, v1::UNIT, false},
      {v1::FEDERATION, v1::FEDERATION, true},
      {v1::FEDERATION, v1::COMMITTEE, true},
      {v1::FOUNDATION, v1::AGENCY, false},
      {v1::COMMITTEE, {}, true},
      {v1::COMMITTEE, v1::TEAM, false},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(CheckPlaceInTree(one.form, one.parent).ok(), one.fits)
        << v1::OrganizationForm_Name(one.form) << " below "
        << (one.parent ? v1::OrganizationForm_Name(*one.parent) : "nothing");
  }
  EXPECT_THAT(CheckPlaceInTree(v1::SQUAD, {}), RefusedWith(Reason::ORGANIZATION_TREE));
}

TEST(OrganizationTree, HasCommitteesAtThreeLevels) {  // S4-31
  for (size_t digits : {4, 6, 9}) EXPECT_THAT(CheckLevel(v1::COMMITTEE, digits), IsOk()) << digits;
  for (size_t digits : {2, 12}) {
    EXPECT_THAT(CheckLevel(v1::COMMITTEE, digits), RefusedWith(Reason::ORGANIZATION_TREE))
        << digits;
  }
  EXPECT_THAT(CheckLevel(v1::TEAM, 12), IsOk());
}

}  // namespace
}  // namespace linli::registration::domain
