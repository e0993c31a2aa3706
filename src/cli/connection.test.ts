import { expect, test } from 'vitest';
import { chooseConnection, type Known } from './connection.ts';

const holder = { endpoint: 'http://127.0.0.1:8555', region: 'ap-northeast-2' };
const stored = { accessKeyId: 'STORED', secretAccessKey: 'stored' };
const aws = { AWS_ACCESS_KEY_ID: 'AWS', AWS_SECRET_ACCESS_KEY: 'aws' };
const own = { HOLDFAST_ACCESS_KEY_ID: 'OWN', HOLDFAST_SECRET_ACCESS_KEY: 'own' };

function choose(known: Partial<Known>) {
  return chooseConnection({ options: {}, env: {}, holder: undefined, stored: undefined, ...known });
}

test('the server of the data directory is spoken to by its own key and in its own region', () => {
  expect(choose({ holder, stored, env: { ...aws, AWS_ENDPOINT_URL_ELASTICACHE: 'http://other:1' } })).toEqual(
    {
      endpoint: 'http://127.0.0.1:8555',
      region: 'ap-northeast-2',
      ...stored,
    },
  );
});

test('without one, the AWS variables name endpoint, key and region', () => {
  const env = { ...aws, AWS_ENDPOINT_URL_ELASTICACHE: 'http://other:1/', AWS_DEFAULT_REGION: 'eu-west-1' };
  expect(choose({ env, stored })).toEqual({
    endpoint: 'http://other:1',
    region: 'eu-west-1',
    accessKeyId: 'AWS',
    secretAccessKey: 'aws',
  });
});

test('--endpoint and --region go before everything, and the stored key is for its own server only', () => {
  const options = { endpoint: 'http://remote:8555', region: 'us-west-2' };
  const env = { ...aws, ...own, AWS_REGION: 'eu-west-1' };
  expect(choose({ options, env, holder, stored })).toMatchObject({ ...options, accessKeyId: 'OWN' });
  expect(choose({ options, env: aws, holder, stored })).toMatchObject({ accessKeyId: 'AWS' });
  expect(choose({ options: { endpoint: `${holder.endpoint}/` }, env: aws, holder, stored })).toMatchObject(
    stored,
  );
});

test('a region that nobody names is us-east-1; a foreign server does not get that of the holder', () => {
  expect(choose({ options: { endpoint: 'http://remote:8555' }, holder })?.region).toBe('us-east-1');
});

test('half a key is no key, and nothing at all names no endpoint', () => {
  const env = { HOLDFAST_ACCESS_KEY_ID: 'OWN', AWS_ENDPOINT_URL_ELASTICACHE: 'http://other:1' };
  expect(choose({ env, stored })).toMatchObject(stored);
  expect(choose({ env: { AWS_ENDPOINT_URL_ELASTICACHE: '' } })).toBeUndefined();
  expect(choose({ stored })).toBeUndefined();
});
