import { describe, expect, it } from 'vitest';
import { mergeTags, tagKey, tagValue } from './tags.ts';

describe('tags', () => {
  it('lays new tags over old ones and keeps their order', () => {
    const merged = mergeTags(
      [
        { Key: 'team', Value: 'a' },
        { Key: 'env', Value: 'dev' },
      ],
      [{ Key: 'env', Value: 'prod' }, { Key: 'empty' }],
    );
    expect(merged).toEqual([
      { Key: 'team', Value: 'a' },
      { Key: 'env', Value: 'prod' },
      { Key: 'empty', Value: '' },
    ]);
  });

  it('allows 50 tags, not 51', () => {
    const fifty = Array.from({ length: 50 }, (_, i) => ({ Key: `k${i}`, Value: '' }));
    expect(mergeTags([], fifty)).toHaveLength(50);
    expect(mergeTags(fifty, [{ Key: 'k7', Value: 'changed' }])).toHaveLength(50);
    expect(() => mergeTags(fifty, [{ Key: 'one-more' }])).toThrow(
      expect.objectContaining({ code: 'TagQuotaPerResourceExceeded' }),
    );
  });

  it('refuses reserved, empty, doubled, over-long and odd keys and values', () => {
    expect(tagKey('가격:team/a@b=c+d-e.f_g')).toBe('가격:team/a@b=c+d-e.f_g');
    for (const bad of ['', 'AWS:cloudformation', 'aws:x', 'k'.repeat(129), 'a*b', 'a\tb']) {
      expect(() => tagKey(bad), bad).toThrow(expect.objectContaining({ code: 'InvalidParameterValue' }));
    }
    expect(() => tagValue('k', 'v'.repeat(257))).toThrow('at most 256');
    expect(() => mergeTags([], [{ Key: 'a' }, { Key: 'a' }])).toThrow('more than once');
    expect(() => mergeTags([], [{ Value: 'no key' }])).toThrow('Invalid tag key');
  });
});
