/**
 * Runs in the page before anything else: what the editor does around a webview's page, and what the tests want
 * to know of it afterwards. `theme` was put there before.
 */
(() => {
  const { theme } = window;
  window.sent = [];
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => void window.sent.push(message),
    getState: () => window.kept,
    setState: (state) => void (window.kept = state),
  });
  const dress = () => {
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(theme.variables)) style.setProperty(name, value);
    style.setProperty('background', 'var(--vscode-editor-background)');
    document.body.classList.add(theme.kind);
    document.body.dataset.vscodeThemeKind = theme.kind;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(theme.defaults);
    document.adoptedStyleSheets.push(sheet);
  };
  document.addEventListener('DOMContentLoaded', dress);
})();
