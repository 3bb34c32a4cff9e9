import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { probeSandbox, sandboxSentence, sandboxState } from '../../../../main/launch/sandbox.ts';

const setUp = { uid: 0, mode: 0o104755 };
const nothing = { isRoot: false, helper: undefined, hasNamespaces: false };

describe('Electron’s sandbox on Linux', () => {
  test.each([
    ['the helper is root’s and may act as root', { ...nothing, helper: setUp }, 'usable'],
    ['user namespaces work', { ...nothing, hasNamespaces: true }, 'usable'],
    [
      'user namespaces work, and the helper is not set up',
      { ...nothing, helper: { uid: 1000, mode: 0o100755 }, hasNamespaces: true },
      'usable',
    ],
    ['there is neither', nothing, 'not-allowed'],
    [
      'the helper is root’s but has its mode from the archive',
      { ...nothing, helper: { uid: 0, mode: 0o100755 } },
      'not-allowed',
    ],
    ['the helper has the mode but another owner', { ...nothing, helper: { uid: 1000, mode: 0o104755 } }, 'not-allowed'],
    ['others may change the helper', { ...nothing, helper: { uid: 0, mode: 0o104777 } }, 'not-allowed'],
    ['the user is root, whatever else there is', { isRoot: true, helper: setUp, hasNamespaces: true }, 'refuses-root'],
  ] as const)('when %s', (_what, probe, state) => {
    expect(sandboxState(probe)).toBe(state);
  });

  test('says why Electron is not started and what to do, in commands that can be pasted', () => {
    expect(sandboxSentence('not-allowed', '/home/anna/desk side/electron')).toBe(
      "This system doesn’t allow Electron’s sandbox. Allow it with sudo chown root:root '/home/anna/desk side/chrome-sandbox' && sudo chmod 4755 '/home/anna/desk side/chrome-sandbox', or start without it: npm start -- --no-sandbox.",
    );
    expect(sandboxSentence('not-allowed', '/opt/electron')).toContain('sudo chmod 4755 /opt/chrome-sandbox,');
    expect(sandboxSentence('not-allowed', "/anna's/electron")).toContain(`'/anna'\\''s/chrome-sandbox'`);
    expect(sandboxSentence('refuses-root', '')).toBe(
      'Electron doesn’t run as root. Start Deskside as another user, or without the sandbox: npm start -- --no-sandbox.',
    );
  });
});

describe.runIf(process.platform !== 'win32')('the probe', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function probed(unshare: string | undefined, restriction = '0') {
    if (unshare !== undefined) await writeFile(join(folder, 'unshare'), `#!/bin/sh\n${unshare}\n`, { mode: 0o755 });
    await writeFile(join(folder, 'restriction'), `${restriction}\n`);
    return probeSandbox(join(folder, 'electron'), { PATH: folder }, join(folder, 'restriction'));
  }

  test('tries to map a user into a namespace', async () => {
    expect((await probed('[ "$*" = "--user --map-root-user true" ]')).hasNamespaces).toBe(true);
    expect((await probed('exit 1')).hasNamespaces).toBe(false);
  });

  test('takes a system without unshare for one without namespaces', async () => {
    expect((await probed(undefined)).hasNamespaces).toBe(false);
  });

  test('believes Ubuntu’s restriction, also where unshare itself is let through', async () => {
    expect((await probed('exit 0', '1')).hasNamespaces).toBe(false);
  });

  test('looks at the helper beside the program, and at who is asking', async () => {
    expect((await probed('exit 1')).helper).toBeUndefined();
    const helper = join(folder, 'chrome-sandbox');
    await writeFile(helper, '');
    await chmod(helper, 0o4755);
    const probe = await probed('exit 1');
    expect([probe.helper?.uid, (probe.helper?.mode ?? 0) & 0o7777]).toEqual([process.getuid?.(), 0o4755]);
    expect(probe.isRoot).toBe(process.getuid?.() === 0);
  });
});
