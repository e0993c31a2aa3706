import { Agent, request } from 'node:http';
import { encodeForm } from '../../src/api/protocol/query-serializer.ts';
import { sign } from '../../src/api/protocol/sigv4/sign.ts';
import { until } from './until.ts';

export interface Answer {
  status: number;
  text: string;
}

type Parameters = Readonly<Record<string, string>>;

const CONTENT_TYPE = 'application/x-www-form-urlencoded; charset=utf-8';
/** Short beside what is waited for, long beside what an answer costs the controller. */
const POLL_MS = { quick: 5, long: 50 } as const;

/** One connection to an ElastiCache API, kept open; requests are signed and go one after another. */
export class Api {
  readonly #url: URL;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #signer: { accessKeyId: string; secretAccessKey: string; region: string; service: string };

  constructor(endpoint: string, key: { accessKeyId: string; secretAccessKey: string }) {
    this.#url = new URL(endpoint);
    this.#signer = { ...key, region: 'us-east-1', service: 'elasticache' };
  }

  /** @returns the answer, whatever its status */
  ask(operation: string, parameters: Parameters = {}): Promise<Answer> {
    const body = encodeForm(Object.entries({ Action: operation, Version: '2015-02-02', ...parameters }));
    const headers = { host: this.#url.host, 'content-type': CONTENT_TYPE };
    const signed = sign({ method: 'POST', path: '/', query: [], headers, body }, this.#signer);
    return new Promise((resolve, reject) => {
      const sent = request(
        this.#url,
        { method: 'POST', agent: this.#agent, headers: { ...headers, ...signed } },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
          response.on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** @throws for any answer but 200 */
  async call(operation: string, parameters: Parameters = {}): Promise<string> {
    const { status, text } = await this.ask(operation, parameters);
    if (status !== 200) throw new Error(`${operation} was answered with ${status}: ${text}`);
    return text;
  }

  /** @throws when it fails instead */
  clusterAvailable(id: string, poll: keyof typeof POLL_MS = 'quick'): Promise<void> {
    const operation = () => this.call('DescribeCacheClusters', { CacheClusterId: id });
    return this.#available(id, 'CacheClusterStatus', operation, poll);
  }

  /** @throws when it fails instead */
  snapshotAvailable(name: string): Promise<void> {
    const operation = () => this.call('DescribeSnapshots', { SnapshotName: name });
    return this.#available(name, 'SnapshotStatus', operation, 'long');
  }

  async deleteCluster(id: string): Promise<void> {
    await this.call('DeleteCacheCluster', { CacheClusterId: id });
    const gone = async () => (await this.ask('DescribeCacheClusters', { CacheClusterId: id })).status === 404;
    await until(`${id} is deleted`, gone, { everyMs: POLL_MS.long });
  }

  async deleteSnapshot(name: string): Promise<void> {
    await this.call('DeleteSnapshot', { SnapshotName: name });
    // Of a snapshot that isn't there the list is empty, or a fault.
    const gone = async () =>
      !(await this.ask('DescribeSnapshots', { SnapshotName: name })).text.includes('<SnapshotStatus>');
    await until(`${name} is deleted`, gone, { everyMs: POLL_MS.long });
  }

  close(): void {
    this.#agent.destroy();
  }

  async #available(
    what: string,
    field: string,
    operation: () => Promise<string>,
    poll: keyof typeof POLL_MS,
  ): Promise<void> {
    const available = async () => {
      const text = await operation();
      const status = new RegExp(`<${field}>(.*?)<`).exec(text)?.[1];
      if (status?.includes('fail')) throw new Error(`${what} is ${status}: ${text}`);
      return status === 'available';
    };
    await until(`${what} is available`, available, { everyMs: POLL_MS[poll], withinMs: 600_000 });
  }
}
