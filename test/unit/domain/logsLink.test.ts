import { describe, expect, it } from 'vitest';
import { logsUrl } from '../../../src/domain/links/consoleLink.ts';

describe('the console’s page of a function’s logs', () => {
  it.each([
    ['aws', 'eu-west-1', 'https://eu-west-1.console.aws.amazon.com'],
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn'],
    ['aws-us-gov', 'us-gov-west-1', 'https://console.amazonaws-us-gov.com'],
    ['aws-eusc', 'eusc-de-east-1', 'https://eusc-de-east-1.console.amazonaws-eusc.eu'],
  ])('is on the host of %s', (partition, region, host) => {
    expect(logsUrl({ partition, region, name: 'orders' })).toBe(
      `${host}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/$252Faws$252Flambda$252Forders`,
    );
  });

  it('is that of the log group that the function names', () => {
    const url = logsUrl({ partition: 'aws', region: 'us-east-1', name: 'orders' }, '/shop/all logs');
    expect(url).toMatch(/log-group\/\$252Fshop\$252Fall\$2520logs$/);
  });

  it.each([
    ['aws-iso', 'us-iso-east-1'],
    ['aws', 'us-east-1.evil.example'],
    ['aws', ''],
  ])('is none in %s, %s', (partition, region) => {
    expect(logsUrl({ partition, region, name: 'orders' })).toBeUndefined();
  });
});
