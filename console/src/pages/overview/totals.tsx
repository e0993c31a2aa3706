import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import type { ReactNode } from 'react';
import { PlaceLink } from '../../components/place-link.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Region } from './attention.ts';

/** How much there is of everything. */
export function Totals({ region }: { region: Region }) {
  const t = useText();
  const { number } = useFormat();
  const replicas = region.members.filter((member) => member.CurrentRole === 'replica').length;
  const automatic = region.snapshots.filter(({ SnapshotSource }) => SnapshotSource === 'automated').length;
  return (
    <Container>
      <ColumnLayout columns={4} variant="text-grid" minColumnWidth={160}>
        <Total
          label={<PlaceLink to="/clusters">{t('nav.clusters')}</PlaceLink>}
          value={number(region.clusters.length)}
        >
          {replicas > 0 && t('overview.replicas', { count: replicas })}
        </Total>
        <Total
          label={<PlaceLink to="/groups">{t('nav.groups')}</PlaceLink>}
          value={number(region.groups.length)}
        />
        <Total
          label={<PlaceLink to="/snapshots">{t('nav.snapshots')}</PlaceLink>}
          value={number(region.snapshots.length)}
        >
          {automatic > 0 && t('overview.automatic', { count: automatic })}
        </Total>
        <Memory region={region} />
      </ColumnLayout>
    </Container>
  );
}

function Memory({ region: { figures } }: { region: Region }) {
  const t = useText();
  const { bytes } = useFormat();
  const sum = (of: (node: (typeof figures)[number]) => number | undefined) =>
    figures.reduce((total, node) => total + (of(node) ?? 0), 0);
  const used = sum((node) => node.UsedMemory);
  const most = sum((node) => node.MaxMemory);
  const keys = sum((node) => node.Keys);
  const known = figures.some((node) => node.UsedMemory !== undefined);
  return (
    <Total label={t('overview.memory')} value={bytes(known ? used : undefined)}>
      {known && most > 0 && (
        <ProgressBar
          variant="key-value"
          ariaLabel={t('overview.memory')}
          value={Math.min(100, (used / most) * 100)}
          additionalInfo={t('overview.memoryOf', { most: bytes(most), keys })}
        />
      )}
    </Total>
  );
}

function Total({ label, value, children }: { label: ReactNode; value: string; children?: ReactNode }) {
  return (
    <div>
      <Box variant="awsui-key-label">{label}</Box>
      <Box variant="awsui-value-large">{value}</Box>
      {children && (
        <Box color="text-body-secondary" fontSize="body-s">
          {children}
        </Box>
      )}
    </div>
  );
}
