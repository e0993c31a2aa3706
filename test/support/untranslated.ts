import { type ConsoleSource, type Node, nodesOf } from './console-sources.ts';

/** Names of things and of programs, which are the same in every language. */
const NAMES: ReadonlySet<string> = new Set([
  ...[
    'Holdfast',
    'Redis',
    'Valkey',
    'Terraform',
    'English',
    '한국어',
    'ARN',
    'VPC',
    'CLI',
    'TTL',
    'RDB',
    'ID',
  ],
  ...['Python', 'Java', 'Go', 'Node.js', 'redis-cli', 'SHA-256', 'CRC64', 'KB', 'MB', 'GB'],
]);

/** Attributes of components, and members of their options, that a person reads or hears. */
const SHOWN =
  /^(?:label|title|header|headerText|text|alt|content|description|placeholder|empty|additionalInfo|(?:aria-?|\w+Aria)label|\w+Text|\w+Label)$/i;

/** Texts that people would see as they stand in the source, whatever their language is. */
export function untranslated(source: ConsoleSource, ids: ReadonlySet<string>): string[] {
  return [...nodesOf(source)].flatMap(({ node, around }) => {
    const text = shownText(node, around);
    const fine = text === undefined || ids.has(text) || isTheSameEverywhere(text);
    return fine ? [] : [`${source.file}: ${JSON.stringify(text)}`];
  });
}

function shownText(node: Node, around: readonly Node[]): string | undefined {
  const parent = around.at(-1);
  if (node.type === 'JSXText') return isCode(around) ? undefined : String(node['value']).trim();
  const owner = parent?.type === 'JSXExpressionContainer' ? around.at(-2) : parent;
  if (owner?.type !== 'JSXAttribute' && owner?.type !== 'Property') {
    // A text in braces between tags.
    const between = parent?.type === 'JSXExpressionContainer' && owner?.type === 'JSXElement';
    return between && !isCode(around) ? literal(node) : undefined;
  }
  return SHOWN.test(nameOf(owner)) && !isCode(around) ? literal(node) : undefined;
}

function nameOf(owner: Node): string {
  const name = (owner['name'] ?? owner['key']) as Node;
  return String(name['name'] ?? name['value'] ?? '');
}

function literal(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join(' ');
}

/** Commands and the like, in an element for code. */
function isCode(around: readonly Node[]): boolean {
  const element = around.findLast(({ type }) => type === 'JSXElement')?.['openingElement'] as
    | Node
    | undefined;
  const attributes = (element?.['attributes'] ?? []) as Node[];
  const name = (element?.['name'] as Node | undefined)?.['name'];
  return (
    name === 'code' ||
    name === 'Code' ||
    attributes.some(
      (one) =>
        one.type === 'JSXAttribute' &&
        nameOf(one) === 'variant' &&
        (one['value'] as Node | null)?.['value'] === 'code',
    )
  );
}

/** Without two letters next to each other there is no word. A text in the API's own words, such as an id, is none of ours. */
function isTheSameEverywhere(text: string): boolean {
  return (
    !/\p{L}{2}/u.test(text) ||
    /^[a-z][a-z0-9]*(?:[-.:][a-z0-9]+)+$|^#[0-9a-f]+$/.test(text) ||
    text.split(/[\s,()/]+/).every((word) => NAMES.has(word) || !/\p{L}{2}/u.test(word))
  );
}
