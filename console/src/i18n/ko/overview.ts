import type en from '../en/overview.ts';

const messages: Record<keyof typeof en, string> = {};

export default messages;
