import { describe, expect, test } from 'vitest';
import { chooseHost, type HostPorts } from '../../../../main/launch/choose-host.ts';

const plain = { browser: false, open: true, sandbox: true };
const usable = { isRoot: false, helper: undefined, hasNamespaces: true };
const electron = { kind: 'electron', program: '/e/electron' };
const chosen = { kind: 'browser', reason: undefined };

/** A computer on which Electron starts, but for what a test changes; `asked` lists what was looked up. */
function computer(changes: Partial<HostPorts> = {}) {
  const asked: string[] = [];
  const ports: HostPorts = {
    platform: 'linux',
    isRoot: false,
    canShowWindows: true,
    runtime: async () => ({ path: '/e/electron' }),
    sandbox: async () => usable,
    ...changes,
  };
  const noted: HostPorts = {
    ...ports,
    runtime: () => {
      asked.push('runtime');
      return ports.runtime();
    },
    sandbox: (program) => {
      asked.push(`sandbox of ${program}`);
      return ports.sandbox(program);
    },
  };
  return { ports: noted, asked };
}

describe('the host in which Deskside opens', () => {
  test('is Electron where it can start', async () => {
    const { ports, asked } = computer();
    expect(await chooseHost(plain, ports)).toEqual(electron);
    expect(asked).toEqual(['runtime', 'sandbox of /e/electron']);
  });

  test.each([
    ['--browser', { ...plain, browser: true }],
    ['--no-open', { ...plain, open: false }],
  ])('is the browser with %s, and no download is waited for', async (_option, options) => {
    const { ports, asked } = computer();
    expect(await chooseHost(options, ports)).toEqual(chosen);
    expect(asked).toEqual([]);
  });

  test('is the browser without a display: the line names --browser, and nothing is downloaded', async () => {
    const { ports, asked } = computer({ canShowWindows: false });
    expect(await chooseHost(plain, ports)).toEqual({
      kind: 'browser',
      reason: 'Electron needs a display, but none is available (npm start -- --browser doesn’t need one).',
    });
    expect(asked).toEqual([]);
  });

  test('is the browser where Electron is missing, with the reason', async () => {
    const { ports } = computer({ runtime: async () => ({ missing: 'It is raining.' }) });
    expect(await chooseHost(plain, ports)).toEqual({ kind: 'browser', reason: 'It is raining.' });
  });

  test('is the browser for root, known before the download', async () => {
    const { ports, asked } = computer({ isRoot: true });
    expect(await chooseHost(plain, ports)).toMatchObject({
      kind: 'browser',
      reason: expect.stringContaining('root') as string,
    });
    expect(asked).toEqual([]);
  });

  test('is the browser where no sandbox can start, with what to do about it', async () => {
    const { ports } = computer({ sandbox: async () => ({ ...usable, hasNamespaces: false }) });
    expect(await chooseHost(plain, ports)).toMatchObject({
      kind: 'browser',
      reason: expect.stringContaining('sudo chmod 4755 /e/chrome-sandbox') as string,
    });
  });

  test.each([{ isRoot: true }, { sandbox: async () => ({ ...usable, hasNamespaces: false }) }])(
    'is Electron with --no-sandbox, whatever the system allows',
    async (changes) => {
      expect(await chooseHost({ ...plain, sandbox: false }, computer(changes).ports)).toEqual(electron);
    },
  );

  test.each(['win32', 'darwin'] as const)('needs no such check on %s', async (platform) => {
    const { ports, asked } = computer({ platform, isRoot: platform === 'darwin' });
    expect(await chooseHost(plain, ports)).toEqual(electron);
    expect(asked).toEqual(['runtime']);
  });
});
