import { commands, type Disposable } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import type { Log } from '../../domain/log.ts';
import type { ProfileAccounts } from '../../domain/profileAccounts.ts';
import type { Sessions } from '../../domain/sessions.ts';

interface LookupDeps {
  readonly sessions: Sessions;
  readonly profiles: ProfileAccounts;
  readonly log: Log;
}

/** "Look Up Function…": from a name or ARN, typed or under the cursor, to its panel. */
export function registerLookup(deps: LookupDeps): Disposable {
  return commands.registerCommand(COMMANDS.lookUp, async (text: unknown) => {
    const { LookupPicker, startValue } = await import('./late.ts');
    new LookupPicker(deps, typeof text === 'string' ? text : startValue()).show();
  });
}
