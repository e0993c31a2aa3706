import { styleText } from 'node:util';

export type Colour = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan';
export type Style = (colour: Colour, text: string) => string;

/** Colours for a terminal that shows them; the text as it is for a file, a pipe, or where NO_COLOR is set. */
export function styleFor(stream: NodeJS.WriteStream): Style {
  return (colour, text) => styleText(colour, text, { stream });
}

export const plain: Style = (_colour, text) => text;

const SETTLED = new Set(['available', 'in-sync']);
const BROKEN = /failed|incompatible/;

/** A status in the colour that says whether to wait, to worry or neither. */
export function statusText(status: string | undefined, style: Style): string {
  if (!status) return '-';
  if (SETTLED.has(status)) return style('green', status);
  return style(BROKEN.test(status) ? 'red' : 'yellow', status);
}
