import { installedBrowser } from '../../support/find-browser.ts';

// Where none is installed, Playwright takes the one that it fetched.
const executablePath = installedBrowser();

/** How the browser of the tests is started. */
export const launchOptions = {
  ...(executablePath ? { executablePath } : {}),
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // As in browsers with windows and in Electron: a frame's words are in no process of their page's.
    '--site-per-process',
  ],
};
