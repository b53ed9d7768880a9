#include "common/paging/page.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "openssl/sha.h"

namespace linli::paging {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr char kSize[] = "page_size";
constexpr char kToken[] = "page_token";
constexpr std::size_t kSumBytes = 8;

const FieldDescriptor* FieldOf(const Message& request, const char* name) {
  return request.GetDescriptor()->FindFieldByName(name);
}

// Type and fields of the request without those that differ from page to page, the same bytes on
// every machine.
std::string Identity(const Message& request) {
  const std::unique_ptr<Message> rest(request.New());
  rest->CopyFrom(request);
  for (const char* name : {kSize, kToken}) {
    if (const FieldDescriptor* field = FieldOf(*rest, name)) {
      rest->GetReflection()->ClearField(rest.get(), field);
    }
  }
  std::string bytes = request.GetDescriptor()->full_name();
  bytes += '\0';
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  rest->SerializeToCodedStream(&coded);
  return bytes;
}

std::string SumOf(const Message& request, std::string_view values) {
  const std::string identity = Identity(request);
  const std::string all = absl::StrCat(identity.size(), ":", identity, std::string(values));
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(all.data()), all.size(), digest);
  return std::string(reinterpret_cast<char*>(digest), kSumBytes);
}

// "<length>:<value>" for each value.
std::string Pack(std::span<const std::string> values) {
  std::string packed;
  for (const std::string& value : values) absl::StrAppend(&packed, value.size(), ":", value);
  return packed;
}

// Reads what Pack wrote; the sum has been checked, so a broken text is of an older Linli.
std::optional<std::vector<std::string>> Unpack(std::string_view packed) {
  std::vector<std::string> values;
  while (!packed.empty()) {
    std::size_t length = 0;
    const std::size_t colon = packed.find(':');
    if (colon == std::string_view::npos ||
        !absl::SimpleAtoi(std::string(packed.substr(0, colon)), &length) ||
        length > packed.size() - colon - 1) {
      return std::nullopt;
    }
    values.emplace_back(packed.substr(colon + 1, length));
    packed.remove_prefix(colon + 1 + length);
  }
  return values;
}

std::optional<std::vector<std::string>> Read(const Message& request, const std::string& token) {
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(token, &bytes) || bytes.size() < kSumBytes) return std::nullopt;
  const std::string_view values = std::string_view(bytes).substr(kSumBytes);
  if (SumOf(request, values) != std::string_view(bytes).substr(0, kSumBytes)) return std::nullopt;
  return Unpack(values);
}

}  // namespace

absl::StatusOr<Page> PageOf(const Message& request, std::size_t columns) {
  Page page;
  Violations violations;
  const google::protobuf::Reflection& reflection = *request.GetReflection();
  const int size = reflection.GetInt32(request, FieldOf(request, kSize));
  if (size < 0) {
    violations.Add(kSize, Reason::FIELD_RANGE,
                   {{"min", "0"}, {"max", absl::StrCat(kLargestPageSize)}});
  } else if (size > 0) {
    page.size = std::min(size, kLargestPageSize);
  }
  const std::string token = reflection.GetString(request, FieldOf(request, kToken));
  if (!token.empty()) {
    std::optional<std::vector<std::string>> after = Read(request, token);
    if (after && after->size() == columns) {
      page.after = *std::move(after);
    } else {
      violations.Add(kToken, Reason::PAGE_TOKEN);
    }
  }
  if (!violations.empty()) return violations.ToStatus();
  return page;
}

std::string NextPageToken(const Message& request, std::span<const std::string> last_row) {
  const std::string values = Pack(last_row);
  return absl::WebSafeBase64Escape(SumOf(request, values) + values);
}

}  // namespace linli::paging
