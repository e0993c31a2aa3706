import { describe, expect, it } from 'vitest';
import { notificationTopicArn, securityGroupId, subnetId } from './network-identifiers.ts';

describe('network identifiers', () => {
  it('takes ids of 8 or 17 hexadecimal digits', () => {
    expect(securityGroupId('sg-0123abcd')).toBe('sg-0123abcd');
    expect(subnetId('subnet-0123456789abcdef0')).toBe('subnet-0123456789abcdef0');
    for (const bad of ['sg-', 'sg-xyz', 'sg-0123456789', 'subnet-0123abcd', 'default']) {
      expect(() => securityGroupId(bad)).toThrow(expect.objectContaining({ code: 'InvalidParameterValue' }));
    }
    expect(() => subnetId('sg-0123abcd')).toThrow(expect.objectContaining({ code: 'InvalidSubnet' }));
  });

  it('takes a topic of its own region', () => {
    const arn = 'arn:aws:sns:us-east-1:123456789012:my-topic';
    expect(notificationTopicArn(arn, 'us-east-1')).toBe(arn);
    expect(() => notificationTopicArn(arn, 'eu-west-1')).toThrow("the cluster's own region, eu-west-1");
    expect(() => notificationTopicArn('my-topic', 'eu-west-1')).toThrow('NotificationTopicArn');
    expect(() => notificationTopicArn('arn:aws:sqs:us-east-1:123456789012:q', 'us-east-1')).toThrow('sns');
  });
});
