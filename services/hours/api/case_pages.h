// Pages of what is listed for a volunteer or a recording unit by the time at which it was made.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "common/paging/page.h"
#include "common/rpc/call.h"
#include "services/hours/api/window.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/case_page.h"

namespace linli::hours {

// `of_volunteer` and `of_unit` read a page from the store; `items` is the response's list.
template <typename Name, typename Response, typename Request, typename OfVolunteer, typename OfUnit,
          typename Items>
absl::StatusOr<Response> ListCases(rpc::ReadCall& call, const Request& request,
                                   OfVolunteer of_volunteer, OfUnit of_unit, Items items) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  const auto volunteer = domain::VolunteerName::Parse(request.parent());
  store::CasePage wanted;
  wanted.limit = page.size + 1;
  const auto* states = Request::descriptor()->FindFieldByName("states")->enum_type();
  for (const int state : request.states()) {
    wanted.states.push_back(states->FindValueByNumber(state)->name());
  }
  if (!page.first()) {
    ASSIGN_OR_RETURN(wanted.after_time, TimeOfKey(page.after[0]));
    wanted.after_id = page.after[1];
  }
  Response response;
  auto& listed = *items(response);
  for (auto& one : volunteer.ok() ? of_volunteer(call.tx(), volunteer->id(), wanted)
                                  : of_unit(call.tx(), request.parent(), wanted)) {
    if (listed.size() == page.size) {
      const auto& last = listed[page.size - 1];
      response.set_next_page_token(paging::NextPageToken(
          request, std::vector{KeyOf(last.create_time()), Name::Parse(last.name())->id()}));
      break;
    }
    *listed.Add() = std::move(one);
  }
  return response;
}

}  // namespace linli::hours
