import { describe, expect, it } from 'vitest';
import { validateParameterValue, validateParameterValues } from './parameter-values.ts';

const refused = (name: string, value: string) =>
  expect(() => validateParameterValue('redis7', name, value), `${name} ${value}`).toThrow(
    expect.objectContaining({ code: 'InvalidParameterValue' }),
  );
const allowed = (name: string, value: string) => validateParameterValue('redis7', name, value);

describe('parameter values', () => {
  it('are held to their ranges', () => {
    for (const value of ['0', '20', '300', '2147483647']) allowed('timeout', value);
    for (const value of ['1', '19', '-1', '2147483648', '', ' 20', '020', '+20', '2e3', '20.0', 'yes']) {
      refused('timeout', value);
    }
    for (const value of ['-5', '-1', '1', '128']) allowed('list-max-listpack-size', value);
    for (const value of ['-6', '0']) refused('list-max-listpack-size', value);
    for (const value of ['-1', '0', '10000', '1000000000000']) allowed('slowlog-log-slower-than', value);
    refused('active-expire-effort', '11');
    refused('reserved-memory-percent', '101');
    allowed('repl-backlog-size', '4294967296');
    refused('repl-backlog-size', '16383');
    refused('repl-backlog-size', '99999999999999999999');
  });

  it('are held to their words', () => {
    allowed('maxmemory-policy', 'allkeys-lfu');
    expect(() => validateParameterValue('redis7', 'maxmemory-policy', 'lru')).toThrow(
      'Invalid parameter value: "lru" for: maxmemory-policy allowed values are: volatile-lru,allkeys-lru,',
    );
    expect(() => validateParameterValue('redis3.2', 'maxmemory-policy', 'allkeys-lfu')).toThrow(
      'Invalid parameter value',
    );
    refused('activedefrag', 'YES');
  });

  it('take the event letters of their family', () => {
    for (const value of ['', 'KEA', 'Kg$lshzxetmdn']) allowed('notify-keyspace-events', value);
    refused('notify-keyspace-events', 'KE!');
    expect(() => validateParameterValue('redis5.0', 'notify-keyspace-events', 'Kn')).toThrow(
      'letters KEg$lshzxeAt',
    );
    validateParameterValue('redis5.0', 'notify-keyspace-events', 'Kt');
    expect(() => validateParameterValue('redis4.0', 'notify-keyspace-events', 'Kt')).toThrow(
      'letters KEg$lshzxeA',
    );
  });

  it('of unknown or fixed parameters are refused', () => {
    expect(() => validateParameterValue('redis7', 'maxmemory', '1gb')).toThrow(
      'Could not find parameter with name: "maxmemory" in family redis7',
    );
    expect(() => validateParameterValue('redis7', 'appendonly', 'no')).toThrow(
      'The parameter appendonly cannot be modified',
    );
    refused('__proto__', 'x');
    refused('activerehashing', 'no');
  });

  it('are checked all together, and no name may come twice', () => {
    validateParameterValues('redis7', [
      { name: 'timeout', value: '60' },
      { name: 'databases', value: '32' },
    ]);
    expect(() =>
      validateParameterValues('redis7', [
        { name: 'timeout', value: '60' },
        { name: 'timeout', value: '61' },
      ]),
    ).toThrow(expect.objectContaining({ code: 'InvalidParameterCombination' }));
    expect(() => validateParameterValues('redis7', [{ name: 'timeout', value: '5' }])).toThrow('timeout');
  });
});
