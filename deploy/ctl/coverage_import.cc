#include <fstream>
#include <iostream>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/ids/new_id.h"
#include "deploy/ctl/command.h"
#include "deploy/ctl/tools.h"
#include "linli/registration/v1/coverage_service.pb.h"

namespace linli::ctl {
namespace {

namespace v1 = registration::v1;

constexpr char kHeader[] = "region_code,kind,as_of,value,source";

absl::StatusOr<std::vector<v1::Denominator>> Read(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line) || absl::StripSuffix(line, "\r") != kHeader) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": the first line is not ", kHeader));
  }
  std::vector<v1::Denominator> denominators;
  for (int number = 2; std::getline(file, line); ++number) {
    // The source is the last column and may have commas.
    const std::vector<std::string> cells =
        absl::StrSplit(absl::StripSuffix(line, "\r"), absl::MaxSplits(',', 4));
    int64_t value = 0;
    if (cells.size() != 5 || !absl::SimpleAtoi(cells[3], &value)) {
      return absl::InvalidArgumentError(absl::StrCat(path, ":", number, ": not ", kHeader));
    }
    v1::Denominator& one = denominators.emplace_back();
    one.set_region("regions/" + cells[0]);
    one.set_kind(cells[1]);
    one.set_as_of_date(cells[2]);
    one.set_value(value);
    one.set_source(cells[4]);
  }
  return denominators;
}

int Load(const Global& global, const std::string& path) {
  constexpr int kAlreadyExists = 6;
  const absl::StatusOr<std::vector<v1::Denominator>> denominators = Read(path);
  if (!denominators.ok()) return WrongUse(denominators.status());
  const absl::StatusOr<Target> target = global.TargetOf("registration");
  if (!target.ok()) return WrongUse(target.status());
  int added = 0;
  for (const v1::Denominator& one : *denominators) {
    v1::CreateDenominatorRequest request;
    *request.mutable_denominator() = one;
    request.set_request_id(ids::NewId());
    v1::Denominator answer;
    const google::rpc::Status status = Invoke(*target, MethodOf(request), request, answer);
    if (status.code() != 0 && status.code() != kAlreadyExists) {
      std::cerr << Explain(status, global.Speaks(), {}, "");
      return ExitCodeOf(status);
    }
    added += status.code() == 0;
  }
  std::cout << denominators->size() << " denominators: " << added << " added\n";
  return kDone;
}

}  // namespace

void AddCoverageImport(App& app) {
  CLI::App& leaf =
      Leaf(app, "coverage import", "add the denominators of a file; what is there stays",
           "deploy/data/denominators.csv");
  const auto file = std::make_shared<std::string>();
  leaf.add_option("FILE", *file, absl::StrCat("CSV with the columns ", kHeader))
      ->required()
      ->type_name("");
  leaf.callback([&app, file] { app.run = [&app, file] { return Load(app.global, *file); }; });
}

}  // namespace linli::ctl
