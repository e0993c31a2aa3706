import { codeOf } from '../../watch.ts';
import { hold } from '../steps.ts';

/** What the API refuses. @throws TourFailure when it is accepted, or refused with another code */
export async function refusalOf(asked: Promise<unknown>, code: RegExp): Promise<string> {
  const refusal = await asked.then(
    () => undefined,
    (error: Error) => error,
  );
  hold(refusal !== undefined, 'it was accepted');
  const given = codeOf(refusal) ?? refusal.name;
  hold(code.test(given), `the error is ${given}: ${refusal.message}`);
  return `${given}: ${refusal.message}`;
}
