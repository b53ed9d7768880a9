"""Who may speak to whom: every edge of every NetworkPolicy, by name, and nothing else. A policy that is
not listed here is a fault, and so is an edge more or less in one that is."""

from k8s_rules import GRPC, METRICS, label, name_of, pod_labels, rule, selects

PART = 'app.kubernetes.io/part-of'
NAME = 'app.kubernetes.io/name'
COMPONENT = 'app.kubernetes.io/component'

# The line: who asks whom.
ASKED_BY = {
    'registration': ('matching', 'hours', 'awards'),
    'matching': ('hours', 'awards'),
    'hours': ('awards',),
    'awards': (),
}

POSTGRES, POOLER, REDIS, OPERATOR_HTTP = 5432, 5432, 6379, 8000
CLIENTS = 'namespaces linli/clients=allowed'
MONITORING = 'namespaces linli/monitoring=allowed'
CNPG = 'namespaces kubernetes.io/metadata.name=cnpg-system'
DNS = 'namespaces kubernetes.io/metadata.name=kube-system and pods k8s-app=kube-dns'
SERVICES = f'pods {COMPONENT}=service,{PART}=linli'


def pods(name):
    return f'pods {NAME}={name}'


def database(name):
    return f'pods cnpg.io/cluster={name}'


POOL = 'pods cnpg.io/poolerName=linli-postgres-pooler-rw'
NAMES = {('egress', DNS, 'UDP', 53), ('egress', DNS, 'TCP', 53)}
# The instance manager asks Kubernetes, and keeps backups in an object store: addresses that only the
# city knows.
OUTSIDE = {('egress', 'everybody', 'TCP', 443), ('egress', 'everybody', 'TCP', 6443)}


def of_service(service):
    edges = {('ingress', pods(f'linli-{one}'), 'TCP', GRPC) for one in ASKED_BY[service]}
    edges |= {('egress', pods(f'linli-{one}'), 'TCP', GRPC)
              for one, askers in ASKED_BY.items() if service in askers}
    return edges | {('ingress', CLIENTS, 'TCP', GRPC), ('ingress', pods('linli-linlictl'), 'TCP', GRPC),
                    ('ingress', MONITORING, 'TCP', METRICS),
                    ('egress', POOL, 'TCP', POOLER), ('egress', pods('linli-redis'), 'TCP', REDIS)}


def of_database(name):
    own = database(name)
    return {('ingress', own, 'TCP', POSTGRES), ('egress', own, 'TCP', POSTGRES),
            ('egress', own, 'TCP', OPERATOR_HTTP), ('ingress', CNPG, 'TCP', POSTGRES),
            ('ingress', CNPG, 'TCP', OPERATOR_HTTP), ('ingress', MONITORING, 'TCP', 9187)} | \
        OUTSIDE | NAMES


def policies(objects):
    """Name: whom it is about, and its edges."""
    wanted = {
        'linli-deny-all': ('pods all', set()),
        'linli-names': (f'pods {PART}=linli', NAMES),
        'linli-migrations': (pods('linli-migrations'), {
            ('egress', database('linli-postgres'), 'TCP', POSTGRES)}),
        'linli-linlictl': (pods('linli-linlictl'), {('egress', SERVICES, 'TCP', GRPC)}),
    }
    for service in ASKED_BY:
        wanted[f'linli-{service}'] = (pods(f'linli-{service}'), of_service(service))
    if objects.named('StatefulSet', 'linli-redis'):
        wanted['linli-redis'] = (pods('linli-redis'), {('ingress', SERVICES, 'TCP', REDIS)})
    clusters = [name_of(one) for one in objects.of('Cluster')]
    for name in clusters:
        wanted[name] = (database(name), of_database(name))
    if 'linli-postgres' in clusters:
        wanted['linli-postgres'][1].update({
            ('ingress', POOL, 'TCP', POSTGRES), ('ingress', pods('linli-migrations'), 'TCP', POSTGRES)})
        wanted['linli-postgres-pooler'] = (POOL, NAMES | OUTSIDE | {
            ('ingress', SERVICES, 'TCP', POOLER), ('ingress', MONITORING, 'TCP', 9127),
            ('egress', database('linli-postgres'), 'TCP', POSTGRES)})
    # Citus: the coordinator and its workers speak to each other.
    for worker in (name for name in clusters if name != 'linli-postgres'):
        for one, other in (('linli-postgres', worker), (worker, 'linli-postgres')):
            wanted[one][1].update({(side, database(other), 'TCP', POSTGRES)
                                   for side in ('ingress', 'egress')})
    return wanted


