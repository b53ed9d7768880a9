#include "services/hours/domain/suspicion_text.h"

#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

using Signal = v1::Quarantine::Signal;

TEST(SuspicionText, SaysEverySignalInBothLanguagesWithItsFigures) {  // PAIN-1, PAIN-9
  for (int kind = Signal::Kind_MIN; kind <= Signal::Kind_MAX; ++kind) {
    if (kind == 0 || !Signal::Kind_IsValid(kind)) continue;
    Signal signal;
    signal.set_kind(static_cast<Signal::Kind>(kind));
    signal.set_value(6317);
    signal.set_threshold(251);
    signal.set_points(83);
    signal.set_about("staff/somebody");
    const Sentence sentence = SentenceOf(signal);
    for (const std::string& text : {sentence.zh, sentence.en}) {
      for (const char* figure : {"6317", "251", "83"}) {
        EXPECT_NE(text.find(figure), std::string::npos) << text;
      }
      EXPECT_EQ(text.find('{'), std::string::npos) << text;
      EXPECT_EQ(text.find("staff/"), std::string::npos) << text;
    }
  }
}

}  // namespace
}  // namespace linli::hours::domain
