// Code lists of the national volunteer system and of the standards that it uses.
#pragma once

#include <string_view>

namespace linli::registration::domain {

// 特长: 01 to 23, 99.
bool IsSkill(std::string_view code);
// 服务类别: 0001 to 0020, 0099; or a province's own, which begins with its two digits.
bool IsServiceCategory(std::string_view code);
// 政治面貌 (GB/T 4762): 01 to 13; 20 其他 is the system's own.
bool IsPoliticalStatus(std::string_view code);
// 学历.
bool IsEducation(std::string_view code);
// 民族 (GB/T 3304): 01 to 56, 97 其他, 98 外国血统中国籍人士.
bool IsEthnicGroup(std::string_view code);
// 服务语言: a BCP 47 tag of the table "languages". No national list was found: the common speech
// and its large sisters, the languages of ethnic groups that are written in public, sign languages,
// and those of guests.
bool IsLanguage(std::string_view tag);
// 从业状况.
bool IsOccupation(std::string_view code);

}  // namespace linli::registration::domain
