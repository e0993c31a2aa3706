/** What a new cluster's data is taken from; kept with the cluster until it is made, so that a new controller can go on. */
export type RestoreSource =
  | {
      kind: 'snapshot';
      name: string;
      /** The RDB file, relative to the data directory. */
      file: string;
      bytes: number;
      sha256: string;
      keys: number;
      expires: number;
    }
  | {
      kind: 'file';
      /** As the caller named it. */
      arn: string;
      path: string;
    };

/** How messages call the source. */
export function nameOf(source: RestoreSource): string {
  return source.kind === 'snapshot' ? `snapshot "${source.name}"` : `file ${source.arn}`;
}
