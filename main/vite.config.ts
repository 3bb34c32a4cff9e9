import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { builtinModules, createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;

/** Copies the texts of the sample desk beside the program, which reads them when it creates that desk. */
const sampleTexts: Plugin = {
  name: 'sample-texts',
  async buildStart() {
    const folder = join(root, 'sample', 'stories');
    for (const name of await readdir(folder)) {
      const source = await readFile(join(folder, name));
      this.emitFile({ type: 'asset', fileName: `sample/${name}`, source });
    }
  },
};

/** Copies SQLite beside the thread of the search index. Its loader looks for it in its own folder, by a name of CommonJS. */
const sqlite: Plugin = {
  name: 'sqlite',
  async buildStart() {
    const source = await readFile(
      createRequire(import.meta.url).resolve('node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm'),
    );
    this.emitFile({ type: 'asset', fileName: 'node-sqlite3-wasm.wasm', source });
  },
  renderChunk: (code, { name }) => {
    const isLoader = code.includes('__dirname');
    if (isLoader !== (name === 'search-worker')) throw new Error(`SQLite is not loaded where it was expected: ${name}`);
    return isLoader ? code.replaceAll('__dirname', 'import.meta.dirname') : null;
  },
};

/** A text that differs whenever the code does that reads and writes desks. */
async function buildId(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of [root, join(root, '..', 'shared')]) {
    const names = await readdir(folder, { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.ts')).sort())
      hash.update(await readFile(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Everything of main in single files without node_modules. Not minified, so that a stack in the log can be read. */
export default defineConfig({
  root,
  // Icons that the program shows itself, such as in the tray.
  publicDir: 'shell/public',
  plugins: [sampleTexts, sqlite],
  define: { 'process.env.DESKSIDE_BUILD': JSON.stringify(await buildId()) },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    ssrEmitAssets: true,
    target: 'node20',
    outDir: '../dist/main',
    emptyOutDir: true,
    copyPublicDir: true,
    minify: false,
    rollupOptions: {
      input: { index: 'index.ts', browser: 'browser.ts', desk: 'desk.ts', 'search-worker': 'search-worker.ts' },
      external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' },
    },
  },
});
