#include "common/cache/scripts.h"

namespace linli::cache {

const std::string_view kGreetScript = R"lua(
local era = redis.call('GET', KEYS[1])
if not era or string.sub(era, 17) ~= ARGV[1] then
  era = ARGV[2] .. ARGV[1]
  redis.call('SET', KEYS[1], era)
end
local time = redis.call('TIME')
return {string.sub(era, 1, 16), time[1] * 1000 + math.floor(time[2] / 1000)}
)lua";

// The load's age is judged here, on arrival: a command may have waited in the socket of a server
// that hung for longer than a tombstone lives. A value that is newer than the one held tells of a
// commit that nobody announced (its writer died first), so the near caches hear of it now.
const std::string_view kPutScript = R"lua(
local era = redis.call('GET', KEYS[1])
if not era or string.sub(era, 1, 16) ~= ARGV[1] then return -1 end
local time = redis.call('TIME')
if time[1] * 1000 + math.floor(time[2] / 1000) - ARGV[5] > tonumber(ARGV[6]) then return -2 end
local gone = redis.call('GET', KEYS[3])
if gone and gone > ARGV[2] then return 0 end
local held = redis.call('GETRANGE', KEYS[2], 0, 34)
if string.sub(held, 1, 16) == ARGV[1] then
  local version = string.sub(held, 17)
  if version > ARGV[2] then return 0 end
  if version == ARGV[2] then return 1 end
  redis.call('SET', KEYS[3], ARGV[2], 'PX', ARGV[7])
end
redis.call('SET', KEYS[2], ARGV[1] .. ARGV[2] .. ARGV[3], 'PX', ARGV[4])
return 1
)lua";

// Without memory for a tombstone (unless the DEL before it made Redis lenient) the era goes, which
// DEL can do: everything is forgotten, so this key is too.
const std::string_view kDropScript = R"lua(
local held = redis.call('GETRANGE', KEYS[2], 0, 34)
if held ~= '' and string.sub(held, 17) < ARGV[1] then redis.call('DEL', KEYS[2]) end
local gone = redis.call('GET', KEYS[3])
if not gone or gone <= ARGV[1] then
  if redis.pcall('SET', KEYS[3], ARGV[1], 'PX', ARGV[2]).err then redis.call('DEL', KEYS[1]) end
end
return 1
)lua";

}  // namespace linli::cache
