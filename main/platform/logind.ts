/**
 * Parses what `gdbus` prints for the sessions of systemd's logind (or elogind): one line per signal, with the object's
 * path, a colon, the signal's full name and its values.
 */
const session = /^(\/org\/freedesktop\/login1\/session\/\w+): (.*)$/;
const asked = 'org.freedesktop.login1.Session.Lock ';
const changed = "org.freedesktop.DBus.Properties.PropertiesChanged ('org.freedesktop.login1.Session', ";

/** The path of the session that a line reports as locked; undefined for other lines. */
export function lockedSession(line: string): string | undefined {
  const [, path, signal = ''] = session.exec(line) ?? [];
  const isLocked = signal.startsWith(asked) || (signal.startsWith(changed) && signal.includes("'LockedHint': <true>"));
  return isLocked ? path : undefined;
}

/** Whether a line reports that there is no logind on this computer. */
export function isWithoutLogind(line: string): boolean {
  return line === 'The name org.freedesktop.login1 does not have an owner';
}

/** The user id of a session, as `gdbus` prints that property. */
export function ownerOf(property: string): number | undefined {
  const [, user] = /^\(<\(uint32 (\d+), objectpath '[^']*'\)>,\)\s*$/.exec(property) ?? [];
  return user === undefined ? undefined : Number(user);
}
