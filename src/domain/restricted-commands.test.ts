import { describe, expect, it } from 'vitest';
import { defaultUserAclRules, withheldCommands } from './restricted-commands.ts';

/** "Restricted commands" of the ElastiCache User Guide, the short list of today. */
const ELASTICACHE = [
  'bgrewriteaof',
  'bgsave',
  'config',
  'debug',
  'migrate',
  'replicaof',
  'save',
  'shutdown',
  'slaveof',
  'sync',
];

describe('withheld commands', () => {
  it.each([
    ['redis', '6.2.14'],
    ['redis', '7.0.15'],
    ['redis', '8.0.2'],
    ['valkey', '7.2.9'],
    ['valkey', '9.1.2'],
  ] as const)('%s %s withholds what ElastiCache does, each once', (engine, version) => {
    const withheld = withheldCommands(engine, version);
    expect(withheld).toEqual(expect.arrayContaining(ELASTICACHE));
    expect(new Set(withheld).size).toBe(withheld.length);
  });

  it('names only what the version knows', () => {
    expect(withheldCommands('valkey', '9.1.2')).toContain('cluster|migrateslots');
    expect(withheldCommands('valkey', '8.1.1')).not.toContain('cluster|migrateslots');
    expect(withheldCommands('redis', '9.0.0')).not.toContain('cluster|migrateslots');
    expect(withheldCommands('redis', '6.0.16')).not.toContain('failover');
    expect(withheldCommands('redis', '6.2.14')).not.toContain('module|loadex');
  });
});

describe('defaultUserAclRules', () => {
  it('lets everybody in and takes the withheld commands away', () => {
    const rules = defaultUserAclRules('redis', '7.0.15');
    expect(rules).toMatch(/^user default on nopass ~\* &\* \+@all -acl\|setuser /);
    expect(rules.split(' ')).toEqual(expect.arrayContaining(['-config', '-client|pause', '-module|load']));
    expect(rules).not.toMatch(/-(client|acl|cluster|info|monitor|client\|kill)( |$)/);
  });

  it('withholds whole containers before 7.0 and gives the harmless subcommands back', () => {
    const rules = defaultUserAclRules('redis', '6.2.14').split(' ');
    expect(rules.indexOf('-acl')).toBeLessThan(rules.indexOf('+acl|whoami'));
    expect(rules).toEqual(expect.arrayContaining(['&*', '-client', '+client|setname', '+cluster|slots']));
    expect(rules.filter((rule) => /^-.*\|/.test(rule))).toEqual([]);
    expect(rules.filter((rule) => rule === '-client')).toHaveLength(1);
    expect(defaultUserAclRules('redis', '6.0.16')).not.toContain('&*');
  });

  it('refuses an engine without ACLs', () => {
    expect(() => defaultUserAclRules('redis', '5.0.14')).toThrow('5.0.14 has no ACL users');
  });
});
