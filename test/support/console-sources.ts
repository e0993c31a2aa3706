import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

const SOURCES = join(import.meta.dirname, '../../console/src');

/** A node of a syntax tree, of which only the kind is known. */
export type Node = Readonly<Record<string, unknown>> & { readonly type: string };

export interface ConsoleSource {
  /** Below console/src. */
  file: string;
  text: string;
}

/** The console's own modules, without their tests and its texts. */
export function consoleSources(): ConsoleSource[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/^i18n\/(en|ko)\//.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(SOURCES, file), 'utf8') }));
}

/** Every node of a module's tree, the outer before the inner, with those that it lies in, the nearest last. */
export function* nodesOf({ file, text }: ConsoleSource): Generator<{ node: Node; around: readonly Node[] }> {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
  yield* below(program as unknown as Node, []);
}

function* below(node: Node, around: readonly Node[]): Generator<{ node: Node; around: readonly Node[] }> {
  yield { node, around };
  const inside = [...around, node];
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* below(child, inside);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
