// How certificates look is data, by region and day (S0-5); printing itself: rendering_pgtest.cc.
#include <filesystem>
#include <fstream>

#include "linli/awards/v1/certificate_template_service.grpc.pb.h"
#include "tests/support/awards.h"

namespace linli::awards {
namespace {

using Templates = v1::CertificateTemplateService;

class CertificateTemplatesTest : public support::AwardsTest {
 protected:
  CertificateTemplatesTest() : templates_(Templates::NewStub(host_.channel())) {}

  static v1::CreateCertificateTemplateRequest ARequest(const std::string& region = "regions/1305") {
    v1::CreateCertificateTemplateRequest request;
    v1::CertificateTemplate& form = *request.mutable_certificate_template();
    form.set_region(region);
    form.set_title("志愿服务证明");
    form.set_verify_at("邢台志愿服务网");
    form.set_notes("仅用于积分入学");
    return request;
  }
  absl::StatusOr<v1::CertificateTemplate> Create(
      const v1::CreateCertificateTemplateRequest& request, const std::string& as = kAdministrator) {
    return host_.Call(*templates_, &Templates::Stub::CreateCertificateTemplate, as, request);
  }
  absl::StatusOr<v1::ListCertificateTemplatesResponse> List(
      v1::ListCertificateTemplatesRequest request, const std::string& as = kHer) {
    return host_.Call(*templates_, &Templates::Stub::ListCertificateTemplates, as, request);
  }

  std::unique_ptr<Templates::Stub> templates_;
};

TEST_F(CertificateTemplatesTest, AreAdoptedByARegionsAdministrator) {
  auto form = Create(ARequest());
  ASSERT_THAT(form, IsOk());
  EXPECT_EQ(form->version(), 1);
  EXPECT_EQ(time::FromProto(form->effective_time()), host_.clock().Now());
  v1::GetCertificateTemplateRequest request;
  request.set_name(form->name());
  auto read = host_.Call(*templates_, &Templates::Stub::GetCertificateTemplate, kHer, request);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->SerializeAsString(), form->SerializeAsString());
  request.set_name("certificateTemplates/unknown");
  EXPECT_THAT(host_.Call(*templates_, &Templates::Stub::GetCertificateTemplate, kHer, request),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Create(ARequest(), kOfficer), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Create(ARequest("")), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Create(ARequest("regions/3502")), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(CertificateTemplatesTest, AreVersionsThatNobodyChanges) {
  ASSERT_THAT(Create(ARequest()), IsOk());
  EXPECT_THAT(Create(ARequest()),
              Violates("certificate_template.effective_time", Reason::TEMPLATE_STATE));
  auto later = ARequest();
  *later.mutable_certificate_template()->mutable_effective_time() =
      time::ToProto(host_.clock().Now() + absl::Hours(1));
  auto second = Create(later);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->version(), 2);
  auto past = ARequest();
  *past.mutable_certificate_template()->mutable_effective_time() =
      time::ToProto(host_.clock().Now() - absl::Seconds(1));
  EXPECT_THAT(Create(past),
              Violates("certificate_template.effective_time", Reason::TEMPLATE_STATE));
  EXPECT_EQ(Sql("SELECT has_table_privilege('linli_awards', 'awards.certificate_template', "
                "'UPDATE')"),
            "f");
}

TEST_F(CertificateTemplatesTest, AreListedNewestFirstPageByPage) {
  for (int i = 0; i < 2; ++i) {
    auto request = ARequest();
    *request.mutable_certificate_template()->mutable_effective_time() =
        time::ToProto(host_.clock().Now() + absl::Hours(i));
    ASSERT_THAT(Create(request), IsOk());
  }
  v1::ListCertificateTemplatesRequest request;
  request.set_page_size(2);
  std::vector<std::string> regions;
  std::vector<int64_t> versions;
  do {
    auto page = List(request);
    ASSERT_THAT(page, IsOk());
    for (const auto& form : page->certificate_templates()) {
      regions.push_back(form.region());
      versions.push_back(form.version());
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(regions, (std::vector<std::string>{"regions/1305", "regions/1305", ""}));
  EXPECT_EQ(versions, (std::vector<int64_t>{2, 1, 1}));
  v1::ListCertificateTemplatesRequest own;
  own.set_region("regions/1305");
  EXPECT_EQ(List(own)->certificate_templates_size(), 2);
  EXPECT_THAT(List(own, ""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
}

TEST_F(CertificateTemplatesTest, NameOnlyWhatCanBePrinted) {
  auto request = ARequest();
  request.mutable_certificate_template()->set_seal("nobody.png");
  EXPECT_THAT(Create(request), Violates("certificate_template.seal", Reason::TEMPLATE_STATE));
  std::filesystem::create_directory(host_.keys() + "/seals");
  std::ofstream(host_.keys() + "/seals/nobody.png") << "a file";
  EXPECT_THAT(Create(request), IsOk());
  request = ARequest();
  request.mutable_certificate_template()->set_seal("../nobody.png");
  EXPECT_THAT(Create(request), Violates("certificate_template.seal", Reason::FIELD_PATTERN));
  request = ARequest();
  request.mutable_certificate_template()->set_notes("备注\U00030000");
  auto unprintable = Create(request);
  EXPECT_THAT(unprintable, RefusedWith(Reason::GLYPH_MISSING));
  EXPECT_EQ(MentionOf(unprintable.status(), "character"), "\U00030000 U+30000");
}

}  // namespace
}  // namespace linli::awards
