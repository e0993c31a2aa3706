import type en from '../en/subnets.ts';

const messages: Record<keyof typeof en, string> = {};

export default messages;
