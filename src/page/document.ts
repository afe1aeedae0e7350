/** Parts that differ between two pages. All but `loading` go into attributes unchanged. */
export interface DocumentParts {
  readonly language: string;
  readonly cspSource: string;
  readonly nonce: string;
  readonly script: string;
  /** In the order in which they count. */
  readonly styles: readonly string[];
  readonly codicons: string;
  /** Shown until the script has drawn the first state. */
  readonly loading: string;
}

/**
 * The page without its contents: those come by message. No script but ours runs, none is inline, and nothing
 * is loaded from elsewhere. The id of the codicons' link is the one that vscode-elements look for.
 */
export function documentHtml(parts: DocumentParts): string {
  const of = (name: Exclude<keyof DocumentParts, 'styles'>): string => escaped(parts[name]);
  const styles = parts.styles.map((style) => `<link rel="stylesheet" href="${escaped(style)}">`);
  return `<!DOCTYPE html>
<html lang="${of('language')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy(parts))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" id="vscode-codicon-stylesheet" href="${of('codicons')}">
${styles.join('\n')}
<title>Lambda Async</title>
</head>
<body>
<div id="page"><p class="first">${of('loading')}</p></div>
<div id="status" class="visually-hidden" role="status" aria-live="polite"></div>
<script nonce="${of('nonce')}" src="${of('script')}"></script>
</body>
</html>`;
}

/** Styles and fonts come from the extension's own files only, the script by its nonce. */
export function policy({ cspSource, nonce }: Pick<DocumentParts, 'cspSource' | 'nonce'>): string {
  return [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
}

/** A fresh number for each page, not to be guessed: 128 random bits. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`);
