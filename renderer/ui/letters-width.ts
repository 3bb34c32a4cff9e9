/** Large enough for a precise width. */
const fontPx = 100;
const font = `600 ${fontPx}px "Inter Variable", system-ui, sans-serif`;

const known = new Map<string, number>();
/** More than the initials of two letters. */
const mostKnown = 2_000;
let pen: OffscreenCanvasRenderingContext2D | null = null;

/**
 * How wide a few bold letters are, as a multiple of their font size. They are measured beside the page: an element would
 * have to be laid out first, and everything around it too, for each of them again.
 */
export function lettersWidth(letters: string): number {
  const width = known.get(letters);
  if (width !== undefined) return width;
  pen ??= new OffscreenCanvas(1, 1).getContext('2d');
  if (!pen) return 1;
  pen.font = font;
  const measured = pen.measureText(letters).width / fontPx;
  // Until their font is loaded, another one takes its place.
  if (document.fonts.check(font, letters)) {
    if (known.size >= mostKnown) known.clear();
    known.set(letters, measured);
  }
  return measured;
}
