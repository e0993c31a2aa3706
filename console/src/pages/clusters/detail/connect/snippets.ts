export interface Snippet {
  id: string;
  /** The client's own name, which is the same in all languages. */
  name: string;
  code: string;
}

interface Target {
  host: string;
  port: number;
  engine: string | undefined;
  /** A replica takes no writes. */
  readOnly: boolean;
}

/** Lines to connect with, by client, that work as they stand. */
export function snippetsFor({ host, port, engine, readOnly }: Target): Snippet[] {
  const cli = engine === 'valkey' ? 'valkey-cli' : 'redis-cli';
  const call = (set: string, get: string) => (readOnly ? get : set);
  return [
    { id: 'cli', name: cli, code: `${cli} -h ${host} -p ${port}` },
    {
      id: 'ioredis',
      name: 'Node (ioredis)',
      code: `import { Redis } from 'ioredis';

const redis = new Redis({ host: '${host}', port: ${port} });
await ${call("redis.set('greeting', 'hello')", "redis.get('greeting')")};`,
    },
    {
      id: 'node-redis',
      name: 'Node (node-redis)',
      code: `import { createClient } from 'redis';

const client = await createClient({ url: 'redis://${host}:${port}' }).connect();
await ${call("client.set('greeting', 'hello')", "client.get('greeting')")};`,
    },
    {
      id: 'python',
      name: 'Python (redis-py)',
      code: `import redis

r = redis.Redis(host="${host}", port=${port}, decode_responses=True)
${call('r.set("greeting", "hello")', 'r.get("greeting")')}`,
    },
    {
      id: 'jedis',
      name: 'Java (Jedis)',
      code: `import redis.clients.jedis.JedisPooled;

try (var jedis = new JedisPooled("${host}", ${port})) {
    ${call('jedis.set("greeting", "hello")', 'jedis.get("greeting")')};
}`,
    },
    {
      id: 'lettuce',
      name: 'Java (Lettuce)',
      code: `import io.lettuce.core.RedisClient;

try (var client = RedisClient.create("redis://${host}:${port}")) {
    var redis = client.connect().sync();
    ${call('redis.set("greeting", "hello")', 'redis.get("greeting")')};
}`,
    },
    {
      id: 'go',
      name: 'Go (go-redis)',
      code: `import (
    "context"

    "github.com/redis/go-redis/v9"
)

ctx := context.Background()
rdb := redis.NewClient(&redis.Options{Addr: "${host}:${port}"})
${call('err := rdb.Set(ctx, "greeting", "hello", 0).Err()', 'greeting, err := rdb.Get(ctx, "greeting").Result()')}`,
    },
  ];
}
