# Shared by the scripts of deploy/local and tests/run: sourced, never run.
# shellcheck shell=bash
#
# $LOCAL is the directory of one private suite: .local, or what LINLI_LOCAL says; .local/demo for the
# demonstration, .local/tests/<pid> for a run of the tests. Below it: log/, run/ (who runs as which
# process), keys/, and servers, where Postgres and Redis keep their data and sockets.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
LOCAL=$(realpath -m -- "${LINLI_LOCAL:-$ROOT/.local}")
POSTGRES_BIN=/usr/lib/postgresql/15/bin
# In line order: events flow right, questions go left.
# shellcheck disable=SC2034
SERVICES=(registration matching hours awards)

export LC_ALL=C.UTF-8
unset "${!PG@}"  # whatever the machine's own Postgres needs is not for ours
# Postgres refuses to run as root: then the servers run as this user.
AS_SERVER=()
if ((EUID == 0)); then
  SERVER_USER=nobody
  if id postgres >/dev/null 2>&1; then SERVER_USER=postgres; fi
  SERVER_GROUP=$(id -gn "$SERVER_USER")
  AS_SERVER=(env -C / setpriv "--reuid=$SERVER_USER" "--regid=$SERVER_GROUP" --clear-groups)
fi

# Put before a server's command, ends it when the script that started it is gone; tests/run sets it.
TIED=()

say() { printf '%s\n' "$*"; }

die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# build PRESET [CMAKE BUILD ARGUMENTS…]
build() {
  say "Building $1"
  mkdir -p "$LOCAL/log"
  (cd "$ROOT" && cmake --preset "$1") >"$LOCAL/log/configure.log" 2>&1 ||
    fail_with_log configure "cannot configure the build; is a package missing? deploy/local/install"
  # ccache tells locales apart: in the caller's own, a build by hand and this one share results.
  (cd "$ROOT" && env -u LC_ALL cmake --build --preset "$@") || die "the build failed, see above"
}

# --- Processes ------------------------------------------------------------------------------------
# run/<name> holds "<pid> <start time> <boot>": a pid alone may long belong to somebody else.

# identity PID: prints what tells this process from a later one of that pid; fails if it is dead.
identity() {
  local stat fields
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  read -ra fields <<<"${stat##*) }"
  [[ ${fields[0]} != Z ]] || return 1
  echo "$1 ${fields[19]} $(</proc/sys/kernel/random/boot_id)"
}

# pid_of NAME: prints the pid of what we started under this name; fails if it no longer runs.
pid_of() {
  local recorded
  { read -r recorded <"$LOCAL/run/$1"; } 2>/dev/null || return 1
  [[ $(identity "${recorded%% *}") == "$recorded" ]] || return 1
  echo "${recorded%% *}"
}

running() { pid_of "$1" >/dev/null; }

# lock_suite: one script at a time changes what runs; held until the script ends.
lock_suite() {
  mkdir -p "$LOCAL"
  exec 8>"$LOCAL/lock"
  flock --nonblock 8 || { say "Waiting for another up or down of this clone" && flock 8; }
}

# start_process NAME COMMAND…: in the background, away from this terminal, logging to
# log/NAME.log. Descriptors 8 and 9 are the scripts' locks.
start_process() {
  local name=$1
  shift
  mkdir -p "$LOCAL/run" "$LOCAL/log"
  setsid -- "$@" </dev/null >>"$LOCAL/log/$name.log" 2>&1 8>&- 9>&- &
  identity $! >"$LOCAL/run/$name" || true
  disown  # bash need not report how it ends
}

# stop_process NAME SIGNAL SECONDS: asks with SIGNAL, waits so long, then kills.
stop_process() {
  local pid deadline=$((SECONDS + $3))
  if pid=$(pid_of "$1"); then
    kill "-$2" "$pid" || die "cannot stop $1 (process $pid): another user started it"
    while running "$1"; do
      if ((SECONDS > deadline)); then
        say "$1 did not stop within $3 s: killed, see $LOCAL/log/$1.log"
        kill -KILL "$pid" || true
        deadline=$((SECONDS + 10))
      fi
      sleep 0.05
    done
  fi
  rm -f "$LOCAL/run/$1"
}

