import { beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../../support/workbench.ts';
import { begun, type SampleWorkbench, switchProfile } from '../support/sampleWorkbench.ts';

/** A person's way through the whole extension, the pictures are looked at by people. */
export function tour(given: () => SampleWorkbench): void {
  describe('goes through the whole extension', () => {
    let own: SampleWorkbench;
    let workbench: Workbench;

    beforeAll(async () => {
      own = await begun(given());
      workbench = own.workbench;
      await workbench.openView('Lambda Async');
    });

    const functions = (): ReturnType<Workbench['tree']> => workbench.tree('Functions');
    const connection = (): ReturnType<Workbench['tree']> => workbench.tree('Connection');

    it('sees whose functions these are, and all of them', async () => {
      await connection().waitFor(/^Account.*111111111111/);
      await connection().waitFor(/^Profile.*default/);
      await connection().waitFor(/^Region.*us-east-1/);
      await functions().waitFor('catalog-import');
      await workbench.screenshot('functions');
    });

    it('expands a function and reads its settings, for one request', async () => {
      await functions().waitFor('inventory-audit');
      await own.requests();
      await functions().expand('inventory-audit');
      await functions().waitFor(/^\$LATEST/);
      await functions().waitFor(/^Retries/);
      await functions().waitFor(/^Max age/);
      await functions().waitFor(/^On failure/);
      await functions().waitFor(/^Dead-letter queue/);
      expect(await own.requests()).toEqual([
        'GET /2019-09-25/functions/inventory-audit/event-invoke-config/list 200',
      ]);
      await workbench.screenshot('expanded');
      await functions().collapse('inventory-audit');
      await functions().expand('inventory-audit');
      expect(await own.requests()).toEqual([]);
      await functions().collapse('inventory-audit');
    });

    it('filters by name, sees that a filter is on, and clears it with one click', async () => {
      await workbench.viewAction(/Filter Functions/);
      await workbench.quickInput.shows(/Filter Functions/);
      await workbench.quickInput.type('PAYMENTS-*');
      await workbench.quickInput.accept();
      await functions().waitFor('payments-capture');
      expect((await functions().rows()).every((row) => row.startsWith('payments-'))).toBe(true);
      await workbench.screen.page.getByText(/Filter “PAYMENTS-\*”: 4 of 49 functions/).waitFor();
      await workbench.screenshot('filtered');
    });

    it('is warned of what will not work: a config whose alias is gone', async () => {
      await functions().expand('payments-reconcile');
      await functions().expand(/^canary/);
      await functions().waitFor(/Alias canary no longer exists/);
      await workbench.screenshot('orphaned');
      await functions().collapse('payments-reconcile');
      await workbench.viewAction(/Clear Filter/);
      await functions().waitFor('catalog-import');
    });

    it('opens the panel and reads what happens to a failing event', async () => {
      await filterTo(workbench, 'notifications-push');
      await functions().action('notifications-push', 'Open Panel');
      const panel = await workbench.webview();
      await panel.getByRole('heading', { name: /notifications-push/ }).waitFor();
      await panel
        .getByText(/MaximumEventAgeInSeconds/)
        .first()
        .waitFor();
      await workbench.screenshot('panel');
    });

    it('sees all qualifiers of a function side by side', async () => {
      await filterTo(workbench, 'payments-capture');
      await functions().action('payments-capture', 'Open Panel');
      const panel = await workbench.webview(/payments-capture/);
      await panel.getByRole('heading', { name: /payments-capture/ }).waitFor();
      const beta = panel.getByText('beta').last();
      await beta.scrollIntoViewIfNeeded();
      await workbench.screenshot('panel-qualifiers');
      await filterTo(workbench, '');
    });

    it.each([
      ['python/replay.py', 9, 'function:orders-received', ['orders-received', '1 h', 'orders-failed']],
      ['python/replay.py', 20, 'payments-reconcile:canary', ['payments-reconcile', 'canary']],
      ['python/replay.py', 33, 'orders-recieved', ['orders-recieved', 'us-east-1']],
      ['python/replay.py', 36, 'gdpr-erase', ['gdpr-erase', 'eu-west-1']],
      ['python/replay.py', 37, 'smoke-test', ['222222222222', 'Look']],
      [
        'cloudformation/template.yaml',
        37,
        'AWS::Partition',
        ['invoices-reminder', 'AWS::Region', '(default)'],
      ],
      ['cloudformation/template.yaml', 82, 'arn:aws:apigateway', ['orders-api']],
      ['cloudformation/template.json', 42, 'AWS::Region', ['notifications-sms', '3 min']],
      ['sam/template.yaml', 48, 'search-index', ['search-index']],
      ['terraform/main.tf', 29, 'data.aws_partition', ['inventory-sync', 'data.aws_region']],
      ['terraform/main.tf', 33, 'var.name', ['var.name']],
      ['serverless/serverless.yml', 9, 'orders-price', ['orders-price', 'aws:region']],
      ['cdk/lib/shop-stack.ts', 29, 'this.account', ['payments-capture', 'this.region']],
    ] as const)('hovers in %s, line %i', async (file, line, text, shown) => {
      await openAt(workbench, file, line);
      await workbench.text.hover(text, shown);
      await workbench.screenshot(`hover-${file.replaceAll(/[/.]/g, '-')}-${line}`);
      await workbench.text.leaveHover();
    });

    it('looks up a partial ARN and chooses a qualifier', async () => {
      await workbench.runCommand('Lambda Async: Look Up Function…');
      await workbench.quickInput.shows('Look Up Function');
      await workbench.quickInput.type('payments capture');
      await workbench.quickInput.offers(/is not a function name/);
      await workbench.screenshot('lookup-wrong');
      await workbench.quickInput.type('111111111111:function:payments-capture');
      await workbench.quickInput.pick(/Look up payments-capture/);
      await workbench.quickInput.shows(/Qualifier of payments-capture/);
      await workbench.screenshot('lookup-qualifiers');
      await workbench.quickInput.pick(/^live/);
      const panel = await workbench.webview(/payments-capture:live/);
      await panel.getByRole('heading', { name: /payments-capture:live/ }).waitFor();
    });

    it('looks up an ARN of another region there', async () => {
      await own.requests();
      await workbench.runCommand('Lambda Async: Look Up Function…');
      await workbench.quickInput.shows('Look Up Function');
      await workbench.quickInput.type(
        'arn:aws:lambda:eu-west-1:111111111111:function:newsletter-send:$LATEST',
      );
      await workbench.quickInput.pick(/Look up newsletter-send/);
      const panel = await workbench.webview(/newsletter-send/);
      await panel.getByText('eu-west-1').first().waitFor();
      await workbench.closeAllEditors();
    });

    it('switches the region, and the profile, by what is always in sight', async () => {
      await connection().click(/^Region/);
      await workbench.quickInput.shows('Switch Region');
      await workbench.quickInput.type('eu-west-1');
      await workbench.quickInput.pick(/^eu-west-1/);
      await functions().waitFor('gdpr-erase');
      // A row that is painted again takes the focus back from a box that has just opened.
      await connection().waitFor(/^Account.*111111111111/);
      await connection().click(/^Profile/);
      await workbench.quickInput.shows('Switch Profile');
      await workbench.screenshot('switch-profile');
      await workbench.quickInput.pick(/sample-staging/);
      await connection().waitFor(/^Account.*222222222222/);
      await functions().waitFor('smoke-test');
      expect(await functions().rows()).not.toContain('gdpr-erase');
      await workbench.statusItem('sample-staging · us-east-1');
      await workbench.screenshot('switched');
    });

    const states: readonly (readonly [profile: string, text: RegExp])[] = [
      ['sample-expired', /credentials of this profile are missing or expired, or AWS rejected/],
      ['sample-wrong-key', /credentials of this profile are missing or expired, or AWS rejected/],
      ['sample-signed-out', /IAM Identity Center \(SSO\) session is missing or has expired/],
      ['sample-denied', /Permission denied: lambda:ListFunctions/],
      ['sample-offline', /Cannot reach/],
      ['sample-no-region', /This profile has no Region/],
      ['sample-empty', /has no Lambda functions in this Region/],
    ];

    it.each(states)('meets the state of the profile %s', async (profile, text) => {
      await switchProfile(workbench, profile);
      const sideBar = workbench.screen.page.locator('.part.sidebar');
      await sideBar.getByText(text).first().waitFor();
      await workbench.screenshot(`state-${profile}`);
    });

    it('reads $LATEST where List is refused, and a refusal where it belongs', async () => {
      await switchProfile(workbench, 'sample-no-list-configs');
      await functions().expand('inventory-audit');
      await functions().waitFor(/^\$LATEST.*List denied/);
      await workbench.screenshot('state-list-refused');
      await switchProfile(workbench, 'default');
      await filterTo(workbench, 'payroll');
      await functions().expand('payroll-export');
      await functions().waitFor(/Permission denied: lambda:ListFunctionEventInvokeConfigs/);
      await workbench.screenshot('state-function-denied');
      await filterTo(workbench, '');
    });
  });
}

async function filterTo(workbench: Workbench, pattern: string): Promise<void> {
  await workbench.runCommand('Lambda Async: Filter Functions by Name…');
  await workbench.quickInput.shows(/Filter Functions/);
  await workbench.quickInput.type(pattern);
  await workbench.quickInput.accept();
}

async function openAt(workbench: Workbench, file: string, line: number): Promise<void> {
  await workbench.quickInput.openFiles();
  await workbench.quickInput.type(`${file}:${line}`);
  const [name = '', folder = ''] = file.split('/').toReversed();
  // The list of what was typed before may still be there, with a file of the same name in another folder.
  await workbench.quickInput.pick(new RegExp(`^${name}.*${folder}`));
  await workbench.screen.page.getByRole('tab', { name, selected: true }).first().waitFor();
}
