import { createHash } from 'node:crypto';

/** The user by which Holdfast itself speaks to a node. */
export const ADMIN_USER = 'holdfast';

/** The text of a users' file: the admin, and the default user by the given rules. Only a hash of the password is written. */
export function renderUsers(options: { adminPassword: string; defaultUserRules: string }): string {
  const hash = createHash('sha256').update(options.adminPassword).digest('hex');
  return `user ${ADMIN_USER} on sanitize-payload #${hash} ~* &* +@all\n${options.defaultUserRules}\n`;
}
