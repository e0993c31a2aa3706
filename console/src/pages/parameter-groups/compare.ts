import type { Parameter } from './parameters.ts';

/** A parameter as two groups have it; undefined where the family of one doesn't know it. */
export interface Compared {
  name: string;
  a: Parameter | undefined;
  b: Parameter | undefined;
  differs: boolean;
}

/** All parameters of two groups, those that differ first, each lot in the API's order. */
export function compare(a: readonly Parameter[], b: readonly Parameter[]): Compared[] {
  const names = [...new Set([...a, ...b].map(({ ParameterName = '' }) => ParameterName))];
  const find = (list: readonly Parameter[], name: string) => list.find((one) => one.ParameterName === name);
  const all = names.map((name) => {
    const [inA, inB] = [find(a, name), find(b, name)];
    const differs = !inA || !inB || (inA.ParameterValue ?? '') !== (inB.ParameterValue ?? '');
    return { name, a: inA, b: inB, differs };
  });
  return all.toSorted((one, other) => Number(other.differs) - Number(one.differs));
}
