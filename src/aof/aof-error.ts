/** An append-only file that can't be read, or isn't one. `message` names the file and what is wrong with it. */
export class AofError extends Error {}
