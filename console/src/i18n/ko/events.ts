import type en from '../en/events.ts';

const messages: Record<keyof typeof en, string> = {};

export default messages;
