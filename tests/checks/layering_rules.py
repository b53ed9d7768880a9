"""Who may include what: the floors of the house as one function."""

import re

import tree

# From low to high: a room includes only lower ones.
ROOMS = ['status', 'time', 'geo', 'ids', 'mask', 'paging', 'secret', 'metrics', 'identity', 'db',
         'policy', 'attempts', 'replay', 'outbox', 'cache', 'client', 'rpc']
# From left to right: events flow right, questions go left.
LINE = ['registration', 'matching', 'hours', 'awards']

# What each floor of a service may take from its own service and from common.
FLOORS = {
    'domain': (['domain'], ['status', 'time', 'geo', 'ids']),
    'storage': (['storage', 'domain'], ['db', 'outbox', 'secret', 'status', 'ids', 'time', 'geo']),
    'index': (['index', 'domain', 'storage'],
              ['db', 'geo', 'ids', 'metrics', 'outbox', 'policy', 'status', 'time']),
    'api': (['api', 'domain', 'index', 'paper', 'storage'], ROOMS),
    'roster': (['roster'], []),
    'paper': (['paper', 'domain'], ['status', 'time', 'ids']),
    'jobs': (['jobs', 'api', 'domain', 'index', 'roster', 'storage'], ROOMS),
    'client': (['client'], ['client', 'cache', 'identity', 'status', 'ids', 'time']),
    'main': (['api', 'domain', 'index', 'paper', 'roster', 'storage', 'client', 'jobs'], ROOMS),
}

# Headers of libraries that have no folder of their own.
BARE = {'jwt.h', 'libpq-fe.h', 'png.h', 'qrencode.h', 'zlib.h'}

GRPC = re.compile(r'^(grpc|grpcpp|grpc\+\+)/|\.grpc\.pb\.h$')
POSTGRES = re.compile(r'^(pqxx/|pqxx$|libpq)')
REDIS = re.compile(r'^hiredis')


def place(path):
    """('common', room), (service, floor), ('deploy', '') or ('other', '')."""
    parts = path.split('/')
    if parts[0] == 'common' and len(parts) > 2:
        return 'common', parts[1]
    if parts[0] == 'services' and len(parts) > 2:
        return parts[1], 'main' if parts[2].startswith('main.') else parts[2]
    if path.startswith('tests/support/'):  # a service put up whole, for other services' tests
        service = re.split(r'[._]', parts[2])[0]
        return (service, 'main') if service in LINE else ('other', '')
    if path.startswith('tests/bench/match/'):  # measures matching's rooms from inside
        return 'matching', 'main'
    if path.startswith('tests/bench/award/'):
        return 'awards', 'main'
    return ('deploy', '') if parts[0] == 'deploy' else ('other', '')


def library_fault(path, included):
    """The libraries that stay behind one door each."""
    owner, floor = place(path)
    if GRPC.search(included):
        allowed = (owner == 'common' and floor in ('rpc', 'client', 'status', 'outbox')
                   or floor == 'client' or owner == 'deploy'
                   or floor == 'api' and path.endswith(('service.cc', 'services.cc')))
        return None if allowed else ('gRPC stays in common/rpc, common/client, api/*service.cc and '
                                     'clients; take a message (*.pb.h) or common/rpc/call.h')
    if POSTGRES.search(included):
        allowed = floor == 'storage' or owner == 'common' and floor in ('db', 'status')
        return None if allowed else ('SQL stays in storage; call a function of the store, or '
                                     'common/db')
    if REDIS.search(included):
        allowed = owner == 'common' and floor == 'cache'
        return None if allowed else 'Redis stays behind common/cache; include that'
    return None


def room_fault(path, room):
    """A file takes something of common/<room>."""
    owner, floor = place(path)
    if room not in ROOMS:
        return f'common/{room} is not in the order of the rooms; give it a place in layering_rules.py'
    if owner == 'common':
        if floor in ROOMS and ROOMS.index(room) <= ROOMS.index(floor):
            return None
        return (f'common/{floor} stands below common/{room}; move what is needed down, or hand it in '
                'as an argument')
    if owner in LINE and floor in FLOORS and room not in FLOORS[floor][1]:
        return (f'{floor} may take only common/{{{",".join(FLOORS[floor][1])}}}; '
                'let the floor above hand it in')
    return None


def service_fault(path, service, floor):
    """A file takes something of services/<service>/<floor>."""
    owner, own_floor = place(path)
    if owner == 'common':
        return 'common knows no service; hand it in as an argument'
    if service == owner:
        if tree.is_test(path) or own_floor not in FLOORS or floor in FLOORS[own_floor][0]:
            return None
        return (f'{own_floor} stands below or beside {floor}; it may take only '
                f'{", ".join(FLOORS[own_floor][0])} of its service')
    if floor != 'client':
        return (f"{floor} is {service}'s own; ask through services/{service}/client, or follow its "
                'feed')
    if owner not in LINE:
        return None
    if service in LINE and LINE.index(service) < LINE.index(owner):
        return None if own_floor in ('api', 'jobs', 'main') else (
            f'{own_floor} asks no other service; let api gather the facts first')
    return f'{service} stands to the right of {owner}; follow no call to the right, emit an event'


def fault(path, included):
    """Why this include is not allowed and what to do instead; None if it is fine."""
    bare = '/' not in included and included not in BARE
    if bare or '..' in included.split('/'):
        return 'write the path from the root of the repository'
    test, parts = tree.is_test(path), included.split('/')
    if parts[0] == 'tests' and not test:
        return 'what ships takes nothing from tests'
    if parts[0] == 'deploy' and place(path)[0] != 'deploy' and not test:
        return 'deploy is the outermost ring; nothing inside takes from it'
    if parts[0] == 'services' and len(parts) > 3:
        return service_fault(path, parts[1], parts[2])
    if test:
        return None
    if parts[0] == 'common' and len(parts) > 2:
        return room_fault(path, parts[1])
    return library_fault(path, included)
