import { describe, expect, test, vi } from 'vitest';
import { createSecretBox, noSecretBox, type RawKeyStore } from '../../../../main/platform/secret-box.ts';
import { fakeKeyStore } from '../../../support/fake-key-store.ts';

const strong = { evenIfWeak: false };
const weakToo = { evenIfWeak: true };

function sealedBy(answer: Awaited<ReturnType<RawKeyStore['seal']>>): RawKeyStore {
  return { seal: async () => answer, open: async () => 'changed' };
}

describe('a secret box', () => {
  test('gives back what it sealed', async () => {
    const { box } = fakeKeyStore();
    const sealed = await box.seal('a key', strong);
    expect(typeof sealed === 'string' ? sealed : await box.open(sealed.bytes)).toEqual({ text: 'a key', isOld: false });
  });

  test.each([
    ['os', { bytes: Buffer.from('x'), isWeak: false }],
    ['weak', { bytes: Buffer.from('x'), isWeak: true }],
    ['none', 'none'],
  ] as const)('is called %s by what its store seals', async (status, answer) => {
    expect(await createSecretBox(sealedBy(answer)).status()).toBe(status);
  });

  test('gives nothing away that was sealed weakly, unless that was asked for', async () => {
    const store = fakeKeyStore();
    store.state = 'weak';
    expect(await store.box.seal('a key', strong)).toBe('weak');
    expect(await store.box.seal('a key', weakToo)).toMatchObject({ isWeak: true });
  });

  test('says that the store is another one only where it works at all', async () => {
    const store = fakeKeyStore();
    const bytes = Buffer.from('sealed by nobody');
    expect(await store.box.open(bytes)).toBe('changed');
    expect(await createSecretBox(sealedBy('none')).open(bytes)).toBe('silent');
    expect(await noSecretBox.open(bytes)).toBe('none');
  });

  test('waits for a person for some time, then takes the store for silent until it has answered', async () => {
    let answer = (): void => undefined;
    const waiting = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let questions = 0;
    const box = createSecretBox(
      {
        seal: async () => {
          questions += 1;
          await waiting;
          return { bytes: Buffer.from('x'), isWeak: false };
        },
        open: async () => ({ text: 'a key', isOld: false }),
      },
      20,
    );
    expect(await box.status()).toBe('none');
    expect(await box.open(Buffer.from('x'))).toBe('silent');
    expect([await box.status(), questions]).toEqual(['none', 1]);
    answer();
    await vi.waitFor(async () => {
      expect(await box.open(Buffer.from('x'))).toEqual({ text: 'a key', isOld: false });
    });
    expect(await box.status()).toBe('os');
  });
});

test('a host without a key store has a box that says so and keeps nothing', async () => {
  expect(await noSecretBox.status()).toBe('none');
  expect(await noSecretBox.seal('a key', weakToo)).toBe('none');
});
