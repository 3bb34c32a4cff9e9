/**
 * What systemd's logind (or elogind) says of the sessions of this computer, as `gdbus` prints it: a line for each signal,
 * which is the object's path, a colon, the signal's full name and its values.
 */
const session = /^(\/org\/freedesktop\/login1\/session\/\w+): (.*)$/;
const asked = 'org.freedesktop.login1.Session.Lock ';
const changed = "org.freedesktop.DBus.Properties.PropertiesChanged ('org.freedesktop.login1.Session', ";

/** The path of the session whose screen a line says is locked, or is to be; nothing if it says something else. */
export function lockedSession(line: string): string | undefined {
  const [, path, signal = ''] = session.exec(line) ?? [];
  const isLocked = signal.startsWith(asked) || (signal.startsWith(changed) && signal.includes("'LockedHint': <true>"));
  return isLocked ? path : undefined;
}

/** Whether a line says that there is no logind on this computer. */
export function isWithoutLogind(line: string): boolean {
  return line === 'The name org.freedesktop.login1 does not have an owner';
}

/** The number of the user that a session belongs to, as `gdbus` prints that property. */
export function ownerOf(property: string): number | undefined {
  const [, user] = /^\(<\(uint32 (\d+), objectpath '[^']*'\)>,\)\s*$/.exec(property) ?? [];
  return user === undefined ? undefined : Number(user);
}
