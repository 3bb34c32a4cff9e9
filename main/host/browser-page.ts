import type { BuiltFile } from './pages.ts';

/** The renderer's files for a browser: the same ones, with the fetch bridge loaded before the app. */
export function withBrowserBridge(
  renderer: ReadonlyMap<string, BuiltFile>,
  preload: ReadonlyMap<string, BuiltFile>,
): ReadonlyMap<string, BuiltFile> {
  const page = renderer.get('/index.html');
  const bridge = preload.get('/browser.js');
  if (!page || !bridge) throw new Error('The window has not been built. Run npm start, which builds what is missing.');
  const html = new TextDecoder()
    .decode(page.bytes)
    .replace('<head>', '<head><script type="module" src="/bridge.js"></script>');
  return new Map([
    ...renderer,
    ['/bridge.js', bridge],
    ['/index.html', { ...page, bytes: new TextEncoder().encode(html) }],
  ]);
}
