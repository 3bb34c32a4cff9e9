import { escapeHtml } from '../../shared/domain/body.ts';

/** One stop of the tour: what happened, a picture of it, and the journal lines it left. */
export interface Stop {
  readonly said: string;
  readonly seconds: string;
  readonly picture: string;
  readonly lines: readonly string[];
}

const style = `
  body { max-width: 1100px; margin: 40px auto; padding: 0 24px; font: 16px/24px system-ui, sans-serif; color-scheme: light dark; }
  img { width: 100%; border: 1px solid #8886; border-radius: 10px; }
  pre { padding: 12px 16px; border-radius: 8px; background: #8882; font-size: 12px; line-height: 18px; overflow: auto; }
  h2 { margin-top: 48px; font-size: 18px; } small { color: #888; font-weight: 400; }`;

/** The tour as a page that needs nothing but the pictures beside it. */
export function tourPage(stops: readonly Stop[]): string {
  const sections = stops.map(({ said, seconds, picture, lines }, index) => {
    const journal = lines.length === 0 ? '' : `<pre>${escapeHtml(lines.join('\n'))}</pre>`;
    const title = escapeHtml(said);
    return `<h2>${index + 1}. ${title} <small>${seconds} s</small></h2>\n<img src="${picture}" alt="${title}">\n${journal}`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Deskside, a tour</title><style>${style}</style>
<h1>Deskside, a tour</h1>
<p>Two tickets from intake to Closed, driven in a real browser, with the lines they left in the journal.</p>
${sections.join('\n')}
</html>
`;
}