# fail_with_log NAME MESSAGE
fail_with_log() {
  tail -n 15 "$LOCAL/log/$1.log" >&2 || true
  die "$2; the whole log: $LOCAL/log/$1.log"
}

# --- Servers --------------------------------------------------------------------------------------

# servers_home: prints the directory of data and sockets. It is $LOCAL/servers, or what that links
# to: socket paths are limited to 107 bytes, and SERVER_USER may be unable to reach the clone.
servers_home() {
  [[ -e $LOCAL/servers ]] || make_servers_home
  readlink -f "$LOCAL/servers"
}

make_servers_home() {
  local home=$LOCAL/servers
  rm -f "$home"
  mkdir -p "$LOCAL"
  mkdir -m 700 "$home"
  if ((EUID == 0)); then chown "$SERVER_USER:$SERVER_GROUP" "$home"; fi
  if [[ ${#home} -gt 90 || $home == *[^A-Za-z0-9/._-]* ]] ||
    ! "${AS_SERVER[@]}" test -w "$home"; then
    rmdir "$home"
    link_servers_home /var/tmp
  fi
}

# link_servers_home DIRECTORY: data and sockets are below it, and $LOCAL/servers links there.
link_servers_home() {
  local home
  home=$(mktemp -d "$1/linli.XXXXXX")
  if ((EUID == 0)); then chown "$SERVER_USER:$SERVER_GROUP" "$home"; fi
  ln -s "$home" "$LOCAL/servers"
}

# servers_in_memory: for tests. Each one has a database of its own, a thousand files that are made and
# removed again. Only where memory is plenty.
servers_in_memory() {
  local room memory
  room=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1) || return 0
  memory=$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo)
  [[ -w /dev/shm && ! -e $LOCAL/servers ]] || return 0
  if ((room > 8000000 && memory > 10000000)); then link_servers_home /dev/shm; fi
}

# wipe_servers: removes data and sockets; both servers must be down.
wipe_servers() {
  if [[ -L $LOCAL/servers ]]; then rm -rf "$(readlink -f "$LOCAL/servers")"; fi
  rm -rf "$LOCAL/servers"
}

# wait_for NAME SECONDS COMMAND…: until COMMAND succeeds, or NAME dies.
wait_for() {
  local name=$1 deadline=$((SECONDS + $2)) wait=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    running "$name" || fail_with_log "$name" "$name stopped while starting"
    ((SECONDS <= deadline)) || fail_with_log "$name" "$name is not ready after $wait s"
    sleep 0.1
  done
}

# What else start_postgres tells Postgres: (-c listen_addresses=127.0.0.1 …).
POSTGRES_SETTINGS=()

# postgres_port: prints the port that names its socket, and that it listens on with --tls.
postgres_port() { cat "$LOCAL/run/postgres.port" 2>/dev/null || echo 5432; }

# start_postgres durable|fast: durable is what ships; fast forgets on a power cut, for tests.
start_postgres() {
  local home data settings
  if running postgres; then return; fi
  home=$(servers_home)
  data=$home/postgres
  [[ -x $POSTGRES_BIN/postgres ]] || die "PostgreSQL 15 is missing: run deploy/local/install"
  if [[ ! -s $data/PG_VERSION ]]; then make_cluster "$data" "$1"; fi
  forget_killed_postgres "$home"
  settings=(-c listen_addresses= -c "port=$(postgres_port)" -c "unix_socket_directories=$home" -c unix_socket_permissions=0700
    -c max_connections=200 -c shared_buffers=256MB -c timezone=UTC -c log_timezone=UTC
    -c password_encryption=scram-sha-256 -c 'log_line_prefix=%m [%p] %q%u@%d '
    # /dev/shm is tiny in containers, and emptied by systemd when an ordinary user logs out.
    -c dynamic_shared_memory_type=mmap)
  if [[ $1 == fast ]]; then settings+=(-c fsync=off -c full_page_writes=off -c max_wal_size=2GB); fi
  start_process postgres "${AS_SERVER[@]}" "${TIED[@]}" "$POSTGRES_BIN/postgres" -D "$data" \
    "${settings[@]}" "${POSTGRES_SETTINGS[@]}"
  wait_for postgres 120 query postgres 'SELECT 1'
}

# Made beside and moved in place, so that an interrupted initdb is never taken for a cluster.
make_cluster() {
  local sync=()
  if [[ $2 == fast ]]; then sync=(--no-sync); fi
  rm -rf "$1.new"
  mkdir -p "$LOCAL/log"
  "${AS_SERVER[@]}" "$POSTGRES_BIN/initdb" -D "$1.new" --username=postgres --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-instructions "${sync[@]}" \
    >>"$LOCAL/log/initdb.log" 2>&1 ||
    fail_with_log initdb "cannot create the Postgres cluster"
  mv "$1.new" "$1"
}

# A Postgres that was killed leaves children, which end when they notice, and lock files with a pid,
# which after a reboot may belong to another process: both would keep the next one from starting.
forget_killed_postgres() {
  local home=$1 deadline=$((SECONDS + 20))
  while works_in "$home/postgres"; do
    ((SECONDS <= deadline)) || die "processes of an earlier Postgres still use $home/postgres"
    sleep 0.2
  done
  rm -f "$home/postgres/postmaster.pid" "$home"/.s.PGSQL."$(postgres_port)"{,.lock}
}

# works_in DIRECTORY: whether some process does; Postgres always works in its data directory.
works_in() {
  [[ $(find /proc -mindepth 2 -maxdepth 2 -path '/proc/[0-9]*/cwd' -lname "$1" 2>/dev/null) ]]
}

stop_postgres() { stop_process postgres INT 60; }

# What else start_redis tells Redis.
REDIS_SETTINGS=()

# guard_redis DIRECTORY PASSWORD-FILE PORT: what start_redis starts also listens on PORT, to who shows a
# certificate of the authority in DIRECTORY, whose tls.crt and tls.key are Redis's own, and the password.
# Who comes through the socket without the password may ask whether it is there, and nothing else.
guard_redis() {
  local own
  own=$(servers_home)/redis-tls
  mkdir -p "$own" "$LOCAL/run"
  cp "$1"/{tls.crt,tls.key,ca.crt} "$own/"
  "$ROOT/deploy/local/redis-acl" <"$2" >"$own/users.acl"
  if ((EUID == 0)); then chown -R "$SERVER_USER:$SERVER_GROUP" "$own"; fi
  if ! running redis; then echo "$3" >"$LOCAL/run/redis.port"; fi
  REDIS_SETTINGS=(--bind 127.0.0.1 --tls-port "$(<"$LOCAL/run/redis.port")" --tls-cert-file "$own/tls.crt"
    --tls-key-file "$own/tls.key" --tls-ca-cert-file "$own/ca.crt" --tls-auth-clients yes
    --aclfile "$own/users.acl")
}

# Redis holds only what can be rebuilt: nothing is written to disk, and what is old is thrown out.
start_redis() {
  local home
  if running redis; then return; fi
  home=$(servers_home)
  command -v redis-server >/dev/null || die "Redis is missing: run deploy/local/install"
  start_process redis "${AS_SERVER[@]}" "${TIED[@]}" redis-server --port 0 \
    --unixsocket "$home/redis.sock" --unixsocketperm 700 --dir "$home" --save '' --appendonly no \
    --maxmemory 256mb --maxmemory-policy allkeys-lru "${REDIS_SETTINGS[@]}"
  wait_for redis 20 redis-cli -s "$home/redis.sock" ping
}

stop_redis() { stop_process redis TERM 10; }

# redis_address: prints where services find it: its port where it is guarded, else its socket.
redis_address() {
  if [[ -s $LOCAL/run/redis.port ]]; then
    echo "tls:127.0.0.1:$(<"$LOCAL/run/redis.port")"
  else
    echo "unix:$(servers_home)/redis.sock"
  fi
}

postgres_ready() { running postgres && query postgres 'SELECT 1' >/dev/null 2>&1; }

redis_ready() { running redis && redis-cli -s "$(servers_home)/redis.sock" ping >/dev/null 2>&1; }

# --- Databases ------------------------------------------------------------------------------------

# conninfo DATABASE [ROLE]: of our cluster, in libpq's form; without ROLE the superuser's.
conninfo() { echo "host=$(servers_home) port=$(postgres_port) dbname=$1 user=${2:-postgres}"; }

# query DATABASE SQL: prints the bare result.
query() { "$POSTGRES_BIN/psql" -XqtA -v ON_ERROR_STOP=1 -d "$(conninfo "$1")" -c "$2"; }

# create_database DATABASE: with roles, extensions and rights as bootstrap.sql says, if it is new.
create_database() {
  if [[ -z $(query postgres "SELECT 1 FROM pg_database WHERE datname = '$1'") ]]; then
    query postgres "CREATE DATABASE $1 TEMPLATE template0"
  fi
  "$POSTGRES_BIN/psql" -Xq -v ON_ERROR_STOP=1 -d "$(conninfo "$1")" \
    -f "$ROOT/deploy/local/bootstrap.sql" >>"$LOCAL/log/bootstrap.log" 2>&1 ||
    fail_with_log bootstrap "cannot prepare database $1"
}

has_schema() { [[ -f $ROOT/services/$1/storage/schema/sqitch.plan ]]; }

# in_schema SERVICE COMMAND DATABASE…: sqitch on the service's project, logged; fails as sqitch does.
in_schema() (
  cd "$ROOT/services/$1/storage/schema" || exit
  export SQITCH_SYSTEM_CONFIG=/dev/null SQITCH_USER_CONFIG=/dev/null
  export SQITCH_FULLNAME=linli SQITCH_EMAIL=linli@localhost
  PATH=$POSTGRES_BIN:$PATH PGHOST=$(servers_home) PGPORT=$(postgres_port) PGUSER=postgres \
    sqitch "$2" "db:pg:$3" "${@:4}" >>"$LOCAL/log/migrate-$1.log" 2>&1
)

# migrate DATABASE SERVICE: brings the service's schema up to date, each change verified.
migrate() {
  in_schema "$2" deploy "$1" --verify ||
    fail_with_log "migrate-$2" "cannot migrate the schema of $2"
}

# schema_rewritten DATABASE SERVICE: whether a change that is deployed there reads otherwise now;
# sqitch would never bring that change to this database.
schema_rewritten() {
  [[ -n $(query "$1" "SELECT to_regnamespace('$2')") ]] && ! in_schema "$2" check "$1"
}

# --- Services -------------------------------------------------------------------------------------

# address_of SERVICE: prints where it listens, or last listened.
address_of() { cat "$LOCAL/run/$1.address" 2>/dev/null; }

# listening PORT: whether somebody accepts connections there.
listening() { (: <>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# linlictl ARGUMENTS…: of the build that runs.
linlictl() { "$ROOT/build/$(<"$LOCAL/run/preset")/bin/linlictl" "$@"; }

# service_ready SERVICE ADDRESS: whether it runs and says that it serves.
service_ready() {
  local -x LINLI_TLS=
  if [[ -d $LOCAL/tls/client ]]; then LINLI_TLS=$LOCAL/tls/client; fi
  running "$1" && linlictl ready --address "$2" --timeout 1s >/dev/null 2>&1
}
