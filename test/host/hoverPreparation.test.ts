import assert from 'node:assert/strict';
import { commands, type Disposable, type Memento, type TextDocument, window, workspace } from 'vscode';
import { ComparisonMemory } from '../../src/domain/declared/comparisonMemory.ts';
import type { TemplateAccess } from '../../src/domain/declared/templateAccess.ts';
import { DeploymentAnchors } from '../../src/editor/deploymentAnchors.ts';
import { WorkspaceTemplates } from '../../src/editor/workspaceTemplates.ts';
import { registerHovers } from '../../src/features/hover/register.ts';
import { fakeSessions, MemoryLog } from '../support/fakeSessions.ts';
import { until } from '../support/until.ts';

const TEMPLATE = 'echo --function-name orders';

/** Notes what it is asked for, and reads nothing. */
class NotedAccess implements TemplateAccess {
  readonly prepared: string[] = [];
  readonly read = (): Promise<undefined> => Promise.resolve(undefined);
  readonly readState = (): Promise<never> => Promise.reject(new Error('There is no state.'));

  prepare(file: string): void {
    this.prepared.push(file);
  }
}

const nothing: Memento = { keys: () => [], get: () => undefined, update: () => Promise.resolve() };

describe('hovers on a template that is shown', () => {
  const access = new NotedAccess();
  const documents = new WorkspaceTemplates(access);
  let registered: Disposable;

  before(() => {
    const anchors = new DeploymentAnchors(nothing);
    const services = { access, documents, anchors, known: new ComparisonMemory() };
    const deps = { sessions: fakeSessions(), log: new MemoryLog() };
    registered = registerHovers({ ...deps, templates: () => Promise.resolve(services) });
  });

  after(async () => {
    registered.dispose();
    documents.dispose();
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  const opened = async (content: string): Promise<TextDocument> =>
    await workspace.openTextDocument({ content });
  const keyOf = ({ uri }: TextDocument): string => uri.toString();

  it('are made ready, and for no other text', async () => {
    const plain = await opened('nothing of this is about functions');
    const hidden = await opened(`${TEMPLATE}-hidden`);
    const template = await opened(TEMPLATE);
    await window.showTextDocument(plain);
    await window.showTextDocument(template);
    await until('what is shown is prepared', () => access.prepared.includes(keyOf(template)));
    const others = [plain, hidden].map(keyOf);
    assert.deepEqual(
      access.prepared.filter((file) => others.includes(file)),
      [],
    );
  });

  it('need no preparation once the template has been read', async () => {
    const document = await opened(`${TEMPLATE}-warm`);
    await documents.of(document);
    documents.prepare(document);
    assert(!access.prepared.includes(keyOf(document)));
  });
});
