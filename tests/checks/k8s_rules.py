"""What must be true of the rendered manifests, a function per rule, each with the name that the case
of k8s_test has in which it is broken. A rule takes the objects of one rendering and gives faults."""

import re

import tree

# The line: who may ask whom on the gRPC port. "clients" is what comes in from outside.
LINE = {
    'linli-registration': {'linli-matching', 'linli-hours', 'linli-awards', 'clients'},
    'linli-matching': {'linli-hours', 'clients'},
    'linli-hours': {'linli-awards', 'clients'},
    'linli-awards': {'clients'},
}
GRPC, METRICS, HEALTH = 7100, 7200, 7300
LAST_CALLS_SECONDS = 20  # kLastCalls of common/rpc/host.cc
# Secrets that others make: k8s/secrets, cert-manager, CloudNativePG.
MADE_ELSEWHERE = re.compile(r'linli-(keys|access|postgres|tls|authority|backup)(-[a-z0-9-]+)?')

RULES = {}


def rule(function):
    RULES[function.__name__.replace('_', '-')] = function
    return function


class Objects:
    """One rendering."""

    def __init__(self, objects):
        self.all = objects

    def of(self, *kinds):
        return [one for one in self.all if one['kind'] in kinds]

    def named(self, kind, name):
        return next((one for one in self.of(kind) if name_of(one) == name), None)

    def workloads(self):
        return self.of('Deployment', 'StatefulSet', 'Job')

    def services(self):
        return [one for one in self.of('Deployment')
                if labels_of(one).get('app.kubernetes.io/component') == 'service']

    def settings(self):
        config = self.named('ConfigMap', 'linli-settings')
        return config['data'] if config else {}


def name_of(one):
    return one['metadata']['name']


def label(one):
    return f"{one['kind']} {name_of(one)}"


def labels_of(one):
    return one['metadata'].get('labels', {})


def pod(workload):
    return workload['spec']['template']['spec']


def pod_labels(workload):
    return workload['spec']['template']['metadata']['labels']


def containers(workload):
    return pod(workload).get('initContainers', []) + pod(workload)['containers']


def selects(selector, labels):
    return all(labels.get(key) == value for key, value in selector.items())


def each_container(objects, fault_of):
    return [f'{label(workload)}, container {one["name"]}: {fault}'
            for workload in objects.workloads() for one in containers(workload)
            for fault in [fault_of(one)] if fault]


def each_pod(objects, fault_of):
    return [f'{label(workload)}: {fault}' for workload in objects.workloads()
            for fault in [fault_of(workload)] if fault]


# ---- containers ----------------------------------------------------------------------------------

@rule
def requests_and_limits(objects):
    def fault(one):
        resources = one.get('resources', {})
        missing = [f'{side} {what}' for side, what in (
            ('requests', 'cpu'), ('requests', 'memory'), ('limits', 'cpu'), ('limits', 'memory'),
            ('requests', 'ephemeral-storage'), ('limits', 'ephemeral-storage'))
            if what not in resources.get(side, {})]
        return missing and f'no {", ".join(missing)}'
    return each_container(objects, fault)


@rule
def pinned_images(objects):
    return each_container(objects, lambda one: not re.search(
        r'(:(?!latest$)[\w.-]+|@sha256:[0-9a-f]{64})$', one['image'].rsplit('/', 1)[-1])
        and f'image {one["image"]} is not pinned')


@rule
def pull_policy(objects):
    return each_container(objects, lambda one: one.get('imagePullPolicy') != 'IfNotPresent'
                          and 'imagePullPolicy is not IfNotPresent, the right one for pinned images')


@rule
def not_root(objects):
    def fault(workload):
        context = pod(workload).get('securityContext', {})
        fine = context.get('runAsNonRoot') and all(
            context.get(key, 0) > 10000 for key in ('runAsUser', 'runAsGroup', 'fsGroup'))
        return not fine and 'runs as root or as a user of the node (id of 10000 or less)'
    return each_pod(objects, fault) + each_container(
        objects, lambda one: not one.get('securityContext', {}).get('runAsNonRoot')
        and 'does not say runAsNonRoot')


@rule
def read_only_root(objects):
    return each_container(objects, lambda one: not one.get('securityContext', {}).get(
        'readOnlyRootFilesystem') and 'can write to its root')


