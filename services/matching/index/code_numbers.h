// Which bit stands for which code in the sets of the index.
#pragma once

#include "services/matching/index/category_numbers.h"
#include "services/matching/index/language_numbers.h"
#include "services/matching/index/paper_numbers.h"

namespace linli::matching::index {

struct CodeNumbers {
  CategoryNumbers categories;
  LanguageNumbers languages;
  PaperNumbers papers;
};

}  // namespace linli::matching::index
