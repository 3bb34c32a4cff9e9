/**
 * Until when somebody has looked that this major version of Electron gets security fixes: at least until the one before
 * it ends, by releases.electronjs.org/schedule. The next one who changes the version looks again.
 */
export const lookedAt = { major: 45, until: '2027-03-02' } as const;

/** What is wrong with a version of Electron on a day; nothing if it may be shipped. */
export function electronFault(version: string, today: Date): string | undefined {
  if (!/^\d+\.\d+\.\d+$/.test(version)) return `Electron ${version} is not one exact release`;
  if (Number.parseInt(version, 10) !== lookedAt.major)
    return `Electron ${version} is another major version than the one that was looked at: see test/support/electron-support.ts`;
  if (today >= new Date(`${lookedAt.until}T00:00:00Z`))
    return `Whether Electron ${lookedAt.major} still gets security fixes was looked at for the time until ${lookedAt.until} only`;
  return undefined;
}