@rule
def no_escalation(objects):
    return each_container(objects, lambda one: one.get('securityContext', {}).get(
        'allowPrivilegeEscalation') is not False and 'may gain privileges')


@rule
def no_capabilities(objects):
    def fault(one):
        capabilities = one.get('securityContext', {}).get('capabilities', {})
        return (capabilities.get('drop') != ['ALL'] or capabilities.get('add')) and 'has capabilities'
    return each_container(objects, fault)


@rule
def seccomp(objects):
    return each_container(objects, lambda one: one.get('securityContext', {}).get(
        'seccompProfile') != {'type': 'RuntimeDefault'} and 'has no seccomp profile')


@rule
def not_of_the_node(objects):
    def fault(workload):
        spec = pod(workload)
        host = [key for key in ('hostNetwork', 'hostPID', 'hostIPC') if spec.get(key)]
        host += ['hostPath' for volume in spec.get('volumes', []) if 'hostPath' in volume]
        host += ['privileged' for one in containers(workload)
                 if one.get('securityContext', {}).get('privileged')]
        host += ['hostPort' for one in containers(workload)
                 for port in one.get('ports', []) if 'hostPort' in port]
        return host and f'uses what belongs to the node: {", ".join(host)}'
    return each_pod(objects, fault)


@rule
def bounded_scratch(objects):
    return each_pod(objects, lambda workload: [
        volume['name'] for volume in pod(workload).get('volumes', [])
        if 'emptyDir' in volume and not volume['emptyDir'].get('sizeLimit')]
        and 'has a scratch volume without sizeLimit')


@rule
def secrets_read_only(objects):
    def fault(workload):
        secret = {volume['name'] for volume in pod(workload).get('volumes', [])
                  if 'secret' in volume}
        open_ = [volume['name'] for volume in pod(workload).get('volumes', [])
                 if 'secret' in volume and volume['secret'].get('defaultMode', 0o644) & 0o337]
        open_ += [mount['name'] for one in containers(workload)
                  for mount in one.get('volumeMounts', [])
                  if mount['name'] in secret and not mount.get('readOnly')]
        return open_ and f'secrets can be written or read by others: {", ".join(sorted(set(open_)))}'
    return each_pod(objects, fault)


@rule
def mounts_exist(objects):
    def fault(workload):
        volumes = {volume['name'] for volume in pod(workload).get('volumes', [])}
        mounted = {mount['name'] for one in containers(workload)
                   for mount in one.get('volumeMounts', [])}
        return volumes != mounted and f'volumes and mounts differ: {sorted(volumes ^ mounted)}'
    return each_pod(objects, fault)


# ---- who it is -----------------------------------------------------------------------------------

@rule
def own_account(objects):
    seen, faults = {}, []
    for workload in objects.workloads():
        account = pod(workload).get('serviceAccountName', 'default')
        if account == 'default' or objects.named('ServiceAccount', account) is None:
            faults.append(f'{label(workload)}: no ServiceAccount of its own')
        elif account in seen:
            faults.append(f'{label(workload)}: shares its ServiceAccount with {seen[account]}')
        seen[account] = label(workload)
    return faults


@rule
def no_account_token(objects):
    faults = each_pod(objects, lambda workload: pod(workload).get(
        'automountServiceAccountToken') is not False and "gets a token for Kubernetes' API")
    return faults + [f'{label(one)}: hands out tokens' for one in objects.of('ServiceAccount')
                     if one.get('automountServiceAccountToken') is not False]


@rule
def no_service_links(objects):
    return each_pod(objects, lambda workload: pod(workload).get('enableServiceLinks') is not False
                    and 'the addresses of all services would be in its environment')


@rule
def restricted_namespace(objects):
    return [f'{label(one)}: pod security is not restricted' for one in objects.of('Namespace')
            if labels_of(one).get('pod-security.kubernetes.io/enforce') != 'restricted'] or (
        [] if objects.of('Namespace') else ['no Namespace'])


@rule
def labelled(objects):
    return [f'{label(one)}: not labelled as part of linli' for one in objects.all
            if labels_of(one).get('app.kubernetes.io/part-of') != 'linli'
            and one['kind'] in ('Deployment', 'StatefulSet', 'Job', 'Service', 'ConfigMap')]


