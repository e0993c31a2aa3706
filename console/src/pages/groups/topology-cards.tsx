import Box from '@cloudscape-design/components/box';
import { Copyable } from '../../components/copyable.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { Status } from '../../components/status.tsx';
import { UNKNOWN } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { type MemberView, standingOf } from './group-view.ts';
import { Lag } from './lag.tsx';
import { RoleChip } from './role-chip.tsx';

export function MemberCard({ member }: { member: MemberView }) {
  const { id, role, zone } = member;
  return (
    <>
      <div className="holdfast-topology-name" title={id}>
        <PlaceLink to={`/clusters/${id}`}>{id}</PlaceLink>
      </div>
      <div className="holdfast-topology-name">
        <RoleChip role={role} />{' '}
        <Box variant="small" color="text-body-secondary">
          {zone}
        </Box>
      </div>
      <div className="holdfast-topology-name">
        <Status status={standingOf(member)} />
      </div>
      <div className="holdfast-topology-name">
        <Lag member={member} />
      </div>
    </>
  );
}

export function EndpointCard({ kind, address }: { kind: 'primary' | 'reader'; address: string | undefined }) {
  const t = useText();
  return (
    <>
      <Box variant="small" color="text-body-secondary">
        {t(`groups.${kind}Endpoint`)}
      </Box>
      <div className="holdfast-topology-name">{address ? <Copyable text={address} /> : UNKNOWN}</div>
    </>
  );
}
