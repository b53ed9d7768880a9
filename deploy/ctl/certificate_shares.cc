#include "deploy/ctl/resources.h"
#include "linli/awards/v1/certificate_share_service.pb.h"

namespace linli::ctl {

namespace v1 = awards::v1;

Commands CertificateShares() {
  const Field which = {"SHARE", "name", "volunteers/…/certificateShares/…"};
  return {
      {.words = "certificate share",
       .request = &v1::CreateCertificateShareRequest::default_instance(),
       .help = "let one verifier read a certificate until a date; shows the code once",
       .example = "volunteers/…/certificates/… --verifier organizations/… --purpose 升学 "
                  "--until 2027-01-31",
       .fields = {{"CERTIFICATE", "certificate", "volunteers/…/certificates/…"},
                  {"--verifier", "verifier", "agencies/…, staff/… or organizations/…"},
                  {"--purpose", "purpose", "what for"},
                  {"--until", "expire_time", "when it is over"}}},
      {.words = "certificate shares",
       .request = &v1::ListCertificateSharesRequest::default_instance(),
       .help = "what a volunteer shares with whom, newest first",
       .example = "V1305022611123456K",
       .fields = {{"VOLUNTEER", "parent", "number"}},
       .columns = {"name", "verifier", "purpose", "expire_time", "withdraw_time", "use_count"}},
      {.words = "certificate unshare",
       .request = &v1::WithdrawCertificateShareRequest::default_instance(),
       .help = "end a share at once",
       .example = "volunteers/…/certificateShares/…",
       .fields = {which}},
      {.words = "certificate share-uses",
       .request = &v1::ListCertificateShareUsesRequest::default_instance(),
       .help = "who has read by a share, newest first",
       .example = "volunteers/…/certificateShares/…",
       .fields = {{"SHARE", "parent", "volunteers/…/certificateShares/…"}},
       .columns = {"use_time", "reader", "state"}},
      {.words = "certificate read",
       .request = &v1::UseCertificateShareRequest::default_instance(),
       .help = "for the verifier: read a certificate by its holder's code",
       .example = "7Q2M-9KX3-4D1F-8H0J",
       .fields = {{"CODE", "code", "as the holder passed it on"}}},
  };
}

}  // namespace linli::ctl
