import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
  'vivaldi',
];

const macApps = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
  'Brave Browser.app/Contents/MacOS/Brave Browser',
];

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
];

type Environment = Readonly<Record<string, string | undefined>>;

/** The path of an installed Chromium-based browser; the environment variable `CHROMIUM` overrides the search. */
export function findChromium(platform: NodeJS.Platform, environment: Environment): string | undefined {
  const named = environment.CHROMIUM;
  return [...(named ? [named] : []), ...places(platform, environment)].find((path) => existsSync(path));
}

function places(platform: NodeJS.Platform, environment: Environment): string[] {
  if (platform === 'darwin') {
    return ['/Applications', join(environment.HOME ?? '/', 'Applications')].flatMap((folder) =>
      macApps.map((app) => join(folder, app)),
    );
  }
  if (platform === 'win32') {
    const roots = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA];
    return roots
      .filter((root) => root !== undefined)
      .flatMap((root) => windowsPrograms.map((path) => join(root, path)));
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}
