// Why a record was held, for people to read.
#pragma once

#include <string>

#include "linli/hours/v1/quarantine.pb.h"

namespace linli::hours::domain {

struct Sentence {
  std::string zh;
  std::string en;
};
// What one signal found, in the figures that it was judged by. Names nobody.
Sentence SentenceOf(const v1::Quarantine::Signal& signal);

}  // namespace linli::hours::domain
