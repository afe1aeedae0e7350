import { describe, expect, it } from 'vitest';
import { documentHtml, newNonce } from '../../../src/page/document.ts';

const parts = {
  language: 'en',
  cspSource: 'https://*.vscode-cdn.net',
  nonce: 'n0nce',
  script: 'https://file/main.js',
  styles: ['https://file/page.css', 'https://file/panel.css'],
  codicons: 'https://file/codicon.css',
  loading: 'Loading…',
};

describe('documentHtml', () => {
  it('lets in our styles, our fonts and the one script, and nothing else', () => {
    const policy = /content="([^"]*default-src[^"]*)"/.exec(documentHtml(parts))?.[1];
    expect(policy?.replaceAll('&#39;', "'")).toBe(
      "default-src 'none'; style-src https://*.vscode-cdn.net; font-src https://*.vscode-cdn.net; script-src 'nonce-n0nce'",
    );
  });

  it('has no inline script, style or handler', () => {
    const html = documentHtml(parts);
    expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\ssrc=)/);
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  it('escapes what it is given', () => {
    expect(documentHtml({ ...parts, loading: '<b>"x"' })).toContain('&#60;b&#62;&#34;x&#34;');
  });
});

describe('newNonce', () => {
  it('is 128 bits that differ each time', () => {
    const nonces = new Set(Array.from({ length: 50 }, newNonce));
    expect(nonces.size).toBe(50);
    for (const nonce of nonces) expect(nonce).toMatch(/^[0-9a-f]{32}$/);
  });
});
