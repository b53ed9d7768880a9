#include "common/mask/personal.h"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "absl/strings/ascii.h"
#include "unicode/brkiter.h"
#include "unicode/locid.h"
#include "unicode/utext.h"

namespace linli::mask {
namespace {

constexpr std::size_t kShortestPhone = 11;
constexpr std::size_t kPhoneTail = 4;
constexpr std::size_t kPhoneHidden = 4;
constexpr std::size_t kShortestDocument = 15;
constexpr std::size_t kDocumentHead = 6;

using Text = std::unique_ptr<UText, decltype(&utext_close)>;

// ICU takes a while to make one, so each thread keeps its own.
icu::BreakIterator& Graphemes() {
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), error));
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no character boundaries");
    return made;
  }();
  return *iterator;
}

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }

}  // namespace

std::string Name(std::string_view name) {
  if (name.empty()) return {};
  UErrorCode error = U_ZERO_ERROR;
  const Text text(utext_openUTF8(nullptr, name.data(), static_cast<int64_t>(name.size()), &error),
                  &utext_close);
  icu::BreakIterator& graphemes = Graphemes();
  graphemes.setText(text.get(), error);
  if (U_FAILURE(error)) return std::string(kHidden);
  const int32_t first = graphemes.next();
  const int32_t second = first == icu::BreakIterator::DONE ? first : graphemes.next();
  if (second == icu::BreakIterator::DONE) return std::string(kHidden);
  const bool more = graphemes.next() != icu::BreakIterator::DONE;
  return std::string(name.substr(0, static_cast<std::size_t>(first))).append(more ? "**" : "*");
}

std::string Phone(std::string_view phone) {
  if (phone.empty()) return {};
  const auto digits = static_cast<std::size_t>(std::count_if(phone.begin(), phone.end(), IsDigit));
  if (digits < kShortestPhone) return std::string(kHidden);
  std::string shown(phone);
  std::size_t from_end = 0;
  for (auto c = shown.rbegin(); c != shown.rend(); ++c) {
    if (!IsDigit(*c)) continue;
    if (from_end >= kPhoneTail && from_end < kPhoneTail + kPhoneHidden) *c = '*';
    ++from_end;
  }
  return shown;
}

std::string DocumentNumber(std::string_view number) {
  if (number.empty()) return {};
  const bool plain = std::all_of(number.begin(), number.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c));
  });
  if (!plain || number.size() < kShortestDocument) return std::string(kHidden);
  std::string shown(number);
  std::fill(shown.begin() + kDocumentHead, shown.end(), '*');
  return shown;
}

}  // namespace linli::mask
