import { describe, expect, it } from 'vitest';
import { functionOfFile } from '../../../../src/features/lookup/functionOfFile.ts';

describe('the function that a file is named after', () => {
  it.each([
    ['/repo/functions/orders-received/index.ts', 'orders-received'],
    ['/repo/functions/orders-received/src/index.mjs', 'orders-received'],
    ['/repo/functions/orders-received', 'orders-received'],
    ['/repo/functions/orders-received/', 'orders-received'],
    ['/repo/src/orders-received.ts', 'orders-received'],
    ['/repo/src/orders-received.test.ts', 'orders-received'],
    ['/repo/orders/lambda_function.py', 'orders'],
    ['/repo/orders/Handler.cs', 'orders'],
    ['/index.js', ''],
    ['', ''],
  ])('%s is %j', (path, name) => {
    expect(functionOfFile(path)).toBe(name);
  });
});
