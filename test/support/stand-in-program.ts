import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { end, serve } from '../e2e/support/hosts.ts';
import { presentBrowser } from './find-browser.ts';

/**
 * Stands in for the packed program where Electron is not: it takes the same words, serves the desk that they name, and
 * hands Chromium's own to a browser.
 */
async function standIn(words: readonly string[]): Promise<void> {
  const at = words.indexOf('--desk');
  const [folder = '', dataFolder = ''] = [words[at + 1], process.env.XDG_DATA_HOME];
  const browser = presentBrowser();
  if (!browser) throw new Error('There is no browser here.');
  const { child, link } = await serve({ folder, dataFolder });
  const own = [
    ...['--headless=new', '--no-first-run', '--site-per-process', '--window-size=1440,900'],
    ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    `--user-data-dir=${join(dataFolder, 'stand-in')}`,
  ];
  const window = spawn(browser, [...own, ...words.slice(0, at), link], { stdio: 'inherit' });
  window.once('exit', (code) => {
    void end(child, 'SIGINT').then(() => process.exit(code ?? 1));
  });
}

await standIn(process.argv.slice(2));
