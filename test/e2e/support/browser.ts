import { installedBrowser } from '../../support/find-browser.ts';

// Where none is installed, Playwright takes the one that it fetched.
const executablePath = installedBrowser();

function startedWith(...more: string[]) {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return { ...(executablePath ? { executablePath } : {}), args: [...quiet, ...more] };
}

/** As in browsers with windows and in Electron, the text of a frame is never in the process of its page. */
export const launchOptions = startedWith('--site-per-process');

/** One process fewer: tests of the window alone need none for the graphics. */
export const lightLaunchOptions = startedWith('--site-per-process', '--in-process-gpu');
