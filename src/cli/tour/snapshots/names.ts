/** Of the first document. */
export const SNAPSHOT = 'examplesnapshot';
export const RESTORED = 'exampleredis2';
