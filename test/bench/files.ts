const line = (number: number): string =>
  `arn:aws:lambda:us-east-1:111111111111:function:generated-${String(number).padStart(5, '0')}\n`;

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
