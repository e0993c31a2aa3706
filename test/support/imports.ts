import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** One import of a module of the project by another, both as paths from the project's root. */
export interface Arrow {
  from: string;
  to: string;
}

/** Source texts by their path from the project's root, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

/** `import … from`, `export … from`, `import '…'`, `import('…')`, and files named by their place beside the module. */
const IMPORTS = [
  /\b(?:import|export)\b[^'"`;]*?\bfrom\s*(['"])(?<path>\.{1,2}\/[^'"]+)\1/g,
  /\bimport\s*(['"])(?<path>\.{1,2}\/[^'"]+)\1/g,
  /\bimport\s*\(\s*(['"`])(?<path>\.{1,2}\/[^'"`]+)\1/g,
  /\bnew URL\(\s*(['"`])(?<path>\.{1,2}\/[^'"`]+\.[mc]?[jt]s)\1\s*,\s*import\.meta\.url/g,
];

/** What a module imports of the project, `import type` included: a type ties two modules together as well. */
export function importsOf(file: string, text: string): Arrow[] {
  const code = withoutComments(text);
  const paths = IMPORTS.flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => match.groups!['path']!),
  );
  return [...new Set(paths)].map((path) => ({ from: file, to: posix.join(posix.dirname(file), path) }));
}

/** Comments that begin a line, or stand between code in `/* … *\/`; what is behind code on a line stays. */
function withoutComments(text: string): string {
  return text.replace(/^\s*\/\/.*$/gm, '').replace(/^\s*\/\*[\s\S]*?\*\//gm, '');
}

export function arrowsOf(sources: Sources): Arrow[] {
  return [...sources].flatMap(([file, text]) => importsOf(file, text));
}

/** The modules below the folders of `root` that are given, but what lies in node_modules and the like. */
export function readSources(root: string, folders: readonly string[]): Sources {
  const sources = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = posix.join(entry.parentPath.slice(root.length).replace(/^[\\/]+/, ''), entry.name);
      if (entry.isFile() && /\.[mc]?[jt]sx?$/.test(entry.name)) {
        sources.set(path, readFileSync(join(root, path), 'utf8'));
      }
    }
  }
  return sources;
}

/** The first way round from a module back to itself, if there is any. */
export function findCycle(arrows: readonly Arrow[]): string[] | undefined {
  const targets = new Map<string, string[]>();
  for (const { from, to } of arrows) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): string[] | undefined => {
    const met = path.indexOf(node);
    if (met >= 0) return [...path.slice(met), node];
    if (done.has(node)) return undefined;
    path.push(node);
    for (const next of targets.get(node) ?? []) {
      const cycle = visit(next);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(node);
    return undefined;
  };
  for (const node of targets.keys()) {
    const cycle = visit(node);
    if (cycle) return cycle;
  }
  return undefined;
}
