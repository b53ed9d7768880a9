// How far a region came (文明城市: 合格, 良好, 优秀).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "linli/registration/v1/coverage_service.pb.h"
#include "linli/registration/v1/policy.pb.h"

namespace linli::registration::domain {

// Registered of 1,000, rounded down: nothing rounds up to a grade.
int32_t PerMille(int64_t registered, int64_t denominator);

// Of the registered, those whom a denominator of this kind counts too: the Party members (政治面貌
// 01 and 02) of "party_members", everybody of the others.
int64_t CountAgainst(std::string_view kind, const v1::Coverage& counted);

// Whether the grades of 文明城市 are given by it: by figures of residents alone.
bool IsGraded(std::string_view kind);

v1::CoverageGrade GradeOf(const v1::Policy& policy, int32_t per_mille);

// Code of the table "age-bands" for somebody born in a year, by her age at the end of this one: the
// band in which she is for most of the year or comes to be.
std::string AgeBandOf(int birth_year, int this_year);

}  // namespace linli::registration::domain
