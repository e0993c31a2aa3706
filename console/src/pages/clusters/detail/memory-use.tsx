import ProgressBar from '@cloudscape-design/components/progress-bar';
import { UNKNOWN, useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { memoryShare } from '../rows.ts';
import type { NodeFigures } from './use-node-figures.ts';

/** What data takes of what it may take. */
export function MemoryUse({ figures }: { figures: NodeFigures | undefined }) {
  const t = useText();
  const { bytes } = useFormat();
  if (!figures?.Reachable) return UNKNOWN;
  const share = memoryShare({ usedMemory: figures.UsedMemory, maxMemory: figures.MaxMemory });
  if (share === undefined) return bytes(figures.UsedMemory);
  return (
    <ProgressBar
      value={share}
      ariaLabel={t('clusters.memory')}
      additionalInfo={t('clusters.memoryOf', {
        used: bytes(figures.UsedMemory),
        max: bytes(figures.MaxMemory),
      })}
    />
  );
}
