import { expect, it } from 'vitest';
import type { Dialect } from '../../../../src/domain/declared/resources.ts';
import { shortAddress } from '../../../../src/domain/comparison/shortAddress.ts';

it.each<readonly [Dialect, string, string]>([
  ['terraform', 'aws_lambda_function.orders', 'orders'],
  ['terraform', 'aws_lambda_function_event_invoke_config.reserve', 'reserve'],
  ['terraform', 'module.shop.module.a.aws_lambda_function.orders["a.b"]', 'orders["a.b"]'],
  ['terraform', 'module.shop.module.orders', 'orders'],
  ['terraform', 'aws_lambda_function.orders[0]', 'orders[0]'],
  ['terraform', 'data.other', 'data.other'],
  ['cdk', 'Capture/EventInvokeConfig', 'Capture'],
  ['cdk', 'CaptureLive', 'CaptureLive'],
  ['sam', 'OrdersEventInvokeConfig', 'OrdersEventInvokeConfig'],
])('of %s, %s is short as %s', (dialect, address, short) => {
  expect(shortAddress({ dialect, address })).toBe(short);
});
