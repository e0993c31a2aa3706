/** Bytes that stand where a value's type byte could: what follows is no key (yet). */
export const SLOT_IMPORT_OR_KEY_META = 243;
export const SLOT_INFO = 244;
export const FUNCTION = 245;
export const FUNCTION_PRE_GA = 246;
export const MODULE_AUX = 247;
export const IDLE = 248;
export const FREQ = 249;
export const AUX = 250;
export const RESIZEDB = 251;
export const EXPIRETIME_MS = 252;
export const EXPIRETIME = 253;
export const SELECTDB = 254;
export const EOF = 255;

/** Below this a byte is a value's type. */
export const FIRST_OPCODE = 243;
