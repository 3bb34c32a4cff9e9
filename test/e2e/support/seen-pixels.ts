import type { Page } from '@playwright/test';

/** How many pixels of two pictures of the same size differ by more than how the edges of letters are smoothed. */
export function changedPixels(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const smoothed = 48;
  return page.evaluate(
    async ([pictures, most]) => {
      const [before, after] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          pen?.drawImage(bitmap, 0, 0);
          return pen?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
        }),
      );
      const changed = new Set<number>();
      before?.forEach((value, index) => {
        if (Math.abs(value - (after?.[index] ?? 0)) > most) changed.add(index >> 2);
      });
      return changed.size;
    },
    [[one, other].map((picture) => picture.toString('base64')), smoothed] as const,
  );
}
