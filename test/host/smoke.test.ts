import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../support/extension.ts';

describe('the extension host', () => {
  it('has the extension under development and can activate it', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('has the workspace of the host tests open', async () => {
    const [note] = await vscode.workspace.findFiles('notes.txt');
    assert(note);
    const document = await vscode.workspace.openTextDocument(note);
    assert.match(document.getText(), /function:orders/);
  });

  it('sees nothing of the developer’s own AWS account', () => {
    assert.notEqual(process.env['AWS_CONFIG_FILE'], undefined);
    assert.equal(process.env['AWS_PROFILE'], undefined);
    assert.equal(process.env['AWS_ACCESS_KEY_ID'], undefined);
  });
});
