const nameOf = (number: number): string => `generated-${String(number).padStart(5, '0')}`;

const line = (number: number): string => `arn:aws:lambda:us-east-1:111111111111:function:${nameOf(number)}\n`;

/** Text of about so many bytes: line after line the ARN of a function, numbered from 0, names come again. */
export function linesOfSize(bytes: number): string {
  const count = Math.max(8, Math.round(bytes / line(0).length));
  return Array.from({ length: count }, (_, index) => line(index % 50)).join('');
}

/** The same length without a line break: a minified template, with one ARN in its middle. */
export function oneLineOfSize(bytes: number): { readonly text: string; readonly offset: number } {
  const arn = line(1).trim();
  const filler = '{"Type":"AWS::Lambda::Function","Properties":{"Handler":"index.handler"}},';
  const half = filler.repeat(Math.max(1, Math.round((bytes - arn.length) / 2 / filler.length)));
  return { text: `${half}"${arn}",${half}`, offset: half.length + arn.length };
}

/**
 * A SAM template of about so many lines: functions that refer to each other and to their queues.
 * @param isNamed whether they have the names of `linesOfSize`, which come again
 */
export function templateOfLines(lines: number, isNamed = false): string {
  const head = `AWSTemplateFormatVersion: '2010-09-09'\nTransform: AWS::Serverless-2016-10-31\nResources:\n`;
  const count = Math.max(1, Math.floor(lines / LINES_OF_FUNCTION));
  return head + Array.from({ length: count }, (_, index) => functionLines(index, count, isNamed)).join('');
}

/** Lines of `functionLines`. */
const LINES_OF_FUNCTION = 20;

const functionLines = (index: number, count: number, isNamed: boolean): string => `  Orders${index}:
    Type: AWS::Serverless::Function
    DependsOn: Queue${index}
    Properties:
      Handler: index.handler${isNamed ? `\n      FunctionName: ${nameOf(index % 50)}` : ''}
      Runtime: nodejs24.x
      Environment:
        Variables:
          NEXT: !GetAtt Orders${(index + 1) % count}.Arn
          NAME: !Ref Orders${(index + 2) % count}
          URI: !Sub 'arn:\${AWS::Partition}:lambda:\${Orders${index}.Arn}'
      EventInvokeConfig:
        MaximumRetryAttempts: 1
        DestinationConfig:
          OnFailure:
            Type: SQS
            Destination: !GetAtt Queue${index}.Arn
  Queue${index}:
    Type: AWS::SQS::Queue
    DeletionPolicy: Retain
`;
