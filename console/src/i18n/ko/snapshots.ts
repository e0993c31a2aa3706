import type en from '../en/snapshots.ts';

const messages: Record<keyof typeof en, string> = {};

export default messages;
