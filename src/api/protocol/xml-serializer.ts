import { isScalar, type ListType, type MemberType, type Model, type Scalar, structureOf } from './shape.ts';
import { escapeXml } from './xml-text.ts';

type Write = (value: unknown) => string;

interface Field {
  readonly name: string;
  readonly open: string;
  readonly close: string;
  readonly write: Write;
}

/**
 * Writes an operation's answer as AWS does. Each structure is compiled once, on first use: a list of a hundred
 * clusters then costs string concatenation only. Members that are undefined or null are left out.
 */
export function createSerializer(
  model: Model,
): (operation: string, output: unknown, requestId: string) => string {
  const writers = new Map<string, Write>();
  const write: Compile = (structure) => {
    let writer = writers.get(structure);
    if (writer === undefined) {
      writer = compileStructure(model, structure, write);
      writers.set(structure, writer);
    }
    return writer;
  };
  return (operation, output, requestId) => {
    const type = model.operations.get(operation)?.output;
    const result =
      type === undefined ? '' : `<${operation}Result>${write(type)(output ?? {})}</${operation}Result>`;
    return (
      `<${operation}Response xmlns="${model.xmlns}">${result}` +
      `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`
    );
  };
}

type Compile = (structure: string) => Write;

function compileStructure(model: Model, name: string, compile: Compile): Write {
  const fields: Field[] = Object.entries(structureOf(model, name).members).map(([member, type]) => ({
    name: member,
    open: `<${member}>`,
    close: `</${member}>`,
    write: writerOf(type, compile),
  }));
  return (value) => {
    const record = value as Record<string, unknown>;
    let xml = '';
    for (const field of fields) {
      const member = record[field.name];
      if (member !== undefined && member !== null) xml += field.open + field.write(member) + field.close;
    }
    return xml;
  };
}

function writerOf(type: MemberType, compile: Compile): Write {
  if (typeof type !== 'string') return listWriter(type, compile);
  return isScalar(type) ? scalarWriter(type) : compile(type);
}

function listWriter({ list, element }: ListType, compile: Compile): Write {
  const open = `<${element}>`;
  const close = `</${element}>`;
  const write = writerOf(list, compile);
  return (value) => {
    let xml = '';
    for (const item of value as Iterable<unknown>) xml += open + write(item) + close;
    return xml;
  };
}

function scalarWriter(type: Scalar): Write {
  if (type === 'string') return (value) => escapeXml(String(value));
  if (type === 'timestamp') return (value) => (value as Date).toISOString();
  return String;
}
