import type en from '../en/clusters.ts';

const messages: Record<keyof typeof en, string> = {};

export default messages;
