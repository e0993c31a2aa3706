import { describe, expect, it } from 'vitest';
import { ARN_RESOURCE_TYPES, formatArn, isArn, parseArn } from './arn.ts';

describe('ARNs', () => {
  it('are read as they are written, for every type and partition', () => {
    for (const type of ARN_RESOURCE_TYPES) {
      for (const [region, partition] of [
        ['eu-west-1', 'aws'],
        ['cn-north-1', 'aws-cn'],
        ['us-gov-west-1', 'aws-us-gov'],
      ] as const) {
        const arn = formatArn({ region, accountId: '123456789012', type, name: 'my-name' });
        expect(arn).toBe(`arn:${partition}:elasticache:${region}:123456789012:${type}:my-name`);
        expect(parseArn(arn)).toEqual({
          partition,
          region,
          accountId: '123456789012',
          type,
          name: 'my-name',
        });
      }
    }
  });

  it('keep what follows in the name, dots and all', () => {
    const arn = 'arn:aws:elasticache:us-east-1:000000000000:parametergroup:default.redis7';
    expect(parseArn(arn).name).toBe('default.redis7');
    expect(isArn(arn)).toBe(true);
    expect(isArn('my-redis')).toBe(false);
  });

  it.each([
    ['my-redis', 'seven parts'],
    ['', 'seven parts'],
    ['arn:aws:elasticache:us-east-1:000000000000:cluster:', 'seven parts'],
    ['arn:aws:s3:us-east-1:000000000000:cluster:x', 'not of elasticache'],
    ['arn:aws:elasticache:cn-north-1:000000000000:cluster:x', 'partition'],
    ['arn:aws:elasticache:us-east-1:0:cluster:x', '12 digits'],
    ['arn:aws:elasticache:us-east-1:000000000000:bucket:x', 'unknown resource type'],
  ])('%j is refused: %s', (value, why) => {
    expect(() => parseArn(value)).toThrow(
      expect.objectContaining({ code: 'InvalidARN', message: expect.stringContaining(why) }),
    );
  });
});
