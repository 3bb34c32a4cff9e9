import { describe, expect, test } from 'vitest';
import { isGuessable } from '../../../../shared/bridge/guessable.ts';
import { agentSecret, isOwnName, isPassphrase, passphrase, secretProblem } from '../../../../shared/bridge/secret.ts';

const own = ['Harbour Desk', 'Ada Park'];

describe('a passphrase that is among the first to be tried', () => {
  test.each([
    'password1234',
    'Password1234!',
    'P@ssw0rd2024',
    'passwordpassword',
    'my password is password',
    'letmeinletmein',
    'welcome to helpdesk',
    'administrator1',
    'iloveyou1234',
    'Summer2026!!',
    'monday-tuesday-wednesday',
  ])('is made of common words: %s', (secret) => {
    expect(isGuessable(secret)).toBe(true);
  });

  test.each([
    'qwertyuiop12',
    'asdfghjkl;12',
    '1q2w3e4r5t6y',
    '1qaz2wsx3edc',
    'poiuytrewqlkj',
    'abcdefghijkl',
    '!@#$%^&*()_+',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'x7x7x7x7x7x7',
  ])('is a walk over the keys, or the same again: %s', (secret) => {
    expect(isGuessable(secret)).toBe(true);
  });

  test.each([
    'correct horse battery staple',
    'Correct-Horse-Battery-Staple',
    'correct horse battery',
    'the quick brown fox jumps',
    'to be or not to be',
    'once upon a time',
  ])('is a sentence that everybody knows: %s', (secret) => {
    expect(isGuessable(secret)).toBe(true);
  });

  test.each(['Harbour Desk 2026', 'AdaPark12345', 'park ada park', 'harbourdeskharbour'])(
    'is little more than a name on the desk: %s',
    (secret) => {
      expect([isGuessable(secret, own), isOwnName(secret, own), isOwnName(secret, [])]).toEqual([true, true, false]);
    },
  );
});

describe('a passphrase that will do', () => {
  test.each([
    'four lanterns by the river',
    'blue kettle on a roof',
    'mein hund heisst bello',
    'x9$kQ!vL2#pw',
    'лампа над рекой тихо',
    '川の上の四つの提灯と古い橋の下',
    'ada likes tall parks',
  ])('is not refused: %s', (secret) => {
    expect([isGuessable(secret, own), isOwnName(secret, own), isPassphrase(secret)]).toEqual([false, false, true]);
  });

  test('is judged in no time at any length that is allowed', () => {
    const long = 'ab12'.repeat(50);
    expect(isGuessable(long)).toBe(true);
    expect(isGuessable([...Array(200).keys()].map((at) => String.fromCharCode(0x3400 + at * 7)).join(''))).toBe(false);
  });
});

describe('what is said of it', () => {
  test.each([
    ['password1234', 'secret.passphrase-easy'],
    ['correct horse battery staple', 'secret.passphrase-easy'],
    ['eleven char', 'secret.administrator-short'],
    ['four lanterns by the river', undefined],
  ])('to an administrator: %s', (secret, message) => {
    expect(passphrase.safeParse(secret).error?.issues[0]?.message).toBe(message);
  });

  test.each([
    ['password', 'secret.passphrase-easy'],
    ['welcome1', 'secret.passphrase-easy'],
    ['tulip-42', undefined],
    ['12345', 'secret.pin-short'],
    ['123456', 'secret.pin-easy'],
    ['987654', 'secret.pin-easy'],
    ['123123', 'secret.pin-easy'],
    ['12341234', 'secret.pin-easy'],
    ['271828', undefined],
  ])('to an agent: %s', (secret, message) => {
    expect([secretProblem(secret), agentSecret.safeParse(secret).error?.issues[0]?.message]).toEqual([
      message,
      message,
    ]);
  });

  test.each(['280290', '022890', '900228', '290200', '28021990', '02281990', '19900228', '31122007'])(
    'G5: a PIN that is a date is too easy: %s',
    (pin) => {
      expect(secretProblem(pin)).toBe('secret.pin-easy');
    },
  );

  test.each(['300290', '28021800', '271828', '9902281', '161803'])('G5: a PIN that is no date will do: %s', (pin) => {
    expect(secretProblem(pin)).toBeUndefined();
  });

  test('a PIN is never compared with a name', () => {
    expect(isOwnName('271828', ['271828 Street'])).toBe(false);
  });
});

test('what is too long for a secret is not judged any further, however long it is', () => {
  for (const schema of [agentSecret, passphrase]) {
    const { error } = schema.safeParse('x'.repeat(20_000));
    expect(error?.issues.map(({ message }) => message)).toEqual(['text.too-long']);
  }
  expect(isOwnName('x'.repeat(20_000), ['Jane Doe'])).toBe(false);
});
