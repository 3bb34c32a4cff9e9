import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** `DESKSIDE_HOST` chooses which of the two bridges is built: Electron's sandbox needs CommonJS, a browser needs a module. */
export default defineConfig(
  process.env.DESKSIDE_HOST === 'electron'
    ? {
        root,
        ssr: { noExternal: true },
        build: {
          ssr: true,
          outDir: '../dist/preload',
          emptyOutDir: false,
          minify: false,
          rollupOptions: {
            input: 'index.ts',
            external: ['electron'],
            output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
          },
        },
      }
    : {
        root,
        build: {
          outDir: '../dist/preload',
          emptyOutDir: false,
          target: 'es2023',
          rollupOptions: { input: 'browser.ts', output: { entryFileNames: 'browser.js' } },
        },
      },
);
