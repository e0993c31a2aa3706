import { writeFileSync } from 'node:fs';
import type { MemberType, Structure } from '../src/api/protocol/shape.ts';
import { readSdkModel, type SdkModel } from './sdk-schema.ts';

/** Writes what the API is, out of the official SDK: `node scripts/generate-model.ts` after a change of its version. */
const HEADER = '// Generated from the official SDK by scripts/generate-model.ts. Do not edit.\n';

export function renderAll(model: SdkModel = readSdkModel()): Record<string, string> {
  return {
    'src/api/model.gen.ts': renderModel(model),
    'src/api/operations.gen.ts': renderOperationTypes(model),
    'src/domain/faults.gen.ts': renderFaults(model),
  };
}

function renderModel({ operations, structures }: SdkModel): string {
  return [
    HEADER,
    "import type { Operation, Structure } from './protocol/shape.ts';",
    '',
    '/** The operations of AWS, each with the names of its structures. */',
    'export const OPERATIONS = {',
    ...[...operations].map(([name, { input, output }]) =>
      output === undefined
        ? `  ${name}: { input: '${input}' },`
        : `  ${name}: { input: '${input}', output: '${output}' },`,
    ),
    '} as const satisfies Record<string, Operation>;',
    '',
    'export const STRUCTURES = {',
    ...[...structures].map(([name, structure]) => renderStructure(name, structure)),
    '} as const satisfies Record<string, Structure>;',
    '',
  ].join('\n');
}

function renderStructure(name: string, { required, members }: Structure): string {
  const lines = Object.entries(members).map(([member, type]) => `      ${member}: ${renderType(type)},`);
  return [
    `  ${name}: {`,
    ...(required ? [`    required: [${required.map((member) => `'${member}'`).join(', ')}],`] : []),
    ...(lines.length === 0 ? ['    members: {},'] : ['    members: {', ...lines, '    },']),
    '  },',
  ].join('\n');
}

function renderType(type: MemberType): string {
  return typeof type === 'string' ? `'${type}'` : `{ list: '${type.list}', element: '${type.element}' }`;
}

function renderOperationTypes({ operations }: SdkModel): string {
  const types = [...operations.values()].flatMap(({ input, output }) => [input, output ?? input]);
  return [
    HEADER,
    'import type {',
    ...[...new Set(types)].sort().map((type) => `  ${type},`),
    "} from '@aws-sdk/client-elasticache';",
    '',
    "/** Each of AWS's operations with the SDK's own types of what it takes and answers. */",
    'export interface AwsOperationTypes {',
    ...[...operations].map(
      ([name, { input, output = 'undefined' }]) => `  ${name}: { input: ${input}; output: ${output} };`,
    ),
    '}',
    '',
  ].join('\n');
}

function renderFaults({ faults }: SdkModel): string {
  const key = (code: string) => (/^\w+$/.test(code) ? code : `'${code}'`);
  return [
    HEADER,
    '/** HTTP status of every fault of the API, by its Query code. */',
    'export const FAULT_STATUS = {',
    ...[...faults].map(([code, status]) => `  ${key(code)}: ${status},`),
    '} as const;',
    '',
  ].join('\n');
}

if (import.meta.main) {
  for (const [path, text] of Object.entries(renderAll())) {
    writeFileSync(new URL(`../${path}`, import.meta.url), text);
    process.stdout.write(`wrote ${path}\n`);
  }
}
