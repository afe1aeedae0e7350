import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Each promise of SECURITY.md names a test that holds it, by file and title. */
const PROMISES = [...read('SECURITY.md').matchAll(/`(test\/[\w./]+\.ts)`: "([^"]+)"/g)].map(
  ([, file = '', title = '']) => [file, title] as const,
);

describe('SECURITY.md', () => {
  it('has promises', () => expect(PROMISES.length).toBeGreaterThan(20));

  it.each(PROMISES)('names a test that is there: %s, %s', (file, title) => {
    expect(titlesIn(read(file))).toContain(title);
  });

  it('is what the README links to', () => expect(read('README.md')).toContain('](SECURITY.md)'));
});

const withoutComments = (text: string): string => text.replace(/^\s*(?:\/?\*|\/\/).*$/gm, '');

describe('the source', () => {
  const sources = globSync('src/**/*.ts').map((file) => [file, read(file)] as const);

  it('starts a process in one place, your credential_process, and evaluates no text', () => {
    const found = sources.filter(([, text]) =>
      /child_process|\beval\(|= new Function\(|node:vm/.test(withoutComments(text)),
    );
    expect(found.map(([file]) => file)).toEqual(['src/aws/credentials/processCredentials.ts']);
    expect(sources.length).toBeGreaterThan(100);
  });

  it('starts one thread, which reads templates with our code', () => {
    const found = sources.filter(([, text]) => text.includes('worker_threads'));
    expect(found.map(([file]) => file)).toEqual(['src/templateThread.ts', 'src/templateWorker.ts']);
  });

  it('writes files in four places: exports, records of changes, quick fixes that the user picks, and renewed tokens where the AWS CLI keeps them', () => {
    const writing =
      /\b(?:fs\.(?:write|copy|rename|delete|createDirectory)|(?:write|append)File|mkdir|createWriteStream|WorkspaceEdit)\(/;
    // The file system of settings as JSON: its files are in memory.
    const inMemory = ['src/features/change/jsonFileSystem.ts', 'src/features/change/jsonFiles.ts'];
    const found = sources.filter(([file, text]) => !inMemory.includes(file) && writing.test(text));
    expect(found.map(([file]) => file).toSorted()).toEqual([
      'src/aws/credentials/loginToken.ts',
      'src/aws/credentials/ssoToken.ts',
      'src/disk/replaceFile.ts',
      'src/disk/storedFiles.ts',
      'src/features/templates/diagnostics.ts',
      'src/page/exportFile.ts',
    ]);
  });

  it('writes to the clipboard in one place, which copies nothing unseen', () => {
    const found = sources.filter(([, text]) => /clipboard\s*\.\s*writeText/.test(text));
    expect(found.map(([file]) => file)).toEqual(['src/editor/clipboard.ts']);
  });

  it('reads settings in one place', () => {
    const found = sources.filter(([, text]) => /getConfiguration\b/.test(text));
    expect(found.map(([file]) => file)).toEqual(['src/editor/settings.ts']);
  });

  it('puts no foreign text into a page as HTML', () => {
    const found = sources.filter(([, text]) =>
      /innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|document\.write/.test(text),
    );
    expect(found.map(([file]) => file)).toEqual([]);
  });

  it('trusts Markdown with commands of ours alone, and lets no HTML into it', () => {
    for (const [file, text] of sources) {
      expect([
        file,
        text.match(/isTrusted = (?!\{ enabledCommands)|isTrusted: true|supportHtml = true/),
      ]).toEqual([file, null]);
    }
  });
});

/** Titles as they are written; a quote in one would be escaped. */
function titlesIn(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:it|describe)(?:\.\w+)*\(\s*['"`](.+?)['"`],|\)\(\s*['"`](.+?)['"`],/g)].map(
    ([, plain, each]) => plain ?? each ?? '',
  );
}

function read(file: string): string {
  return readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
}
