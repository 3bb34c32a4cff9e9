import { type Import, unknownName } from './imports.ts';

/** What a folder may import. The first rule whose folder fits a file counts; its own folder it always may. */
interface Rule {
  readonly folder: RegExp;
  readonly may: readonly RegExp[];
  /** What it may know for its types alone. */
  readonly types?: readonly RegExp[];
  /** What to do instead. */
  readonly instead: string;
}

const shared = /^shared\//;
const node = /^node:/;
/** Tables of texts without any code, which both main and the window may show. */
const english = /^renderer\/i18n\/en\//;
/** What turns reasons and findings into sentences, for the window and for programs at a terminal. */
const sentences = /^renderer\/i18n\/sentences\//;

/** These folders of main. */
function main(...folders: readonly string[]): RegExp {
  return new RegExp(`^main/(${folders.join('|')})/`);
}

function library(...names: readonly string[]): RegExp {
  return new RegExp(`^(${names.join('|')})$`);
}

export const rules: readonly Rule[] = [
  {
    folder: /^shared\/lib\//,
    may: [],
    instead: 'Pass it in as an argument; shared/lib knows nothing.',
  },
  {
    folder: /^shared\/domain\/records\//,
    may: [/^shared\/lib\//, /^shared\/domain\/((conditions|sla)\/)?[\w-]+\.ts$/, library('zod')],
    instead: 'Tickets know records, and records know no tickets: put what both need beside them in shared/domain.',
  },
  {
    folder: /^shared\/domain\//,
    may: [/^shared\/lib\//, library('zod')],
    instead: 'The domain is pure: hand clocks, ids and disks in as arguments.',
  },
  {
    folder: /^shared\/views\//,
    may: [shared, library('zod')],
    instead: 'A view is a pure function of the domain; whatever else it needs is an argument.',
  },
  {
    folder: /^shared\/bridge\//,
    may: [shared, library('zod')],
    instead: 'What crosses the bridge is plain data made from the domain.',
  },
  {
    folder: main('columns'),
    may: [/^shared\/lib\//, node],
    instead: 'Columns hold numbers and texts and know nothing of tickets; what they mean is told by who uses them.',
  },
  {
    folder: main('engine'),
    may: [shared, main('columns', 'journal'), /^main\/platform\/failure\.ts$/],
    types: [library('zod')],
    instead: 'The engine is given its ports: name one in main/engine/ports.ts, and hand it in from main/desk.',
  },
  {
    folder: main('journal'),
    may: [shared, node, library('zod'), main('columns', 'platform')],
    instead: 'The journal knows lines and the disk port; who reads or writes it is above, in main/desk.',
  },
  {
    folder: /^main\/lookup\/search\/worker\//,
    may: [shared, node, library('zod', 'node-sqlite3-wasm')],
    instead: 'The thread of the index knows the index alone: what it needs of a desk is sent to it.',
  },
  {
    folder: main('lookup', 'snapshot'),
    may: [shared, node, library('zod', 'minisearch'), main('columns', 'platform')],
    types: [main('engine')],
    instead:
      'This part knows columns, the platform and shared; hand it a port, and put it together with others in main/desk.',
  },
  {
    folder: main('blobs', 'session', 'drafts', 'sync', 'rules'),
    may: [shared, node, library('zod'), main('platform')],
    instead: 'This part knows the platform and shared; hand it a port, and put it together with others in main/desk.',
  },
  {
    folder: main('platform'),
    may: [shared, node, library('lowdb', 'zod', 'electron-log', 'hast', 'hast-util-[a-z\\d-]+', 'parse5')],
    instead: 'The platform is the lowest layer of main: pass what it needs as an argument.',
  },
  {
    folder: main('desk'),
    may: [
      shared,
      node,
      library('zod'),
      main('blobs', 'columns', 'drafts', 'engine', 'journal', 'lookup', 'platform', 'session', 'snapshot', 'sync'),
      main('rules'),
    ],
    instead: 'A desk is made of the parts below it. What serves or watches it is put together in main/compose.ts.',
  },
  {
    folder: main('bridge'),
    may: [shared, library('zod'), main('desk', 'journal', 'session', 'platform')],
    types: [main('engine', 'blobs', 'drafts', 'lookup')],
    instead:
      'The bridge gets ports and knows them by their types: hand what an area needs to it in main/bridge/areas.ts.',
  },
  {
    folder: main('notifications'),
    may: [shared, node, library('zod'), main('lookup', 'platform')],
    types: [main('bridge', 'desk', 'engine', 'session')],
    instead: 'It watches a desk through ports and tells a host through others: hand in what it needs.',
  },
  {
    folder: main('sample'),
    may: [shared, node, library('zod'), main('desk', 'engine', 'journal', 'platform', 'session')],
    instead: 'The sample desk is made as every desk is: through main/desk and operations.',
  },
  {
    folder: main('inspect'),
    may: [shared, node, english, sentences, main('blobs', 'desk', 'engine', 'journal', 'platform')],
    instead: 'It reads what lies on the disk and nothing that runs: no bridge, no host, no window.',
  },
  {
    folder: main('host'),
    may: [shared, node, english, sentences, main('desk', 'platform')],
    types: [main('blobs', 'bridge')],
    instead: 'The browser host serves a bridge that main/browser.ts hands it; it knows no other host and no Electron.',
  },
  {
    folder: main('launch'),
    may: [shared, node, library('@electron/get'), main('desk', 'platform')],
    types: [main('host')],
    instead: 'Launching finds or builds a program and starts it; the desk itself runs in that.',
  },
  {
    folder: main('shell'),
    may: [
      shared,
      node,
      english,
      sentences,
      library('electron', 'electron-updater', 'electron-log/(node|main)', 'zod'),
      main('notifications', 'bridge', 'host', 'platform'),
      /^main\/compose\.ts$/,
    ],
    types: [main('desk')],
    instead: 'The shell is thin: it gets a composed desk. Of the window it knows the English texts and sentences.',
  },
  {
    folder: /^main\/compose\.ts$/,
    may: [
      shared,
      node,
      main('notifications', 'blobs', 'bridge', 'desk', 'drafts', 'engine', 'journal'),
      main('lookup', 'platform', 'sample', 'session', 'snapshot', 'sync', 'rules'),
    ],
    instead: 'It puts every part together and knows no host: what only a host has is an option that the host gives.',
  },
  {
    folder: /^main\/index\.ts$/,
    may: [node, library('electron', 'electron-log/(node|main)'), main('shell', 'platform')],
    instead: 'The entry of Electron starts main/shell and does nothing else.',
  },
  {
    folder: /^main\/browser\.ts$/,
    may: [node, library('electron-log/node'), english, sentences, main('host', 'platform'), /^main\/compose\.ts$/],
    instead: 'The entry of the browser host joins main/compose.ts and main/host; Electron is for main/shell alone.',
  },
  {
    folder: /^main\/search-worker\.ts$/,
    may: [node, /^main\/lookup\/search\/worker\//],
    instead: 'The entry of the index’s thread starts main/lookup/search/worker and does nothing else.',
  },
  {
    folder: /^main\/(desk|package|seed|start)\.ts$/,
    may: [node, shared, english, sentences, main('desk', 'host', 'inspect', 'launch', 'platform', 'sample')],
    instead: 'A script reads its arguments and calls one part: put what it does into that part.',
  },
  {
    folder: /^(main|preload|renderer)\/vite\.config\.ts$/,
    may: [node, library('vite', '@vitejs/plugin-react')],
    instead: 'How something is built knows nothing of what is built.',
  },
  {
    folder: /^preload\//,
    may: [/^shared\/bridge\//, library('electron')],
    instead: 'The preload only carries; logic belongs into main.',
  },
  {
    folder: /^renderer\/ui\//,
    may: [library('react', 'react-dom', '@base-ui/.*', 'lucide-react(/.*)?')],
    instead: 'renderer/ui knows nothing of tickets; put it into renderer/forms or the feature.',
  },
  {
    folder: english,
    may: [],
    instead: 'Main reads these tables, too: they are plain texts and import nothing.',
  },
  {
    folder: sentences,
    may: [english, shared, library('intl-messageformat')],
    instead: 'Programs without a window read these, too: no React, no DOM.',
  },
  {
    folder: /^renderer\/i18n\//,
    may: [shared, library('react', 'react-intl', 'intl-messageformat')],
    instead: 'Texts need no components; move it to renderer/forms.',
  },
  {
    folder: /^renderer\/features\//,
    may: [
      /^renderer\/(bridge|forms|ui|i18n)\//,
      shared,
      library('react', 'react-hook-form', 'zod', 'lucide-react(/.*)?', 'prosemirror-.*', '@base-ui/.*', '@tanstack/.*'),
      library('@hookform/.*'),
    ],
    instead: 'A feature never imports another one: share it in renderer/forms, or let renderer/app put them together.',
  },
  {
    folder: /^renderer\/bridge\//,
    may: [/^renderer\/(ui|i18n)\//, shared, library('react', '@base-ui/.*', '@tanstack/.*')],
    instead: 'It carries questions and answers for every screen; what is about one belongs into its feature.',
  },
  {
    folder: /^renderer\/forms\//,
    may: [
      /^renderer\/(bridge|ui|i18n)\//,
      shared,
      library('react', 'react-hook-form', 'zod', 'lucide-react', '@base-ui/.*', '@tanstack/.*'),
    ],
    instead: 'What features share knows none of them; only renderer/app imports features.',
  },
  {
    folder: /^renderer\/app\//,
    may: [
      /^renderer\/(bridge|features|forms|i18n|ui)\//,
      shared,
      library('react', 'lucide-react', '@base-ui/.*', 'wouter(/.*)?'),
    ],
    instead: 'The window talks to main through window.deskside. A library that a page needs is for its feature.',
  },
  {
    folder: /^renderer\/(main\.tsx|no-code-generation\.ts)$/,
    may: [/^renderer\//, library('react', 'react-dom/client', 'zod')],
    instead: 'The entry of the window puts renderer/app into its page; whatever else there is belongs there.',
  },
];

/** Why a file may not import something, with what to do instead; nothing where it may. */
export function importObjection({ from, to, isType }: Import): string | undefined {
  const rule = rules.find(({ folder }) => folder.test(from));
  if (!rule) return `${from} lies in no folder that is known: say in test/support/import-rules.ts what it may import.`;
  if (to === unknownName) return `${from} imports ${to}. Write the name down where it is imported.`;
  if (rule.may.some((may) => may.test(to)) || isOwn(from, to)) return undefined;
  const isKnown = rule.types?.some((types) => types.test(to)) ?? false;
  if (isKnown && isType) return undefined;
  return `${from} imports ${to}${isKnown ? ' as more than a type' : ''}. ${rule.instead}`;
}

/** Two files of one folder below main, shared, preload or renderer, or of one feature or of the records, may always know each other. */
function isOwn(from: string, to: string): boolean {
  const depth =
    /^(renderer\/features|shared\/domain\/records)\//.test(from) || english.test(from) || sentences.test(from) ? 3 : 2;
  const folderOf = (path: string) => path.split('/').slice(0, depth).join('/');
  const isInFolder = from.split('/').length > depth || from.startsWith('preload/');
  return to.includes('/') && isInFolder && folderOf(from) === folderOf(to);
}
