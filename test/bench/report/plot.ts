import type { SizeResult, Value } from '../judge/results.ts';

/** One line of a panel: somebody’s values by the size of the desk. */
export interface Series {
  readonly label: string;
  /** The name of the color. */
  readonly tone: 'ours' | 'raw' | 'sqlite' | 'pouchdb' | 'lowdb';
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly series: readonly Series[];
}

interface Line {
  readonly of: string;
  readonly label: string;
  readonly tone: Series['tone'];
}

function seriesOf(results: readonly SizeResult[], { of, label, tone }: Line): Series {
  const points = results.flatMap(({ tickets, values }) => {
    const value = values[of];
    return value === undefined ? [] : [{ x: tickets, y: middle(value) }];
  });
  return { label, tone, points: points.filter(({ y }) => y > 0) };
}

function middle(value: Value): number {
  return typeof value === 'number' ? value : value.p50;
}

const peers = [
  { who: 'sqlite', label: 'better-sqlite3', tone: 'sqlite' },
  { who: 'pouchdb', label: 'PouchDB', tone: 'pouchdb' },
  { who: 'lowdb', label: 'lowdb', tone: 'lowdb' },
] as const;

/** What the README shows: the two things a person waits for, and what they cost in memory. */
export function panelsOf(results: readonly SizeResult[]): readonly Panel[] {
  const about = (title: string, unit: string, ours: string, what: string, more: readonly Line[] = []): Panel => {
    const lines: readonly Line[] = [
      ...peers.map(({ who, label, tone }) => ({ of: `${who}.${what}`, label, tone })),
      ...more,
      { of: ours, label: 'Deskside', tone: 'ours' },
    ];
    return { title, unit, series: lines.map((line) => seriesOf(results, line)).filter(hasPoints) };
  };
  const raw: Line = { of: 'raw.reply', label: 'raw disk', tone: 'raw' };
  return [
    about('A reply, saved', 'ms', 'engine.reply', 'reply', [raw]),
    about('Start to 50 rows', 'ms', 'desk.start', 'start'),
    about('Memory after work', 'MB', 'desk.memory after work', 'memory after work'),
  ];
}

function hasPoints({ points }: Series): boolean {
  return points.length > 0;
}

const panel = { width: 280, height: 260, left: 52, right: 18, top: 92, bottom: 30 };
const legendLine = 22;

/** Panels side by side on logarithmic axes. The colors follow the reader’s light or dark theme. */
export function drawPlot(panels: readonly Panel[]): string {
  const width = panels.length * panel.width;
  const drawn = panels.map((each, index) => `<g transform="translate(${index * panel.width} 0)">${draw(each)}</g>`);
  const titles = panels.map(({ title }) => title).join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${panel.height}" width="${width}" height="${panel.height}" role="img" aria-label="${escaped(`By the size of the desk: ${titles}`)}">
<style>${style}</style>
${legend(panels)}
${drawn.join('\n')}
</svg>
`;
}

const style = `
text{font:12px system-ui,-apple-system,'Segoe UI',sans-serif;fill:#1f2328}
.title{font-weight:600;font-size:13px}.muted{fill:#59636e}.grid{stroke:#d1d9e0}
.line{fill:none;stroke-width:2;stroke-linejoin:round}.line.ours{stroke-width:3}
.line.raw{stroke-dasharray:2 3}.line.pouchdb{stroke-dasharray:8 3}.line.lowdb{stroke-dasharray:4 3}
.line.ours{stroke:#6d3fd4}.line.raw{stroke:#59636e}.line.sqlite{stroke:#0a69c7}.line.pouchdb{stroke:#1a7f37}.line.lowdb{stroke:#b35900}
circle.ours{fill:#6d3fd4}circle.raw{fill:#59636e}circle.sqlite{fill:#0a69c7}circle.pouchdb{fill:#1a7f37}circle.lowdb{fill:#b35900}
@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.muted{fill:#9198a1}.grid{stroke:#3d444d}
.line.ours{stroke:#b79bff}.line.raw{stroke:#9198a1}.line.sqlite{stroke:#58a6ff}.line.pouchdb{stroke:#3fb950}.line.lowdb{stroke:#f0883e}
circle.ours{fill:#b79bff}circle.raw{fill:#9198a1}circle.sqlite{fill:#58a6ff}circle.pouchdb{fill:#3fb950}circle.lowdb{fill:#f0883e}}`.trim();

/** Everybody who has a line in any panel, once. */
function legend(panels: readonly Panel[]): string {
  const labels = new Map(panels.flatMap(({ series }) => series.map(({ tone, label }) => [tone, label] as const)));
  let x = panel.left;
  // Our own line is drawn last, above the others, and named first.
  return [...labels]
    .reverse()
    .map(([tone, label]) => {
      const from = x;
      x += 52 + label.length * 6.4;
      return `<path class="line ${tone}" d="M${from} 14h24"/><circle class="${tone}" cx="${from + 12}" cy="14" r="3"/><text x="${from + 30}" y="18">${escaped(label)}</text>`;
    })
    .join('');
}

function draw({ title, unit, series }: Panel): string {
  const { left, top } = panel;
  const heading = `<text class="title" x="${left}" y="${legendLine + 32}">${escaped(title)}</text><text class="muted" x="${left}" y="${legendLine + 48}">${escaped(unit)}, by tickets</text>`;
  const points = series.flatMap((each) => each.points);
  if (points.length === 0) return `${heading}<text class="muted" x="${left}" y="${top + 20}">not measured</text>`;
  const sizes = [...new Set(points.map(({ x }) => x))].toSorted((a, b) => a - b);
  const ticks = decades(points.map(({ y }) => y));
  const [right, bottom] = [panel.width - panel.right, panel.height - panel.bottom];
  const x = scale([sizes[0] ?? 1, sizes.at(-1) ?? 1], [left + 12, right - 16]);
  const y = scale([ticks[0] ?? 1, ticks.at(-1) ?? 1], [bottom, top]);
  const grid = ticks.map(
    (tick) =>
      `<path class="grid" d="M${left} ${y(tick)}H${right}"/><text class="muted" text-anchor="end" x="${left - 6}" y="${y(tick) + 4}">${plain(tick)}</text>`,
  );
  const below = sizes.map(
    (size) => `<text class="muted" text-anchor="middle" x="${x(size)}" y="${bottom + 18}">${short(size)}</text>`,
  );
  const lines = series.map(({ tone, points: own }) => {
    const path = own.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.x)} ${y(point.y)}`).join('');
    const dots = own.map((point) => `<circle class="${tone}" cx="${x(point.x)}" cy="${y(point.y)}" r="3"/>`);
    return `<path class="line ${tone}" d="${path}"/>${dots.join('')}`;
  });
  return [heading, ...grid, ...below, ...lines].join('');
}

/** The powers of ten around all values, at least two. */
export function decades(values: readonly number[]): readonly number[] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: high - low + 1 }, (_unused, index) => 10 ** (low + index));
}

function scale([low, high]: readonly [number, number], [from, to]: readonly [number, number]) {
  const span = Math.log10(high) - Math.log10(low);
  const share = (value: number) => (span === 0 ? 0.5 : (Math.log10(value) - Math.log10(low)) / span);
  return (value: number) => Math.round((from + share(value) * (to - from)) * 10) / 10;
}

function plain(value: number): string {
  return value >= 1_000 ? value.toLocaleString('en-US') : String(Number(value.toPrecision(1)));
}

function short(tickets: number): string {
  return tickets >= 1_000 && tickets % 1_000 === 0 ? `${tickets / 1_000}k` : String(tickets);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
