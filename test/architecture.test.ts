import { describe, expect, test } from 'vitest';
import { searchCalls, searchQueries } from '../shared/bridge/contract/search.ts';
import { clockObjections, clockRules } from './support/clock-rules.ts';
import { domObjections, domRules } from './support/dom-rules.ts';
import { importObjection, rules } from './support/import-rules.ts';
import { type Import, importsOf } from './support/imports.ts';
import { fineSources, plantedClocks, plantedDom, plantedImports } from './support/planted-violations.ts';
import { sourceFiles, textOf } from './support/source-files.ts';

const files = sourceFiles(['main', 'preload', 'renderer', 'shared'], /\.tsx?$/);
const imports = files.flatMap((file) => importsOf(file, textOf(file)));

test('source files were found', () => expect(files.length).toBeGreaterThan(150));

describe('the source files', () => {
  test('imports go only where the design lets them', () => {
    expect(files.flatMap((file) => importObjections(file, textOf(file)))).toEqual([]);
  });

  test('nothing takes its time or its luck from the computer where it should be handed in', () => {
    expect(files.flatMap((file) => clockObjections(file, textOf(file)))).toEqual([]);
  });

  test('no part of the window reaches into what another one draws', () => {
    expect(files.flatMap((file) => domObjections(file, textOf(file)))).toEqual([]);
  });

  test('no file is longer than 400 lines, and the typical one is short', () => {
    const lengths = files.map((file) => ({ file, lines: textOf(file).split('\n').length }));
    expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(90);
  });

  test('tests are no longer than 400 lines, and measure no time', () => {
    const tests = sourceFiles(['test/unit', 'test/sync', 'test/faults', 'test/ui', 'test/e2e'], /\.(test|spec)\.tsx?$/);
    expect(tests.length).toBeGreaterThan(250);
    expect(tests.filter((file) => textOf(file).split('\n').length > 400)).toEqual([]);
    expect(tests.filter((file) => /\bperformance\s*\.\s*now\b|\bhrtime\b/.test(textOf(file)))).toEqual([]);
  });

  test('tests of the window start no process and read no file: what needs one is an end-to-end test', () => {
    const outside = /^node:(child_process|fs|fs\/promises|http|net|worker_threads)$/;
    const ofTests = sourceFiles(['test/ui'], /\.ts$/).flatMap((file) => importsOf(file, textOf(file)));
    expect(ofTests.length).toBeGreaterThan(10);
    expect(ofTests.filter(({ to }) => outside.test(to))).toEqual([]);
  });

  test('files are named after what they hold, in kebab-case, without barrels', () => {
    const odd = files.filter((file) => {
      const name = file.split('/').at(-1) ?? '';
      const isBarrel =
        /^(index|utils|helpers|types)\.tsx?$/.test(name) && !['main/index.ts', 'preload/index.ts'].includes(file);
      return isBarrel || !/^[a-z0-9]+(-[a-z0-9]+)*(\.config)?\.tsx?$/.test(name);
    });
    expect(odd).toEqual([]);
  });

  test('no text of the window stands outside of renderer/i18n', () => {
    const loud = files
      .filter((file) => file.startsWith('renderer/') && file.endsWith('.tsx'))
      .flatMap((file) =>
        [
          ...textOf(file).matchAll(
            /(?:aria-label|title|placeholder)="[^"{]*[a-z]{3}[^"]*"|>[A-Z][a-z]+ [a-z]+[^<{]*</g,
          ),
        ].map(([text]) => `${file}: ${text}`),
      );
    expect(loud).toEqual([]);
  });

  test('no file imports itself through others when the program runs', () => {
    expect(filesInCircles(imports.filter(({ isType }) => !isType))).toEqual([]);
  });

  test('not even types make a circle, except that a ticket, its aspects and the operations on it know each other', () => {
    const ofTickets = /^shared\/domain\/(ticket\/[\w-]+|access|operation|person)\.ts$/;
    const circles = filesInCircles(imports);
    expect(circles.filter((file) => !ofTickets.test(file))).toEqual([]);
    expect(circles).toContain('shared/domain/ticket/ticket.ts');
  });

  test('a circle of types can be seen, also through a third file', () => {
    const planted = [
      { from: 'main/x.ts', to: 'main/y.ts' },
      { from: 'main/y.ts', to: 'main/z.ts' },
      { from: 'main/z.ts', to: 'main/x.ts' },
      { from: 'main/z.ts', to: 'main/outside.ts' },
    ];
    expect(filesInCircles(planted)).toEqual(['main/x.ts', 'main/y.ts', 'main/z.ts']);
  });

  test('an area of the bridge names what it needs of a desk, and is not handed all of it', () => {
    const areas = files.filter((file) => file.startsWith('main/bridge/') && file !== 'main/bridge/areas.ts');
    expect(areas.filter((file) => takesWhole(textOf(file)))).toEqual([]);
    expect(takesWhole('function f(desk: LiveDesk): void {}')).toBe(true);
    expect(takesWhole("function f(desk: Pick<LiveDesk, 'engine'>): void {}")).toBe(false);
  });

  test('search is reached through the bridge’s area for agents only: no code for requesters can ask it', () => {
    const isSearch = (file: string) => file.startsWith('main/lookup/search/');
    const askers = imports.filter(({ from, to }) => isSearch(to) && !isSearch(from)).map(({ from }) => from);
    const composed = /^main\/(desk\/[\w-]+|compose|search-worker)\.ts$/;
    expect([...new Set(askers)].filter((file) => !composed.test(file))).toEqual(['main/bridge/search.ts']);
    const asked = [...Object.values(searchQueries), ...Object.values(searchCalls)];
    expect(asked.map((one) => one.for)).toEqual(asked.map(() => 'agent'));
  });

  test('the folders of main know each other without circles, not even for a type', () => {
    const folders = foldersOfMain(imports);
    expect(folders.size).toBeGreaterThan(10);
    expect([...folders.keys()].filter((folder) => reaches(folders, folder, folder))).toEqual([]);
  });

  test('a circle of folders can be seen, also through a third one', () => {
    const bridge = { from: 'main/bridge/x.ts', to: 'main/desk/y.ts' };
    const folders = foldersOfMain([
      bridge,
      { from: 'main/desk/y.ts', to: 'main/sample/z.ts' },
      { from: 'main/sample/z.ts', to: bridge.from },
      { from: 'main/compose.ts', to: 'main/desk/y.ts' },
    ]);
    expect([...folders.keys()].filter((folder) => reaches(folders, folder, folder))).toEqual([
      'main/bridge',
      'main/desk',
      'main/sample',
    ]);
  });
});

describe('the architecture rules', () => {
  test.each(plantedImports)('see in %s: %s', (file, text, says) => {
    expect(importObjections(file, text).join('\n')).toContain(says);
  });

  test.each(plantedClocks)('see in %s: %s', (file, text, says) => {
    expect(clockObjections(file, text).join('\n')).toContain(says);
  });

  test.each(plantedDom)('see in %s: %s', (file, text, says) => {
    expect(domObjections(file, text).join('\n')).toContain(says);
  });

  test.each(fineSources)('find nothing wrong in %s: %s', (file, text) => {
    expect([...importObjections(file, text), ...clockObjections(file, text), ...domObjections(file, text)]).toEqual([]);
  });

  test('are each broken by something that was planted, and hold for some file', () => {
    const said = [
      ...plantedImports.flatMap(([file, text]) => importObjections(file, text)),
      ...plantedClocks.flatMap(([file, text]) => clockObjections(file, text)),
      ...plantedDom.flatMap(([file, text]) => domObjections(file, text)),
    ].join('\n');
    expect([...rules, ...clockRules, ...domRules].filter(({ instead }) => !said.includes(instead))).toEqual([]);
    const idle = rules.filter((rule) => !files.some((file) => rules.find(({ folder }) => folder.test(file)) === rule));
    expect(idle).toEqual([]);
  });
});

/** Whether something takes a desk as it is, and not a part of it. */
function takesWhole(text: string): boolean {
  return /(?<!Pick<)\bLiveDesk\b(?!\[)/.test(text.replace(/^import .*$/gm, ''));
}

/** The folders of main that each file imports. The entry points that assemble them are in no folder. */
function foldersOfMain(imports: readonly Pick<Import, 'from' | 'to'>[]): ReadonlyMap<string, readonly string[]> {
  const folderOf = (path: string) => /^main\/\w+(?=\/)/.exec(path)?.[0];
  const known = new Map<string, string[]>();
  for (const { from, to } of imports) {
    const [folder, other] = [folderOf(from), folderOf(to)];
    if (folder === undefined || other === undefined || folder === other) continue;
    known.set(folder, [...(known.get(folder) ?? []), other]);
  }
  return known;
}

/** The files from which following the imports leads back to themselves, in alphabetical order. */
function filesInCircles(all: readonly Pick<Import, 'from' | 'to'>[]): string[] {
  const graph = new Map<string, string[]>();
  for (const { from, to } of all) graph.set(from, [...(graph.get(from) ?? []), to]);
  return [...graph.keys()].filter((file) => reaches(graph, file, file)).toSorted();
}

function importObjections(file: string, text: string): string[] {
  return importsOf(file, text).flatMap((each) => importObjection(each) ?? []);
}

function reaches(graph: ReadonlyMap<string, readonly string[]>, start: string, goal: string): boolean {
  const seen = new Set<string>();
  const open = [...(graph.get(start) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === goal) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return false;
}
