import { Account } from '../../../../src/domain/account/account.ts';
import { Deployments } from '../../../../src/domain/account/deployments.ts';
import type { Declared, Span } from '../../../../src/domain/declared/declared.ts';
import type { DeclaredTemplate } from '../../../../src/domain/declared/template.ts';
import type {
  DeclaredFunction,
  DeclaredResource,
  Dialect,
} from '../../../../src/domain/declared/resources.ts';
import { FakeLambda, REGION, summaryOf } from '../../../support/fakeLambda.ts';
import { FakeStacks, FakeTagging } from '../../../support/fakeStacks.ts';

export const AT: Span = { file: 'template.yaml', start: 0, end: 0 };

export const literal = <T>(value: T): Declared<T> => ({ kind: 'literal', value, at: AT });

export const functionAt = (address: string, more: Partial<DeclaredFunction> = {}): DeclaredFunction => ({
  kind: 'function',
  address,
  at: AT,
  nameAt: AT,
  ...more,
});

export const templateOf = (
  resources: readonly DeclaredResource[],
  dialect: Dialect = 'cloudformation',
): DeclaredTemplate => ({
  dialect,
  files: [AT.file],
  resources,
  references: [],
  remarks: [],
  unread: [],
  deployment: {},
});

/** An account with stacks, whose functions are listed as well. */
export class AccountBench {
  readonly stacks = new FakeStacks();
  readonly tagging = new FakeTagging(this.stacks);
  readonly lambda = new FakeLambda();
  readonly account: Account;

  constructor(...names: readonly string[]) {
    const { signal } = new AbortController();
    this.lambda.pages = [names.map((name) => summaryOf(name))];
    const deployments = new Deployments(this.stacks, this.tagging, signal);
    this.account = new Account(REGION, this.lambda, signal, { deployments });
  }
}
