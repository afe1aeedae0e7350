import { type Disposable, RelativePattern, type TextDocument, Uri, workspace } from 'vscode';
import { PromiseCache } from '../domain/async/promiseCache.ts';
import { mayBeDefinition, withSubstitutions } from '../domain/declared/definitions.ts';
import { isTerraform } from '../domain/declared/mayBeTemplate.ts';
import type { DeclaredTemplate } from '../domain/declared/template.ts';
import type { TemplateAccess, TemplateSource } from '../domain/declared/templateAccess.ts';
import { templatesAbove } from './definitionTemplates.ts';
import { isWorthReading } from './mayBeTemplate.ts';

/** Most files of a Terraform module that are read. */
const MOST_FILES = 500;
/** Largest one on disk in bytes, and most of all together: the reader takes 500,000 characters, and 5,000,000. */
const LARGEST = 2_000_000;
const LARGEST_MODULE = 20_000_000;
/** Readings that are kept: of the documents last asked about. */
const KEPT = 50;

/**
 * The templates of the editor's documents, each version read when first asked for. A Terraform module is read as a whole:
 * all its files, open ones as they are in the editor.
 */
export class WorkspaceTemplates {
  readonly #access: TemplateAccess;
  readonly #read = new PromiseCache<string, DeclaredTemplate | undefined>();
  /** Keys of what is kept, the oldest first. */
  readonly #keys = new Set<string>();
  readonly #saving: Disposable;
  /** The version of each document that was last asked about. */
  readonly #asked = new WeakMap<TextDocument, number>();

  constructor(access: TemplateAccess) {
    this.#access = access;
    // Files of a module that are not open change on disk alone, as when another tool or editor saves them.
    this.#saving = workspace.onDidSaveTextDocument(() => this.#forget());
  }

  dispose(): void {
    this.#saving.dispose();
  }

  /** Makes ready for reading a document that has not been read yet. */
  prepare(document: TextDocument): void {
    if (this.#asked.get(document) !== document.version) this.#access.prepare(fileOf(document));
  }

  /** Undefined: the document is no template. Rejects where it cannot be read. */
  async of(document: TextDocument): Promise<DeclaredTemplate | undefined> {
    if (!isWorthReading(document)) return undefined;
    this.#asked.set(document, document.version);
    if (!isTerraform(fileOf(document))) {
      const read = await this.#reading(keyOf(document), () => Promise.resolve([sourceOf(document)]));
      return read?.dialect === 'text' && mayBeDefinition(document.getText())
        ? await this.#definition(read, document)
        : read;
    }
    const files = await moduleFiles(document);
    const others = files.map(({ uri, document: open }) => (open ? keyOf(open) : uri.toString()));
    return await this.#reading([keyOf(document), ...others].join('\n'), () => moduleSources(document, files));
  }

  /** A state machine's definition with the template that deploys it, read again when an open document changes. */
  async #definition(
    definition: DeclaredTemplate,
    document: TextDocument,
  ): Promise<DeclaredTemplate | undefined> {
    const open = workspace.textDocuments.filter((one) => isWorthReading(one)).map(keyOf);
    return await this.#kept(['definition', keyOf(document), ...open].join('\n'), async () => {
      const found = await templatesAbove(document);
      const templates = await Promise.all(found.map(async (sources) => this.#access.read(sources)));
      const candidates = templates.flatMap((template) => {
        const file = template?.files[0];
        return template && file !== undefined ? [{ file, template }] : [];
      });
      return withSubstitutions(definition, fileOf(document), candidates);
    });
  }

  #forget(): void {
    this.#read.clear();
    this.#keys.clear();
  }

  #reading(
    key: string,
    sources: () => Promise<readonly TemplateSource[]>,
  ): Promise<DeclaredTemplate | undefined> {
    return this.#kept(key, async () => this.#access.read(await sources()));
  }

  #kept(
    key: string,
    read: () => Promise<DeclaredTemplate | undefined>,
  ): Promise<DeclaredTemplate | undefined> {
    this.#keys.delete(key);
    this.#keys.add(key);
    for (const old of this.#keys) {
      if (this.#keys.size <= KEPT) break;
      this.#keys.delete(old);
      this.#read.forget(old);
    }
    return this.#read.get(key, read);
  }
}

/** The name under which a document is read, and the key of the spans in it. */
export const fileOf = ({ uri }: Pick<TextDocument, 'uri'>): string => uri.toString();

const sourceOf = (document: TextDocument): TemplateSource => ({
  file: fileOf(document),
  text: document.getText(),
});

const keyOf = (document: TextDocument): string => `${fileOf(document)} ${document.version}`;

interface ModuleFile {
  readonly uri: Uri;
  readonly document?: TextDocument | undefined;
}

/** The other files of a Terraform module: those of the same folder. Outside of the workspace nothing else is read. */
async function moduleFiles(document: TextDocument): Promise<readonly ModuleFile[]> {
  const folder = Uri.joinPath(document.uri, '..');
  if (workspace.getWorkspaceFolder(document.uri) === undefined) return [];
  const pattern = new RelativePattern(folder, '*.{tf,tofu,tf.json}');
  const found = await workspace.findFiles(pattern, null, MOST_FILES);
  const open = new Map(workspace.textDocuments.map((one) => [one.uri.toString(), one]));
  return found
    .filter((uri) => uri.toString() !== document.uri.toString())
    .map((uri) => ({ uri, document: open.get(uri.toString()) }))
    .toSorted((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
}

async function moduleSources(
  document: TextDocument,
  files: readonly ModuleFile[],
): Promise<readonly TemplateSource[]> {
  const others = await Promise.all((await fitting(files)).map(fileSource));
  return [sourceOf(document), ...others.flatMap((source) => source ?? [])];
}

/** Files of a size that is read, as many as may be: a folder can hold more than fits into memory. */
async function fitting(files: readonly ModuleFile[]): Promise<readonly ModuleFile[]> {
  const sizes = await Promise.all(files.map(sizeOf));
  let sum = 0;
  return files.filter((_, index) => {
    const size = sizes[index] ?? 0;
    const fits = size <= LARGEST && sum + size <= LARGEST_MODULE;
    if (fits) sum += size;
    return fits;
  });
}

async function sizeOf({ uri, document }: ModuleFile): Promise<number> {
  if (document) return document.getText().length;
  try {
    return (await workspace.fs.stat(uri)).size;
  } catch {
    // The file went away meanwhile.
    return 0;
  }
}

async function fileSource({ uri, document }: ModuleFile): Promise<TemplateSource | undefined> {
  if (document) return sourceOf(document);
  try {
    const bytes = await workspace.fs.readFile(uri);
    return { file: uri.toString(), text: new TextDecoder().decode(bytes) };
  } catch {
    // The file went away meanwhile.
    return undefined;
  }
}
