import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** Everything of main in single files without node_modules. Not minified, so that a stack in the log can be read. */
export default defineConfig({
  root,
  // The pictures that the program shows itself, in the tray for example.
  publicDir: 'shell/public',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: '../dist/main',
    emptyOutDir: true,
    copyPublicDir: true,
    minify: false,
    rollupOptions: {
      input: { index: 'index.ts', browser: 'browser.ts', desk: 'desk.ts' },
      external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' },
    },
  },
});
