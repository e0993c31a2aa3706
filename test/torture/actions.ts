/** The groups of a run, and how many replicas each has when nothing is done to it. */
export const GROUPS = { main: 2, small: 1 } as const;
export type GroupName = keyof typeof GROUPS;

/** A member by its role: which process that is, is known only when the time has come. */
export type Whom =
  | { group: GroupName; role: 'primary' }
  /** `rank` counts the replicas by name, over and over. */
  | { group: GroupName; role: 'replica'; rank: number };

/** What is done to a running Holdfast. Durations in milliseconds. */
export type Fault =
  | { do: 'kill'; whom: Whom }
  /** SIGSTOP, then SIGCONT to what is left of it. */
  | { do: 'stop'; whom: Whom; forMs: number }
  /** Stops the replicas for a moment, so that they miss what the primary acknowledges before it is killed. */
  | { do: 'kill-ahead'; group: GroupName; forMs: number }
  | { do: 'kill-primary-and-replica'; group: GroupName; rank: number }
  | { do: 'kill-all'; group: GroupName }
  | { do: 'kill-controller'; downMs: number }
  | { do: 'stop-controller'; forMs: number }
  /** Starts the controller anew so that it ends by itself at one of its failpoints; `at` picks which. */
  | { do: 'arm-controller'; at: number }
  | { do: 'kill-proxy' }
  | { do: 'fill-disk'; forMs: number; leaveBytes: number };

/** What is asked of the API. */
export type Request =
  | { do: 'switchover'; group: GroupName; rank: number }
  | { do: 'test-failover'; group: GroupName }
  | { do: 'add-replica'; group: GroupName; by: 'count' | 'cluster' }
  | { do: 'remove-replica'; group: GroupName; rank: number; by: 'count' | 'cluster' }
  | { do: 'promote'; group: GroupName; rank: number }
  | { do: 'demote'; group: GroupName; safety: boolean }
  | { do: 'modify'; group: GroupName; what: 'description' | 'parameters' | 'automatic-failover' }
  | { do: 'snapshot'; group: GroupName; of: 'group' | 'primary' }
  | { do: 'reboot'; whom: Whom };

export type Action = Fault | Request;

/** An action in words, without what is known only when the time has come. */
export function tellAction(action: Action): string {
  switch (action.do) {
    case 'kill':
      return `kill ${tellWhom(action.whom)}`;
    case 'stop':
      return `stop ${tellWhom(action.whom)} for ${seconds(action.forMs)}`;
    case 'kill-ahead':
      return `stop the replicas of ${action.group} for ${seconds(action.forMs)}, then kill its primary`;
    case 'kill-primary-and-replica':
      return `kill the primary of ${action.group} and its replica ${action.rank}`;
    case 'kill-all':
      return `kill all of ${action.group}`;
    case 'kill-controller':
      return `kill the controller, start it after ${seconds(action.downMs)}`;
    case 'stop-controller':
      return `stop the controller for ${seconds(action.forMs)}`;
    case 'arm-controller':
      return `start the controller anew to die at failpoint ${action.at.toFixed(3)}`;
    case 'kill-proxy':
      return 'kill the proxy';
    case 'fill-disk':
      return `fill the disk but for ${action.leaveBytes} bytes for ${seconds(action.forMs)}`;
    case 'switchover':
      return `switch ${action.group} over to replica ${action.rank}`;
    case 'test-failover':
      return `test the failover of ${action.group}`;
    case 'add-replica':
      return `add a replica to ${action.group} by ${action.by}`;
    case 'remove-replica':
      return `remove replica ${action.rank} of ${action.group} by ${action.by}`;
    case 'promote':
      return `promote replica ${action.rank} of ${action.group}`;
    case 'demote':
      return `demote a cluster into ${action.group} ${action.safety ? 'after a safety snapshot' : 'as it is'}`;
    case 'modify':
      return `modify the ${action.what} of ${action.group}`;
    case 'snapshot':
      return `snapshot the ${action.of} of ${action.group}`;
    case 'reboot':
      return `reboot ${tellWhom(action.whom)}`;
  }
}

function tellWhom(whom: Whom): string {
  return whom.role === 'primary' ? `the primary of ${whom.group}` : `replica ${whom.rank} of ${whom.group}`;
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
