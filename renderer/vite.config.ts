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
    // Fonts are written into the style sheets, for a frame without an origin may not ask for them; nothing else is.
    assetsInlineLimit: (path) => path.endsWith('.woff2'),
    modulePreload: { polyfill: false },
    // Everything is read from this computer, at once; there is nothing to gain from smaller pieces.
    chunkSizeWarningLimit: 2_000,
    rollupOptions: {
      input: { app: 'index.html', body: 'body.css' },
      output: {
        assetFileNames: ({ names }) => {
          const [name = ''] = names;
          return name === 'body.css' ? name : 'assets/[name]-[hash][extname]';
        },
      },
    },
  },
});
