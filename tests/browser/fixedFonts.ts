import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/**
 * Has the site set its text in fonts that the project brings (only tests do), so that an image does not depend on the fonts of the machine.
 * To be called before the page is opened: the style sheet itself carries them.
 */
export async function withFixedFonts(page: Page): Promise<void> {
  const style = await fonts();
  await page.route('**/assets/css/*.css', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()) + style });
  });
}

async function fonts(): Promise<string> {
  const faces = await Promise.all(
    (['sans', 'sans-mono'] as const).flatMap((family) =>
      [400, 600, 700].map(async (weight) => {
        const file = `node_modules/@fontsource/noto-${family}/files/noto-${family}-latin-${weight}-normal.woff2`;
        const data = (await readFile(file)).toString('base64');
        const name = family === 'sans' ? 'test-text' : 'test-mono';
        return `@font-face { font-family: ${name}; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}); }`;
      }),
    ),
  );
  return `${faces.join('\n')}\n:root { --font-text: test-text !important; --font-mono: test-mono !important; }`;
}
