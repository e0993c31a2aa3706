import './timeline.css';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { Failover } from '../../api/json.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { spansOf } from './phases.ts';
import { useFailoverText } from './use-failover-text.ts';

/** The phases as bars below each other on one line of time; for who can't see them, as the figures beside. */
export function Timeline({ phases }: { phases: NonNullable<Failover['Phases']> }) {
  const t = useText();
  const { duration } = useFormat();
  const { phaseOf } = useFailoverText();
  return (
    <Table
      header={<Header variant="h2">{t('groups.phases')}</Header>}
      ariaLabels={{ tableLabel: t('groups.phases') }}
      items={spansOf(phases)}
      trackBy="name"
      wrapLines
      empty={<Box textAlign="center">{t('groups.noPhases')}</Box>}
      columnDefinitions={[
        {
          id: 'name',
          header: t('groups.phaseHeader'),
          cell: ({ name }) => phaseOf(name),
          isRowHeader: true,
          minWidth: 150,
        },
        { id: 'took', header: t('groups.took'), cell: ({ from, to }) => duration(to - from) },
        { id: 'ended', header: t('groups.endedAfter'), cell: ({ to }) => duration(to) },
        {
          id: 'bar',
          header: t('groups.timeline'),
          width: '45%',
          minWidth: 150,
          cell: ({ start, length }) => (
            <div className="holdfast-phase" aria-hidden="true">
              <span style={{ insetInlineStart: `${start}%`, width: `${length}%` }} />
            </div>
          ),
        },
      ]}
    />
  );
}
