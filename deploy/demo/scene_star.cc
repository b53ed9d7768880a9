// 星级认定: the feed of hours gives the star; nobody asks for it.
#include "absl/time/clock.h"
#include "common/status/macros.h"
#include "deploy/demo/scenes.h"
#include "deploy/demo/work.h"
#include "linli/awards/v1/star_service.pb.h"

namespace linli::demo {

namespace v1 = awards::v1;

absl::Status SeeTheStar(Stage& stage) {
  stage.report.Scene("The first star (星级) appears through the feed");
  v1::GetStarStatusRequest request;
  request.set_volunteer(stage.veteran);
  v1::StarStatus status;
  const absl::Time begin = absl::Now();
  Await([&] {
    auto answer = stage.line.Call<v1::StarStatus>(stage.veteran, request);
    if (answer.ok()) status = *std::move(answer);
    return status.star() > 0;
  }).IgnoreError();
  stage.report.Expect("star at 100 h", "一星志愿者", status.title());
  v1::ListStarGrantsRequest list;
  list.set_parent(stage.veteran);
  ASSIGN_OR_RETURN(const auto grants,
                   stage.line.Call<v1::ListStarGrantsResponse>(stage.veteran, list));
  stage.report.Expect("stars granted", 1, grants.star_grants_size());
  stage.report.Say(absl::StrCat(status.title(), " for ", stage.NameOf(stage.veteran), ", ",
                                absl::ToInt64Milliseconds(absl::Now() - begin),
                                " ms after the statement; ", HoursText(status.missing_minutes()),
                                " to the next one."));
  return absl::OkStatus();
}

}  // namespace linli::demo
