import assert from 'node:assert/strict';
import {
  commands,
  type Disposable,
  type Hover,
  MarkdownString,
  type Position,
  type Range,
  type TextDocument,
  workspace,
} from 'vscode';
import type { SessionManager } from '../../src/domain/session/sessionManager.ts';
import { registerHovers } from '../../src/features/hover/register.ts';
import { ACCOUNT, FakeConnection, REGION } from './fakeLambda.ts';
import { FakeAccess, fakeSessions, MemoryLog } from './fakeSessions.ts';
import { until } from './until.ts';

export const ORDERS = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:orders`;
export const LIST = 'listEventInvokeConfigs orders';
export const queue = (name: string): string => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;

/** The hover over fakes, registered in the editor for one test. */
export class Bench implements Disposable {
  readonly access = new FakeAccess();
  readonly connection = new FakeConnection('bench');
  readonly lambda = this.connection.lambda(REGION);
  readonly sessions: SessionManager = fakeSessions(this.access);
  readonly log = new MemoryLog();
  readonly #registration = registerHovers({ sessions: this.sessions, log: this.log });

  constructor() {
    this.access.connectTo = () => Promise.resolve(this.connection);
  }

  /** Text of the hover at the mark `|` or else on the last character. */
  async hover(marked: string): Promise<string | undefined> {
    return (await this.hoverAt(...(await opened(marked))))?.value;
  }

  async hoverAt(document: TextDocument, at: Position): Promise<MarkdownString | undefined> {
    return (await this.hoversAt(document, at))?.contents;
  }

  async hoversAt(
    document: TextDocument,
    at: Position,
  ): Promise<{ readonly contents: MarkdownString; readonly range: Range | undefined } | undefined> {
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
    const ours = hovers.flatMap(({ contents, range }) =>
      contents
        .filter((content) => content instanceof MarkdownString)
        .map((content) => ({ contents: content, range })),
    );
    return ours.find(({ contents }) => !isOfTheExtensionItself(contents.value));
  }

  /** Waits until a request has been made. */
  async asked(request: string): Promise<void> {
    await until(request, () => this.lambda.asked.includes(request));
  }

  dispose(): void {
    this.#registration.dispose();
    this.sessions.dispose();
  }
}

/** The extension under test has hovers of its own, over AWS files that are empty. */
export function isOfTheExtensionItself(text: string): boolean {
  return text.includes('No AWS profile found') || text.includes('No Region selected');
}

export async function opened(marked: string): Promise<[TextDocument, Position]> {
  const offset = marked.includes('|') ? marked.indexOf('|') : marked.length - 1;
  const document = await workspace.openTextDocument({ content: marked.replace('|', '') });
  return [document, document.positionAt(offset)];
}

export function assertContains(text: string | undefined, ...parts: readonly string[]): void {
  for (const part of parts) assert.ok(text?.includes(part), `“${part}” is not in:\n${text}`);
}

export function assertLacks(text: string | undefined, ...parts: readonly string[]): void {
  assert.ok(text !== undefined, 'there is no hover');
  for (const part of parts) assert.ok(!text.includes(part), `“${part}” is in:\n${text}`);
}

/** Markdown as a reader sees it: numeric entities are characters. */
export const seen = (markdown: string | undefined): string =>
  (markdown ?? '').replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)));

/** A promise and what ends it. */
export function gate(): { readonly promise: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => (open = resolve));
  return { promise, open };
}
