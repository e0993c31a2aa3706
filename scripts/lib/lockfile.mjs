const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

/** Optional dependencies that `lock` names but has no entry for: [package that wants it, name, version]. */
export function findMissing(lock) {
  return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !resolves(lock, path, name))
      .map(([name, version]) => [path, name, version]),
  );
}

/** Adds an entry for each that is missing; returns their paths. */
export function completeLock(lock) {
  const added = findMissing(lock).map(([wantedBy, name, version]) => {
    if (!/^\d+\.\d+\.\d+/.test(version))
      throw new Error(`${wantedBy} wants ${name} ${version}: not one version`);
    const path = `node_modules/${name}`;
    const { dev } = lock.packages[wantedBy];
    lock.packages[path] = { version, ...platformOf(name), ...(dev && { dev }), optional: true };
    return path;
  });
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(sorted);
  return added;
}

/** As Node looks for it: below the package that wants it, then below each folder that this one lies in. */
function resolves(lock, wantedBy, name) {
  for (let base = wantedBy; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    if (lock.packages[base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`]) return true;
    if (base === '') return false;
  }
}

/** `@biomejs/cli-linux-arm64-musl` is for Linux on arm64. */
function platformOf(name) {
  const words = name.split(/[/@-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (words.includes('wasm32') || os.length !== 1) {
    throw new Error(`${name}: for which system and processor it is can't be told by its name`);
  }
  const libc = words.some((word) => /^musl/.test(word)) ? ['musl'] : undefined;
  return { ...(cpu.length === 1 && { cpu }), ...(libc && { libc }), os };
}
