import { describe, expect, test } from 'vitest';
import { initialsOf } from '../../../../shared/views/initials.ts';

describe('initials', () => {
  test.each([
    ['Ken Wheeler', 'KW'],
    ['ken', 'K'],
    ['Ken van der Wheeler', 'KW'],
    ['  Ken   Wheeler ', 'KW'],
    ['', ''],
    ['   ', ''],
    ['élodie ångström', 'ÉÅ'],
    ['李 小龙', '李小'],
    ['𝒦en 𝒲heeler', '𝒦𝒲'],
    ['👨‍👩‍👧 Family', '👨‍👩‍👧F'],
    ['🇩🇪 Team', '🇩🇪T'],
    ['👩🏽‍🚀 👨🏿‍🚒', '👩🏽‍🚀👨🏿‍🚒'],
    ['❤️‍🔥Ken 1️⃣st', '❤️‍🔥1️⃣'],
    ['李小龙', '李'],
    ['नीता क्षत्रिय', 'नीक्ष'],
    ['(Ken) “Wheeler”', 'KW'],
    ['… —', '…—'],
    ['Z\u0351\u036balgo', 'Z\u0351\u036b'],
    [`Z${'\u0351'.repeat(5_000)}algo`, 'Z'],
  ])('V30: of %j are %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test('V31: two people who would share them are told apart by their first names', () => {
    expect(initialsOf('John Doe', ['Jane Doe', 'Ken Wheeler'])).toBe('Jo');
    expect(initialsOf('Jane Doe', ['John Doe'])).toBe('Ja');
    expect(initialsOf('John Doe', ['John Doe', 'Ken Wheeler'])).toBe('JD');
    expect(initialsOf('J Doe', ['Jane Doe'])).toBe('JD');
  });
});
