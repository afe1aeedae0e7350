import type { TemplateAccess } from '../../domain/declared/templateAccess.ts';
import type { ReplaceFile } from '../../domain/export/fileWriting.ts';
import type { Log } from '../../domain/log.ts';
import type { Scan } from '../../domain/overview/scan.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import type { PageMemory } from '../../editor/memory.ts';
import type { ExportDialogs } from '../../page/exporting.ts';

/** Dependencies of the overview. */
export interface OverviewDeps {
  readonly sessions: SessionManager;
  readonly log: Log;
  readonly memory: PageMemory;
  /** Reads the last templates of stacks. */
  readonly templates: () => Promise<{ readonly access: Pick<TemplateAccess, 'read'> }>;
  /** Version of the extension, for exports. */
  readonly version: string;
  readonly replaceFile: ReplaceFile;
  /** Absent: the editor's own. */
  readonly dialogs?: ExportDialogs;
  readonly chooseAge?: (scan: Scan) => Promise<Date | undefined>;
}
