#include "deploy/ctl/app.h"

#include <gtest/gtest.h>
#include <wordexp.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/identity/token.h"
#include "deploy/ctl/command.h"
#include "grpcpp/generic/async_generic_service.h"
#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"

namespace linli::ctl {
namespace {

struct Outcome {
  int code;
  std::string out;
  std::string err;
};

Outcome Linlictl(std::vector<const char*> words) {
  words.insert(words.begin(), "linlictl");
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const auto app = NewApp();
  const int code = Run(*app, static_cast<int>(words.size()), words.data());
  return {code, testing::internal::GetCapturedStdout(), testing::internal::GetCapturedStderr()};
}

TEST(CommandLine, HelpsAtEachLevel) {
  for (const std::vector<const char*>& words :
       {std::vector<const char*>{"--help"}, {"volunteer", "--help"}, {"volunteer", "get", "-h"}}) {
    const Outcome outcome = Linlictl(words);
    EXPECT_EQ(outcome.code, kDone);
    EXPECT_TRUE(absl::StrContains(outcome.out, "Example")) << outcome.out;
  }
}

// The words of a line as a shell gives them to a program, the last one first.
std::vector<std::string> WordsBackwards(const std::string& line) {
  wordexp_t words;
  EXPECT_EQ(wordexp(line.c_str(), &words, WRDE_NOCMD), 0) << line;
  std::vector<std::string> backwards(words.we_wordv, words.we_wordv + words.we_wordc);
  wordfree(&words);
  std::reverse(backwards.begin(), backwards.end());
  return backwards;
}

// What help shows can be typed.
TEST(CommandLine, TakesItsOwnExamples) {
  for (const Command& command : AllCommands()) {
    if (command.example.empty()) continue;
    // A second example stands on a line of its own, whole.
    for (const auto& part : absl::StrSplit(command.example, '\n')) {
      absl::string_view line = absl::StripLeadingAsciiWhitespace(part);
      const bool whole = absl::ConsumePrefix(&line, "linlictl ");
      const auto app = NewApp();
      try {
        app->line.parse(
            WordsBackwards(whole ? std::string(line) : absl::StrCat(command.words, " ", line)));
      } catch (const CLI::RequiredError& missing) {
        EXPECT_TRUE(absl::EndsWith(line, " …")) << command.words << ": " << missing.what();
      } catch (const CLI::ParseError& wrong) {
        ADD_FAILURE() << command.words << " " << line << ": " << wrong.what();
      }
    }
  }
}

// A server that answers every call with UNIMPLEMENTED.
class Deaf {
 public:
  Deaf() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterCallbackGenericService(&nothing_);
    server_ = builder.BuildAndStart();
  }
  std::string address() const { return absl::StrCat("127.0.0.1:", port_); }

 private:
  int port_ = 0;
  grpc::CallbackGenericService nothing_;
  std::unique_ptr<grpc::Server> server_;
};

// Nor is what they say wrong: a call is made of it.
TEST(CommandLine, MakesCallsOfItsOwnExamples) {
  const Deaf deaf;
  const std::string address = deaf.address();
  for (const Command& command : AllCommands()) {
    for (const auto& part : absl::StrSplit(command.example, '\n')) {
      absl::string_view line = absl::StripLeadingAsciiWhitespace(part);
      const bool whole = absl::ConsumePrefix(&line, "linlictl ");
      const bool cut = absl::StrContains(line, "…");
      const bool reads_a_file = absl::StrContains(line, '.') && !absl::StrContains(line, "=");
      if (line.empty() || cut || reads_a_file) continue;
      std::vector<std::string> words =
          WordsBackwards(whole ? std::string(line) : absl::StrCat(command.words, " ", line));
      std::reverse(words.begin(), words.end());
      for (const char* service : {"--registration", "--matching", "--hours", "--awards"}) {
        words.insert(words.begin(), {service, address});  // a command may have its own --hours
      }
      std::vector<const char*> typed;
      for (const std::string& word : words) typed.push_back(word.c_str());
      const Outcome outcome = Linlictl(typed);
      EXPECT_EQ(outcome.code, kRefused) << command.words << " " << line << "\n"
                                        << outcome.out << outcome.err;
    }
  }
}

TEST(CommandLine, SaysWhatIsWrongWithIt) {
  EXPECT_EQ(Linlictl({"foo"}).code, kUsage);
  EXPECT_TRUE(absl::StrContains(Linlictl({"foo"}).err, "foo is not known here"));
  EXPECT_TRUE(absl::StrContains(Linlictl({"volunteer", "get"}).err, "VOLUNTEER is required"));
  EXPECT_EQ(Linlictl({"volunteer", "get", "V1", "--nope"}).code, kUsage);
  EXPECT_EQ(Linlictl({"region", "import", "/nowhere"}).code, kUsage);
  EXPECT_TRUE(
      absl::StrContains(Linlictl({"region", "import", "/nowhere"}).err, "cannot be opened"));
}

// Nobody listens on the discard port of a machine of today.
TEST(CommandLine, TellsThatAServiceCannotBeReached) {
  const Outcome outcome = Linlictl({"--lang", "en", "organization", "approve", "a",
                                    "--registration", "127.0.0.1:9", "--request-id", "once"});
  EXPECT_EQ(outcome.code, kUnreachable);
  EXPECT_TRUE(absl::StrContains(outcome.err, "--request-id once")) << outcome.err;
}

TEST(Ready, WaitsForTheHealthOfAServer) {
  grpc::EnableDefaultHealthCheckService(true);
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  grpc::CallbackGenericService nothing_else;  // gRPC serves only where something is served
  builder.RegisterCallbackGenericService(&nothing_else);
  const auto server = builder.BuildAndStart();
  const std::string address = absl::StrCat("127.0.0.1:", port);
  EXPECT_EQ(Linlictl({"ready", "--address", address.c_str()}).code, kDone);
  server->GetHealthCheckService()->SetServingStatus(false);
  EXPECT_EQ(Linlictl({"ready", "--address", address.c_str(), "--timeout", "0s"}).code,
            kUnreachable);
}

TEST(TokenMint, SignsWhatAVerifierTakes) {
  const identity::TokenKeys keys = identity::NewTokenKeys();
  const std::string folder = testing::TempDir();
  std::ofstream(folder + "/token-signing.pem") << keys.private_pem;
  const Outcome outcome = Linlictl(
      {"token", "mint", "--subject", "staff/a", "--keys", folder.c_str(), "--valid", "30d"});
  ASSERT_EQ(outcome.code, kDone) << outcome.err;
  const auto token = identity::TokenVerifier::FromPem(keys.public_pem)
                         ->Verify(std::string(absl::StripSuffix(outcome.out, "\n")), absl::Now());
  ASSERT_TRUE(token.ok()) << token.status();
  EXPECT_EQ(token->subject, "staff/a");
  EXPECT_NEAR(absl::ToDoubleHours(token->expires - absl::Now()), 720, 1);
}

TEST(Completion, OffersWordsFlagsAndChoices) {
  const std::string script = Linlictl({"completion", "bash"}).out;
  EXPECT_TRUE(absl::StrContains(script, "[\"linlictl volunteer\"]=\"register get list update"));
  EXPECT_TRUE(absl::StrContains(script, "[\"linlictl volunteer register --sex\"]=\"male female"));
  EXPECT_TRUE(absl::StrContains(script, "--document-number"));
}

}  // namespace
}  // namespace linli::ctl
