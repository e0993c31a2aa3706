// Verifies one file in a process of its own: node bench/rdb-verify-child.ts VERIFY_MODULE FILE
const [, , module, file] = process.argv;
const { verifyRdb } = (await import(module!)) as typeof import('../src/rdb/verify.ts');

const began = performance.now();
const { keys, bytes } = await verifyRdb(file!).result;
const milliseconds = performance.now() - began;
// maxRSS is in kilobytes.
console.log(JSON.stringify({ milliseconds, keys, bytes, rss: process.resourceUsage().maxRSS * 1024 }));
