// Registration's table of contents, places: regions, stations, stocks, and who may what where.
#include "common/rpc/bind.h"
#include "common/rpc/host.h"
#include "linli/registration/v1/code_table_service.grpc.pb.h"
#include "linli/registration/v1/community_report_service.grpc.pb.h"
#include "linli/registration/v1/coverage_service.grpc.pb.h"
#include "linli/registration/v1/delegation_service.grpc.pb.h"
#include "linli/registration/v1/mutual_help_service.grpc.pb.h"
#include "linli/registration/v1/region_service.grpc.pb.h"
#include "linli/registration/v1/station_service.grpc.pb.h"
#include "linli/registration/v1/supply_service.grpc.pb.h"
#include "services/registration/api/code_tables.h"
#include "services/registration/api/community_reports.h"
#include "services/registration/api/coverage.h"
#include "services/registration/api/delegations.h"
#include "services/registration/api/feedback.h"
#include "services/registration/api/funds.h"
#include "services/registration/api/known_parent.h"
#include "services/registration/api/mutual_help.h"
#include "services/registration/api/pairings.h"
#include "services/registration/api/regions.h"
#include "services/registration/api/services.h"
#include "services/registration/api/station_coverage.h"
#include "services/registration/api/stations.h"
#include "services/registration/api/stocks.h"

namespace linli::registration {
namespace {

class RegionServiceImpl final : public v1::RegionService::CallbackService {
 public:
  LINLI_SERVICE(RegionServiceImpl, v1::RegionService, Deps)
  LINLI_READ(GetRegion, regions::Get)
  LINLI_READ(ListRegions, OfKnown<&regions::List>)
  LINLI_WRITE(BatchCreateRegions, regions::BatchCreate)
};

class StationServiceImpl final : public v1::StationService::CallbackService {
 public:
  LINLI_SERVICE(StationServiceImpl, v1::StationService, Deps)
  LINLI_WRITE(CreateStation, stations::Create)
  LINLI_WRITE(UpdateStation, stations::Update)
  LINLI_WRITE(OpenStation, stations::Open)
  LINLI_WRITE(SuspendStation, stations::Suspend)
  LINLI_WRITE(CloseStation, stations::Close)
  LINLI_READ(GetStation, stations::Get)
  LINLI_READ(ListStations, OfKnown<&stations::List>)
  LINLI_READ(SearchStations, stations::Search)
  LINLI_WRITE(PairUnit, pairings::Pair)
  LINLI_WRITE(EndPairing, pairings::End)
  LINLI_READ(ListPairings, OfKnown<&pairings::List>)
  LINLI_READ(GetStationCoverage, station_coverage::Get)
  LINLI_READ(ListStreetCoverages, OfKnown<&station_coverage::ListStreets>)
  LINLI_WRITE(SubmitFeedback, feedback::Submit)
  LINLI_WRITE(AnswerFeedback, feedback::Answer)
  LINLI_READ(GetFeedback, feedback::Get)
  LINLI_READ(ListFeedback, OfKnown<&feedback::List>)
};

class SupplyServiceImpl final : public v1::SupplyService::CallbackService {
 public:
  LINLI_SERVICE(SupplyServiceImpl, v1::SupplyService, Deps)
  LINLI_WRITE(CreateStock, stocks::Create)
  LINLI_READ(GetStock, stocks::Get)
  LINLI_READ(ListStocks, OfKnown<&stocks::List>)
  LINLI_WRITE(MoveStock, stocks::Move)
  LINLI_READ(ListStockMovements, OfKnown<&stocks::ListMovements>)
  LINLI_READ(ListStockHoldings, OfKnown<&stocks::ListHoldings>)
  LINLI_WRITE(CreateFund, funds::Create)
  LINLI_READ(GetFund, funds::Get)
  LINLI_READ(ListFunds, OfKnown<&funds::List>)
  LINLI_WRITE(PostFundEntry, funds::Post)
  LINLI_READ(ListFundEntries, OfKnown<&funds::ListEntries>)
};

class MutualHelpServiceImpl final : public v1::MutualHelpService::CallbackService {
 public:
  LINLI_SERVICE(MutualHelpServiceImpl, v1::MutualHelpService, Deps)
  LINLI_WRITE(CreateMutualHelpGroup, mutual_help::Create)
  LINLI_WRITE(UpdateMutualHelpGroup, mutual_help::Update)
  LINLI_WRITE(DissolveMutualHelpGroup, mutual_help::Dissolve)
  LINLI_READ(GetMutualHelpGroup, mutual_help::Get)
  LINLI_READ(ListMutualHelpGroups, OfKnown<&mutual_help::List>)
  LINLI_WRITE(JoinMutualHelpGroup, mutual_help::Join)
  LINLI_WRITE(LeaveMutualHelpGroup, mutual_help::Leave)
  LINLI_READ(ListMutualHelpMembers, OfKnown<&mutual_help::ListMembers>)
};

class CommunityReportServiceImpl final : public v1::CommunityReportService::CallbackService {
 public:
  LINLI_SERVICE(CommunityReportServiceImpl, v1::CommunityReportService, Deps)
  LINLI_WRITE(ReportToCommunity, community_reports::Report)
  LINLI_WRITE(EndCommunityReport, community_reports::End)
  LINLI_READ(ListCommunityReports, OfKnown<&community_reports::List>)
  LINLI_READ(ShowCommunityReporting, community_reports::Show)
};

class CoverageServiceImpl final : public v1::CoverageService::CallbackService {
 public:
  LINLI_SERVICE(CoverageServiceImpl, v1::CoverageService, Deps)
  LINLI_READ(GetCoverage, coverage::Get)
  LINLI_WRITE(CreateDenominator, coverage::CreateDenominator)
  LINLI_READ(ListDenominators, OfKnown<&coverage::ListDenominators>)
};

class CodeTableServiceImpl final : public v1::CodeTableService::CallbackService {
 public:
  LINLI_SERVICE(CodeTableServiceImpl, v1::CodeTableService, Deps)
  LINLI_READ(ListCodes, code_tables::List)
  LINLI_WRITE(BatchCreateCodes, code_tables::BatchCreate)
};

class DelegationServiceImpl final : public v1::DelegationService::CallbackService {
 public:
  LINLI_SERVICE(DelegationServiceImpl, v1::DelegationService, Deps)
  LINLI_WRITE(GrantDelegation, delegations::Grant)
  LINLI_WRITE(RevokeDelegation, delegations::Revoke)
  LINLI_READ(GetDelegation, delegations::Get)
  LINLI_READ(ListDelegations, delegations::List)
  LINLI_READ(ListReach, delegations::ListReach)
};

}  // namespace

void AddPlaceServices(rpc::Host& host, Deps& deps) {
  rpc::Adapter& adapter = host.adapter();
  host.Add(std::make_unique<RegionServiceImpl>(adapter, deps));
  host.Add(std::make_unique<StationServiceImpl>(adapter, deps));
  host.Add(std::make_unique<SupplyServiceImpl>(adapter, deps));
  host.Add(std::make_unique<MutualHelpServiceImpl>(adapter, deps));
  host.Add(std::make_unique<CommunityReportServiceImpl>(adapter, deps));
  host.Add(std::make_unique<CoverageServiceImpl>(adapter, deps));
  host.Add(std::make_unique<CodeTableServiceImpl>(adapter, deps));
  host.Add(std::make_unique<DelegationServiceImpl>(adapter, deps));
}

}  // namespace linli::registration
