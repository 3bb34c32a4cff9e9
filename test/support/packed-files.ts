import { storyFiles } from '../../main/sample/read-stories.ts';

/** The allowed content of a package. Sources, source maps, tests and other hosts are useless at run time. */
const allowed: readonly RegExp[] = [
  /^package\.json$/,
  /^dist\/main\/(index|search-worker)\.js$/,
  /^dist\/main\/node-sqlite3-wasm\.wasm$/,
  /^dist\/main\/parts\/[\w.-]+\.js$/,
  /^dist\/main\/icons\/[\w@.]+\.(png|ico)$/,
  /^dist\/main\/sample\/[a-z]+\.json$/,
  /^dist\/preload\/index\.cjs$/,
  /^dist\/renderer\/(index\.html|icon\.svg|body\.css)$/,
  /^dist\/renderer\/assets\/[\w.-]+\.(js|css|svg)$/,
];

const needed: readonly string[] = [
  'package.json',
  'dist/main/index.js',
  'dist/main/search-worker.js',
  'dist/main/node-sqlite3-wasm.wasm',
  'dist/main/icons/icon.png',
  'dist/main/icons/tray.ico',
  'dist/main/icons/tray.png',
  'dist/main/icons/trayTemplate.png',
  'dist/main/icons/overlay.png',
  ...storyFiles.map((name) => `dist/main/sample/${name}`),
  'dist/preload/index.cjs',
  'dist/renderer/index.html',
];

/** What is wrong with the files of a package: one too many, or one that the program looks for. */
export function fileFaults(files: readonly string[]): string[] {
  const foreign = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
  const missing = needed.filter((file) => !files.includes(file));
  return [
    ...foreign.map((file) => `${file} has no place in the package`),
    ...missing.map((file) => `${file} is missing`),
  ];
}
