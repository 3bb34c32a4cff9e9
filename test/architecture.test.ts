import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { houseFiles, textOf } from './support/house-files.ts';

/** What a folder may import. The first rule whose folder fits a file counts; `own` is its own folder. */
interface Rule {
  readonly folder: RegExp;
  readonly may: readonly RegExp[];
  /** What to do instead, for whoever broke the rule. */
  readonly instead: string;
}

const shared = /^shared\//;
const node = /^node:/;
/** Tables of texts without any code, which both main and the window may show. */
const english = /^renderer\/i18n\/en\//;
/** What turns reasons and findings into sentences, for the window and for programs at a terminal. */
const sentences = /^renderer\/i18n\/sentences\//;
const ownLibraries: Readonly<Record<string, RegExp>> = {
  journal: /^zod$/,
  snapshot: /^(lowdb|zod)$/,
  session: /^(lowdb|zod)$/,
  drafts: /^lowdb$/,
  desk: /^(lowdb|zod)$/,
  attention: /^zod$/,
  launch: /^@electron\/get$/,
  shell: /^(zod|electron-updater)$/,
  platform: /^(lowdb|zod|electron-log|hast|hast-util-.*)$/,
};

const rules: readonly Rule[] = [
  {
    folder: /^shared\/lib\//,
    may: [/^shared\/lib\//],
    instead: 'Pass it in as an argument; shared/lib knows nothing.',
  },
  {
    folder: /^shared\/domain\//,
    may: [/^shared\/(lib|domain)\//, /^zod$/],
    instead: 'The domain is pure: hand clocks, ids and disks in as arguments.',
  },
  {
    folder: /^shared\/(views|bridge)\//,
    may: [/^shared\//, /^zod$/],
    instead: 'What crosses the bridge is plain data made from the domain.',
  },
  {
    folder: /^main\/engine\//,
    may: [shared, /^zod$/, /^main\/(engine|journal)\//, /^main\/platform\/failure\.ts$/],
    instead: 'The engine is given its ports; make one in main/engine/ports.ts and pass it from main/desk.',
  },
  {
    folder: /^main\/(journal|blobs|snapshot|session|drafts|lookup|sync)\//,
    may: [shared, node, /^zod$/, /^main\/platform\//],
    instead: 'Storage knows the platform only; compose it with the rest in main/desk.',
  },
  {
    folder: /^main\/platform\//,
    may: [/^shared\/(bridge|domain|lib)\//, node, /^main\/platform\//],
    instead: 'The platform is the lowest layer of main; pass what it needs as an argument.',
  },
  {
    folder: /^main\/bridge\//,
    may: [shared, /^zod$/, /^main\/(bridge|blobs|desk|drafts|engine|journal|lookup|platform|session)\//],
    instead: 'The bridge serves a composed desk; hand what an area needs to it in main/bridge/areas.ts.',
  },
  {
    folder: /^main\/attention\//,
    may: [shared, node, /^main\/(attention|bridge|desk|engine|lookup|platform|session)\//],
    instead: 'Attention watches a composed desk and tells a host through its ports; hand in what it needs.',
  },
  {
    folder: /^main\/(shell\/|index\.ts)/,
    may: [/^electron(-log\/(node|main))?$/, node, shared, /^main\//, english],
    instead: 'Only main/shell and main/index.ts know Electron; of the window they know its tables of English texts.',
  },
  {
    folder: /^main\/(host|inspect|[\w-]+\.ts)/,
    may: [shared, node, /^main\//, /^electron-log\/node$/, /^vite$/, english, sentences],
    instead: 'Electron is for main/shell alone; what terminals and pages say is in renderer/i18n.',
  },
  {
    folder: /^main\//,
    may: [shared, node, /^main\//, /^electron-log\/node$/, /^vite$/],
    instead:
      'Electron is for main/shell alone. Give a reason and its details: sentences are for windows and terminals.',
  },
  {
    folder: /^preload\//,
    may: [/^shared\/bridge\//, /^electron$/, /^vite$/],
    instead: 'The preload only carries; logic belongs into main.',
  },
  {
    folder: /^renderer\/ui\//,
    may: [/^renderer\/ui\//, /^react(-dom)?$/, /^@base-ui\//, /^lucide-react$/],
    instead: 'renderer/ui knows nothing of tickets; put it into renderer/forms or the feature.',
  },
  {
    folder: english,
    may: [english],
    instead: 'Main reads these tables, too: they are plain texts and import nothing.',
  },
  {
    folder: sentences,
    may: [english, sentences, shared, /^intl-messageformat$/],
    instead: 'Programs without a window read these, too: no React, no DOM.',
  },
  {
    folder: /^renderer\/i18n\//,
    may: [/^renderer\/i18n\//, /^shared\//, /^react$/, /^react-intl$/],
    instead: 'Texts need no components; move it to renderer/forms.',
  },
  {
    folder: /^renderer\/features\//,
    may: [
      /^renderer\/(bridge|forms|ui|i18n)\//,
      shared,
      /^(react|react-hook-form|zod|lucide-react|prosemirror-.*|@base-ui\/.*|@tanstack\/.*|@hookform\/.*)$/,
    ],
    instead: 'A feature never imports another one: share it in renderer/forms, or let renderer/app put them together.',
  },
  {
    folder: /^renderer\/(bridge|forms)\//,
    may: [
      /^renderer\/(bridge|forms|ui|i18n)\//,
      shared,
      /^(react|react-hook-form|zod|lucide-react|@base-ui\/.*|@tanstack\/.*)$/,
    ],
    instead: 'Only renderer/app imports features.',
  },
  {
    folder: /^renderer\//,
    may: [/^renderer\//, shared, /^[@a-z]/],
    instead: 'The window talks to main through window.deskside.',
  },
];

interface Import {
  readonly from: string;
  readonly to: string;
}

function sourceFiles(): string[] {
  return houseFiles(['main', 'preload', 'renderer', 'shared'], /\.tsx?$/);
}

function importsOf(file: string): Import[] {
  const found = textOf(file).matchAll(/^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'/gms);
  return [...found].map(([, from, bare]) => {
    const path = from ?? bare ?? '';
    const to = path.startsWith('.') ? normalize(join(dirname(file), path)) : path;
    return { from: file, to };
  });
}

function objection({ from, to }: Import): string | undefined {
  const rule = rules.find(({ folder }) => folder.test(from));
  if (!rule) return `${from} lies in no known folder`;
  const [, part = ''] = /^main\/(\w+)\//.exec(from) ?? [];
  const isAllowed = rule.may.some((may) => may.test(to)) || ownLibraries[part]?.test(to) || sameFolder(from, to);
  return isAllowed ? undefined : `${from} imports ${to}. ${rule.instead}`;
}

/** Two files of one folder below main or renderer/features may always know each other. */
function sameFolder(from: string, to: string): boolean {
  const depth = from.startsWith('renderer/features/') ? 3 : 2;
  const folderOf = (path: string) => path.split('/').slice(0, depth).join('/');
  return to.includes('/') && from.split('/').length > depth && folderOf(from) === folderOf(to);
}

const files = sourceFiles();

test('the house was found', () => expect(files.length).toBeGreaterThan(150));

describe('the house', () => {
  test('imports go only where the design lets them', () => {
    const objections = files
      .flatMap(importsOf)
      .map(objection)
      .filter((problem) => problem !== undefined);
    expect(objections).toEqual([]);
  });

  test('a rule that forbids can be seen to forbid', () => {
    expect(objection({ from: 'shared/domain/x.ts', to: 'node:fs' })).toContain('domain is pure');
    expect(objection({ from: 'renderer/features/queue/x.tsx', to: 'renderer/features/ticket/y.tsx' })).toContain(
      'never imports another',
    );
    expect(objection({ from: 'main/engine/x.ts', to: 'electron' })).toBeDefined();
  });

  test('nothing in shared reads a clock or rolls dice', () => {
    const impure = files.filter(
      (file) => file.startsWith('shared/') && /Date\.now\(|new Date\(\)|Math\.random\(/.test(textOf(file)),
    );
    expect(impure).toEqual([]);
  });

  test('no file is longer than 400 lines, and the typical one is short', () => {
    const lengths = files.map((file) => ({ file, lines: textOf(file).split('\n').length }));
    expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(90);
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

  test('the modules of the domain import each other without circles', () => {
    const runtime = new Map(files.map((file) => [file, runtimeImports(file)]));
    const circles = files.filter((file) => file.startsWith('shared/') && reaches(runtime, file, file));
    expect(circles).toEqual([]);
  });

  test('the folders of main know each other without circles, not even for a type', () => {
    const folders = foldersOfMain(files.flatMap(importsOf));
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

/** Which folders of main each of them imports. What puts them all together lies in none of them. */
function foldersOfMain(imports: readonly Import[]): ReadonlyMap<string, readonly string[]> {
  const folderOf = (path: string) => /^main\/\w+(?=\/)/.exec(path)?.[0];
  const known = new Map<string, string[]>();
  for (const { from, to } of imports) {
    const [folder, other] = [folderOf(from), folderOf(to)];
    if (folder === undefined || other === undefined || folder === other) continue;
    known.set(folder, [...(known.get(folder) ?? []), other]);
  }
  return known;
}

function runtimeImports(file: string): string[] {
  const text = textOf(file).replace(/^(?:import|export) type\b.*?;$/gms, '');
  const found = text.matchAll(/^(?:import|export)\b[^'"]*?from '(\.[^']+)'/gms);
  return [...found]
    .filter(([statement]) => !/^import \{(\s*type \w+,?)+\s*\}/.test(statement))
    .map(([, path = '']) => normalize(join(dirname(file), path)));
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
