import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const programs = [
  'desk',
  'engine',
  'host',
  'lowdb',
  'people',
  'pouchdb',
  'raw',
  'search',
  'search-scan',
  'search-sqlite',
  'seed-sqlite',
  'sqlite',
  'watch-process',
];

/** The measuring programs, built as the product is: what runs from its sources is slower. */
export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: Object.fromEntries(programs.map((name) => [name, join(root, 'programs', `${name}.ts`)])),
      external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' },
    },
  },
});
