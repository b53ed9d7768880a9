"""What must be true of the rendered manifests, a function per rule, each with the name that the cases
of k8s_test have in which it is broken. A rule takes the objects of one rendering and gives faults. Who
may speak to whom is in k8s_edges.py, what holds data in k8s_storage.py."""

import re

import tree
import yaml

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
        return self.of('Deployment', 'StatefulSet', 'Job', 'CronJob')

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


def template(workload):
    spec = workload['spec']
    return spec.get('jobTemplate', {}).get('spec', spec)['template']


def pod(workload):
    return template(workload)['spec']


def pod_labels(workload):
    return template(workload)['metadata']['labels']


def service_of(workload):
    return name_of(workload).removeprefix('linli-')


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


def amount(text):
    """A quantity of Kubernetes as a number: 250m, 1.5, 128Mi, 1Gi."""
    number, unit = re.fullmatch(r'([\d.]+)(m|Ki|Mi|Gi|)', str(text)).groups()
    return float(number) * {'m': 0.001, '': 1, 'Ki': 2**10, 'Mi': 2**20, 'Gi': 2**30}[unit]


# What a container of this name must have at least, and may have at most, as its limits: less and it is
# killed or starved, more and somebody mistyped.
ENOUGH = {
    'service': {'cpu': ('500m', '8'), 'memory': ('256Mi', '4Gi'), 'ephemeral-storage': ('32Mi', '1Gi')},
    'redis': {'cpu': ('250m', '4'), 'memory': ('448Mi', '8Gi'), 'ephemeral-storage': ('32Mi', '1Gi')},
    '': {'cpu': ('250m', '4'), 'memory': ('96Mi', '1Gi'), 'ephemeral-storage': ('32Mi', '1Gi')},
}


@rule
def enough_to_run(objects):
    def fault(one):
        wrong = []
        for what, (least, most) in ENOUGH.get(one['name'], ENOUGH['']).items():
            limit = amount(one['resources']['limits'][what])
            if not amount(least) <= limit <= amount(most):
                wrong.append(f'limit of {what} not within {least} and {most}')
            if not 0 < amount(one['resources']['requests'].get(what, 0)) <= limit:
                wrong.append(f'request of {what} is none, or more than its limit')
        return ', '.join(wrong)
    return each_container(objects, fault)


@rule
def pinned_images(objects):
    """A version begins with a number: `latest`, `stable` and `main` are other images tomorrow."""
    return each_container(objects, lambda one: not re.search(
        r'(:\d[\w.-]*|@sha256:[0-9a-f]{64})$', one['image'].rsplit('/', 1)[-1])
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
            and one['kind'] in ('Deployment', 'StatefulSet', 'Job', 'CronJob', 'Service', 'ConfigMap')] + \
        each_pod(objects, lambda workload: pod_labels(workload).get('app.kubernetes.io/part-of')
                 != 'linli' and 'its pods are not labelled as part of linli')


@rule
def no_secrets_inside(objects):
    faults = [f'{label(one)}: a Secret belongs to the cluster, not into the repository'
              for one in objects.of('Secret')]
    word = re.compile(r'password=\S|BEGIN [A-Z ]*PRIVATE|eyJ[\w-]{10,}\.')
    return faults + [f'{label(one)}: holds a secret in clear'
                     for one in objects.of('ConfigMap', 'Deployment', 'Job', 'CronJob', 'StatefulSet')
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


# Seconds between questions, seconds to answer, and seconds of silence until something is done: a pod
# that starts is given time, one that hangs is left soon, and none is killed for a hiccup.
PATIENCE = {
    'startupProbe': ((1, 5), (1, 10), (60, 600)),
    'readinessProbe': ((1, 5), (1, 5), (2, 20)),
    'livenessProbe': ((5, 30), (3, 15), (30, 300)),
}


@rule
def probes_are_patient(objects):
    faults = []
    for workload in objects.services():
        for name, bounds in PATIENCE.items():
            probe = pod(workload)['containers'][0].get(name, {})
            period, failures = probe.get('periodSeconds', 10), probe.get('failureThreshold', 3)
            for (least, most), seen, what in zip(bounds, (
                    period, probe.get('timeoutSeconds', 1), period * failures),
                    ('asks each', 'waits', 'acts after')):
                if not least <= seen <= most or (failures < 2):
                    faults.append(f'{label(workload)}: {name} {what} {seen} s, {failures} failures')
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
                   if one['spec']['scaleTargetRef'] == {
                       'apiVersion': 'apps/v1', 'kind': 'Deployment', 'name': name_of(workload)}]
        if len(scalers) != 1:
            faults.append(f'{label(workload)}: not exactly one HorizontalPodAutoscaler')
        if 'replicas' in workload['spec']:
            faults.append(f'{label(workload)}: replicas would undo what the autoscaler set')
    for one in objects.of('HorizontalPodAutoscaler'):
        spec = one['spec']
        if not 1 <= spec['minReplicas'] <= spec['maxReplicas']:
            faults.append(f'{label(one)}: from {spec["minReplicas"]} to {spec["maxReplicas"]}')
        cpu = [metric['resource']['target'].get('averageUtilization') for metric in spec['metrics']
               if metric.get('resource', {}).get('name') == 'cpu']
        if len(cpu) != 1 or not 40 <= cpu[0] <= 85:
            faults.append(f'{label(one)}: scales at {cpu} % of a processor')
        faults += [f'{label(one)}: the adapter serves no {metric["pods"]["metric"]["name"]}'
                   for metric in spec['metrics']
                   if 'pods' in metric and metric['pods']['metric']['name'] not in adapted()]
    return faults


