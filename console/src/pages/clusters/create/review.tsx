import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { DEFAULT_PORT } from '../../../../../src/domain/limits.ts';
import { maxmemory } from '../../../../../src/domain/maxmemory.ts';
import { nodeType } from '../../../../../src/domain/node-types.ts';
import { CommandPanel } from '../../../commands/command-panel.tsx';
import { engineName } from '../../../fields/engine-fields.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type CreateForm, idsIn, toRequest } from './form.ts';

interface ReviewProps {
  form: CreateForm;
  /** Why it was refused, where that is about no field. */
  refusal: ReactNode;
  onEdit(step: number): void;
}

/** All that will be made, chosen or by default, and the same as a command. */
export function Review({ form, refusal, onEdit }: ReviewProps) {
  const t = useText();
  const { bytes } = useFormat();
  const chosen = (value: string) => value.trim() || t('fields.chosenForYou');
  const orNone = (value: string) => value.trim() || t('common.none');
  const pair = (label: string, value: ReactNode) => ({ label, value });
  const retention = Number(form.retention);
  return (
    <SpaceBetween size="l">
      {refusal}
      <Part
        title={t('clusters.create.method')}
        onEdit={() => onEdit(0)}
        items={[
          pair(t('clusters.create.name'), form.id.toLowerCase()),
          pair(t('clusters.engine'), `${engineName(form.engine?.engine)} ${form.engine?.version ?? ''}`),
          pair(t('fields.nodeType'), form.nodeType),
          // Another group may reserve another part of the memory.
          ...(form.parameterGroup === ''
            ? [pair(t('clusters.maxMemory'), bytes(maxmemory(nodeType(form.nodeType), {})))]
            : []),
        ]}
      />
      <Part
        title={t('clusters.create.network')}
        onEdit={() => onEdit(1)}
        items={[
          pair(t('clusters.create.nodeCount'), '1'),
          pair(t('fields.port'), form.port.trim() || String(DEFAULT_PORT)),
          pair(t('fields.zone'), chosen(form.zone)),
          pair(t('fields.parameterGroup'), form.parameterGroup || `default.${form.engine?.family}`),
          pair(t('fields.subnetGroup'), orNone(form.subnetGroup)),
          pair(t('clusters.securityGroups'), orNone(idsIn(form.securityGroups).join(', '))),
        ]}
      />
      <Part
        title={t('clusters.create.maintenance')}
        onEdit={() => onEdit(2)}
        items={[
          pair(
            t('clusters.automaticSnapshots'),
            retention > 0 ? t('clusters.keptFor', { days: retention }) : t('clusters.off'),
          ),
          pair(t('fields.snapshotWindow'), chosen(form.snapshotWindow)),
          pair(t('fields.maintenanceWindow'), chosen(form.maintenanceWindow)),
          pair(t('clusters.autoUpgrade'), t(form.autoUpgrade ? 'common.yes' : 'common.no')),
          pair(t('clusters.topic'), orNone(form.topic)),
          pair(
            t('clusters.tab.tags'),
            orNone(form.tags.map(({ Key, Value }) => (Value ? `${Key}=${Value}` : Key)).join(', ')),
          ),
        ]}
      />
      <CommandPanel requests={[{ operation: 'CreateCacheCluster', input: toRequest(form) }]} />
    </SpaceBetween>
  );
}

interface PartProps {
  title: string;
  items: { label: string; value: ReactNode }[];
  onEdit(): void;
}

function Part({ title, items, onEdit }: PartProps) {
  const t = useText();
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button
              ariaLabel={t('clusters.create.editThis', { part: title })}
              formAction="none"
              onClick={onEdit}
            >
              {t('clusters.create.edit')}
            </Button>
          }
        >
          {title}
        </Header>
      }
    >
      <KeyValuePairs columns={3} items={items} />
    </Container>
  );
}
