import { Fault } from './fault.ts';
import { quoted } from './identifiers.ts';

/** Old ids have 8 hexadecimal digits, today's 17. */
const RESOURCE_ID_TAIL = '[0-9a-f]{8}(?:[0-9a-f]{9})?';
const SECURITY_GROUP_ID = new RegExp(`^sg-${RESOURCE_ID_TAIL}$`);
const SUBNET_ID = new RegExp(`^subnet-${RESOURCE_ID_TAIL}$`);
const TOPIC_ARN = /^arn:aws[a-z-]*:sns:([a-z0-9-]+):(\d{12}):([A-Za-z0-9_-]{1,256})$/;

/** The id of a VPC security group. Throws InvalidParameterValue. */
export function securityGroupId(value: string, field = 'SecurityGroupIds'): string {
  if (!SECURITY_GROUP_ID.test(value)) {
    throw new Fault(
      'InvalidParameterValue',
      `The parameter ${field} has an invalid security group id: ${quoted(value)}. ` +
        'An id is sg- and 8 or 17 hexadecimal digits, for example sg-0123456789abcdef0.',
    );
  }
  return value;
}

/** The id of a subnet. Throws InvalidSubnet. */
export function subnetId(value: string, field = 'SubnetIds'): string {
  if (!SUBNET_ID.test(value)) {
    throw new Fault(
      'InvalidSubnet',
      `The parameter ${field} has an invalid subnet id: ${quoted(value)}. ` +
        'An id is subnet- and 8 or 17 hexadecimal digits, for example subnet-0123456789abcdef0.',
    );
  }
  return value;
}

/** The ARN of the SNS topic that notifications go to; its region must be the cluster's. Throws InvalidParameterValue. */
export function notificationTopicArn(value: string, region: string, field = 'NotificationTopicArn'): string {
  const match = TOPIC_ARN.exec(value);
  if (!match) {
    throw new Fault(
      'InvalidParameterValue',
      `Invalid notification topic ARN: ${quoted(value)} in ${field}. ` +
        `Give it as arn:aws:sns:${region}:123456789012:my-topic.`,
    );
  }
  if (match[1] !== region) {
    throw new Fault(
      'InvalidParameterValue',
      `Invalid notification topic ARN: ${quoted(value)} in ${field} is in region ${match[1]}. ` +
        `Give a topic of the cluster's own region, ${region}.`,
    );
  }
  return value;
}
