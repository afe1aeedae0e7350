import { type ExpectedError, isCancelled } from '../../domain/errors.ts';
import type { Log } from '../../domain/log.ts';
import { whyUnknown } from '../../domain/qualifiers/qualifiers.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { failureRows, functionChildren, qualifierChildren } from './children.ts';
import type { FunctionNode, QualifierNode, TreeNode } from './nodes.ts';

/** Reads what stands under the rows that the user expands. Failures stay until the user tries again. */
export class ChildRows {
  readonly #sessions: SessionManager;
  readonly #log: Log;
  readonly #repaint: (name: string) => void;
  readonly #failures = new Map<string, unknown>();
  readonly #failedChecks = new Map<string, unknown>();

  /** @param repaint paints the rows of one function again */
  constructor(sessions: SessionManager, log: Log, repaint: (name: string) => void) {
    this.#sessions = sessions;
    this.#log = log;
    this.#repaint = repaint;
  }

  async ofFunction(node: FunctionNode): Promise<readonly TreeNode[]> {
    const { account } = node.session;
    const { name } = node.summary;
    if (this.#failures.has(name)) return failureRows(this.#failures.get(name), node);
    try {
      const answer = await account.configs(name);
      if (this.#isLeft(node)) return [];
      return functionChildren(node, answer);
    } catch (error) {
      if (isCancelled(error) || this.#isLeft(node)) return [];
      reportUnexpected(this.#log, `Reading the event-invoke configs of ${name}`, error);
      this.#failures.set(name, error);
      return failureRows(error, node);
    }
  }

  ofQualifier(node: QualifierNode): readonly TreeNode[] {
    const { name } = node.parent.summary;
    const rows = qualifierChildren(node);
    if (this.#failedChecks.has(name)) return [...rows, ...failureRows(this.#failedChecks.get(name), node)];
    const refusal = refusalOf(node);
    if (refusal) return [...rows, ...failureRows(refusal, node)];
    this.#checkExistence(node);
    return rows;
  }

  /** Forgets what failed for a function, so that it is read again when its row is next asked for. */
  forget(name: string): void {
    this.#failures.delete(name);
    this.#failedChecks.delete(name);
  }

  forgetAll(): void {
    this.#failures.clear();
    this.#failedChecks.clear();
  }

  /** Late answers for a session that is no longer in use are dropped. */
  #isLeft({ session }: FunctionNode): boolean {
    return session !== this.#sessions.current;
  }

  /** A config outlives its alias or version. Whether that happened is asked for when its row is opened. */
  #checkExistence({ parent, report }: QualifierNode): void {
    const { qualifier, settings, status } = report;
    const { account } = parent.session;
    const { name } = parent.summary;
    if (!settings.configured || status !== 'unknown') return;
    if (whyUnknown(qualifier, account.peekQualifiers(name))) return;
    account.qualifiers(name).then(
      () => undefined,
      (error: unknown) => {
        if (isCancelled(error) || this.#isLeft(parent)) return;
        reportUnexpected(this.#log, `Reading the aliases and versions of ${name}`, error);
        this.#failedChecks.set(name, error);
        this.#repaint(name);
      },
    );
  }
}

/** Why it cannot be told whether the alias or version of a config is still there, where that is known. */
function refusalOf({ parent, report }: QualifierNode): ExpectedError | undefined {
  const known = parent.session.account.peekQualifiers(parent.summary.name);
  return report.settings.configured ? whyUnknown(report.qualifier, known) : undefined;
}
