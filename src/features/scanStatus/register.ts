import { commands, Disposable } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { Account } from '../../domain/account/account.ts';
import { once } from '../../domain/async/lazy.ts';
import type { ScanState } from '../../domain/overview/scanUpdate.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';

/** The scan of the active account in the status bar: progress, pause, cancel, and its end. */
export function registerScanStatus({ sessions }: { readonly sessions: SessionManager }): Disposable {
  const status = once(async () => new (await import('./scanStatus.ts')).ScanStatus());
  const tell = async (of: Account, state: ScanState): Promise<void> => (await status()).changed(of, state);
  let account: Account | undefined;
  let following: { dispose(): void } | undefined;
  const follow = (next: Account | undefined): void => {
    if (next === account) return;
    account = next;
    following?.dispose();
    void status.started?.then((shown) => shown.clear());
    following = next?.onDidScan((state) => void tell(next, state));
  };
  return Disposable.from(
    sessions.onDidChange((state) => follow(state.kind === 'open' ? state.session.account : undefined)),
    commands.registerCommand(COMMANDS.manageScan, async (action: unknown) =>
      (await status()).manage(account, action),
    ),
    {
      dispose: () => {
        following?.dispose();
        void status.started?.then((shown) => shown.dispose());
      },
    },
  );
}
