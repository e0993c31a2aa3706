// Verifies one file in a process of its own, so that its memory can be told: node workers/verify.ts FILE
const BUILT = new URL('../../dist/rdb/verify.js', import.meta.url);

const [, , file] = process.argv;
const { verifyRdb } = (await import(BUILT.href)) as typeof import('../../src/rdb/verify.ts');

const began = performance.now();
const { keys, bytes } = await verifyRdb(file!).result;
const milliseconds = performance.now() - began;
// maxRSS is in kilobytes.
console.log(JSON.stringify({ milliseconds, keys, bytes, rss: process.resourceUsage().maxRSS * 1024 }));
