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
  /** Sends messages, and ends when the page has drawn them: when a frame has passed in which nothing changed. */
  window.deliver = async (messages) => {
    for (const message of messages) window.postMessage(message, '*');
    await handled();
    await still();
  };
  /** Messages arrive in the order in which they were sent; the page ignores the last one. */
  const handled = () =>
    new Promise((done) => {
      const heard = ({ data }) => {
        if (data?.isLast !== true) return;
        window.removeEventListener('message', heard);
        done();
      };
      window.addEventListener('message', heard);
      window.postMessage({ isLast: true }, '*');
    });
  const still = () =>
    new Promise((done) => {
      let changed = true;
      const observer = new MutationObserver(() => (changed = true));
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      const frame = () => {
        if (changed) {
          changed = false;
          return requestAnimationFrame(frame);
        }
        observer.disconnect();
        done();
      };
      requestAnimationFrame(frame);
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
