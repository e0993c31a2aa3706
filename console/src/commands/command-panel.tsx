import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Tabs from '@cloudscape-design/components/tabs';
import { useRegion } from '../app/region.tsx';
import { Code } from '../components/code.tsx';
import { useText } from '../i18n/use-text.ts';
import { awsCommand } from './aws-cli.ts';
import type { ApiRequest } from './request.ts';
import { terraform } from './terraform.ts';

/** What a form is about to do, as commands of the AWS CLI and as Terraform, to be copied. */
export function CommandPanel({ requests, region }: { requests: readonly ApiRequest[]; region?: string }) {
  const t = useText();
  const own = useRegion();
  const shell = requests.map((request) => awsCommand(request, region ?? own)).join('\n\n');
  const resources = requests.map(terraform).filter((text) => text !== undefined);
  return (
    <ExpandableSection headerText={t('commands.title')} variant="container">
      <Tabs
        ariaLabel={t('commands.title')}
        tabs={[
          { id: 'aws', label: t('commands.shell'), content: <Code text={shell} /> },
          {
            id: 'terraform',
            label: 'Terraform',
            content:
              resources.length > 0 ? (
                <Code text={resources.join('\n\n')} />
              ) : (
                <Box color="text-body-secondary">{t('commands.noTerraform')}</Box>
              ),
          },
        ]}
      />
    </ExpandableSection>
  );
}
