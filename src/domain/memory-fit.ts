/**
 * Why data doesn't fit a node, as a sentence that says what to do; undefined when it fits.
 * `usedMemory` is what the engine took for the data when it was saved, `maxmemory` what it may take now, in bytes.
 */
export function memoryShortage(options: {
  usedMemory: number;
  maxmemory: number;
  nodeType: string;
}): string | undefined {
  const { usedMemory, maxmemory, nodeType } = options;
  if (usedMemory <= maxmemory) return undefined;
  return (
    `its data needs ${inMegabytes(usedMemory)} of memory, and ${nodeType} has ${inMegabytes(maxmemory)} for data. ` +
    'Choose a larger CacheNodeType, or a parameter group with a lower reserved-memory-percent.'
  );
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(bytes < 10_485_760 ? 1 : 0)} MiB`;
}
