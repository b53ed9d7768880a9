// Holds rendered objects against the published types of their kinds: unknown fields, missing ones and
// wrong types by the TypeScript compiler (an object literal may have no property that its type does
// not know), patterns and formats by the validators that the same packages ship.
//
//   node schema.mjs < objects.json      [{"where": "overlays/prod", "object": {…}}, …]
//
// Prints a line per fault; exits 1 if there is any.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const here = path.dirname(fileURLToPath(import.meta.url));
const PACKAGES = [
  [/^cert-manager\.io\//, '@kubernetes-models/cert-manager'],
  [/^monitoring\.coreos\.com\//, '@kubernetes-models/prometheus-operator'],
  [/^postgresql\.cnpg\.io\//, ''],
  [/./, 'kubernetes-models'],
];

// Which module has the type of this object; '' for our own cnpg.d.ts.
function moduleOf({ apiVersion, kind }) {
  const home = PACKAGES.find(([pattern]) => pattern.test(apiVersion))[1];
  return home && `${home}/${apiVersion}/${kind}`;
}

const objects = JSON.parse(fs.readFileSync(0, 'utf8'));
const faults = [];

// One source text with a constant per object.
const names = new Map();
let head = '';
let body = '';
const places = [];
objects.forEach(({ where, object }, i) => {
  const from = moduleOf(object);
  const key = `${object.apiVersion} ${object.kind}`;
  if (!names.has(key)) {
    names.set(key, `T${names.size}`);
    head += from ? `import type { I${object.kind} as ${names.get(key)} } from '${from}';\n`
                 : `import type { ${object.kind} as ${names.get(key)} } from './cnpg';\n`;
  }
  places.push({ at: body.length, where: `${where}: ${object.kind} ${object.metadata?.name}` });
  body += `export const o${i}: ${names.get(key)} = ${JSON.stringify(object, null, 1)};\n`;
});

const file = path.join(here, 'rendered.ts');
const options = {
  strict: true, noEmit: true, skipLibCheck: true, types: [],
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler, moduleDetection: ts.ModuleDetectionKind.Force,
};
options.module = ts.ModuleKind.ESNext;
const host = ts.createCompilerHost(options);
const read = host.getSourceFile.bind(host);
host.getSourceFile = (name, ...rest) =>
  name === file ? ts.createSourceFile(name, head + body, ts.ScriptTarget.ES2022) : read(name, ...rest);
host.fileExists = ((known) => (name) => name === file || known(name))(host.fileExists.bind(host));
const program = ts.createProgram([file], options, host);
for (const fault of ts.getPreEmitDiagnostics(program)) {
  const at = (fault.start ?? 0) - head.length;
  const place = places.findLast((one) => one.at <= at);
  const line = fault.file ? (head + body).slice(fault.start, fault.start + 60).split('\n')[0] : '';
  faults.push(`${place?.where ?? 'import'}: ${line.trim()}: ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`);
}

for (const { where, object } of objects) {
  const from = moduleOf(object);
  if (!from) continue;
  const { [object.kind]: Kind } = await import(from);
  try {
    new Kind(object).validate();
  } catch (trouble) {
    faults.push(`${where}: ${object.kind} ${object.metadata?.name}: ${trouble.message}`);
  }
}

for (const fault of faults) console.log(fault);
process.exit(faults.length ? 1 : 0);
