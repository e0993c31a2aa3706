import { describe, expect, it } from 'vitest';
import { directiveOf, engineDirectives, runningDirectives } from './engine-directives.ts';
import { FAMILIES } from './family-names.ts';
import { familyParameters } from './family-parameters.ts';

describe('engineDirectives', () => {
  it('names the family’s defaults and the group’s values, and leaves out what the engine does not know', () => {
    const directives = engineDirectives('redis7', {
      'maxmemory-policy': 'allkeys-lru',
      'reserved-memory-percent': '50',
    });
    expect(directives).toMatchObject({
      'maxmemory-policy': 'allkeys-lru',
      'tcp-keepalive': '300',
      'notify-keyspace-events': '',
      databases: '16',
      maxclients: '65000',
      'cluster-preferred-endpoint-type': 'ip',
    });
    for (const none of [
      'reserved-memory-percent',
      'close-on-replica-write',
      'appendonly',
      'rename-commands',
      'maxmemory',
    ]) {
      expect(directives).not.toHaveProperty([none]);
    }
  });

  it('joins the buffer limits, one line a class', () => {
    const directives = engineDirectives('redis7', {
      'client-output-buffer-limit-normal-hard-limit': '1000',
      'client-output-buffer-limit-pubsub-soft-seconds': '90',
    });
    expect(directives['client-output-buffer-limit']).toEqual([
      'normal 1000 0 0',
      'pubsub 33554432 8388608 90',
    ]);
    expect(Object.keys(directives).filter((name) => name.startsWith('client-output-buffer-limit-'))).toEqual(
      [],
    );
  });

  it('names only what the version knows', () => {
    expect(engineDirectives('valkey8', {})).not.toHaveProperty('commandlog-reply-larger-than');
    expect(engineDirectives('valkey8', {}, '8.0.1')).not.toHaveProperty('commandlog-reply-larger-than');
    expect(engineDirectives('valkey8', {}, '8.1.1')).toHaveProperty(
      'commandlog-reply-larger-than',
      '1048576',
    );
    expect(engineDirectives('valkey9', {}, '9.1.2')).toHaveProperty(
      'commandlog-reply-larger-than',
      '1048576',
    );
    expect(engineDirectives('redis6.x', {}, '6.0.16')).not.toHaveProperty('acl-pubsub-default');
    expect(engineDirectives('redis6.x', {}, '6.2.14')).toHaveProperty('acl-pubsub-default', 'allchannels');
  });

  it('never puts activedefrag into the file, where a server built without it would not start', () => {
    expect(engineDirectives('redis7', { activedefrag: 'yes' })).not.toHaveProperty('activedefrag');
    expect(runningDirectives('redis7', { activedefrag: 'yes' })).toEqual({ activedefrag: 'yes' });
    expect(runningDirectives('redis7', { activedefrag: 'no' })).toEqual({});
    expect(runningDirectives('redis3.2', {})).toEqual({});
  });

  it.each(FAMILIES)('%s: a directive for exactly those parameters that have one', (family) => {
    const named = new Set(Object.keys(engineDirectives(family, {}, '99.0')));
    const expected = new Set(
      familyParameters(family)
        .map((parameter) => directiveOf(parameter.ParameterName))
        .filter((name) => name !== undefined && name !== 'activedefrag'),
    );
    expect(named).toEqual(expected);
  });
});

describe('directiveOf', () => {
  it('tells which parameters the engine has', () => {
    expect(directiveOf('timeout')).toBe('timeout');
    expect(directiveOf('client-output-buffer-limit-pubsub-hard-limit')).toBe('client-output-buffer-limit');
    expect(directiveOf('client-output-buffer-limit-replica-soft-seconds')).toBeUndefined();
    expect(directiveOf('close-on-replica-write')).toBeUndefined();
  });
});
