import ProgressBar from '@cloudscape-design/components/progress-bar';
import { UNKNOWN, useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type Figures, memoryShare } from '../rows.ts';

/** What data takes of what it may take. */
export function MemoryUse({ figures }: { figures: Figures | undefined }) {
  const t = useText();
  const { bytes } = useFormat();
  if (!figures?.reachable) return UNKNOWN;
  const share = memoryShare(figures);
  if (share === undefined) return bytes(figures.usedMemory);
  return (
    <ProgressBar
      value={share}
      ariaLabel={t('clusters.memory')}
      additionalInfo={t('clusters.memoryOf', {
        used: bytes(figures.usedMemory),
        max: bytes(figures.maxMemory),
      })}
    />
  );
}
