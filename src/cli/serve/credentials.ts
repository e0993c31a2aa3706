import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RootCredentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** AWS's own credentials-file format, so that `AWS_SHARED_CREDENTIALS_FILE` can point at it. */
export function credentialsFile(dataDirectory: string): string {
  return join(dataDirectory, 'credentials');
}

/** The root key: that of the environment, else the one kept in the data directory; undefined before the first start. */
export function readCredentials(dataDirectory: string): RootCredentials | undefined {
  const given = fromEnvironment();
  if (given) return given;
  let text: string;
  try {
    text = readFileSync(credentialsFile(dataDirectory), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const field = (name: string) => new RegExp(`^\\s*${name}\\s*=\\s*(\\S+)\\s*$`, 'm').exec(text)?.[1];
  const accessKeyId = field('aws_access_key_id');
  const secretAccessKey = field('aws_secret_access_key');
  if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
  throw new Error(
    `${credentialsFile(dataDirectory)} has no aws_access_key_id and aws_secret_access_key. Put them back, or remove the file to have a new key made at the next start.`,
  );
}

/** The root key, made and kept at the first start. A key given by the environment is never written down. */
export function ensureCredentials(dataDirectory: string): RootCredentials {
  const known = readCredentials(dataDirectory);
  const file = credentialsFile(dataDirectory);
  if (known) {
    if (!fromEnvironment()) refuseIfReadable(file);
    return known;
  }
  const made = { accessKeyId: `AKHF${base32(16)}`, secretAccessKey: randomBytes(30).toString('base64') };
  const text = `# The root key of this Holdfast. Whoever has it can do everything.\n[default]\naws_access_key_id = ${made.accessKeyId}\naws_secret_access_key = ${made.secretAccessKey}\n`;
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  return made;
}

function refuseIfReadable(file: string): void {
  if ((statSync(file).mode & 0o077) === 0) return;
  throw new Error(
    `${file} can be read by others. Take that right away with \`chmod 600 ${file}\`, or remove the file to have a new key made.`,
  );
}

function fromEnvironment(): RootCredentials | undefined {
  const { HOLDFAST_ACCESS_KEY_ID: accessKeyId, HOLDFAST_SECRET_ACCESS_KEY: secretAccessKey } = process.env;
  if (!accessKeyId && !secretAccessKey) return undefined;
  if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
  throw new Error('HOLDFAST_ACCESS_KEY_ID and HOLDFAST_SECRET_ACCESS_KEY go together: set both, or neither.');
}

function base32(length: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return [...randomBytes(length)].map((byte) => letters[byte % 32]).join('');
}
