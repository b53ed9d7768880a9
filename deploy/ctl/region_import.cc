#include <algorithm>
#include <fstream>
#include <iostream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "common/time/china_day.h"
#include "deploy/ctl/command.h"
#include "deploy/ctl/tools.h"
#include "linli/registration/v1/region_service.pb.h"

namespace linli::ctl {
namespace {

namespace v1 = registration::v1;

constexpr char kHeader[] = "code,parent_code,level,name";
constexpr int kAtOnce = 1000;  // what one call takes

struct Import {
  std::string file;
  std::string edition;
};

absl::StatusOr<std::vector<v1::Region>> Read(const std::string& path) {
  std::ifstream file(path);
  if (!file) return absl::NotFoundError(absl::StrCat(path, " cannot be opened"));
  std::string line;
  if (!std::getline(file, line) || absl::StripSuffix(line, "\r") != kHeader) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": the first line is not ", kHeader));
  }
  std::vector<v1::Region> regions;
  for (int number = 2; std::getline(file, line); ++number) {
    const std::vector<std::string> cells = absl::StrSplit(absl::StripSuffix(line, "\r"), ',');
    if (cells.size() != 4 || cells[0].empty() || cells[3].empty()) {
      return absl::InvalidArgumentError(absl::StrCat(path, ":", number, ": not ", kHeader));
    }
    v1::Region& region = regions.emplace_back();
    region.set_name("regions/" + cells[0]);
    if (!cells[1].empty()) region.set_parent("regions/" + cells[1]);
    region.set_display_name(cells[3]);
  }
  return regions;
}

// Parents have shorter codes than what lies in them, and must be there first.
void SortParentsFirst(std::vector<v1::Region>& regions) {
  std::stable_sort(regions.begin(), regions.end(),
                   [](const auto& a, const auto& b) { return a.name().size() < b.name().size(); });
}

std::string Today() { return absl::FormatCivilTime(linli::time::DayOf(absl::Now())); }

int SendAll(const Global& global, const Target& target, const Import& import,
            const std::vector<v1::Region>& regions) {
  const std::string id = ids::NewId();
  v1::BatchCreateRegionsResponse sum;
  for (size_t from = 0; from < regions.size(); from += kAtOnce) {
    v1::BatchCreateRegionsRequest request;
    request.set_edition(import.edition.empty() ? Today() : import.edition);
    request.set_request_id(absl::StrCat(id, "-", from));
    const size_t until = std::min(regions.size(), from + kAtOnce);
    for (size_t i = from; i < until; ++i) *request.add_regions() = regions[i];
    v1::BatchCreateRegionsResponse answer;
    const google::rpc::Status status = Invoke(target, MethodOf(request), request, answer);
    if (status.code() != 0) {
      std::cerr << Explain(status, global.Speaks(), {}, "");
      return ExitCodeOf(status);
    }
    sum.set_created_count(sum.created_count() + answer.created_count());
    sum.set_updated_count(sum.updated_count() + answer.updated_count());
    sum.set_unchanged_count(sum.unchanged_count() + answer.unchanged_count());
  }
  std::cout << regions.size() << " regions: " << sum.created_count() << " created, "
            << sum.updated_count() << " updated, " << sum.unchanged_count() << " unchanged\n";
  return kDone;
}

int Load(const Global& global, const Import& import) {
  absl::StatusOr<std::vector<v1::Region>> regions = Read(import.file);
  if (!regions.ok()) return WrongUse(regions.status());
  const absl::StatusOr<Target> target = global.TargetOf("registration");
  if (!target.ok()) return WrongUse(target.status());
  SortParentsFirst(*regions);
  return SendAll(global, *target, import, *regions);
}

}  // namespace

void AddRegionImport(App& app) {
  CLI::App& leaf = Leaf(app, "region import", "load a file of regions; what is there stays",
                        "deploy/data/regions.csv");
  const auto import = std::make_shared<Import>();
  leaf.add_option("FILE", import->file, absl::StrCat("CSV with the columns ", kHeader))
      ->required()
      ->type_name("");
  leaf.add_option("--edition", import->edition, "day of the edition; today if not given")
      ->type_name("");
  leaf.callback([&app, import] { app.run = [&app, import] { return Load(app.global, *import); }; });
}

}  // namespace linli::ctl
