import { describe, expect, test } from 'vitest';
import { isWithoutLogind, lockedSession, ownerOf } from '../../../../main/platform/logind.ts';

/** As `gdbus monitor` of GLib 2.74 printed it. */
const session = '/org/freedesktop/login1/session/_32';
const changed = `${session}: org.freedesktop.DBus.Properties.PropertiesChanged ('org.freedesktop.login1.Session',`;

describe('a line of what logind says', () => {
  test.each([
    `${session}: org.freedesktop.login1.Session.Lock ()`,
    `${changed} {'LockedHint': <true>}, @as [])`,
    `${changed} {'IdleHint': <true>, 'LockedHint': <true>}, @as [])`,
  ])('names the session that locks: %s', (line) => {
    expect(lockedSession(line)).toBe(session);
  });

  test.each([
    'Monitoring signals from all objects owned by org.freedesktop.login1',
    'The name org.freedesktop.login1 is owned by :1.1',
    `${session}: org.freedesktop.login1.Session.Unlock ()`,
    `${changed} {'LockedHint': <false>}, @as [])`,
    `${changed} {'IdleHint': <true>, 'IdleSinceHint': <uint64 1705872369067393>}, @as [])`,
    '/org/freedesktop/login1: org.freedesktop.login1.Manager.PrepareForSleep (true,)',
    "/org/freedesktop/login1/session/c1: org.freedesktop.login1.Session.PauseDevice (uint32 13, uint32 64, 'pause')",
    '/org/freedesktop/login1/user/_1000: org.freedesktop.login1.Session.Lock ()',
    `x${session}: org.freedesktop.login1.Session.Lock ()`,
    '',
  ])('names none otherwise: %s', (line) => {
    expect(lockedSession(line)).toBeUndefined();
  });

  test('tells a computer without logind', () => {
    expect(isWithoutLogind('The name org.freedesktop.login1 does not have an owner')).toBe(true);
    expect(isWithoutLogind('The name org.freedesktop.login1 is owned by :1.1')).toBe(false);
  });
});

describe('the owner of a session', () => {
  test('is a number of the system', () => {
    expect(ownerOf("(<(uint32 1000, objectpath '/org/freedesktop/login1/user/_1000')>,)\n")).toBe(1000);
  });

  test.each(['', '(<(uint32 1000)>,)', "(<'1000'>,)", '1000'])('is nobody where that is not told: %j', (text) => {
    expect(ownerOf(text)).toBeUndefined();
  });
});
