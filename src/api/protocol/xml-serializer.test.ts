import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MODEL } from '../model.ts';
import { errorXml } from './error-xml.ts';
import { readError, readOutput } from './xml-reader.ts';
import { createSerializer } from './xml-serializer.ts';
import { escapeXml } from './xml-text.ts';

const serialize = createSerializer(MODEL);

test('an answer looks as AWS has it', () => {
  const output = {
    Marker: undefined,
    CacheClusters: [
      {
        CacheClusterId: 'a',
        NumCacheNodes: 1,
        AuthTokenEnabled: false,
        CacheNodes: null,
        SecurityGroups: [],
      },
      {
        CacheClusterId: 'b',
        CacheClusterCreateTime: new Date(0),
        CacheNodes: [{ Endpoint: { Port: 6379 } }],
      },
    ],
  };
  expect(serialize('DescribeCacheClusters', output, 'id-1')).toBe(
    '<DescribeCacheClustersResponse xmlns="http://elasticache.amazonaws.com/doc/2015-02-02/">' +
      '<DescribeCacheClustersResult><CacheClusters>' +
      '<CacheCluster><CacheClusterId>a</CacheClusterId><NumCacheNodes>1</NumCacheNodes>' +
      '<SecurityGroups></SecurityGroups><AuthTokenEnabled>false</AuthTokenEnabled></CacheCluster>' +
      '<CacheCluster><CacheClusterId>b</CacheClusterId>' +
      '<CacheClusterCreateTime>1970-01-01T00:00:00.000Z</CacheClusterCreateTime>' +
      '<CacheNodes><CacheNode><Endpoint><Port>6379</Port></Endpoint></CacheNode></CacheNodes></CacheCluster>' +
      '</CacheClusters></DescribeCacheClustersResult>' +
      '<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></DescribeCacheClustersResponse>',
  );
});

test.each([undefined, {}, { CacheClusters: [] }])(
  'an operation without output has no result element (%j)',
  (output) => {
    expect(serialize('DeleteCacheSubnetGroup', output, 'id')).toBe(
      '<DeleteCacheSubnetGroupResponse xmlns="http://elasticache.amazonaws.com/doc/2015-02-02/">' +
        '<ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></DeleteCacheSubnetGroupResponse>',
    );
  },
);

test('what an answer has beyond the model is not sent', () => {
  const xml = serialize('DescribeSnapshots', { Secret: 'x', Snapshots: [{ secret: 'x' }] }, 'id');
  expect(xml).toContain('<Snapshots><Snapshot></Snapshot></Snapshots>');
  expect(xml).not.toContain('x</');
});

describe('text', () => {
  test.each([
    ['plain', 'plain'],
    ['<a href="x">&\'', "&lt;a href=&quot;x&quot;&gt;&amp;'"],
    ['a\r\n\tb', 'a&#xD;\n\tb'],
    ['\0\u0007\u000b\u001f\ufffe\uffff', '\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd'],
    ['\ud800x\udc00', '\ufffdx\ufffd'],
    ['\u{1f600}', '\u{1f600}'],
  ])('%j', (text, expected) => {
    expect(escapeXml(text)).toBe(expected);
  });

  test('of any kind is read back as it was, but for what XML cannot carry', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const xml = serialize('ListTagsForResource', { TagList: [{ Key: text }] }, 'id');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML can't carry
        const carried = text.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
        expect(readOutput(MODEL, 'ListTagsForResource', xml)).toEqual({ TagList: [{ Key: carried }] });
      }),
    );
  });
});

test('errors say whose they are', () => {
  const error = (status: number) => errorXml(MODEL.xmlns, { code: 'A<B', status, message: '"x" & y' }, 'id');
  expect(error(404)).toBe(
    '<ErrorResponse xmlns="http://elasticache.amazonaws.com/doc/2015-02-02/"><Error><Type>Sender</Type>' +
      '<Code>A&lt;B</Code><Message>&quot;x&quot; &amp; y</Message></Error><RequestId>id</RequestId></ErrorResponse>',
  );
  expect(error(500)).toContain('<Type>Receiver</Type>');
  expect(readError(error(404))).toEqual({ code: 'A<B', message: '"x" & y', requestId: 'id' });
});
