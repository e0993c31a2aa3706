import { XMLParser } from 'fast-xml-parser';
import type { ErrorAnswer } from './error-xml.ts';
import { isScalar, type MemberType, type Model, structureOf } from './shape.ts';

/** `htmlEntities` is what makes it decode numeric references such as `&#xD;`. */
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
});

type Element = Readonly<Record<string, unknown>>;

/** The output of an operation out of its XML, typed by the model; undefined if it is not that operation's answer. */
export function readOutput(
  model: Model,
  operation: string,
  xml: string,
): Record<string, unknown> | undefined {
  const response = child(parse(xml), `${operation}Response`);
  if (response === undefined) return undefined;
  const output = model.operations.get(operation)?.output;
  if (output === undefined) return {};
  return readStructure(model, output, child(response, `${operation}Result`) ?? {});
}

/** undefined if it is not an error of AWS's */
export function readError(xml: string): (Omit<ErrorAnswer, 'status'> & { requestId: string }) | undefined {
  const response = child(parse(xml), 'ErrorResponse');
  const error = child(response, 'Error');
  if (typeof error?.['Code'] !== 'string') return undefined;
  return {
    code: error['Code'],
    message: String(error['Message'] ?? ''),
    requestId: String(response?.['RequestId'] ?? ''),
  };
}

function parse(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch {
    return undefined;
  }
}

/** The parser gives an object for an element with children, and text for one without. */
function child(parent: unknown, name: string): Element | undefined {
  if (typeof parent !== 'object' || parent === null) return undefined;
  const found = (parent as Element)[name];
  if (found === '') return {};
  return typeof found === 'object' && found !== null ? (found as Element) : undefined;
}

function readStructure(model: Model, name: string, element: Element): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [member, type] of Object.entries(structureOf(model, name).members)) {
    if (Object.hasOwn(element, member)) result[member] = read(model, type, element[member]);
  }
  return result;
}

function read(model: Model, type: MemberType, value: unknown): unknown {
  if (typeof type !== 'string') {
    const items = typeof value === 'object' && value !== null ? (value as Element)[type.element] : undefined;
    // One element alone comes as itself, several as an array.
    return (items === undefined ? [] : [items].flat()).map((item) => read(model, type.list, item));
  }
  if (!isScalar(type)) return readStructure(model, type, value === '' ? {} : (value as Element));
  const text = String(value);
  if (type === 'string') return text;
  if (type === 'boolean') return text === 'true';
  return type === 'timestamp' ? new Date(text) : Number(text);
}
