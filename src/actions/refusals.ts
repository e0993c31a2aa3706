import { Fault } from '../domain/fault.ts';

/** What a request may ask of ElastiCache that Holdfast doesn't have, and why. */
export type Refusals<Request> = readonly [
  field: keyof Request & string,
  asked: (request: Request) => boolean,
  why: string,
][];

/** @throws Fault InvalidParameterCombination for what can't be had: better said than silently left out */
export function refuse<Request>(request: Request, refusals: Refusals<Request>): void {
  for (const [field, asked, why] of refusals) {
    if (asked(request)) throw new Fault('InvalidParameterCombination', `${field} is not supported. ${why}.`);
  }
}
