import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Tabs from '@cloudscape-design/components/tabs';
import { useRegion } from '../app/region.tsx';
import { Code } from '../components/code.tsx';
import { useText } from '../i18n/use-text.ts';
import { awsCommand } from './aws-cli.ts';
import type { ApiRequest } from './request.ts';
import { terraform } from './terraform.ts';

interface CommandPanelProps {
  requests: readonly ApiRequest[];
  /** For Terraform, where it isn't told changes but all that is to be: the requests that would make it from nothing. */
  resources?: readonly ApiRequest[];
  /** Where another than that of the page is meant. */
  region?: string;
}

/** What a form is about to do, as commands of the AWS CLI and as Terraform, to be copied. */
export function CommandPanel({ requests, resources = requests, region }: CommandPanelProps) {
  const t = useText();
  const own = useRegion();
  const shell = requests.map((request) => awsCommand(request, region ?? own)).join('\n\n');
  const blocks = resources.map(terraform).filter((text) => text !== undefined);
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
              blocks.length > 0 ? (
                <Code text={blocks.join('\n\n')} />
              ) : (
                <Box color="text-body-secondary">{t('commands.noTerraform')}</Box>
              ),
          },
        ]}
      />
    </ExpandableSection>
  );
}
