// Arrows point down. Each check is shown to find what it is there to find.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arrowsOf, findCycle, importsOf, readSources } from '../support/imports.ts';
import { folderArrows, LAYERS, strayPageArrows, upwardArrows } from '../support/layers.ts';

const ROOT = join(import.meta.dirname, '../..');

const sources = readSources(ROOT, ['src', 'console', 'test', 'scripts', 'bench']);
const arrows = arrowsOf(sources);
const ofSrc = arrows.filter(({ from }) => from.startsWith('src/'));

const linesOf = (text: string) => text.split('\n').length - 1;

describe('this project', () => {
  it('has no import that points up', () => {
    expect(upwardArrows(arrows)).toEqual([]);
  });

  it('has no page that imports what a browser has no business with', () => {
    expect(arrows.filter(({ from }) => from.startsWith('console/src/')).length).toBeGreaterThan(100);
    expect(strayPageArrows(arrows)).toEqual([]);
  });

  it('has no folders that import each other, however far round', () => {
    expect(findCycle(folderArrows(arrows))).toBeUndefined();
  });

  it('has no modules that import each other, however far round', () => {
    expect(findCycle(ofSrc)).toBeUndefined();
  });

  it('names only modules that are there, so that no arrow is overlooked', () => {
    expect(ofSrc.filter(({ to }) => !sources.has(to))).toEqual([]);
  });

  it('has small files: the median is under 100 lines', () => {
    const lengths = [...sources]
      .filter(([file]) => file.startsWith('src/') && !/\.(gen|test)\.ts$/.test(file))
      .map(([, text]) => linesOf(text))
      .sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
  });

  it('is read as a whole: there are arrows out of every layer but the lowest', () => {
    expect(sources.size).toBeGreaterThan(200);
    for (const layer of Object.keys(LAYERS).filter((one) => !['domain', 'rdb', 'aof'].includes(one))) {
      expect(
        [...sources.keys()].some((file) => file.startsWith(`src/${layer}/`)),
        layer,
      ).toBe(true);
    }
  });
});

describe('the check of arrows', () => {
  const check = (from: string, text: string) => upwardArrows(importsOf(from, text));

  it.each([
    ['src/domain/x.ts', "import { y } from '../store/y.ts';"],
    ['src/domain/x.ts', "import type { Y } from '../control/y.ts';"],
    ['src/rdb/deep/x.ts', "export * from '../../domain/y.ts';"],
    ['src/control/x.ts', "export { y } from '../actions/y.ts';"],
    ['src/control/x.ts', "const { y } = await import('../cli/y.ts');"],
    ['src/actions/cluster/x.ts', "import '../../api/y.ts';"],
    ['src/api/protocol/x.ts', "import { y } from '../model.ts';"],
    ['src/api/protocol/x.ts', "import { y } from '../../domain/node-types.ts';"],
    ['src/api/x.ts', "import {\n  one,\n  two,\n} from '../actions/y.ts';"],
    ['src/store/x.ts', 'import { y } from "../control/y.ts";'],
    ['src/engine/x.ts', "new Worker(new URL('../control/y.ts', import.meta.url));"],
    ['src/cli/x.ts', "import { y } from '../../test/support/y.ts';"],
    ['src/client/x.ts', "import { y } from '../cli/y.ts';"],
  ])('finds that of %s: %s', (from, text) => {
    expect(check(from, text)).toEqual([expect.stringContaining(from)]);
  });

  it.each([
    ['src/cli/commands/x.ts', "import { y } from '../../api/y.ts';\nimport { z } from './z.ts';"],
    ['src/control/x.ts', "import { y } from '../rdb/y.ts';"],
    ['src/api/protocol/sigv4/x.ts', "import { y } from '../../../domain/fault.ts';"],
    ['src/domain/x.test.ts', "import { y } from '../cli/y.ts';"],
    ['src/actions/testing.ts', "import { y } from '../runtime/y.ts';"],
    ['test/e2e/x.ts', "import { y } from '../../src/cli/y.ts';"],
    ['src/domain/x.ts', "// import { y } from '../cli/y.ts';\n/** from '../cli/y.ts' */\nimport 'node:fs';"],
    ['src/domain/x.ts', "const words = 'imported from ../cli/y.ts';"],
  ])('lets that of %s be: %s', (from, text) => {
    expect(check(from, text)).toEqual([]);
  });

  it.each([
    ['../../../src/store/database.ts', 1],
    ['../../../test/support/browser.ts', 1],
    ['../../../src/domain/windows.ts', 0],
    ['../api/call.ts', 0],
  ])('of a page to %s finds %i', (path, found) => {
    expect(
      strayPageArrows(importsOf('console/src/pages/x.tsx', `import { y } from '${path}';`)),
    ).toHaveLength(found);
  });

  it('finds a folder that nobody gave a place', () => {
    expect(check('src/helpers/x.ts', "import { y } from '../domain/y.ts';")).toEqual([
      expect.stringContaining('src/helpers/x.ts is in no layer'),
    ]);
  });
});

describe('the check of cycles', () => {
  const arrow = (pair: string) => ({ from: pair[0]!, to: pair[1]! });

  it('finds the way round, and none where there is none', () => {
    expect(findCycle(['ab', 'bc', 'ca', 'xa'].map(arrow))).toEqual(['a', 'b', 'c', 'a']);
    expect(findCycle(['xx'].map(arrow))).toEqual(['x', 'x']);
    expect(findCycle(['ab', 'ac', 'bd', 'cd', 'de'].map(arrow))).toBeUndefined();
  });

  it('finds one between folders whose modules have none', () => {
    const round = folderArrows([
      { from: 'src/a/1.ts', to: 'src/b/1.ts' },
      { from: 'src/b/2.ts', to: 'src/a/2.ts' },
    ]);
    expect(findCycle(round)).toEqual(['src/a', 'src/b', 'src/a']);
  });
});
