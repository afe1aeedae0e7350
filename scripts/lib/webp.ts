import type { Browser } from 'playwright-core';

/** Small enough for README inside the package, and its letters still clear. */
const quality = 0.75;

/** A PNG as WebP, encoded by the browser that took it. */
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

/** Text, since it runs in the page, whose types this project does not load. */
const encode = `(async () => {
  const picture = document.querySelector('img');
  await picture.decode();
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: picture.naturalWidth, height: picture.naturalHeight });
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return canvas.toDataURL('image/webp', ${quality});
})()`;
