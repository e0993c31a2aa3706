export function comparePath(a: string, b: string): string {
  return `/parameter-groups/-/compare?${new URLSearchParams({ a, b })}`;
}

export function copyPath(from: string): string {
  return `/parameter-groups/-/create?${new URLSearchParams({ from })}`;
}
