import { PlaceLink } from '../../components/place-link.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type Origin, pathOf } from './facts.ts';

/** The cluster or the group whose data it is. It may be gone: its page says so then. */
export function OriginLink({ origin }: { origin: Origin }) {
  const t = useText();
  return (
    <>
      <PlaceLink to={pathOf(origin)}>{origin.id}</PlaceLink>
      {origin.kind === 'group' && ` (${t('snapshots.group')})`}
    </>
  );
}
