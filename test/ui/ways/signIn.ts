import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { begun, type SampleWorkbench, switchProfile } from '../support/sampleWorkbench.ts';

let own: SampleWorkbench;

const functions = () => own.workbench.tree('Functions');
const connection = () => own.workbench.tree('Connection');
const sideBar = () => own.workbench.screen.page.locator('.part.sidebar');
const awsFile = (name: string) => join(own.workbench.editor.home, '.aws', name);

/** Somebody whose sign-in is missing, cancelled or refused, and whose AWS files have a mistake. */
export function signIn(given: () => SampleWorkbench): void {
  describe('signs in', () => {
    beforeAll(async () => {
      own = await begun(given());
      await own.workbench.openView('Lambda Async');
      await own.workbench.tree('Functions').waitFor('catalog-import');
    });

    it('sees a terminal with the command that signs in, typed and not started', async () => {
      await switchProfile(own.workbench, 'sample-signed-out');
      await sideBar()
        .getByText(/IAM Identity Center \(SSO\) session is missing or has expired/)
        .waitFor();
      await connection().waitFor(/^Sign In….*signed out/);
      await own.workbench.screenshot('signed-out');
      await sideBar().getByRole('button', { name: 'Sign In…' }).first().click();
      const terminal = own.workbench.screen.page.locator('.terminal-wrapper .xterm-rows');
      await terminal.getByText('aws sso login --profile sample-signed-out').waitFor();
      await own.workbench.screenshot('signed-out-terminal');
    });

    it('goes on by itself when the credentials are renewed in their file', async () => {
      await switchProfile(own.workbench, 'sample-expired');
      await sideBar()
        .getByText(/credentials of this profile are missing or expired, or AWS rejected/)
        .waitFor();
      const credentials = await readFile(awsFile('credentials'), 'utf8');
      await writeFile(awsFile('credentials'), credentials.replace('SAMPLEKEYEXPIRED', 'SAMPLEKEYPRIMARY'));
      await functions().waitFor('catalog-import');
    });

    it('may turn away from the MFA prompt, which is a state with a way on', async () => {
      await switchProfile(own.workbench, 'sample-mfa');
      await own.workbench.quickInput.shows('Sign In with MFA: sample-mfa');
      await own.workbench.screenshot('mfa-prompt');
      await own.workbench.quickInput.cancel();
      await sideBar()
        .getByText(/The sign-in with MFA was cancelled/)
        .waitFor();
      await connection().waitFor(/MFA sign-in cancelled/);
      await own.workbench.screenshot('mfa-cancelled');
      await sideBar().getByRole('button', { name: 'Try Again' }).first().click();
      await own.workbench.quickInput.shows('Sign In with MFA: sample-mfa');
      await own.workbench.quickInput.type('000000');
      await own.workbench.quickInput.accept();
      await sideBar()
        .getByText(/AWS rejected the MFA code/)
        .first()
        .waitFor();
      await own.workbench.screenshot('mfa-refused');
    });

    it('is shown the line of the AWS files that cannot be read, while the others work', async () => {
      await switchProfile(own.workbench, 'default');
      await functions().waitFor('catalog-import');
      const lines = (await readFile(awsFile('config'), 'utf8')).split('\n').length;
      await appendFile(awsFile('config'), '[profile broken\nregion = eu-west-1\n');
      await connection().waitFor(new RegExp(`^config, line ${lines}`));
      await own.workbench.runCommand('Lambda Async: Switch Profile…');
      await own.workbench.quickInput.shows('Switch Profile');
      await own.workbench.quickInput.type('bracket');
      await own.workbench.screenshot('broken-line');
      await own.workbench.quickInput.pick(new RegExp(`config, line ${lines}`));
      await own.workbench.screen.page
        .getByRole('tab', { name: /config/, selected: true })
        .first()
        .waitFor();
      await own.workbench.screenshot('broken-line-open');
      await own.workbench.closeAllEditors();
    });

    it('sees a profile in the open list as soon as it is written', async () => {
      await own.workbench.runCommand('Lambda Async: Switch Profile…');
      await own.workbench.quickInput.shows('Switch Profile');
      await own.workbench.quickInput.type('written-later');
      await appendFile(awsFile('config'), '\n[profile written-later]\nregion = eu-west-1\n');
      await own.workbench.quickInput.offers(/^written-later/);
      await own.workbench.quickInput.cancel();
    });

    it('is handed the policy where something is refused', async () => {
      await switchProfile(own.workbench, 'sample-denied');
      await functions().waitFor(/Permission denied: lambda:ListFunctions/);
      // The view's message comes after the row, and moves it down.
      await sideBar().getByText('Ask your AWS administrator for the IAM permission').first().waitFor();
      await functions().action(/Permission denied: lambda:ListFunctions/, 'Copy Minimal IAM Policy');
      await own.workbench.screen.page
        .getByText(/Copied an IAM policy that allows lambda:ListFunctions/)
        .first()
        .waitFor();
      await own.workbench.screenshot('denied');
    });
  });
}