def adapted():
    """What components/autoscaling/adapter.yaml has the adapter serve, of metrics that there are."""
    rules = yaml.safe_load((tree.ROOT / 'k8s/components/autoscaling/adapter.yaml').read_text())
    host = (tree.ROOT / 'common/rpc/host.cc').read_text()
    names = [re.match(r'\w+', one['seriesQuery']).group() for one in rules['rules']['custom']]
    return [name for name in names if f'"{name}"' in host]


@rule
def schema_first(objects):
    faults = [] if objects.named('Job', 'linli-migrations') else ['no Job linli-migrations']
    for workload in objects.services():
        waits = [one for one in pod(workload).get('initContainers', [])
                 if one['args'] == ['await', '$(LINLI_SERVICE)'] and 'linli/migrations' in one['image']
                 and {'name': 'LINLI_SERVICE', 'value': service_of(workload)} in one['env']]
        if len(waits) != 1:
            faults.append(f'{label(workload)}: does not wait for its schema')
    return faults


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
def settings_are_flags(objects):
    """A setting that no program knows does nothing, and nobody notices."""
    flags = set(re.findall(r'flag\("([a-z-]+)"', (tree.ROOT / 'common/rpc/options.cc').read_text()))
    flags |= {'registration', 'matching', 'hours', 'bootstrap-administrator'}
    known = {f'LINLI_{flag.upper().replace("-", "_")}' for flag in flags}
    known |= {'LINLI_SERVICE', 'LINLI_MIGRATE_DATABASE', 'LINLI_AWARDS', 'LINLI_TOKEN', 'PGSERVICEFILE'}
    asked = set(objects.settings()) | {entry['name'] for workload in objects.workloads()
                                       for one in containers(workload) for entry in one.get('env', [])}
    return [f'no program knows {name}' for name in sorted(asked - known)]


# What every service is told, and by whom: nothing more, nothing less.
SETTINGS = {
    'LINLI_LISTEN', 'LINLI_METRICS', 'LINLI_HEALTH', 'LINLI_KEYS', 'LINLI_SERVICE_TOKEN_FILE',
    'LINLI_REDIS', 'LINLI_REDIS_USER', 'LINLI_REDIS_PASSWORD_FILE', 'LINLI_DRAIN_WAIT', 'LINLI_CONNECTION_AGE', 'LINLI_REGISTRATION',
    'LINLI_MATCHING', 'LINLI_HOURS', 'PGSERVICEFILE'}
TLS_SETTINGS = {'LINLI_TLS', 'LINLI_TLS_CLIENTS'}
OF_FILES = {'LINLI_KEYS': 'keys', 'LINLI_SERVICE_TOKEN_FILE': 'access', 'PGSERVICEFILE': 'access',
            'LINLI_REDIS_PASSWORD_FILE': 'access', 'LINLI_TLS': 'tls'}
ENVIRONMENT = {'service': {'LINLI_DATABASE'}, 'schema': {'LINLI_SERVICE', 'LINLI_MIGRATE_DATABASE'},
               'migrations': {'LINLI_MIGRATE_DATABASE', 'PGSERVICEFILE'},
               'linlictl': {'LINLI_AWARDS', 'LINLI_TOKEN'}, 'redis': set()}


