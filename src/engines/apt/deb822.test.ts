import { expect, it } from 'vitest';
import { parseDeb822 } from './deb822.ts';

it('reads paragraphs apart, with fields in any case and values over several lines', () => {
  const text = `# a comment
Package: redis-server
Depends: libc6 (>= 2.34),
 libssl3
Version: 5:7.0.15-1

Package: libc6
`;
  const [first, second, ...rest] = parseDeb822(text);
  expect(first?.get('package')).toBe('redis-server');
  expect(first?.get('depends')).toBe('libc6 (>= 2.34),\nlibssl3');
  expect(first?.get('version')).toBe('5:7.0.15-1');
  expect(second?.get('package')).toBe('libc6');
  expect(rest).toEqual([]);
});

it('passes over a comment within a paragraph and a line without a colon', () => {
  const [stanza] = parseDeb822('Types: deb\n# URIs: http://old/\nnonsense\nURIs: http://new/\n');
  expect([...stanza!]).toEqual([
    ['types', 'deb'],
    ['uris', 'http://new/'],
  ]);
});

it('finds nothing in nothing', () => {
  expect(parseDeb822('')).toEqual([]);
  expect(parseDeb822('\n\n# only a comment\n\n')).toEqual([]);
});
