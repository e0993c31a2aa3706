import { maintenanceBlock } from './regions.ts';
import { seedHash } from './seed-hash.ts';
import {
  assertWindowsApart,
  type MaintenanceWindow,
  MIN_WINDOW_MINUTES,
  maintenanceWindow,
  minuteOfDay,
  overlaps,
  type SnapshotWindow,
  snapshotWindow,
} from './windows.ts';

const DAY = 24 * 60;
const STEP = 30;

/**
 * The windows of a cluster: those that were asked for, and 60 minutes for each that was not, as AWS assigns them:
 * maintenance on some day within the region's hours, both apart from each other. Where AWS draws lots, the seed
 * decides (the cluster's id, say), so that one cluster always gets the same.
 * Throws InvalidParameterValue when the windows asked for overlap, or leave no room for the other one.
 */
export function chooseWindows(
  region: string,
  seed: string,
  asked: { maintenance?: MaintenanceWindow | undefined; snapshot?: SnapshotWindow | undefined } = {},
): { maintenance: MaintenanceWindow; snapshot: SnapshotWindow } {
  const maintenance = asked.maintenance ?? defaultMaintenanceWindow(region, seed, asked.snapshot);
  const snapshot = asked.snapshot ?? defaultSnapshotWindow(region, seed, maintenance);
  assertWindowsApart(snapshot, maintenance);
  return { maintenance, snapshot };
}

function defaultMaintenanceWindow(
  region: string,
  seed: string,
  snapshot?: SnapshotWindow,
): MaintenanceWindow {
  const hash = seedHash(`maintenance/${region}/${seed}`);
  const [from, to] = maintenanceBlock(region).map((time) => minuteOfDay(time)!) as [number, number];
  const choices = Math.floor((((to - from + DAY) % DAY) - MIN_WINDOW_MINUTES) / STEP) + 1;
  const day = hash % 7;
  // Within the region's hours first; after them any half hour will do, if the snapshot window takes them all.
  const offsets = [
    ...Array.from({ length: choices }, (_, i) => ((Math.floor(hash / 7) + i) % choices) * STEP),
    ...Array.from({ length: DAY / STEP }, (_, i) => i * STEP),
  ];
  const candidates = offsets.map((offset) =>
    maintenanceWindow(day * DAY + from + offset, MIN_WINDOW_MINUTES),
  );
  return candidates.find((one) => snapshot === undefined || !overlaps(snapshot, one)) ?? candidates[0]!;
}

function defaultSnapshotWindow(region: string, seed: string, maintenance: MaintenanceWindow): SnapshotWindow {
  const first = seedHash(`snapshot/${region}/${seed}`) % (DAY / STEP);
  const candidates = Array.from({ length: DAY / STEP }, (_, i) =>
    snapshotWindow((first + i) * STEP, MIN_WINDOW_MINUTES),
  );
  return candidates.find((one) => !overlaps(one, maintenance)) ?? candidates[0]!;
}