@rule
def no_secrets_inside(objects):
    faults = [f'{label(one)}: a Secret belongs to the cluster, not into the repository'
              for one in objects.of('Secret')]
    word = re.compile(r'password=\S|BEGIN [A-Z ]*PRIVATE|eyJ[\w-]{10,}\.')
    return faults + [f'{label(one)}: holds a secret in clear'
                     for one in objects.of('ConfigMap', 'Deployment', 'Job', 'StatefulSet')
                     if word.search(str(one))]


@rule
def references_exist(objects):
    faults = []
    for workload in objects.workloads():
        for volume in pod(workload).get('volumes', []):
            secret = volume.get('secret', {}).get('secretName')
            if secret and not MADE_ELSEWHERE.fullmatch(secret):
                faults.append(f'{label(workload)}: nobody makes the Secret {secret}')
        for one in containers(workload):
            for source in one.get('envFrom', []):
                name = source.get('configMapRef', {}).get('name')
                if objects.named('ConfigMap', name) is None:
                    faults.append(f'{label(workload)}: there is no ConfigMap {name}')
    return faults


# ---- life and death ------------------------------------------------------------------------------

@rule
def three_probes(objects):
    faults = []
    for workload in objects.of('Deployment', 'StatefulSet'):
        for one in pod(workload)['containers']:
            missing = [probe for probe in ('startupProbe', 'readinessProbe', 'livenessProbe')
                       if probe not in one]
            if missing:
                faults.append(f'{label(workload)}, {one["name"]}: no {", ".join(missing)}')
    return faults


@rule
def probes_differ(objects):
    """Liveness that shares readiness' question restarts every pod when a dependency is away."""
    faults = []
    for workload in objects.services():
        one = pod(workload)['containers'][0]
        asked = {probe: one.get(probe, {}).get('grpc', {}).get('service', '')
                 for probe in ('startupProbe', 'readinessProbe', 'livenessProbe')}
        if asked != {'startupProbe': 'startup', 'readinessProbe': '', 'livenessProbe': 'liveness'}:
            faults.append(f'{label(workload)}: the probes ask {asked}')
    return faults


@rule
def probes_on_the_health_port(objects):
    return [f'{label(workload)}: {probe} does not ask port {HEALTH} by gRPC'
            for workload in objects.services() for one in pod(workload)['containers']
            for probe in ('startupProbe', 'readinessProbe', 'livenessProbe')
            if one.get(probe, {}).get('grpc', {}).get('port') != HEALTH]


@rule
def time_to_drain(objects):
    wait = int(objects.settings().get('LINLI_DRAIN_WAIT', 0)) / 1000
    faults = [] if wait >= 5 else [f'LINLI_DRAIN_WAIT of {wait} s is shorter than clients need to see it']
    return faults + [
        f'{label(workload)}: killed before {wait:.0f} s of waiting and {LAST_CALLS_SECONDS} s of calls'
        for workload in objects.services()
        if pod(workload).get('terminationGracePeriodSeconds', 30) < wait + LAST_CALLS_SECONDS + 10]


@rule
def capacity_never_falls(objects):
    return [f'{label(workload)}: a roll-out takes one away before the next one serves'
            for workload in objects.services()
            if workload['spec'].get('strategy', {}).get('rollingUpdate', {}).get('maxUnavailable') != 0]


@rule
def spread(objects):
    faults = []
    for workload in objects.services():
        keys = {one['topologyKey'] for one in pod(workload).get('topologySpreadConstraints', [])
                if 'app.kubernetes.io/name' in one.get('matchLabelKeys', [])}
        if keys != {'topology.kubernetes.io/zone', 'kubernetes.io/hostname'}:
            faults.append(f'{label(workload)}: not spread over zones and hosts')
    return faults


@rule
def disruption_budget(objects):
    faults = []
    for workload in objects.services():
        budgets = [one for one in objects.of('PodDisruptionBudget')
                   if selects(one['spec']['selector']['matchLabels'], pod_labels(workload))]
        if len(budgets) != 1 or budgets[0]['spec'].get('maxUnavailable') != 1:
            faults.append(f'{label(workload)}: not exactly one PodDisruptionBudget of maxUnavailable 1')
    return faults


@rule
def autoscaled(objects):
    faults = []
    for workload in objects.services():
        scalers = [one for one in objects.of('HorizontalPodAutoscaler')
                   if one['spec']['scaleTargetRef']['name'] == name_of(workload)]
        if len(scalers) != 1:
            faults.append(f'{label(workload)}: no HorizontalPodAutoscaler')
        if 'replicas' in workload['spec']:
            faults.append(f'{label(workload)}: replicas would undo what the autoscaler set')
    return faults


