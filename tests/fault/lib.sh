# Shared by the cases of tests/fault: sourced, never run.
# shellcheck shell=bash
#
# A case has a suite of its own in .local/fault/<case>: Postgres with everything that makes commits
# last, Redis, four services, and linlictl's environment. It plays its trouble while linlictl's sibling
# linli-fault registers people, and says what was sent, acknowledged and found.
source "$(dirname "${BASH_SOURCE[0]}")/../../deploy/local/lib.sh"

CASE=${0##*/}
LOCAL=$ROOT/.local/fault/$CASE
BIN=$ROOT/build/release/bin
TIED=(setpriv --pdeathsig INT)
# Four ports beside each other where nobody listens, from another place for each process, so that two
# clones that play at once do not ask each other's suite; below those that the kernel gives away.
four_free() {
  local port=$((20000 + BASHPID % 3000 * 4)) i=0
  while ((i < 4)); do
    if listening $((port + i)); then ((port += 4, i = 0)); else ((i += 1)); fi
  done
  echo "$port"
}
FIRST_PORT=${LINLI_FAULT_PORT:-$(four_free)}
PEOPLE=0 # sent so far
FAKED=() # put before a service's command
failures=0

end_case() {
  local code=$? service
  set +e
  if [[ -n ${LOAD_PID:-} ]]; then kill "$LOAD_PID" 2>/dev/null; fi
  for service in awards hours matching registration; do stop_process "$service" KILL 5; done
  stop_process standby KILL 10
  # A Redis that was stopped hears nothing else.
  stop_process redis KILL 5
  stop_postgres
  if declare -F tear_down >/dev/null; then tear_down; fi
  if ((code != 0 || failures > 0)); then
    say "  the logs of this case: $ROOT/.local/fault/failed/$CASE"
    mkdir -p "$ROOT/.local/fault/failed" && rm -rf "$ROOT/.local/fault/failed/$CASE"
    cp -r "$LOCAL/log" "$ROOT/.local/fault/failed/$CASE"
  fi
  wipe_servers
  rm -rf "$LOCAL"
  exit $((code != 0 || failures > 0))
}

begin_case() {
  rm -rf "$LOCAL"
  mkdir -p "$LOCAL/log" "$LOCAL/run"
  trap end_case EXIT
  trap 'exit 130' INT TERM HUP
  deploy/local/keys "$LOCAL/keys"
  echo release >"$LOCAL/run/preset"
  export LINLI_KEYS=$LOCAL/keys
  local i
  for ((i = 0; i < ${#SERVICES[@]}; ++i)); do
    export "LINLI_${SERVICES[i]^^}=127.0.0.1:$((FIRST_PORT + i))"
  done
  LINLI_TOKEN=$("$BIN/linlictl" token mint --subject staff/administrator --keys "$LOCAL/keys" --valid 30d)
  export LINLI_TOKEN
}

# database_for SERVICE: a case that has two databases says otherwise.
database_for() { conninfo linli "linli_$1"; }

make_schema() {
  create_database linli
  local service
  for service in "${SERVICES[@]}"; do migrate linli "$service"; done
}

# serve SERVICE…: starts them, without waiting.
serve() {
  local service address
  for service in "$@"; do
    address=LINLI_${service^^}
    LINLI_SERVICE_TOKEN=$("$BIN/linlictl" token mint --subject "services/$service" --keys "$LOCAL/keys" --valid 30d) \
      LINLI_LISTEN=${!address} LINLI_DATABASE="$(database_for "$service") application_name=linli-$service" \
      LINLI_REDIS=$(redis_address) LINLI_WORKERS=8 LINLI_BOOTSTRAP_ADMINISTRATOR=staff/administrator \
      LINLI_TOKEN='' start_process "$service" "${TIED[@]}" "${FAKED[@]}" "$BIN/linli-$service"
  done
}

await_serving() {
  local service address
  for service in "${SERVICES[@]}"; do
    address=LINLI_${service^^}
    "$BIN/linlictl" ready --address "${!address}" --timeout 60s || fail_with_log "$service" "$service does not serve"
  done
}

# A whole suite with a map and a registrar.
start_suite() {
  start_postgres durable
  start_redis
  make_schema
  serve "${SERVICES[@]}"
  await_serving
  make_town
}

make_town() {
  { head -n 1 "$ROOT/deploy/data/regions.csv"; grep -E '^"?(13|1305|130502|130502001|130502001062)"?,' "$ROOT/deploy/data/regions.csv"; } >"$LOCAL/regions.csv"
  "$BIN/linlictl" region import "$LOCAL/regions.csv" >"$LOCAL/log/town.log" 2>&1 || fail_with_log town "no map"
  "$BIN/linlictl" delegation grant --to staff/registrar --role registrar --over regions/1305 >>"$LOCAL/log/town.log" 2>&1 ||
    fail_with_log town "no registrar"
}

# start_load [COUNT]: people register until end_load, or until there are COUNT.
start_load() {
  BEFORE=$(registered)
  "$BIN/linli-fault" "$LOCAL/acknowledged.$PEOPLE" "$PEOPLE" "${1:-100000}" >"$LOCAL/load.json" 2>"$LOCAL/log/load.log" &
  LOAD_PID=$!
  LOAD_FILE=$LOCAL/acknowledged.$PEOPLE
}

end_load() {
  kill -TERM "$LOAD_PID" 2>/dev/null || true
  wait "$LOAD_PID" || true
  LOAD_PID=
  PEOPLE=$((PEOPLE + $(summary sent)))
}

# Registers so many and waits.
load() {
  start_load "$1"
  wait "$LOAD_PID" || true
  LOAD_PID=
  PEOPLE=$((PEOPLE + $(summary sent)))
}

# summary FIELD: of the last load.
summary() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$LOCAL/load.json" "$1"; }

# await_registered COUNT: until so many are in the database.
await_registered() {
  local deadline=$((SECONDS + 60))
  until (($(registered) >= $1)); do
    ((SECONDS < deadline)) || die "no $1 people within 60 s"
    sleep 0.1
  done
}

registered() { on_database 'SELECT count(*) FROM registration.volunteer' 2>/dev/null || echo 0; }

# on_database SQL: on the database that is in use.
on_database() { query linli "$1"; }

# report WHAT HAPPENED: the line of the case, from the last load and the database. What was acknowledged
# must be there, and nobody twice.
report() {
  local lost doubled
  on_database "SELECT 'volunteers/' || volunteer_id FROM registration.volunteer" >"$LOCAL/found"
  lost=$(sort "$LOAD_FILE" | comm -23 - <(sort "$LOCAL/found") | wc -l)
  # One file more than people who were acknowledged would be somebody's second one.
  doubled=$(($(registered) - BEFORE - $(summary acknowledged) + lost))
  printf '  %-44s sent %5d  acknowledged %5d  lost %d  doubled %d  failed attempts %d  longest silence %d ms\n' \
    "$1" "$(summary sent)" "$(summary acknowledged)" "$lost" "$doubled" "$(summary failed_attempts)" "$(summary silence_ms)"
  expect "everybody was acknowledged" "$(summary sent)" "$(summary acknowledged)"
  expect "nothing acknowledged was lost" 0 "$lost"
  expect "nobody was registered twice" 0 "$doubled"
}

# expect WHAT EXPECTED SEEN
expect() {
  if [[ $2 != "$3" ]]; then
    say "  FAIL $CASE: $1: expected $2, saw $3"
    ((++failures))
  fi
}

# expect_at_most WHAT MOST SEEN
expect_at_most() {
  if (($3 > $2)); then
    say "  FAIL $CASE: $1: at most $2, saw $3"
    ((++failures))
  fi
}

# await_feeds: until matching has heard of everybody.
await_feeds() {
  local deadline=$((SECONDS + 60))
  until [[ $(on_database 'SELECT count(*) FROM matching.volunteer') == "$(registered)" ]]; do
    if ((SECONDS > deadline)); then
      expect "the feed brought everybody" "$(registered)" "$(on_database 'SELECT count(*) FROM matching.volunteer')"
      return
    fi
    sleep 0.2
  done
}

now_ms() { echo $(($(date +%s%N) / 1000000)); }
