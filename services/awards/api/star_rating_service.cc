// The table of contents of star ratings: one line per RPC.
#include "services/awards/api/star_rating_service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/awards/v1/star_rating_service.grpc.pb.h"
#include "services/awards/api/star_ratings.h"

namespace linli::awards {
namespace {

class StarRatingServiceImpl final : public v1::StarRatingService::CallbackService {
 public:
  LINLI_SERVICE(StarRatingServiceImpl, v1::StarRatingService, Deps)
  LINLI_READ_ASKING(ExplainStars, star_ratings::AskRegion, star_ratings::Explain)
  LINLI_READ(PreviewStarScheme, star_ratings::Preview)
  LINLI_WRITE_ASKING(ApplyForStar, star_ratings::AskApplicant, star_ratings::Apply)
  LINLI_WRITE(ProposeStar, star_ratings::Propose)
  LINLI_WRITE(DecideStar, star_ratings::Decide)
  LINLI_READ(GetStarApplication, star_ratings::Get)
  LINLI_READ(ListStarApplications, star_ratings::List)
};

}  // namespace

void AddStarRatingService(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<StarRatingServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::awards
