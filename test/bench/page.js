/**
 * Runs in the workbench, before its own code. `bench.arm` notes when things come to be seen:
 * each is a CSS selector that something must match. All times are milliseconds of the system's clock, which
 * frames share.
 */
(() => {
  const PATIENCE_MS = 30_000;
  const clock = () => performance.timeOrigin + performance.now();
  let gesture = 0;
  const note = (event) => {
    gesture = performance.timeOrigin + event.timeStamp;
  };
  for (const type of ['click', 'keydown', 'mousemove']) addEventListener(type, note, { capture: true });

  /** After the frame that shows the present state was produced. */
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(clock()), { once: true });
        port1.start();
        port2.postMessage(undefined);
      });
    });

  /** When something matches the selector, at once or after a change of the document. */
  const appears = (selector) =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`Never seen: ${selector}`)), PATIENCE_MS);
      const check = () => {
        if (!document.querySelector(selector)) return;
        observer.disconnect();
        const seen = clock();
        void painted().then((at) => resolve({ seen, painted: at }));
      };
      const observer = new MutationObserver(check);
      observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
      check();
    });

  /** Promises of times, by the names that the selectors have. */
  let armed = [];
  globalThis.bench = {
    arm(selectors) {
      gesture = 0;
      armed = Object.entries(selectors).map(async ([name, selector]) => [name, await appears(selector)]);
    },
    /** Milliseconds from the last click, key or movement (or `start`) to each of what was armed. */
    async times(start) {
      const entries = await Promise.all(armed);
      const from = start ?? gesture;
      return Object.fromEntries(
        entries.map(([name, { seen, painted: at }]) => [name, { seen: seen - from, painted: at - from }]),
      );
    },
    gesture: () => gesture,
    clock,
  };
})();
