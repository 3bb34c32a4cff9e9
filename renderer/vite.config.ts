import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** The window, and beside it the style sheet of the frames that show what people wrote. */
export default defineConfig({
  root,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    // Inlined fonts and images would be data: addresses, which the policy of the frames does not allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Everything is read from this computer, at once; there is nothing to gain from smaller pieces.
    chunkSizeWarningLimit: 2_000,
    rollupOptions: {
      input: { app: 'index.html', body: 'body.css' },
      output: {
        assetFileNames: ({ names }) => {
          const [name = ''] = names;
          if (name === 'body.css') return 'body.css';
          return name.endsWith('.woff2') ? 'fonts/[name]-[hash][extname]' : 'assets/[name]-[hash][extname]';
        },
      },
    },
  },
});
