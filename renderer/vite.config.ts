import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;

/** Writes the icon into the page: a browser requests an icon in a file again whenever the address changes. */
function inlineIcon(): Plugin {
  return {
    name: 'inline-icon',
    async transformIndexHtml(html) {
      const icon = await readFile(join(root, 'public/icon.svg'), 'utf8');
      return html.replace('href="/icon.svg"', `href="data:image/svg+xml,${encodeURIComponent(icon)}"`);
    },
  };
}

/** Builds the window and the style sheet for the frames that show entries. */
export default defineConfig({
  root,
  base: '/',
  plugins: [react(), inlineIcon()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    // Fonts are inlined, because a frame without an origin may not load them. Nothing else is.
    assetsInlineLimit: (path) => path.endsWith('.woff2'),
    modulePreload: { polyfill: false },
    // Everything is loaded from this computer, so smaller chunks gain nothing.
    chunkSizeWarningLimit: 2_000,
    rollupOptions: {
      input: { app: 'index.html', body: 'body.css' },
      output: {
        // With what tells zod to generate no code, which must come before the first schema of any script.
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|no-code-generation/ }] },
        assetFileNames: ({ names }) => {
          const [name = ''] = names;
          return name === 'body.css' ? name : 'assets/[name]-[hash][extname]';
        },
      },
    },
  },
});
