import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { MonitoredFunction } from '@shop/constructs';
import type { Construct } from 'constructs';

/** A construct of a library: only `cdk.out` tells that it creates a Lambda function, and which one. */
export class UsersStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const login = new MonitoredFunction(this, 'Login', {
      runtime: Runtime.NODEJS_16_X,
      handler: 'index.handler',
      code: Code.fromAsset('dist/login'),
    });
    new CfnOutput(this, 'LoginArn', { value: login.functionArn });
  }
}