@rule
def told_what_it_needs(objects):
    settings = objects.settings()
    told = set(settings) - TLS_SETTINGS
    faults = [f'linli-settings: {name} is missing, or too much' for name in sorted(told ^ SETTINGS)]
    if settings.get('LINLI_REDIS') not in ('tcp:linli-redis:6379', 'tls:linli-redis:6379'):
        faults.append('LINLI_REDIS does not name our Redis')
    for workload in objects.workloads():
        for one in containers(workload):
            given = [entry['name'] for entry in one.get('env', [])]
            if sorted(given) != sorted(ENVIRONMENT.get(one['name'], {'?'})):
                faults.append(f'{label(workload)}, {one["name"]}: is told {given}')
            if one['name'] in ('service', 'schema', 'linlictl') and \
                    one.get('envFrom') != [{'configMapRef': {'name': 'linli-settings'}}]:
                faults.append(f'{label(workload)}, {one["name"]}: is not told linli-settings')
    for workload in objects.services():
        one = pod(workload)['containers'][0]
        at = {mount['name']: mount['mountPath'] for mount in one['volumeMounts']}
        secrets = {volume['name']: volume.get('secret', {}).get('secretName')
                   for volume in pod(workload)['volumes']}
        for name in OF_FILES.keys() & settings.keys():
            volume = OF_FILES[name]
            if f'{settings[name]}/'.find(f'{at.get(volume)}/') != 0 or \
                    secrets.get(volume) != f'linli-{volume}-{service_of(workload)}':
                faults.append(f'{label(workload)}: {name} is not in a Secret of its own')
    return faults


# ---- what production needs beside the base -------------------------------------------------------

PRODUCTION = {}


def production(function):
    PRODUCTION[function.__name__.replace('_', '-')] = function
    return function


@production
def callers_encrypted(objects):
    settings = objects.settings()
    faults = [] if settings.get('LINLI_TLS') else ['LINLI_TLS is not set']
    if settings.get('LINLI_TLS_CLIENTS') != 'required':
        faults.append('clients need no certificate')
    for workload in objects.services():
        name, space = name_of(workload), workload['metadata'].get('namespace')
        certificate = objects.named('Certificate', f'linli-tls-{service_of(workload)}')
        if certificate is None or certificate['spec']['secretName'] != name_of(certificate):
            faults.append(f'{label(workload)}: no certificate of its own')
            continue
        spec = certificate['spec']
        # Asked by its short name in its namespace, by the others from elsewhere.
        if spec.get('uris') != [f'linli:services/{service_of(workload)}'] or spec.get('dnsNames') != [
                name, f'{name}.{space}', f'{name}.{space}.svc', f'{name}.{space}.svc.cluster.local']:
            faults.append(f'{label(workload)}: its certificate is for somebody else')
        # It serves its callers, and it calls its neighbours.
        if set(spec['usages']) != {'digital signature', 'server auth', 'client auth'}:
            faults.append(f'{label(workload)}: its certificate is good for {spec["usages"]}')
    for one in objects.of('Certificate'):
        if one['spec']['issuerRef']['name'] != ('linli-root' if one['spec'].get('isCA') else
                                                'linli-authority'):
            faults.append(f'{label(one)}: issued by somebody else')
    own = objects.named('Certificate', 'linli-tls-linlictl')
    if own is None or own['spec'].get('uris') or set(own['spec']['usages']) != {
            'digital signature', 'client auth'}:
        faults.append("linlictl's certificate is none, or says who calls in place of its token")
    return faults


@production
def three_of_each(objects):
    return [f'{label(one)}: fewer than three' for one in
            objects.of('HorizontalPodAutoscaler') if one['spec']['minReplicas'] < 3] + [
        f'{label(one)}: fewer than three' for one in objects.of('Cluster')
        if one['spec']['instances'] < 3]


@production
def watched(objects):
    faults = [f'no {kind}' for kind in ('PodMonitor', 'PrometheusRule') if not objects.of(kind)] + [
        f'{label(one)}: no rules' for one in objects.of('PrometheusRule') if not one['spec']['groups']]
    for one in objects.of('PodMonitor'):
        chosen = {name_of(workload) for workload in objects.workloads()
                  if selects(one['spec']['selector']['matchLabels'], pod_labels(workload))}
        if chosen != {name_of(workload) for workload in objects.services()}:
            faults.append(f'{label(one)}: watches {sorted(chosen)}')
        if [end['port'] for end in one['spec']['podMetricsEndpoints']] != ['metrics']:
            faults.append(f'{label(one)}: asks another port than metrics')
    return faults


@rule
def one_of_each_name(objects):
    seen, faults = set(), []
    for one in objects.all:
        if label(one) in seen:
            faults.append(f'{label(one)}: twice')
        seen.add(label(one))
    return faults
