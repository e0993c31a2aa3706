/** The placeholders of an ICU message. */
export interface Placeholders {
  /** All names: `{count, plural, one {# of {name}} other {...}}` has count and name. */
  all: string[];
  /** Those whose values are shown: not a count that only chooses between words. */
  shown: string[];
}

export function placeholdersOf(message: string): Placeholders {
  const found = find(message);
  const names = (some: readonly Found[]) => [...new Set(some.map(({ name }) => name))].sort();
  return { all: names(found), shown: names(found.filter(({ shown }) => shown)) };
}

interface Found {
  name: string;
  shown: boolean;
}

function find(message: string): Found[] {
  return bracesOf(message).flatMap((inside) => {
    const [, name, kind, rest = ''] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*(?:,([\s\S]*))?)?$/.exec(inside) ?? [];
    if (name === undefined) throw new Error(`no placeholder: {${inside}}`);
    if (kind !== 'plural' && kind !== 'select') return [{ name, shown: true }];
    // Behind each word for a case stands a message of its own.
    const cases = bracesOf(rest);
    return [{ name, shown: cases.some((one) => one.includes('#')) }, ...cases.flatMap(find)];
  });
}

/** What stands in the outermost braces. @throws when they don't match */
function bracesOf(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '{' && depth++ === 0) start = index + 1;
    if (text[index] !== '}') continue;
    if (--depth < 0) throw new Error(`a } too many: ${text}`);
    if (depth === 0) found.push(text.slice(start, index));
  }
  if (depth !== 0) throw new Error(`a } is missing: ${text}`);
  return found;
}
