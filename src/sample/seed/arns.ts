/** Makes the ARNs of an account's things in a region. */
export interface ArnMaker {
  readonly queue: (name: string) => string;
  readonly topic: (name: string) => string;
  readonly fn: (name: string) => string;
  readonly bus: (name: string) => string;
  readonly bucket: (name: string) => string;
}

export function arnsIn(region: string, accountId: string): ArnMaker {
  const arn = (service: string, resource: string): string =>
    `arn:aws:${service}:${region}:${accountId}:${resource}`;
  return {
    queue: (name) => arn('sqs', name),
    topic: (name) => arn('sns', name),
    fn: (name) => arn('lambda', `function:${name}`),
    bus: (name) => arn('events', `event-bus/${name}`),
    bucket: (name) => `arn:aws:s3:::${name}`,
  };
}
