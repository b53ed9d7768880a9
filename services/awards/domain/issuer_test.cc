#include "services/awards/domain/issuer.h"

#include "gtest/gtest.h"

namespace linli::awards::domain {
namespace {

TEST(Issuer, BearsTheNameOfTheCity) {
  v1::CertificateIssuer issuer;
  issuer.mutable_issuer()->set_title("{region}志愿服务信息系统");
  issuer.mutable_issuer()->set_handler("李");
  EXPECT_EQ(OfficeFor(issuer, "邢台市").title(), "邢台市志愿服务信息系统");
  EXPECT_EQ(OfficeFor(issuer, "邢台市").handler(), "李");
  issuer.mutable_issuer()->set_title("厦门市志愿服务联合会");
  EXPECT_EQ(OfficeFor(issuer, "邢台市").title(), "厦门市志愿服务联合会");
}

TEST(Issuer, KnowsTheCityOfARegion) {
  EXPECT_EQ(CityOf("regions/130502001001"), "regions/1305");
  EXPECT_EQ(CityOf("regions/1305"), "regions/1305");
  EXPECT_EQ(CityOf("regions/13"), "regions/13");
  EXPECT_EQ(CityOf(""), "");
  EXPECT_EQ(CountyOf("regions/130502001001"), "regions/130502");
}

}  // namespace
}  // namespace linli::awards::domain
