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
  const panel = (title: string, unit: string, ours: string, what: string, more: readonly Line[] = []): Panel => {
    const lines: readonly Line[] = [
      ...more,
      { of: ours, label: 'Deskside', tone: 'ours' },
      ...peers.map(({ who, label, tone }) => ({ of: `${who}.${what}`, label, tone })),
    ];
    return { title, unit, series: lines.map((line) => seriesOf(results, line)).filter(hasPoints) };
  };
  const raw: Line = { of: 'raw.reply', label: 'raw disk', tone: 'raw' };
  return [
    panel('A reply, saved', 'ms', 'engine.reply', 'reply', [raw]),
    panel('Start to 50 rows', 'ms', 'desk.start', 'start'),
    panel('Memory after work', 'MB', 'desk.memory after work', 'memory after work'),
  ];
}

function hasPoints({ points }: Series): boolean {
  return points.length > 0;
}

const panelWidth = 280;
const panelHeight = 250;
const inner = { left: 44, right: 84, top: 44, bottom: 34 };
/** The least distance of two labels beside the ends of their lines. */
const labelGap = 13;

/** Panels side by side on logarithmic axes. The colors follow the reader’s light or dark theme. */
export function drawPlot(panels: readonly Panel[]): string {
  const width = panels.length * panelWidth;
  const drawn = panels.map((panel, index) => `<g transform="translate(${index * panelWidth} 0)">${draw(panel)}</g>`);
  const titles = panels.map(({ title }) => title).join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${panelHeight}" width="${width}" height="${panelHeight}" role="img" aria-label="${escaped(`By the size of the desk: ${titles}`)}">
<style>${style}</style>
${drawn.join('\n')}
</svg>
`;
}

const style = `
text{font:12px system-ui,-apple-system,'Segoe UI',sans-serif;fill:#1f2328}
.title{font-weight:600;font-size:13px}.muted{fill:#59636e}
.grid{stroke:#d1d9e0;stroke-width:1}.line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
.ours{stroke:#6d3fd4;fill:#6d3fd4}.ours.line{stroke-width:3;fill:none}.raw{stroke:#59636e;fill:#59636e}
.sqlite{stroke:#0a69c7;fill:#0a69c7}.pouchdb{stroke:#1a7f37;fill:#1a7f37}.lowdb{stroke:#b35900;fill:#b35900}
.line.raw,.line.sqlite,.line.pouchdb,.line.lowdb{fill:none}text.ours,text.raw,text.sqlite,text.pouchdb,text.lowdb{stroke:none}
@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.muted{fill:#9198a1}.grid{stroke:#3d444d}
.ours{stroke:#b79bff;fill:#b79bff}.raw{stroke:#9198a1;fill:#9198a1}.sqlite{stroke:#58a6ff;fill:#58a6ff}
.pouchdb{stroke:#3fb950;fill:#3fb950}.lowdb{stroke:#f0883e;fill:#f0883e}}`.trim();

function draw({ title, unit, series }: Panel): string {
  const points = series.flatMap((each) => each.points);
  const heading = `<text class="title" x="${inner.left}" y="18">${escaped(title)}</text>`;
  if (points.length === 0) return `${heading}<text class="muted" x="${inner.left}" y="60">not measured</text>`;
  const sizes = [...new Set(points.map(({ x }) => x))].toSorted((a, b) => a - b);
  const ticks = decades(points.map(({ y }) => y));
  const x = scale([sizes[0] ?? 1, sizes.at(-1) ?? 1], [inner.left + 6, panelWidth - inner.right]);
  const y = scale([ticks[0] ?? 1, ticks.at(-1) ?? 1], [panelHeight - inner.bottom, inner.top]);
  const right = panelWidth - inner.right;
  const grid = ticks.map(
    (tick) =>
      `<path class="grid" d="M${inner.left} ${y(tick)}H${right}"/><text class="muted" text-anchor="end" x="${inner.left - 6}" y="${y(tick) + 4}">${plain(tick)}</text>`,
  );
  const below = sizes.map(
    (size) =>
      `<text class="muted" text-anchor="middle" x="${x(size)}" y="${panelHeight - inner.bottom + 18}">${short(size)}</text>`,
  );
  const lines = series.map(({ tone, points: own }) => {
    const path = own.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.x)} ${y(point.y)}`).join('');
    const dots = own.map((point) => `<circle class="${tone}" cx="${x(point.x)}" cy="${y(point.y)}" r="2.5"/>`);
    return `<path class="line ${tone}" d="${path}"/>${dots.join('')}`;
  });
  const ends = series.flatMap(({ label, tone, points: own }) => {
    const end = own.at(-1);
    return end ? [{ label, tone, x: x(end.x) + 8, y: y(end.y) + 4 }] : [];
  });
  const labels = apart(ends).map(
    ({ label, tone, ...at }) => `<text class="${tone}" x="${at.x}" y="${at.y}">${escaped(label)}</text>`,
  );
  const axis = `<text class="muted" x="${inner.left}" y="33">${escaped(unit)}, by tickets</text>`;
  return [heading, axis, ...grid, ...below, ...lines, ...labels].join('');
}

/** The powers of ten around all values, at least two. */
export function decades(values: readonly number[]): readonly number[] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: high - low + 1 }, (_unused, index) => 10 ** (low + index));
}

function scale([low, high]: readonly [number, number], [from, to]: readonly [number, number]) {
  const span = Math.log10(high) - Math.log10(low);
  return (value: number) =>
    Math.round(
      (span === 0 ? (from + to) / 2 : from + ((Math.log10(value) - Math.log10(low)) / span) * (to - from)) * 10,
    ) / 10;
}

/** Moves labels down until none covers another. */
export function apart<Label extends { readonly x: number; readonly y: number }>(
  labels: readonly Label[],
): readonly Label[] {
  const placed: Label[] = [];
  for (const label of labels.toSorted((a, b) => a.y - b.y)) {
    const near = placed.filter(({ x }) => Math.abs(x - label.x) < inner.right);
    const free = Math.max(label.y, ...near.map(({ y }) => y + labelGap));
    placed.push({ ...label, y: free });
  }
  return placed;
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
