import { REDIS_7 } from './redis7.ts';

/** "Valkey 7.2 parameters are the same as Redis OSS 7 parameters", says the user guide. */
export const VALKEY_7 = { firstVersion: '7.2.0', specs: REDIS_7.specs };
