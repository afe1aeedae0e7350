import type { Account } from '../account/account.ts';
import type { RowStore } from './rowStore.ts';
import type { FunctionUpdate, ScanFailure } from './scanUpdate.ts';

/** Shows at once what another view has read of a function's configs. */
export function takeConfigs(store: RowStore, account: Account, name: string): void {
  const known = store.knowledge(name);
  const configs = account.peekConfigs(name);
  if (!known || !configs) return;
  const summary = account.directory.get(name) ?? known.summary;
  store.put({ ...known, summary, configs, declaration: account.peekDeclaration(name) });
}

/** Takes what another view has read of a function's aliases, versions or template; false: nothing is new. */
export function takeReport(store: RowStore, account: Account, name: string): boolean {
  const known = store.knowledge(name);
  if (!known) return false;
  const qualifiers = account.peekQualifiers(name) ?? known.qualifiers;
  const declaration = account.peekDeclaration(name);
  if (known.qualifiers === qualifiers && known.declaration === declaration) return false;
  store.put({ ...known, qualifiers, declaration });
  return true;
}

/** Everything about some functions, for a follower. */
export function updatesOf(
  arns: readonly string[],
  store: RowStore,
  failures: ReadonlyMap<string, ScanFailure>,
): readonly FunctionUpdate[] {
  return arns.map((arn) => {
    const name = store.nameOf(arn) ?? '';
    const failure = failures.get(name);
    return { arn, rows: store.rowsOf(name), ...(failure && { failure }) };
  });
}
