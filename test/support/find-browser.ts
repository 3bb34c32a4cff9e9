import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../../main/host/chromium.ts';

const root = join(import.meta.dirname, '..', '..');
const downloadPatienceMs = 60_000;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The browser that Playwright fetched earlier; nothing when it fetched none. */
function fetchedByPlaywright(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** An installed Chromium-based browser, else Playwright's own; nothing where there is none. */
export function presentBrowser(): string | undefined {
  return findChromium(process.platform, process.env) ?? fetchedByPlaywright();
}

/**
 * A browser for the end-to-end tests: an installed one, else Playwright's download, else Debian's package when we are
 * root there. `DESK_NO_INSTALL=1` forbids fetching and installing.
 */
export function ensureBrowser(): string {
  const present = presentBrowser();
  if (present) return present;
  if (process.env.DESK_NO_INSTALL === '1')
    throw new Error('There is no Chromium-based browser, and DESK_NO_INSTALL=1 forbids fetching one.');
  say('fetching Chromium with Playwright (about 170 MB)…');
  const playwright = join(root, 'node_modules', 'playwright', 'cli.js');
  spawnSync(process.execPath, [playwright, 'install', 'chromium'], { stdio: 'ignore', timeout: downloadPatienceMs });
  return fetchedByPlaywright() ?? installedByDebian();
}

function installedByDebian(): string {
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (!isDebian)
    throw new Error('No browser could be fetched. Install Chromium, Chrome or Edge, then run the tests again.');
  say('installing the Debian package chromium (about 113 MB with what it needs)…');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: 'ignore',
    env: environment,
  });
  const installed = findChromium(process.platform, process.env);
  if (!installed) throw new Error('The package chromium was installed, but no browser can be found.');
  return installed;
}
