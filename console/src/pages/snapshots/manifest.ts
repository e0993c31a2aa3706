import type { Output } from '../../api/json.ts';

export type Manifest = NonNullable<Output<'DescribeSnapshotManifest'>['Manifest']>;
