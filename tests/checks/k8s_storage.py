"""What must be true of the database, its pooler, its backups and Redis, and of who asks them."""

import re

from k8s_rules import containers, label, name_of, pod, production, rule, service_of

JOB_CONNECTIONS = 4  # beside the workers': common/rpc/host.cc
WORKERS = 8          # the flag's default: common/rpc/options.h
OTHERS = 40          # the operator's own connections, standbys, people


def settings_of(conninfo):
    return dict(one.split('=', 1) for one in conninfo.split())


def databases_asked(objects):
    """(workload, container, its libpq settings)"""
    for workload in objects.workloads():
        for one in containers(workload):
            for entry in one.get('env', []):
                if 'DATABASE' in entry['name']:
                    yield workload, one, settings_of(entry.get('value', ''))


@rule
def database_verified(objects):
    faults = []
    for workload, one, asked in databases_asked(objects):
        where = f'{label(workload)}, {one["name"]}'
        owner = name_of(workload) == 'linli-migrations'
        wanted = {'host': 'linli-postgres-rw' if owner else 'linli-postgres-pooler-rw',
                  'dbname': 'linli', 'user': 'linli' if owner else f'linli_{service_of(workload)}',
                  'sslmode': 'verify-full', 'sslrootcert': '/run/linli/postgres/ca.crt'}
        faults += [f'{where}: {key} is {asked.get(key)}, not {value}'
                   for key, value in wanted.items() if asked.get(key) != value]
        if one['name'] == 'service' and not (
                1 <= int(asked.get('connect_timeout', 0)) <= 10 and
                1000 <= int(asked.get('tcp_user_timeout', 0)) <= 30000 and
                1 <= int(asked.get('keepalives_idle', 0)) <= 30):
            faults.append(f'{where}: waits for ever for a database that went away')
    return faults


@rule
def password_reaches_libpq(objects):
    """libpq takes a passfile only if nobody but its owner may read it, and for a pod with an fsGroup
    kubelet makes what a Secret mounts readable to that group whatever the mode says. A service file
    may be read by anybody, and is read again at each connection."""
    faults = []
    for workload, one, asked in databases_asked(objects):
        where = f'{label(workload)}, {one["name"]}'
        told = {**(objects.settings() if one.get('envFrom') else {}),
                **{entry['name']: entry.get('value') for entry in one['env']}}
        if 'passfile' in asked or 'PGPASSFILE' in told or 'password' in asked:
            faults.append(f'{where}: libpq refuses a password file out of a Secret')
        file = told.get('PGSERVICEFILE') or ''
        mounted = {mount['mountPath'] for mount in one['volumeMounts'] if mount['name'] == 'access'}
        if asked.get('service') != 'linli' or file not in {f'{at}/pg_service.conf' for at in mounted}:
            faults.append(f'{where}: no service file with its password')
        secrets = {volume['name']: volume['secret']['secretName']
                   for volume in pod(workload)['volumes'] if 'secret' in volume}
        if secrets.get('access') != f'linli-access-{service_of(workload)}' or \
                secrets.get('postgres') != 'linli-postgres-ca':
            faults.append(f"{where}: somebody else's password, or authority")
    return faults


@rule
def names_in_the_certificate(objects):
    """CloudNativePG writes the names of a Cluster's Services into its certificate, which the pooler shows
    too; the pooler's own name is there only if it is asked for."""
    faults = []
    for cluster in objects.of('Cluster'):
        name, space = name_of(cluster), cluster['metadata'].get('namespace')
        extra = cluster['spec'].get('certificates', {}).get('serverAltDNSNames', [])
        known = {f'{name}-{kind}' for kind in ('rw', 'r', 'ro')} | set(extra)
        if name == 'linli-postgres':
            faults += [f'{label(cluster)}: its certificate does not name {asked["host"]}'
                       for _, _, asked in databases_asked(objects) if asked['host'] not in known]
            faults += [f'{label(cluster)}: its certificate does not name {one}.{space}'
                       for one in map(name_of, objects.of('Pooler'))
                       if space and not {f'{one}.{space}', f'{one}.{space}.svc'} <= set(extra)]
    return faults


@rule
def pooled_by_session(objects):
    return [f'{label(one)}: what a service keeps on a connection would be another service\'s'
            for one in objects.of('Pooler') if one['spec']['pgbouncer']['poolMode'] != 'session']


@rule
def connections_suffice(objects):
    """What all pods of a service take, one more in a roll-out, is what its role may take; what all roles
    may take, the server has; and each pooler can hand on all of it."""
    faults, workers = [], int(objects.settings().get('LINLI_WORKERS', WORKERS))
    for cluster in objects.of('Cluster'):
        roles = {one['name']: one['connectionLimit']
                 for one in cluster['spec'].get('managed', {}).get('roles', [])}
        room = int(cluster['spec']['postgresql']['parameters']['max_connections'])
        if roles and sum(roles.values()) + OTHERS > room:
            faults.append(f'{label(cluster)}: the roles may take {sum(roles.values())} of {room}')
        for scaler in objects.of('HorizontalPodAutoscaler') if roles else ():
            service = service_of(scaler)
            need = (scaler['spec']['maxReplicas'] + 1) * (workers + JOB_CONNECTIONS)
            if need > roles.get(f'linli_{service}', 0):
                faults.append(f'{label(cluster)}: {service} takes up to {need}, its role has '
                              f'{roles.get(f"linli_{service}")}')
            for pooler in objects.of('Pooler'):
                given = pooler['spec']['pgbouncer']['parameters']
                if int(given['default_pool_size']) < need or int(given['max_client_conn']) < 4 * need:
                    faults.append(f'{label(pooler)}: too few connections for {need} of {service}')
                if int(given.get('server_idle_timeout', 600)) > 60:
                    faults.append(f'{label(pooler)}: keeps what the other pooler could use')
    return faults


