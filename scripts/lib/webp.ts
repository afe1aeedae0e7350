import type { Browser } from 'playwright-core';

/** About 60 kB for a screenshot, with text that is still sharp. */
const quality = 0.75;

/** Converts a PNG to WebP in a browser, which has the encoder. */
export async function toWebp(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    await page.setContent(`<img src="data:image/png;base64,${png.toString('base64')}">`);
    const url = await page.evaluate<string>(encode);
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  } finally {
    await page.close();
  }
}

/** A string, because it runs in the page and scripts/ has no DOM types. */
const encode = `(async () => {
  const picture = document.querySelector('img');
  await picture.decode();
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: picture.naturalWidth, height: picture.naturalHeight });
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return canvas.toDataURL('image/webp', ${quality});
})()`;
