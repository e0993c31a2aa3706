import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderAll } from '../../scripts/generate-model.ts';
import { EXTENSION_MEMBERS, EXTENSION_OPERATIONS, EXTENSION_STRUCTURES } from './extensions.ts';
import { OPERATIONS, STRUCTURES } from './model.gen.ts';
import { MODEL } from './model.ts';
import { isScalar } from './protocol/shape.ts';

describe('what is generated from the SDK', () => {
  test.each(Object.entries(renderAll()))('%s is what the pinned SDK gives', (path, text) => {
    expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).toBe(text);
  });

  test("the API has AWS's 75 operations beside Holdfast's own", () => {
    expect(Object.keys(OPERATIONS)).toHaveLength(75);
    expect(MODEL.operations.size).toBe(75 + Object.keys(EXTENSION_OPERATIONS).length);
  });

  test('every name in a shape is a scalar or a structure that exists', () => {
    const names = [...MODEL.structures.values()].flatMap(({ members }) =>
      Object.values(members).map((type) => (typeof type === 'string' ? type : type.list)),
    );
    const inOperations = [...MODEL.operations.values()].flatMap(({ input, output }) => [
      input,
      output ?? input,
    ]);
    expect(
      [...names, ...inOperations].filter((name) => !isScalar(name) && !MODEL.structures.has(name)),
    ).toEqual([]);
  });

  test("Holdfast's own names take none of AWS's", () => {
    const own = [...Object.keys(EXTENSION_OPERATIONS), ...Object.keys(EXTENSION_STRUCTURES)];
    expect(own.filter((name) => name in OPERATIONS || name in STRUCTURES)).toEqual([]);
    for (const [name, members] of Object.entries(EXTENSION_MEMBERS)) {
      const { members: ofAws } = STRUCTURES[name as keyof typeof EXTENSION_MEMBERS];
      expect(Object.keys(members).filter((member) => member in ofAws)).toEqual([]);
      expect(Object.keys(MODEL.structures.get(name)!.members)).toEqual([
        ...Object.keys(ofAws),
        ...Object.keys(members),
      ]);
    }
  });

  test('every required member is a member', () => {
    const missing = [...MODEL.structures].flatMap(([name, { required = [], members }]) =>
      required.filter((member) => !Object.hasOwn(members, member)).map((member) => `${name}.${member}`),
    );
    expect(missing).toEqual([]);
  });

  test('names of elements and whole numbers are where AWS has them', () => {
    expect(MODEL.structures.get('RebootCacheClusterMessage')).toEqual({
      required: ['CacheClusterId', 'CacheNodeIdsToReboot'],
      members: { CacheClusterId: 'string', CacheNodeIdsToReboot: { list: 'string', element: 'CacheNodeId' } },
    });
    expect(MODEL.structures.get('CreateCacheClusterMessage')?.members['Port']).toBe('integer');
    expect(MODEL.structures.get('SlotMigration')?.members['ProgressPercentage']).toBe('number');
    expect(MODEL.operations.get('DeleteCacheSubnetGroup')?.output).toBeUndefined();
  });
});
