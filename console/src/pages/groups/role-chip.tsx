import Badge from '@cloudscape-design/components/badge';
import { useText } from '../../i18n/use-text.ts';

/** The role that a cluster has in its group. */
export function RoleChip({ role }: { role: 'primary' | 'replica' }) {
  const t = useText();
  return <Badge color={role === 'primary' ? 'green' : 'grey'}>{t(`groups.role.${role}`)}</Badge>;
}
