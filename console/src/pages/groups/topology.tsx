import './topology.css';
import LiveRegion from '@cloudscape-design/components/live-region';
import { useConnection } from '../../app/live.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type GroupView, isInSync, type MemberView, primaryOf } from './group-view.ts';
import { EndpointCard, MemberCard } from './topology-cards.tsx';
import { type Arrow, type Box, type LinkState, layOut, READS_FROM, WRITES_TO } from './topology-layout.ts';
import { useWidth } from './use-width.ts';

/**
 * The picture of a group, which moves when roles do. Cards stay the same elements in the same order whatever their role,
 * so that a browser moves them, and a reader of the screen isn't thrown back.
 */
export function Topology({ view }: { view: GroupView }) {
  const t = useText();
  const lost = useConnection() === 'lost';
  const [ref, width] = useWidth();
  const members = view.members.map((member) => ({ ...member, link: linkOf(member, lost) }));
  const { boxes, arrows, height } = layOut(members, width);
  const primary = primaryOf(view);
  return (
    <div ref={ref} className="holdfast-topology" style={{ height: width === 0 ? 0 : height }}>
      {width > 0 && (
        <>
          <svg width="100%" height={height} aria-hidden="true">
            {arrows.map((arrow) => (
              <ArrowShape key={arrow.key} arrow={arrow} />
            ))}
          </svg>
          <ul aria-label={t('groups.topology')} style={{ height }}>
            <li style={placed(boxes.get(WRITES_TO))} data-role="endpoint">
              <EndpointCard kind="primary" address={view.primaryEndpoint} />
            </li>
            {members.map((member) => (
              <li
                key={member.id}
                style={placed(boxes.get(member.id))}
                data-role={member.role}
                data-link={member.link}
              >
                <MemberCard member={member} />
              </li>
            ))}
            <li style={placed(boxes.get(READS_FROM))} data-role="endpoint">
              <EndpointCard kind="reader" address={view.readerEndpoint} />
            </li>
          </ul>
        </>
      )}
      <LiveRegion hidden>{primary && t('groups.primaryNow', { id: primary.id })}</LiveRegion>
    </div>
  );
}

function placed(box: Box | undefined) {
  if (!box) return { display: 'none' };
  return { width: box.width, height: box.height, transform: `translate(${box.x}px, ${box.y}px)` };
}

function linkOf(member: MemberView, lost: boolean): LinkState {
  if (lost || member.replication === undefined) return 'unknown';
  const { LinkStatus: link } = member.replication;
  if (link === 'syncing') return 'syncing';
  return member.role === 'primary' ? (link === 'primary' ? 'up' : 'down') : isInSync(member) ? 'up' : 'down';
}

const DASHES: Partial<Record<LinkState, string>> = { down: 'broken', syncing: 'flow' };

function ArrowShape({ arrow: { kind, state, line, head } }: { arrow: Arrow }) {
  const tone = state === 'down' ? 'broken' : kind === 'reads' || state === 'unknown' ? 'calm' : 'live';
  const dash = DASHES[state] ?? (kind === 'reads' ? 'reads' : undefined);
  return (
    <g data-tone={tone}>
      <path d={line} data-dash={dash} />
      <path d={head} />
    </g>
  );
}
