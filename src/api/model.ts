import { EXTENSION_MEMBERS, EXTENSION_OPERATIONS, EXTENSION_STRUCTURES } from './extensions.ts';
import { OPERATIONS, STRUCTURES } from './model.gen.ts';
import type { Model, Operation, Structure } from './protocol/shape.ts';

/** The API that Holdfast speaks: AWS's operations and its own. */
export const MODEL: Model = {
  version: '2015-02-02',
  xmlns: 'http://elasticache.amazonaws.com/doc/2015-02-02/',
  operations: new Map<string, Operation>(Object.entries({ ...OPERATIONS, ...EXTENSION_OPERATIONS })),
  structures: new Map<string, Structure>([
    ...Object.entries<Structure>({ ...STRUCTURES, ...EXTENSION_STRUCTURES }),
    ...Object.entries(EXTENSION_MEMBERS).map(extended),
  ]),
};

function extended([name, own]: [string, Structure['members']]): [string, Structure] {
  const structure: Structure = STRUCTURES[name as keyof typeof EXTENSION_MEMBERS];
  return [name, { ...structure, members: { ...structure.members, ...own } }];
}

/** The service's name in a signature's scope. */
export const SERVICE = 'elasticache';
