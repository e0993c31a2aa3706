// The console's texts: each is there in both languages, says the same with the same placeholders, and is used; and
// nothing that people read stands anywhere else. Each check is shown to find what it is there to find.
import { describe, expect, it } from 'vitest';
import ko from '../../console/src/i18n/ko/index.ts';
import { ENGLISH } from '../../console/src/i18n/messages.ts';
import { consoleSources, type Node, nodesOf } from '../support/console-sources.ts';
import { placeholdersOf } from '../support/icu.ts';
import { untranslated } from '../support/untranslated.ts';

const en: Readonly<Record<string, string>> = ENGLISH;
const korean: Readonly<Record<string, string>> = ko;
const ids = new Set(Object.keys(en));
const sources = consoleSources();

/** Nothing to translate: names, units, and what placeholders alone say. */
const SAME_IN_BOTH =
  /^(?:[\s\p{P}\p{S}\d]|\{[^{}]*\}|\b(?:Redis|Valkey|Terraform|Holdfast|ARN|ID|VPC|TTL|RDB|AOF|SHA-?256|CRC64|UTC|CPU|Java|Python|Node\.js|Go|redis-cli|ElastiCache|AWS|CLI)\b)*$/u;

describe('the texts', () => {
  it('are the same ones in both languages', () => {
    expect(Object.keys(korean).sort()).toEqual(Object.keys(en).sort());
  });

  it('have the same placeholders in both languages', () => {
    const different = Object.keys(en).filter((id) => {
      const [one, other] = [placeholdersOf(en[id]!), placeholdersOf(korean[id] ?? '')];
      const missing = one.shown.some((name) => !other.all.includes(name));
      return missing || other.all.some((name) => !one.all.includes(name));
    });
    expect(different.map((id) => [id, en[id], korean[id]])).toEqual([]);
  });

  it('are translated: what is the same in both languages is a name', () => {
    const same = Object.keys(en).filter((id) => en[id] === korean[id] && !SAME_IN_BOTH.test(en[id]!));
    expect(same.map((id) => [id, en[id]])).toEqual([]);
  });

  it('are Korean in Korean', () => {
    const without = Object.keys(korean).filter(
      (id) => !/\p{Script=Hangul}/u.test(korean[id]!) && !SAME_IN_BOTH.test(korean[id]!),
    );
    expect(without.map((id) => [id, korean[id]])).toEqual([]);
  });

  it('have no particle that depends on what is put in: 을(를) and the like', () => {
    expect(Object.entries(korean).filter(([, text]) => /[가-힣]\([가-힣]\)/.test(text))).toEqual([]);
  });

  it('are each used somewhere', () => {
    const used = usesOf();
    expect(Object.keys(en).filter((id) => !used.some((pattern) => pattern.test(id)))).toEqual([]);
  });
});

it('nothing that people read stands in the pages themselves', () => {
  expect(sources.length).toBeGreaterThan(100);
  // What Terraform calls its attributes stands there, not what people do.
  const pages = sources.filter(({ file }) => file !== 'commands/terraform.ts');
  expect(pages.flatMap((source) => untranslated(source, ids))).toEqual([]);
});

/** Every id that a module names, or puts together: `status.${status}` may be any that begins like that. */
function usesOf(): RegExp[] {
  const texts = new Set<string>();
  for (const source of sources)
    for (const { node } of nodesOf(source)) {
      const text = idIn(node);
      if (text !== undefined && /^\w+\./.test(text)) texts.add(text);
    }
  return [...texts].map((text) => new RegExp(`^${text.replaceAll('.', '\\.').replaceAll('\0', '.+')}$`));
}

/** A literal as it stands; of a template, a gap for each thing that is put in. */
function idIn(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('\0');
}

describe('the check of placeholders', () => {
  it.each([
    ['no braces', [], []],
    ['{name} of {count, number}', ['count', 'name'], ['count', 'name']],
    [
      '{count, plural, =0 {none} one {# of {a}} other {# {a}, {b}}}',
      ['a', 'b', 'count'],
      ['a', 'b', 'count'],
    ],
    ['{count, plural, one {key} other {{shown} keys}}', ['count', 'shown'], ['shown']],
    ['{time, date, ::yyyyMMdd}', ['time'], ['time']],
  ])('finds those of: %s', (message, all, shown) => {
    expect(placeholdersOf(message)).toEqual({ all, shown });
  });

  it.each(['{name', 'name}', '{two words}'])('refuses %s', (message) => {
    expect(() => placeholdersOf(message)).toThrow();
  });
});

describe('the check of texts in pages', () => {
  const find = (text: string) =>
    untranslated({ file: 'x.tsx', text: `const x = ${text};` }, new Set(['a.b']));

  it.each([
    '<Box>Hello</Box>',
    '<Box>{"Hello"}</Box>',
    '<Box label="Hello" />',
    '<Box aria-label={"Hello"} />',
    '<Box ariaLabel={`Hello` + name} label={`Hello`} />',
    '<Table items={[{ id: "a", header: "Hello" }]} />',
  ])('finds that of %s', (text) => {
    expect(find(text)).toHaveLength(1);
  });

  it.each([
    '<Box>{t("a.b")}</Box>',
    '<Box variant="code">holdfast console</Box>',
    '<Box label="Terraform">–</Box>',
    '<Box text={`–`} label="a.b" />',
    '<Code text="holdfast console" />',
    '<Input placeholder="subnet-0123456789abcdef0" />',
    '<Tabs tabs={[{ id: "Hello" }]} />',
  ])('lets %s be', (text) => {
    expect(find(text)).toEqual([]);
  });
});
