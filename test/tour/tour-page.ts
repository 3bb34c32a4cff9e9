import { escapeHtml } from '../../shared/domain/body.ts';

/** One stop of the tour: what happened, a picture of it, and the journal lines it left. */
export interface Stop {
  readonly said: string;
  readonly seconds: string;
  /** The name that its two pictures share: `01` for `01-light.png` and `01-dark.png`. */
  readonly picture: string;
  readonly lines: readonly string[];
}

/** The product's own colours and font; its pictures have the colours of the page. */
const style = `
  @font-face { font-family: "Inter Variable"; src: url("inter.woff2") format("woff2"); font-weight: 100 900; }
  * { box-sizing: border-box; }
  body { margin: 0; padding: 40px 24px; background: var(--surface); color: var(--text);
    font: 400 15px/22px "Inter Variable", system-ui, sans-serif; }
  main { max-width: 1100px; margin: 0 auto; }
  h1 { margin: 0; font-size: 27px; font-weight: 600; letter-spacing: -0.02em; line-height: 36px; }
  h1 + p { margin: 8px 0 32px; color: var(--text-2); }
  section { margin: 0 0 24px; border: 1px solid var(--hairline); border-radius: 14px; background: var(--canvas); overflow: hidden; }
  h2 { display: flex; gap: 10px; align-items: baseline; margin: 0; padding: 16px 20px; font-size: 16px; font-weight: 600; }
  h2 small { margin-inline-start: auto; color: var(--muted); font-size: 13px; font-weight: 400;
    font-variant-numeric: tabular-nums; white-space: nowrap; }
  .number { color: var(--accent); }
  img { display: block; width: 100%; border-block: 1px solid var(--hairline); }
  pre { margin: 0; padding: 14px 20px; background: var(--sunken); color: var(--text-2); font-size: 12px; line-height: 18px;
    overflow: auto; }
  pre:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; }`;

/** The tour as a page that needs nothing but the pictures and the font beside it. `tokens`: the product's colours. */
export function tourPage(stops: readonly Stop[], tokens: string): string {
  const sections = stops.map(({ said, seconds, picture, lines }, index) => {
    const journal = lines.length === 0 ? '' : `<pre tabindex="0">${escapeHtml(lines.join('\n'))}</pre>`;
    const title = escapeHtml(said);
    return `<section>
<h2><span class="number">${index + 1}</span>${title}<small>${seconds} s</small></h2>
<picture><source srcset="${picture}-dark.png" media="(prefers-color-scheme: dark)"><img src="${picture}-light.png" alt="${title}"></picture>
${journal}
</section>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Deskside, a tour</title>
<style>${tokens}${style}</style>
<main>
<h1>Deskside, a tour</h1>
<p>Two tickets from intake to Closed, in a real browser, with the lines that each step left in the journal.</p>
${sections.join('\n')}
</main>
</html>
`;
}
