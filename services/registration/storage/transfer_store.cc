#include "services/registration/storage/transfer_store.h"

#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

std::string RegionOrEmpty(const pqxx::row& row, const char* column) {
  const std::string code = Text(row, column);
  return code.empty() ? "" : domain::RegionName(code).ToString();
}

v1::MembershipTransfer TransferFrom(const pqxx::row& row) {
  v1::MembershipTransfer transfer;
  transfer.set_name(
      domain::TransferName(Text(row, "volunteer_id"), Text(row, "transfer_id")).ToString());
  transfer.set_from_organization(domain::OrganizationName(Text(row, "from_id")).ToString());
  transfer.set_to_organization(domain::OrganizationName(Text(row, "to_id")).ToString());
  transfer.set_service_region(RegionOrEmpty(row, "region_code"));
  transfer.set_former_service_region(RegionOrEmpty(row, "former_region_code"));
  transfer.set_reason(Text(row, "reason"));
  transfer.set_state(static_cast<v1::MembershipTransferState>(Number(row, "state")));
  transfer.set_releaser(Text(row, "releaser"));
  SetTime(row, "release_time", [&] { return transfer.mutable_release_time(); });
  transfer.set_decider(Text(row, "decider"));
  transfer.set_end_reason(Text(row, "end_reason"));
  transfer.set_etag(Etag(row));
  *transfer.mutable_create_time() = Time(row, "create_time");
  *transfer.mutable_update_time() = Time(row, "update_time");
  return transfer;
}

std::vector<v1::MembershipTransfer> All(const pqxx::result& rows) {
  std::vector<v1::MembershipTransfer> transfers;
  for (const pqxx::row& row : rows) transfers.push_back(TransferFrom(row));
  return transfers;
}

domain::TransferName NameOf(const v1::MembershipTransfer& transfer) {
  return *domain::TransferName::Parse(transfer.name());
}

}  // namespace

bool HasOpenTransfer(db::Tx& tx, const std::string& volunteer_id) {
  return tx.Run(queries::kTransferOpen, volunteer_id)[0]["open"].as<bool>();
}

void AddTransfer(db::Tx& tx, const v1::MembershipTransfer& transfer) {
  const domain::TransferName name = NameOf(transfer);
  tx.Run(queries::kTransferInsert, name.id(0), name.id(), IdOf(transfer.from_organization()),
         IdOf(transfer.to_organization()), IdOf(transfer.service_region()), transfer.reason(),
         static_cast<int>(transfer.state()), time::FromProto(transfer.create_time()));
}

std::optional<v1::MembershipTransfer> FindTransfer(db::Tx& tx, const std::string& volunteer_id,
                                                   const std::string& transfer_id) {
  const pqxx::result rows = tx.Run(queries::kTransferGet, volunteer_id, transfer_id);
  return rows.empty() ? std::nullopt : std::optional(TransferFrom(rows[0]));
}

void SaveTransfer(db::Tx& tx, const v1::MembershipTransfer& transfer) {
  const domain::TransferName name = NameOf(transfer);
  tx.Run(queries::kTransferSave, name.id(0), name.id(), static_cast<int>(transfer.state()),
         transfer.releaser(), TimeOf(transfer.has_release_time(), transfer.release_time()),
         transfer.decider(), transfer.end_reason(), IdOf(transfer.former_service_region()),
         transfer.etag(), time::FromProto(transfer.update_time()));
}

std::vector<v1::MembershipTransfer> TransfersOfVolunteer(db::Tx& tx,
                                                         const std::string& volunteer_id,
                                                         v1::MembershipTransferState state,
                                                         const std::string& before, int limit) {
  return All(tx.Run(queries::kTransferListVolunteer, volunteer_id, static_cast<int>(state), before,
                    limit));
}

std::vector<v1::MembershipTransfer> TransfersOfOrganization(db::Tx& tx,
                                                            const std::string& organization_id,
                                                            v1::MembershipTransferState state,
                                                            const std::string& before, int limit) {
  return All(tx.Run(queries::kTransferListOrganization, organization_id, static_cast<int>(state),
                    before, limit));
}

std::vector<v1::MembershipTransfer> WindUpTransfers(db::Tx& tx, absl::Time now, int limit) {
  return All(tx.Run(queries::kTransferWindUp, now, limit));
}

}  // namespace linli::registration::store
