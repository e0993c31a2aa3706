import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { IdentifierField } from '../../fields/identifier-field.tsx';
import { useText } from '../../i18n/use-text.ts';

interface DemoteSafetyProps {
  cluster: string;
  snapshot: { take: boolean; name: string };
  onSnapshot(snapshot: { take: boolean; name: string }): void;
  typed: string;
  onTyped(typed: string): void;
  errorText: string | undefined;
}

/** The snapshot of what is about to be replaced, unless declined; and the name, typed by who means it. */
export function DemoteSafety(props: DemoteSafetyProps) {
  const { cluster, snapshot, onSnapshot, typed, onTyped, errorText } = props;
  const t = useText();
  return (
    <SpaceBetween size="l">
      <Checkbox
        checked={snapshot.take}
        description={t('groups.safetySnapshotHelp')}
        onChange={({ detail }) => onSnapshot({ ...snapshot, take: detail.checked })}
      >
        {t('groups.safetySnapshot')}
      </Checkbox>
      {snapshot.take && (
        <IdentifierField
          kind="snapshot"
          label={t('groups.safetySnapshotName')}
          description={t('groups.safetySnapshotNameHelp')}
          value={snapshot.name}
          onChange={(name) => onSnapshot({ ...snapshot, name })}
          errorText={errorText}
        />
      )}
      {cluster !== '' && (
        <FormField label={t('common.typeName', { name: cluster })}>
          <Input
            value={typed}
            placeholder={cluster}
            spellcheck={false}
            autoComplete={false}
            onChange={({ detail }) => onTyped(detail.value)}
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}
