"""The files of the house, and how a check reports what it finds."""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEST_FILE = re.compile(r'_(test|pgtest|redistest|e2etest|fixture)\.(cc|h)$')


def files():
    """Paths, relative to the root, that git tracks or would track, in order."""
    listed = subprocess.run(
        ['git', '-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others',
         '--exclude-standard'],
        cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return sorted({path for path in listed.split('\0') if path and (ROOT / path).is_file()})


def lines(path):
    """Numbered lines of a text file; none of a binary one."""
    try:
        text = (ROOT / path).read_text(encoding='utf-8')
    except UnicodeDecodeError:
        return []
    return list(enumerate(text.splitlines(), start=1))


def is_test(path):
    return path.startswith('tests/') or TEST_FILE.search(path) is not None


def report(name, faults, looked_at):
    """Prints a line per fault and leaves with 1 if there is any."""
    for fault in faults:
        print(fault)
    print(f'{name}: {looked_at}, {len(faults)} faults')
    sys.exit(1 if faults else 0)