@rule
def schema_first(objects):
    faults = [] if objects.named('Job', 'linli-migrations') else ['no Job linli-migrations']
    return faults + [
        f'{label(workload)}: does not wait for its schema' for workload in objects.services()
        if not any(one['args'][:1] == ['await'] and 'linli/migrations' in one['image']
                   for one in pod(workload).get('initContainers', []))]


# ---- who speaks to whom --------------------------------------------------------------------------

@rule
def headless(objects):
    faults = []
    for workload in objects.services():
        service = objects.named('Service', name_of(workload))
        if service is None or service['spec'].get('clusterIP') != 'None':
            faults.append(f'{label(workload)}: its Service is not headless: one pod would get all calls')
    for name, value in objects.settings().items():
        if name in ('LINLI_REGISTRATION', 'LINLI_MATCHING', 'LINLI_HOURS') and \
                value != f'dns:///linli-{name[6:].lower()}:{GRPC}':
            faults.append(f'{name} is {value}, no dns:/// name on the pod port')
    return faults


@rule
def connections_age(objects):
    age = int(objects.settings().get('LINLI_CONNECTION_AGE', 0))
    return [] if 30_000 <= age <= 600_000 else [
        'LINLI_CONNECTION_AGE: without it clients never see a new pod']


@rule
def ports_agree(objects):
    told = {key: int(objects.settings().get(f'LINLI_{key.upper()}', ':0').rsplit(':', 1)[-1])
            for key in ('listen', 'metrics', 'health')}
    faults = [] if told == {'listen': GRPC, 'metrics': METRICS, 'health': HEALTH} else [f'ports {told}']
    for workload in objects.services():
        ports = {port['name']: port['containerPort']
                 for one in pod(workload)['containers'] for port in one.get('ports', [])}
        if ports != {'grpc': GRPC, 'metrics': METRICS, 'health': HEALTH}:
            faults.append(f'{label(workload)}: ports {ports}')
    return faults


@rule
def services_select(objects):
    faults = []
    for service in objects.of('Service'):
        chosen = [one for one in objects.workloads()
                  if selects(service['spec']['selector'], pod_labels(one))]
        names = {port['name'] for one in chosen for container in containers(one)
                 for port in container.get('ports', [])}
        if len(chosen) != 1 or not all(port['targetPort'] in names
                                       for port in service['spec']['ports']):
            faults.append(f'{label(service)}: does not lead to one workload and its port')
    return faults


@rule
def default_deny(objects):
    closed = any(one['spec']['podSelector'] == {} and
                 set(one['spec']['policyTypes']) == {'Ingress', 'Egress'} and
                 not one['spec'].get('ingress') and not one['spec'].get('egress')
                 for one in objects.of('NetworkPolicy'))
    return [] if closed else ['no NetworkPolicy that denies everything else']


def peers(objects, policy, side, port):
    """Names of who is let in (or out) on this port."""
    key, found = ('from' if side == 'ingress' else 'to'), set()
    for edge in policy['spec'].get(side, []):
        if port not in {one['port'] for one in edge.get('ports', [])}:
            continue
        if not edge.get(key):
            found.add('everybody')
        for peer in edge.get(key, []):
            if peer.get('namespaceSelector') == {'matchLabels': {'linli/clients': 'allowed'}}:
                found.add('clients')
                continue
            wanted = peer.get('podSelector', {}).get('matchLabels')
            if not wanted or 'namespaceSelector' in peer or 'ipBlock' in peer:
                found.add('everybody')
            found |= {name_of(one) for one in objects.services()
                      if wanted and selects(wanted, pod_labels(one))}
    return found


@rule
def edges_of_the_line(objects):
    """Exactly the edges of the line, each open at both of its ends."""
    faults = []
    for service, may_ask in LINE.items():
        policies = [one for one in objects.of('NetworkPolicy') if
                    one['spec']['podSelector'].get('matchLabels', {}).get('app.kubernetes.io/name')
                    == service]
        let_in = set().union(*(peers(objects, one, 'ingress', GRPC) for one in policies), set())
        if let_in != may_ask:
            faults.append(f'{service}: lets in {sorted(let_in)}, not {sorted(may_ask)}')
        asks = set().union(*(peers(objects, one, 'egress', GRPC) for one in policies), set())
        wanted = {left for left, askers in LINE.items() if service in askers}
        if asks != wanted:
            faults.append(f'{service}: reaches {sorted(asks)}, not {sorted(wanted)}')
    return faults


