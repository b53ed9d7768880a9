// Who gets in over TLS, and what the others are told.
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "common/client/channel.h"
#include "common/rpc/bind.h"
#include "gtest/gtest.h"
#include "linli/testing/v1/note_service.grpc.pb.h"
#include "tests/support/certificates.h"
#include "tests/support/host/test_host.h"
#include "tests/support/matchers.h"

namespace linli::rpc {
namespace {

using linli::testing::v1::CountNotesRequest;
using linli::testing::v1::Note;
using linli::testing::v1::NoteService;
using linli::testing::v1::WriteNoteRequest;
using support::CertificateWish;
using support::TestAuthority;
using support::TestHost;

struct Board {};

absl::StatusOr<Note> Write(Board&, WriteCall& call, const WriteNoteRequest&) {
  Note note;
  note.set_text(call.caller().subject);
  return note;
}
absl::StatusOr<Note> Count(Board&, ReadCall&, const CountNotesRequest&) { return Note(); }

class NoteServiceImpl final : public NoteService::CallbackService {
 public:
  LINLI_SERVICE(NoteServiceImpl, NoteService, Board)
  LINLI_WRITE(WriteNote, Write)
  LINLI_READ(CountNotes, Count)
};

// A directory that goes with the test.
class Folder {
 public:
  Folder() {
    std::string path = ::testing::TempDir() + "linli-tls-XXXXXX";
    if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("cannot make " + path);
    path_ = path;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string Below(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

class TlsTest : public ::testing::Test {
 protected:
  void Serve(bool certificate_required) {
    WriteTls(folder_.Below("server"), authority_.Issue(), authority_.certificate_pem());
    host_ = std::make_unique<TestHost>(
        "common", support::TestHostOptions{.tls = folder_.Below("server"),
                                           .certificate_required = certificate_required});
    (*host_)->Add(std::make_unique<NoteServiceImpl>((*host_)->adapter(), board_));
    host_->Start();
  }

  // Who trusts our authority and shows nothing.
  std::string Bare() {
    std::filesystem::create_directories(folder_.Below("bare"));
    std::ofstream(folder_.Below("bare/ca.crt")) << authority_.certificate_pem();
    return folder_.Below("bare");
  }
  std::string Showing(const support::KeyPair& pair) {
    const std::string directory = folder_.Below(absl::StrCat("client-", ++clients_));
    WriteTls(directory, pair, authority_.certificate_pem());
    return directory;
  }
  std::string Charity() { return Showing(authority_.Issue({.uris = {"linli:agencies/charity"}})); }

  // Anybody may count; only an administrator may write. The answer's text is who wrote.
  absl::StatusOr<Note> CountAs(const std::string& tls, const std::string& token = "") {
    return Call(&NoteService::Stub::CountNotes, CountNotesRequest(), tls, token);
  }
  absl::StatusOr<Note> WriteAs(const std::string& tls, const std::string& token = "") {
    WriteNoteRequest request;
    request.mutable_note()->set_text("x");
    return Call(&NoteService::Stub::WriteNote, request, tls, token);
  }

  template <typename Request>
  absl::StatusOr<Note> Call(grpc::Status (NoteService::Stub::*method)(grpc::ClientContext*,
                                                                      const Request&, Note*),
                            const Request& request, const std::string& tls,
                            const std::string& token) {
    client::Channel channel("common", absl::StrCat("127.0.0.1:", (*host_)->port()),
                            {[token] { return token; }, tls});
    auto stub = NoteService::NewStub(channel.grpc());
    return channel.Call(*stub, method, {.deadline = absl::Now() + absl::Seconds(20)}, request);
  }

  const Folder folder_;
  const TestAuthority authority_;
  Board board_;
  std::unique_ptr<TestHost> host_;
  int clients_ = 0;
};

TEST_F(TlsTest, ACertificateNamesTheCallerWhoseDelegationsCount) {
  Serve(false);
  const std::string charity = Charity();
  EXPECT_EQ(ReasonOf(WriteAs(charity).status()), Reason::NOT_AUTHORIZED);
  host_->Grant("agencies/charity", options::v1::ADMINISTRATOR);
  host_->clock().Advance(absl::Seconds(3));
  const auto note = WriteAs(charity);
  ASSERT_THAT(note, IsOk());
  EXPECT_EQ(note->text(), "agencies/charity");
  // Taken away, with the same certificate.
  host_->RevokeAll("agencies/charity");
  host_->clock().Advance(absl::Seconds(3));
  EXPECT_EQ(ReasonOf(WriteAs(charity).status()), Reason::NOT_AUTHORIZED);
}

TEST_F(TlsTest, ATokenSaysWhoStandsBehindAGateway) {
  Serve(true);
  host_->Grant("staff/li", options::v1::ADMINISTRATOR);
  const auto note = WriteAs(Charity(), host_->Token("staff/li"));
  ASSERT_THAT(note, IsOk());
  EXPECT_EQ(note->text(), "staff/li");
}

TEST_F(TlsTest, WithoutACertificateOneIsNobody) {
  Serve(false);
  EXPECT_THAT(CountAs(Bare()), IsOk());
  EXPECT_EQ(ReasonOf(WriteAs(Bare()).status()), Reason::UNAUTHENTICATED_TOKEN);
}

TEST_F(TlsTest, WhereOneIsRequiredNobodyComesWithout) {
  Serve(true);
  EXPECT_EQ(ReasonOf(CountAs(Bare()).status()), Reason::CERTIFICATE_REQUIRED);
  EXPECT_EQ(ReasonOf(WriteAs(Bare(), host_->Token("staff/li")).status()),
            Reason::CERTIFICATE_REQUIRED);
  EXPECT_THAT(CountAs(Charity()), IsOk());
}

TEST_F(TlsTest, SaysWhatIsWrongWithACertificate) {
  Serve(false);
  const absl::Time now = host_->clock().Now();
  EXPECT_EQ(ReasonOf(CountAs(Showing(TestAuthority().Issue())).status()),
            Reason::CERTIFICATE_UNTRUSTED);
  EXPECT_EQ(ReasonOf(CountAs(Showing(authority_.Issue({.until = now - absl::Hours(1)}))).status()),
            Reason::CERTIFICATE_EXPIRED);
  EXPECT_EQ(ReasonOf(CountAs(Showing(authority_.Issue({.from = now + absl::Hours(1)}))).status()),
            Reason::CERTIFICATE_NOT_YET_VALID);
}

TEST_F(TlsTest, AGoodTokenDoesNotMendABadCertificate) {
  Serve(false);
  host_->Grant("staff/li", options::v1::ADMINISTRATOR);
  EXPECT_EQ(ReasonOf(WriteAs(Showing(TestAuthority().Issue()), host_->Token("staff/li")).status()),
            Reason::CERTIFICATE_UNTRUSTED);
}

TEST_F(TlsTest, AClientLeavesAServerThatItDoesNotTrust) {
  Serve(false);
  const TestAuthority other;
  std::ofstream(Bare() + "/ca.crt") << other.certificate_pem();
  EXPECT_EQ(ReasonOf(CountAs(folder_.Below("bare")).status()), Reason::UPSTREAM_UNAVAILABLE);
  // Nor does the server speak to who speaks no TLS.
  EXPECT_EQ(ReasonOf(CountAs("").status()), Reason::UPSTREAM_UNAVAILABLE);
}

TEST_F(TlsTest, TakesInANewCertificateWithoutARestart) {
  Serve(false);
  EXPECT_THAT(CountAs(Bare()), IsOk());
  const TestAuthority next("next authority");
  WriteTls(folder_.Below("server"), next.Issue(), next.certificate_pem());
  std::ofstream(Bare() + "/ca.crt") << next.certificate_pem();
  // As soon as the server has looked at its files.
  const absl::Time give_up = absl::Now() + absl::Seconds(20);
  absl::Status last = absl::UnknownError("not asked");
  while (!last.ok() && absl::Now() < give_up) last = CountAs(folder_.Below("bare")).status();
  EXPECT_THAT(last, IsOk());
  EXPECT_EQ(ReasonOf(CountAs(Charity()).status()), Reason::UPSTREAM_UNAVAILABLE);
}

}  // namespace
}  // namespace linli::rpc
