import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches } from '../../../../src/domain/evidence/wildcards.ts';
import { statementsOf } from '../../../../src/domain/evidence/statements.ts';
import { answerOf } from '../../../../src/domain/evidence/policyDocument.ts';
import type { RolePolicy } from '../../../../src/domain/session/evidenceApi.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:111111111111:failed';
const SEND = 'sqs:SendMessage';
type Written = Readonly<Record<string, unknown>>;
const policy = (statement: unknown, kind: RolePolicy['kind'] = 'inline', name = 'p'): RolePolicy => ({
  name,
  kind,
  document: JSON.stringify({ Version: '2012-10-17', Statement: statement }),
});
const allow: Written = { Effect: 'Allow', Action: SEND, Resource: QUEUE };
const deny: Written = { ...allow, Effect: 'Deny', Sid: 'No' };
const condition = { Bool: { 'aws:SecureTransport': 'true' } };

/** Statements of the role's policies, and what they say about sqs:SendMessage on the queue. */
const TABLE: readonly (readonly [string, readonly RolePolicy[], string])[] = [
  ['nothing', [], 'notKnown noStatement'],
  ['a plain allow', [policy(allow)], 'allowed'],
  ['one statement in place of a list', [policy([allow])], 'allowed'],
  ['another queue', [policy({ ...allow, Resource: `${QUEUE}2` })], 'notKnown noStatement'],
  ['wildcards', [policy({ ...allow, Action: 'SQS:Send*', Resource: 'arn:aws:sqs:*:*:fail??' })], 'allowed'],
  ['everything', [policy({ Effect: 'Allow', Action: '*', Resource: '*' })], 'allowed'],
  ['an action of another case', [policy({ ...allow, Action: 'SQS:SENDMESSAGE' })], 'allowed'],
  [
    'a resource of another case',
    [policy({ ...allow, Resource: QUEUE.toUpperCase() })],
    'notKnown noStatement',
  ],
  [
    'everything but',
    [policy({ Effect: 'Allow', NotAction: 's3:*', NotResource: 'arn:aws:s3:::*' })],
    'allowed',
  ],
  [
    'everything but this',
    [policy({ Effect: 'Allow', NotAction: 'sqs:*', Resource: '*' })],
    'notKnown noStatement',
  ],
  ['a deny outweighs an allow', [policy(allow), policy(deny, 'attached')], 'denied'],
  [
    'a deny of everything but',
    [policy(allow), policy({ Effect: 'Deny', NotAction: 'logs:*', Resource: '*' })],
    'denied',
  ],
  ['an allow under a condition', [policy({ ...allow, Condition: condition })], 'notKnown condition'],
  ['no condition at all', [policy({ ...allow, Condition: {} })], 'allowed'],
  ['a deny under a condition', [policy([allow, { ...deny, Condition: condition }])], 'notKnown condition'],
  [
    'a certain deny beside one under a condition',
    [policy([allow, { ...deny, Condition: condition }, deny])],
    'denied',
  ],
  [
    'a policy variable',
    [policy({ ...allow, Resource: 'arn:aws:sqs:*:*:${aws:username}' })],
    'notKnown variable',
  ],
  ['a boundary that allows too', [policy(allow), policy(allow, 'boundary')], 'allowed'],
  [
    'a boundary that does not',
    [policy(allow), policy({ ...allow, Action: 's3:*' }, 'boundary')],
    'notKnown boundary',
  ],
  ['a boundary alone allows nothing', [policy(allow, 'boundary')], 'notKnown noStatement'],
  ['a boundary that denies', [policy(allow), policy(deny, 'boundary')], 'denied'],
  ['one that is no JSON', [policy(allow), { ...policy(allow), document: '{' }], 'notKnown unreadable'],
  ['one without an effect', [policy({ Action: SEND, Resource: QUEUE })], 'notKnown unreadable'],
  ['one without a resource', [policy({ Effect: 'Allow', Action: SEND })], 'notKnown unreadable'],
  ['a deny beside one that is not read', [policy(deny), { ...policy(allow), document: 'null' }], 'denied'],
  [
    'a denial too long to compare',
    [policy([allow, { ...deny, Resource: `${QUEUE}${'*'.repeat(2_048)}` }])],
    'notKnown unreadable',
  ],
  ['too many statements', [policy(Array.from({ length: 2_001 }, () => allow))], 'notKnown unreadable'],
];

describe('what the policies of a role say', () => {
  it.each(TABLE)('%s', (_, policies, expected) => {
    const answer = answerOf(policies, SEND, QUEUE);
    expect(answer.kind === 'notKnown' ? `${answer.kind} ${answer.why}` : answer.kind).toBe(expected);
  });

  it('names the policy and the statement', () => {
    const answer = answerOf([policy(allow), policy(deny, 'attached', 'guard')], SEND, QUEUE);
    const by = { policy: 'guard', kind: 'attached', sid: 'No', json: JSON.stringify(deny) };
    expect(answer).toEqual({ kind: 'denied', by });
  });

  it('reads any text without failing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void statementsOf(text)));
  });
});

describe('IAM’s wildcards', () => {
  it('match as a regular expression of the same meaning does', () => {
    const letter = fc.constantFrom('a', 'b', '*', '?', '.');
    const pattern = fc.array(letter, { maxLength: 8 }).map((letters) => letters.join(''));
    const plain = fc
      .array(fc.constantFrom('a', 'b', '.'), { maxLength: 8 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(pattern, plain, (written, text) => {
        const source = written
          .replaceAll('.', String.raw`\.`)
          .replaceAll('*', '.*')
          .replaceAll('?', '.');
        expect(matches(written, text)).toBe(new RegExp(`^${source}$`).test(text));
      }),
    );
  });

  it('are bounded, however they are written', () => {
    expect(matches(`${'*a'.repeat(500)}b`, 'a'.repeat(1_000))).toBe(false);
    expect(matches('*'.repeat(5_000), 'a')).toBe(false);
  });
});