@rule
def every_pod_has_a_policy(objects):
    return [f'{label(workload)}: no NetworkPolicy of its own' for workload in objects.workloads()
            if not any(one['spec']['podSelector'].get('matchLabels') and
                       name_of(one) != 'linli-names' and
                       selects(one['spec']['podSelector']['matchLabels'], pod_labels(workload))
                       for one in objects.of('NetworkPolicy'))]


@rule
def database_verified(objects):
    faults = []
    for workload in objects.workloads():
        for one in containers(workload):
            for entry in one.get('env', []):
                if 'DATABASE' in entry['name'] and 'sslmode=verify-full' not in entry.get('value', ''):
                    faults.append(f'{label(workload)}, {one["name"]}: trusts any database')
                if 'DATABASE' in entry['name'] and 'passfile=' not in entry.get('value', ''):
                    faults.append(f'{label(workload)}, {one["name"]}: no passfile, so a new password '
                                  'needs a restart')
    return faults


@rule
def settings_are_flags(objects):
    """A setting that no program knows does nothing, and nobody notices."""
    flags = set(re.findall(r'flag\("([a-z-]+)"', (tree.ROOT / 'common/rpc/options.cc').read_text()))
    flags |= {'registration', 'matching', 'hours', 'bootstrap-administrator'}
    known = {f'LINLI_{flag.upper().replace("-", "_")}' for flag in flags}
    known |= {'LINLI_SERVICE', 'LINLI_MIGRATE_DATABASE'}
    asked = set(objects.settings()) | {entry['name'] for workload in objects.workloads()
                                       for one in containers(workload) for entry in one.get('env', [])}
    return [f'no program knows {name}' for name in sorted(asked - known)]


# ---- what production needs beside the base -------------------------------------------------------

PRODUCTION = {}


def production(function):
    PRODUCTION[function.__name__.replace('_', '-')] = function
    return function


@production
def every_edge_encrypted(objects):
    settings = objects.settings()
    faults = [] if settings.get('LINLI_TLS') else ['LINLI_TLS is not set']
    if settings.get('LINLI_TLS_CLIENTS') != 'required':
        faults.append('clients need no certificate')
    for workload in objects.services():
        service = name_of(workload)[len('linli-'):]
        secrets = {volume.get('secret', {}).get('secretName')
                   for volume in pod(workload)['volumes']}
        certificate = objects.named('Certificate', f'linli-tls-{service}')
        if f'linli-tls-{service}' not in secrets or certificate is None:
            faults.append(f'{label(workload)}: no certificate of its own')
        elif certificate['spec'].get('uris') != [f'linli:services/{service}'] or \
                certificate['spec'].get('dnsNames') != [name_of(workload)]:
            faults.append(f'{label(workload)}: its certificate is for somebody else')
    return faults


@production
def three_of_each(objects):
    return [f'{label(one)}: fewer than three' for one in
            objects.of('HorizontalPodAutoscaler') if one['spec']['minReplicas'] < 3] + [
        f'{label(one)}: fewer than three' for one in objects.of('Cluster')
        if one['spec']['instances'] < 3]


@production
def no_write_lost(objects):
    return [f'{label(one)}: acknowledges what no standby has' for one in objects.of('Cluster')
            if one['spec'].get('minSyncReplicas', 0) < 1] or (
        [] if objects.of('Cluster') else ['no database'])


@production
def backed_up(objects):
    saved = {one['spec']['cluster']['name'] for one in objects.of('ScheduledBackup')}
    return [f'{label(one)}: no backups' for one in objects.of('Cluster')
            if 'backup' not in one['spec']] + (
        [] if 'linli-postgres' in saved else ['no ScheduledBackup of linli-postgres'])


@production
def watched(objects):
    return [f'no {kind}' for kind in ('PodMonitor', 'PrometheusRule') if not objects.of(kind)] + [
        f'{label(one)}: no rules' for one in objects.of('PrometheusRule') if not one['spec']['groups']]


@rule
def one_of_each_name(objects):
    seen, faults = set(), []
    for one in objects.all:
        if label(one) in seen:
            faults.append(f'{label(one)}: twice')
        seen.add(label(one))
    return faults
