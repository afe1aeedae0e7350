import { preferredQualifier } from '../../domain/qualifiers/preferredQualifier.ts';
import type { Loadable } from '../../domain/loadable.ts';
import type { Account, FunctionConfigs } from '../../domain/account/account.ts';
import { loopsIn } from '../../domain/report/accountReport.ts';
import type { PanelData } from './model.ts';
import type { PanelTarget } from './target.ts';

/** Gets what was read whenever there is more of it. */
export type Progress = (data: PanelData) => void;

/**
 * Reads the configs, the qualifiers and the function itself at once. Rejects where the configs cannot be read;
 * a failure of another part stands in the data, and the rest stays.
 * @param before what was in view of the same function, to be shown until there is newer
 */
export async function readPanel(
  account: Account,
  target: PanelTarget,
  progress: Progress,
  before?: PanelData,
): Promise<void> {
  const { name, qualifier } = target;
  let configs: FunctionConfigs | undefined;
  let qualifiers = kept(before?.qualifiers);
  let summary = kept(before?.summary);
  const loopOf = loopsIn(account);
  const evidenceOf = () => account.evidence?.peek(name);
  const tell = () => configs && progress({ target, configs, qualifiers, summary, loopOf, evidenceOf });
  await Promise.all([
    account.configsCovering(name, qualifier).then((value) => {
      configs = value;
      tell();
    }),
    settled(account.qualifiers(name)).then((part) => {
      qualifiers = part;
      tell();
    }),
    settled(account.summary(name)).then((part) => {
      summary = part;
      tell();
    }),
  ]);
}

function kept<T>(part: Loadable<T> | undefined): Loadable<T> {
  return part?.kind === 'known' ? part : { kind: 'loading' };
}

function settled<T>(promise: Promise<T>): Promise<Loadable<T>> {
  return promise.then(
    (value) => ({ kind: 'known', value }),
    (error: unknown) => ({ kind: 'failed', error }),
  );
}

/** The qualifier to show of a function chosen without one. Failures are ignored here: reading the panel reports them. */
export async function firstQualifier(account: Account, name: string): Promise<string> {
  const [configs, known] = await Promise.all([
    account.configs(name).catch(() => undefined),
    account.qualifiers(name).catch(() => undefined),
  ]);
  return preferredQualifier(
    configs?.configs.map((config) => config.qualifier) ?? [],
    known && !known.unknown?.aliases ? known.aliases.map((alias) => alias.name) : undefined,
  );
}
