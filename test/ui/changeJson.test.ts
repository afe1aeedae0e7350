import { writeFile } from 'node:fs/promises';
import type { FrameLocator, Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../support/workbench.ts';
import { begun, FAST, onSample, type SampleWorkbench } from './support/sampleWorkbench.ts';
import { themesOf } from './support/themes.ts';

// With a shorter delay the editor does not show that a text is not saved yet.
const AFTER_DELAY = { ...FAST, 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 1600 };
const ON_FOCUS_CHANGE = { ...FAST, 'files.autoSave': 'onFocusChange' };

/** A person edits settings as JSON in an editor that saves automatically. */
describe.each(themesOf('dark'))('in the %s theme, a person', (theme) => {
  const given = onSample({ theme, machineSettings: AFTER_DELAY });

  describe.each([
    ['afterDelay', AFTER_DELAY],
    ['onFocusChange', ON_FOCUS_CHANGE],
  ] as const)('with the automatic save %s', (kind, settings) => {
    let own: SampleWorkbench;
    let workbench: Workbench;

    beforeAll(async () => {
      own = await begun(given());
      workbench = own.workbench;
      await writeFile(workbench.editor.machineSettings, JSON.stringify(settings));
      await workbench.openView('Lambda Async');
      await workbench.tree('Functions').waitFor('orders-api');
    });

    const json = (): Locator => workbench.screen.page.getByRole('tab', { name: /^\$LATEST\.json/ });
    const lines = (text: string): Locator =>
      workbench.screen.page.locator('.monaco-editor .view-line', { hasText: text });
    const lens = (text: string): Locator =>
      workbench.screen.page.locator('.codelens-decoration', { hasText: text });
    /** Opens the settings of a function as JSON, with the focus in them. */
    const openJson = async (): Promise<void> => {
      await workbench.tree('Functions').menu('orders-api', 'Edit Settings as JSON');
      await json().waitFor();
      await lines('{').first().waitFor();
      await workbench.screen.page.locator('.monaco-editor.focused').waitFor();
    };
    /** Replaces the text, whose bracket the editor closes, and lets the editor save it, which leaves the focus where it is. */
    const enter = async (text: string): Promise<void> => {
      const { page } = workbench.screen;
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(text);
      await lines(text).waitFor();
      await page.locator('.tab.dirty').waitFor();
      if (kind === 'onFocusChange') await page.locator('.part.sidebar').getByRole('tree').first().focus();
      await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    };
    const focusText = (): Promise<void> => json().click();
    const review = (): Promise<FrameLocator> => workbench.webview(/^Change: orders-api/);
    /** Sees the review of a change to so many retries. */
    const seesRetries = async (retries: number): Promise<void> => {
      const shown = (await review()).getByText(new RegExp(`^Retries: .* → ${retries}$`));
      await shown.first().waitFor();
    };

    it('goes on typing while the text is saved: no message, no review', async () => {
      await openJson();
      const { page } = workbench.screen;
      await enter('{ "MaximumRetryAttempts":');
      await lens('Saved automatically, not reviewed').waitFor();
      await workbench.screenshot(`change-json-${kind}`);
      await focusText();
      await enter('{ "MaximumRetryAttempts": 1 ');
      await focusText();
      await enter('{ "MaximumRetryAttempts": 0 ');
      expect(await page.locator('.monaco-dialog-box, .notification-toast').count()).toBe(0);
      expect(await json().getAttribute('aria-selected')).toBe('true');
      expect(await page.getByRole('tab', { name: /^Change/ }).count()).toBe(0);
      if (kind === 'afterDelay') {
        // The focus is still in the text.
        await page.keyboard.press('Control+End');
        await page.keyboard.press('Enter');
        await page.locator('.monaco-editor .line-numbers', { hasText: '2' }).waitFor();
      }
    });

    it('comes to the review by saving, though everything is saved', async () => {
      const { page } = workbench.screen;
      await focusText();
      await page.locator('.tab.dirty').waitFor({ state: 'detached' });
      await page.locator('.monaco-editor.focused').waitFor();
      await page.keyboard.press('Control+s');
      await seesRetries(0);
      await workbench.showTab(/^\$LATEST\.json/);
      await lens('Review the Change…').waitFor();
      await lens('Saved automatically').waitFor({ state: 'detached' });
    });

    // From here on the kind makes no difference.
    if (kind === 'onFocusChange') return;

    it('comes to it by the code lens, the button above the text, and the keyboard', async () => {
      const { page } = workbench.screen;
      await enter('{ "MaximumRetryAttempts": 1 ');
      await lens('Review the Change…').getByRole('button').click();
      await seesRetries(1);
      await workbench.showTab(/^\$LATEST\.json/);
      await enter('{ "MaximumRetryAttempts": 0 ');
      await page.locator('.editor-actions').getByRole('button', { name: 'Review the Change…' }).click();
      await seesRetries(0);
      await workbench.showTab(/^\$LATEST\.json/);
      await enter('{ "MaximumRetryAttempts": 1 ');
      await workbench.runCommand('Lambda Async: Review the Change…');
      await seesRetries(1);
    });

    it('is told by a message why a text cannot be reviewed, which stays', async () => {
      await workbench.showTab(/^\$LATEST\.json/);
      await enter('{ "MaximumRetry');
      await workbench.runCommand('Lambda Async: Review the Change…');
      await workbench.notifications.waitFor(/This is not valid JSON/);
      await lines('{ "MaximumRetry').waitFor();
    });

    it('has the text again after the window was reloaded', async () => {
      await workbench.reload();
      await workbench.openView('Lambda Async');
      await workbench.tree('Functions').waitFor('orders-api');
      await openJson();
      await lines('{ "MaximumRetry').waitFor();
      await workbench.notifications.waitFor(/These settings were edited and not reviewed/);
      await workbench.screenshot(`change-json-again-${kind}`);
      await workbench.screen.page.getByRole('button', { name: 'Read Stored Settings' }).click();
      await lines('{}').waitFor();
      expect((await own.requests()).filter((request) => /^(PUT|DELETE) /.test(request))).toEqual([]);
    });
  });
});
