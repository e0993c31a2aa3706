/** The page of a cluster, and of one of its tabs. */
export function clusterPath(id: string, tab?: string): string {
  return `/clusters/${encodeURIComponent(id)}${tab ? `?tab=${tab}` : ''}`;
}
