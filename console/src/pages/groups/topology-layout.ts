/** Where everything in the picture of a group stands, in pixels. No DOM: the picture is drawn from this alone. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** `unknown`: not asked for yet, or nobody answers. */
export type LinkState = 'up' | 'syncing' | 'down' | 'unknown';

export interface Arrow {
  /** Stays the same while both ends have the same roles. */
  key: string;
  kind: 'writes' | 'replication' | 'reads';
  state: LinkState;
  /** SVG paths. */
  line: string;
  head: string;
}

export interface DrawnMember {
  id: string;
  role: 'primary' | 'replica';
  link: LinkState;
}

export interface Layout {
  height: number;
  boxes: ReadonlyMap<string, Box>;
  arrows: readonly Arrow[];
}

/** Keys of the two endpoints' boxes; a cluster's id has no colon. */
export const WRITES_TO = 'endpoint:primary';
export const READS_FROM = 'endpoint:reader';

const MEMBER = { max: 230, min: 150, height: 108 };
const ENDPOINT = { width: 300, height: 68 };
const GAP = { x: 16, y: 44 };
/** Beside replicas that stand below each other, for the lines that lead to them. */
const GUTTER = 36;

/**
 * Writes come in at the top: endpoint, primary, replicas below it side by side, and the reader endpoint that leads to
 * them at the bottom. Where that is too narrow, replicas stand below each other between two gutters.
 */
export function layOut(members: readonly DrawnMember[], width: number): Layout {
  const primary = members.find(({ role }) => role === 'primary');
  const replicas = members.filter(({ role }) => role === 'replica');
  const boxes = new Map<string, Box>();
  const center = (y: number, wanted: number, height: number): Box => {
    const own = Math.min(wanted, width);
    return { x: (width - own) / 2, y, width: own, height };
  };
  let y = 0;
  boxes.set(WRITES_TO, center(y, ENDPOINT.width, ENDPOINT.height));
  y += ENDPOINT.height + GAP.y;
  if (primary) boxes.set(primary.id, center(y, MEMBER.max, MEMBER.height));
  y += MEMBER.height + GAP.y;
  const each = (width - GAP.x * (replicas.length - 1)) / Math.max(1, replicas.length);
  const stacked = replicas.length > 1 && each < MEMBER.min;
  if (stacked) {
    for (const { id } of replicas) {
      boxes.set(id, { x: GUTTER, y, width: width - 2 * GUTTER, height: MEMBER.height });
      y += MEMBER.height + GAP.x;
    }
    y += GAP.y - GAP.x;
  } else if (replicas.length > 0) {
    const own = Math.min(MEMBER.max, each);
    const row = own * replicas.length + GAP.x * (replicas.length - 1);
    replicas.forEach(({ id }, index) => {
      const x = (width - row) / 2 + index * (own + GAP.x);
      boxes.set(id, { x, y, width: own, height: MEMBER.height });
    });
    y += MEMBER.height + GAP.y;
  }
  boxes.set(READS_FROM, center(y, ENDPOINT.width, ENDPOINT.height));
  return {
    height: y + ENDPOINT.height,
    boxes,
    arrows: arrowsOf(primary, replicas, boxes, { width, stacked }),
  };
}

function arrowsOf(
  primary: DrawnMember | undefined,
  replicas: readonly DrawnMember[],
  boxes: ReadonlyMap<string, Box>,
  { width, stacked }: { width: number; stacked: boolean },
): Arrow[] {
  const box = (key: string) => boxes.get(key)!;
  const readable = replicas.filter(({ link }) => link === 'up');
  const reads = readable.map(
    ({ id }): Arrow => ({
      key: `e ${id}`,
      kind: 'reads',
      state: 'up',
      ...(stacked
        ? around(box(READS_FROM), box(id), width - GUTTER / 2, 'right')
        : upwards(box(READS_FROM), box(id))),
    }),
  );
  if (!primary) return reads;
  const leader = box(primary.id);
  const writes: Arrow = {
    key: `w ${primary.id}`,
    kind: 'writes',
    state: primary.link,
    ...downwards(box(WRITES_TO), leader),
  };
  const replication = replicas.map(
    ({ id, link }): Arrow => ({
      key: `r ${primary.id} ${id}`,
      kind: 'replication',
      state: link,
      ...(stacked ? around(leader, box(id), GUTTER / 2, 'left') : downwards(leader, box(id))),
    }),
  );
  if (readable.length > 0) return [writes, ...replication, ...reads];
  // Nobody else can be read from: the endpoint leads to the primary, past the replicas.
  const rightmost = Math.max(...[...boxes.values()].map((one) => one.x + one.width));
  const beside = Math.min(rightmost + GAP.x, width - 2);
  const past: Arrow = {
    key: `e ${primary.id}`,
    kind: 'reads',
    state: primary.link,
    ...(replicas.length === 0
      ? upwards(box(READS_FROM), leader)
      : around(box(READS_FROM), leader, beside, 'right')),
  };
  return [writes, ...replication, past];
}

type Drawn = Pick<Arrow, 'line' | 'head'>;

const HEAD = 7;

function downwards(from: Box, to: Box): Drawn {
  return curve(middle(from), from.y + from.height, middle(to), to.y, 1);
}

function upwards(from: Box, to: Box): Drawn {
  return curve(middle(from), from.y, middle(to), to.y + to.height, -1);
}

function curve(x1: number, y1: number, x2: number, y2: number, sign: 1 | -1): Drawn {
  const neck = y2 - sign * HEAD;
  const bend = (y1 + neck) / 2;
  return {
    line: `M ${x1} ${y1} C ${x1} ${bend}, ${x2} ${bend}, ${x2} ${neck}`,
    head: `M ${x2} ${y2} L ${x2 - 5} ${neck} L ${x2 + 5} ${neck} Z`,
  };
}

/** Out of one side of a box, along a line at `x`, and into the same side of another. */
function around(from: Box, to: Box, x: number, side: 'left' | 'right'): Drawn {
  const sign = side === 'left' ? 1 : -1;
  const edge = (one: Box) => (side === 'left' ? one.x : one.x + one.width);
  const level = (one: Box) => one.y + one.height / 2;
  // A box as wide as the picture has no room beside it: the line begins below it.
  const out = side === 'left' ? Math.max(edge(from), x) : Math.min(edge(from), x);
  const neck = edge(to) - sign * HEAD;
  return {
    line: `M ${out} ${level(from)} L ${x} ${level(from)} L ${x} ${level(to)} L ${neck} ${level(to)}`,
    head: `M ${edge(to)} ${level(to)} L ${neck} ${level(to) - 5} L ${neck} ${level(to) + 5} Z`,
  };
}

function middle({ x, width }: Box): number {
  return x + width / 2;
}
