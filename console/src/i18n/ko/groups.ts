import type en from '../en/groups.ts';

const messages: Record<keyof typeof en, string> = {};

export default messages;