def caches(objects):
    """(workload, its arguments by name, the Secret below each folder)"""
    for workload in objects.of('StatefulSet'):
        one = pod(workload)['containers'][0]
        words = one['args']
        told = {word: words[i + 1] for i, word in enumerate(words[:-1]) if word.startswith('--')}
        secrets = {volume['name']: volume['secret']['secretName']
                   for volume in pod(workload)['volumes'] if 'secret' in volume}
        yield workload, told, {mount['mountPath']: secrets[mount['name']]
                               for mount in one['volumeMounts'] if mount['name'] in secrets}


@rule
def cache_guarded(objects):
    """Who reaches it and has no password may ask whether it is there: users.acl is what
    deploy/local/redis-acl prints, tried on a real Redis by common/cache/guarded_redistest.cc."""
    faults = []
    for workload, told, secrets in caches(objects):
        if told.get('--aclfile') != '/run/redis/access/users.acl' or \
                secrets.get('/run/redis/access') != 'linli-access-redis' or '--requirepass' in told:
            faults.append(f'{label(workload)}: lets in whoever comes')
        if (told.get('--save'), told.get('--appendonly')) != ('', 'no') or \
                '--maxmemory-policy' not in told:
            faults.append(f'{label(workload)}: is more than a cache')
        if objects.settings()['LINLI_REDIS_USER'] != 'linli':
            faults.append('LINLI_REDIS_USER is nobody whom users.acl knows')
        if objects.settings()['LINLI_REDIS'].startswith('tls:') != ('--tls-port' in told):
            faults.append(f'{label(workload)}: speaks TLS, or does not, and the services other than it')
    return faults


@production
def cache_encrypted(objects):
    faults = [] if objects.settings()['LINLI_REDIS'] == 'tls:linli-redis:6379' else [
        'what goes to Redis is not encrypted']
    certificate = objects.named('Certificate', 'linli-tls-redis')
    if certificate is None or certificate['spec']['dnsNames'] != ['linli-redis'] or \
            certificate['spec']['secretName'] != 'linli-tls-redis':
        faults.append('Redis has no certificate of its own')
    elif 'uris' in certificate['spec']:
        faults.append('Redis could call a service')
    for workload, told, secrets in caches(objects):
        wanted = {'--port': '0', '--tls-port': '6379', '--tls-auth-clients': 'yes',
                  **{f'--tls-{what}-file': f'/run/redis/tls/{name}' for what, name in
                     (('cert', 'tls.crt'), ('key', 'tls.key'), ('ca-cert', 'ca.crt'))}}
        faults += [f'{label(workload)}: {name} is {told.get(name)}, not {value}'
                   for name, value in wanted.items() if told.get(name) != value]
        if secrets.get('/run/redis/tls') != 'linli-tls-redis':
            faults.append(f'{label(workload)}: shows no certificate')
    return faults


@rule
def restored_beside_the_old_log(objects):
    """A Cluster that is made out of backups writes its own log elsewhere: the operator refuses to archive
    where a log is already."""
    faults = []
    for one in objects.of('Cluster'):
        spec = one['spec']
        recovery = spec['bootstrap'].get('recovery')
        if recovery is None:
            continue
        stores = {each['name']: each['barmanObjectStore'] for each in spec.get('externalClusters', [])}
        source, own = stores.get(recovery['source']), spec['backup']['barmanObjectStore']

        def folder(store):
            return store['destinationPath'], store.get('serverName', name_of(one))
        if source is None or folder(source) == folder(own):
            faults.append(f'{label(one)}: reads from nowhere, or writes where it reads')
        if (recovery.get('database'), recovery.get('owner')) != ('linli', 'linli'):
            faults.append(f'{label(one)}: restores another database')
        if name_of(one) != 'linli-postgres':
            faults.append(f'{label(one)}: no policy, pooler or certificate knows this name')
    return faults


@production
def no_write_lost(objects):
    faults = [] if objects.of('Cluster') else ['no database']
    for one in objects.of('Cluster'):
        spec = one['spec']
        if not 1 <= spec.get('minSyncReplicas', 0) <= spec.get('maxSyncReplicas', 0) < spec['instances']:
            faults.append(f'{label(one)}: acknowledges what no standby has')
        if spec.get('affinity') != {'enablePodAntiAffinity': True, 'podAntiAffinityType': 'required',
                                    'topologyKey': 'kubernetes.io/hostname'}:
            faults.append(f'{label(one)}: its instances may all lie on one machine')
    return faults


@production
def backed_up(objects):
    saved = [one['spec']['cluster']['name'] for one in objects.of('ScheduledBackup')]
    faults = [f'ScheduledBackup of {name}: there is no such Cluster' for name in saved
              if objects.named('Cluster', name) is None]
    places = []
    for one in objects.of('Cluster'):
        backup = one['spec'].get('backup', {})
        kept = re.fullmatch(r'(\d+)([dwm])', backup.get('retentionPolicy', ''))
        if not kept or int(kept[1]) * {'d': 1, 'w': 7, 'm': 30}[kept[2]] < 14:
            faults.append(f'{label(one)}: backups are not kept for two weeks')
        if saved.count(name_of(one)) != 1:
            faults.append(f'{label(one)}: not exactly one ScheduledBackup')
        places.append(backup.get('barmanObjectStore', {}).get('destinationPath'))
    if None in places or len(set(places)) != len(places):
        faults.append(f'backups go to {places}: one place per Cluster')
    return faults
