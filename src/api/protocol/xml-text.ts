// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 can't carry, and what is looked for
const SPECIAL = /[&<>"\r\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;
const ESCAPED = /[&<>"\r]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A bare one would be read as a line feed.
  '\r': '&#xD;',
};

/**
 * Text as the content of an XML element. What XML 1.0 has no way to carry (control characters, lone surrogates)
 * becomes U+FFFD, so that the document stays one that every parser reads.
 */
export function escapeXml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .toWellFormed()
    .replace(NOT_XML, '\ufffd')
    .replace(ESCAPED, (character) => ENTITIES[character]!);
}
