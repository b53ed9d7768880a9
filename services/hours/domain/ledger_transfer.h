// The books' rules: which accounts there are, and what a transfer with a known id must be.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "linli/hours/v1/account.pb.h"
#include "linli/hours/v1/hold.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "linli/hours/v1/transfer.pb.h"

namespace linli::hours::domain {

// "accounts/service-{number}", "accounts/timebank-{number}": two commodities, never one account
// (law 5).
std::string VolunteerAccount(v1::Commodity commodity, std::string_view number);

// "accounts/service-issue-{organization}": what an organisation has issued. It has no row and no
// running balance, because every record of the organisation would wait for it; its balance is the
// sum of its transfers.
std::string IssuingAccount(v1::Commodity commodity, std::string_view organization_id);

// Whose account it is: the volunteer's number of "accounts/service-{number}" and
// "accounts/timebank-{number}".
std::string OwnerOf(std::string_view account);

// The posting of an effective record: its credited minutes, from its recording unit to the
// volunteer. The id is the record's, so that a record is posted once, however often it is asked.
v1::Transfer IssueFor(const v1::Record& record);

// The name of the transfer that posts a hold.
std::string TransferOf(const v1::Hold& hold);

// OK if `asked` is what stands in the books under its id (exists), otherwise
// TRANSFER_EXISTS_WITH_DIFFERENT, naming the first field that differs. The time of posting is the
// books' own and is not compared.
absl::Status SameTransfer(const v1::Transfer& existing, const v1::Transfer& asked);

}  // namespace linli::hours::domain
