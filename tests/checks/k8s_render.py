"""Renders k8s/ with kubectl, and asks tests/k8s/schema.mjs about what came out."""

import json
import pathlib
import shutil
import subprocess
import tempfile

import tree
import yaml

TREE = tree.ROOT / 'k8s'
TOOLS = tree.ROOT / 'tests' / 'k8s'
# What a component changes must be there before it.
NEEDS = {'mtls': ['tls'], 'redis-tls': ['redis', 'tls'], 'citus': ['postgres'], 'restore': ['postgres']}


class CannotRender(Exception):
    pass


def kubectl():
    """The program; ends the check with what is missing where there is none."""
    found = subprocess.run([TOOLS / 'install'], capture_output=True, text=True, check=False)
    if found.returncode != 0:
        raise SystemExit(f'k8s: {found.stderr.strip()}\nk8s: 0 objects, 1 faults')
    return found.stdout.strip()


def render(program, folder):
    done = subprocess.run([program, 'kustomize', folder], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise CannotRender(done.stderr.strip().replace('\n', ' '))
    return [one for one in yaml.safe_load_all(done.stdout) if one]


def render_with(program, component, source=TREE):
    """The base with one component and those that it needs."""
    with tempfile.TemporaryDirectory() as folder:
        # Beside a copy, because kustomize refuses what lies above.
        shutil.copytree(source, f'{folder}/k8s')
        one = pathlib.Path(folder) / 'k8s' / 'one'
        one.mkdir()
        parts = [*NEEDS.get(component, []), component]
        (one / 'kustomization.yaml').write_text(json.dumps({
            'apiVersion': 'kustomize.config.k8s.io/v1beta1', 'kind': 'Kustomization',
            'resources': ['../base'], 'components': [f'../components/{part}' for part in parts]}))
        return render(program, one)


def schema_faults(renderings):
    objects = [{'where': where, 'object': one}
               for where, found in renderings.items() for one in found]
    # Where YAML sees a moment, the kinds have a text.
    done = subprocess.run(['node', TOOLS / 'schema.mjs'], input=json.dumps(objects, default=str),
                          capture_output=True, text=True, check=False)
    if done.returncode != 0 and not done.stdout:
        return [f'schema: {done.stderr.strip()}']
    return done.stdout.splitlines()
