import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { Copyable } from '../../components/copyable.tsx';
import { UNKNOWN } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import type { GroupView } from './group-view.ts';

/** The group's two addresses, and what each is for. */
export function Endpoints({ view }: { view: GroupView }) {
  const t = useText();
  const entry = (kind: 'primary' | 'reader', address: string | undefined) => ({
    label: t(`groups.${kind}Endpoint`),
    value: (
      <>
        {address ? <Copyable text={address} /> : UNKNOWN}
        <Box variant="small" color="text-body-secondary" display="block">
          {t(`groups.${kind}EndpointHelp`)}
        </Box>
      </>
    ),
  });
  return (
    <Container header={<Header variant="h2">{t('groups.endpoints')}</Header>}>
      <KeyValuePairs
        columns={2}
        items={[entry('primary', view.primaryEndpoint), entry('reader', view.readerEndpoint)]}
      />
    </Container>
  );
}