def who(peer):
    """A peer in words; one that no word fits is printed whole, and so is in no list."""
    words = []
    for key, kind in (('namespaceSelector', 'namespaces'), ('podSelector', 'pods')):
        if key not in peer:
            continue
        chosen = peer[key]
        if not chosen:
            words.append(f'{kind} all')
        elif set(chosen) == {'matchLabels'}:
            words.append(f'{kind} ' + ','.join(f'{k}={v}' for k, v in sorted(chosen['matchLabels'].items())))
        else:
            words.append(f'{kind} {chosen}')
    if set(peer) - {'namespaceSelector', 'podSelector'}:
        words.append(str(peer))
    return ' and '.join(words) or 'everybody'


def edges_of(policy):
    """(side, peer, protocol, port) of all that it allows. No peers are everybody, no ports are all."""
    found = set()
    for side, key in (('ingress', 'from'), ('egress', 'to')):
        for edge in policy['spec'].get(side) or []:
            for peer in edge.get(key) or [{}]:
                for port in edge.get('ports') or [{}]:
                    number = port.get('port', 'all')
                    if 'endPort' in port:
                        number = f'{number} to {port["endPort"]}'
                    found.add((side, who(peer), port.get('protocol', 'TCP'), number))
    return found


@rule
def edges_of_the_line(objects):
    """Exactly the edges that are listed above, for exactly whom they are listed."""
    wanted, faults = policies(objects), []
    there = {name_of(one): one for one in objects.of('NetworkPolicy')}
    faults += [f'NetworkPolicy {name}: is missing' for name in sorted(wanted.keys() - there.keys())]
    faults += [f'NetworkPolicy {name}: nobody asked for it' for name in sorted(there.keys() - wanted.keys())]
    for name in sorted(wanted.keys() & there.keys()):
        about, edges = wanted[name]
        seen = edges_of(there[name])
        if who({'podSelector': there[name]['spec']['podSelector']}) != about:
            faults.append(f'NetworkPolicy {name}: is not about {about}')
        faults += [f'NetworkPolicy {name}: also allows {edge}' for edge in sorted(seen - edges, key=str)]
        faults += [f'NetworkPolicy {name}: no longer allows {edge}'
                   for edge in sorted(edges - seen, key=str)]
    return faults


@rule
def default_deny(objects):
    """Both directions are closed wherever they are not opened, and first of all for everybody."""
    return [f'{label(one)}: leaves a direction open' for one in objects.of('NetworkPolicy')
            if name_of(one) != 'linli-names'
            and set(one['spec'].get('policyTypes', [])) != {'Ingress', 'Egress'}] + [
        'linli-names: says more than names' for one in objects.of('NetworkPolicy')
        if name_of(one) == 'linli-names' and one['spec'].get('policyTypes') != ['Egress']] + (
        [] if objects.named('NetworkPolicy', 'linli-deny-all') else ['nothing denies the rest'])


@rule
def every_pod_has_a_policy(objects):
    return [f'{label(workload)}: no NetworkPolicy of its own' for workload in objects.workloads()
            if not any(set(one['spec']['podSelector'].get('matchLabels', {})) == {NAME} and
                       selects(one['spec']['podSelector']['matchLabels'], pod_labels(workload))
                       for one in objects.of('NetworkPolicy'))]
