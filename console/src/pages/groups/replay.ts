/** The file holds commands as a client sends them, so that redis-cli takes it as it is. */
export function replayCommand(
  file: string,
  endpoint: { Address?: string; Port?: number } | undefined,
): string {
  const { Address = 'ENDPOINT', Port = 'PORT' } = endpoint ?? {};
  return `redis-cli -h ${Address} -p ${Port} --pipe < ${shellWord(file)}`;
}

function shellWord(value: string): string {
  return /^[\w./:@%+=,-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
