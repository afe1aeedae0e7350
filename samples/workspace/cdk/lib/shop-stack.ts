import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LambdaDestination, SnsDestination, SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** The payments of the shop. */
export class ShopStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const failed = new sqs.Queue(this, 'PaymentsFailed', { queueName: 'payments-failed' });
    const captured = new sns.Topic(this, 'PaymentsCaptured', { topicName: 'payments-captured' });

    const refund = new lambda.Function(this, 'Refund', {
      functionName: 'payments-refund',
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset('dist/refund'),
      retryAttempts: 1,
      onFailure: new SqsDestination(failed),
    });

    // The alias has settings of its own: it does not use those of its version.
    const capture = lambda.Function.fromFunctionArn(
      this,
      'Capture',
      `arn:aws:lambda:${this.region}:${this.account}:function:payments-capture`,
    );
    new lambda.EventInvokeConfig(this, 'CaptureLive', {
      function: capture,
      qualifier: 'live',
      retryAttempts: 2,
      maxEventAge: Duration.hours(1),
      onSuccess: new SnsDestination(captured),
      onFailure: new SqsDestination(failed),
    });

    // Not deployed yet. CDK takes only the name of the ARN: this is a config of $LATEST, not of live.
    lambda.Function.fromFunctionArn(
      this,
      'Reconcile',
      'arn:aws:lambda:us-east-1:111111111111:function:payments-reconcile:live',
    ).configureAsyncInvoke({ retryAttempts: 2, onFailure: new LambdaDestination(refund) });

    lambda.Function.fromFunctionArn(
      this,
      'FraudCheck',
      `arn:${this.partition}:lambda:${this.region}:${this.account}:function:payments-fraud-check`,
    );
  }
}
