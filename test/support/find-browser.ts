import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
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

/** Debian's name of the Chromium that has no windows. It takes a third less of a machine than one that has. */
const headlessShell = 'chromium-headless-shell';

/** The one that `CHROMIUM` names, else one without windows, else any Chromium-based one that is installed. */
export function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const shell = folders.map((folder) => join(folder, headlessShell)).find((path) => existsSync(path));
  return (process.env.CHROMIUM ? undefined : shell) ?? findChromium(process.platform, process.env);
}

/** An installed browser, else Playwright's own; nothing where there is none. */
export function presentBrowser(): string | undefined {
  return installedBrowser() ?? fetchedByPlaywright();
}

/**
 * A browser for the end-to-end tests: an installed one, else Playwright's download, else a package of Debian's when we
 * are root there. `DESK_NO_INSTALL=1` forbids fetching and installing.
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
  say(`installing the Debian package ${headlessShell} (about 96 MB with what it needs)…`);
  const apt = (...words: string[]) =>
    execFileSync('apt-get', ['-y', '-qq', ...words], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  try {
    apt('install', '--no-install-recommends', headlessShell);
  } catch {
    say('there is no such package here; installing chromium instead…');
    apt('install', '--no-install-recommends', 'chromium');
  }
  const installed = installedBrowser();
  if (!installed) throw new Error('A browser was installed, but none can be found.');
  return installed;
}
