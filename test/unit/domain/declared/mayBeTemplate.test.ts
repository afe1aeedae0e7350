import { describe, expect, test } from 'vitest';

import { mayBeTemplate } from '../../../../src/domain/declared/mayBeTemplate.ts';

describe('which texts are worth reading', () => {
  test.each([
    ['a.asl.json', '{"StartAt": "A", "States": {"A": {"Resource": "${Orders}"}}}'],
    ['a.asl', '{"StartAt": "A"}'],
    ['a.json.tftpl', '{"StartAt": "A"}'],
    ['api.yaml', 'x-amazon-apigateway-integration:\n  uri: ${orders}'],
    ['serverless.yml', 'functions:\n  orders:\n    handler: a'],
    ['serverless.json', '{"functions": {}}'],
    ['serverless.ts', 'export default {}'],
    ['a.ts', "import * as lambda from 'aws-cdk-lib/aws-lambda';"],
    ['a.ts', "import { aws_lambda as lambda } from 'aws-cdk-lib';"],
    ['a.py', 'from aws_cdk import aws_lambda'],
    ['A.java', 'import software.amazon.awscdk.services.lambda.Function;'],
    ['A.java', 'import software.amazon.awssdk.services.lambda.model.InvokeRequest;'],
    ['a.cs', 'using Amazon.CDK.AWS.Lambda;'],
    ['a.go', 'import "github.com/aws/aws-cdk-go/awscdk/v2/awslambda"'],
    ['a.rb', 'Aws::Lambda::Client.new'],
    ['Makefile', 'aws lambda invoke --function-name orders'],
    ['README.md', '/aws/lambda/orders'],
  ])('%s: %s', (file, text) => expect(mayBeTemplate({ file, text })).toBe(true));

  test.each([
    ['a.ts', 'export const a = 1;'],
    ['a.yaml', 'name: a'],
    ['a.md', 'FunctionName'],
    ['myserverless.ts', 'export default {}'],
  ])('not %s: %s', (file, text) => expect(mayBeTemplate({ file, text })).toBe(false));
});
