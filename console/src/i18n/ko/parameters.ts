import type en from '../en/parameters.ts';

const messages: Record<keyof typeof en, string> = {};

export default messages;
