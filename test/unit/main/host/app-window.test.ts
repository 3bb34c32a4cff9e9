import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { announce, openAppWindow } from '../../../../main/host/app-window.ts';

const link = 'http://127.0.0.1:4711/enter/secret';
const present = { ...process.env };

beforeEach(() => {
  for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'SSH_CONNECTION', 'CHROMIUM']) delete process.env[name];
  process.env.USER = 'anna';
});
afterEach(() => {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, present);
});

function announced(open: boolean): string[] {
  const lines: string[] = [];
  announce((line) => void lines.push(line), link, { open });
  return lines;
}

describe('the ready line', () => {
  test('is all there is to say at the computer itself', () => {
    expect(announced(false)).toEqual([`ready ${link}`]);
  });

  test('comes after the command that leads to it, over SSH', () => {
    process.env.SSH_CONNECTION = '203.0.113.9 50022 198.51.100.7 22';
    const tunnel = 'Over SSH, run this on your own computer first: ssh -N -L 4711:127.0.0.1:4711 anna@198.51.100.7';
    expect(announced(true)).toEqual([tunnel, `ready ${link}`]);
    expect(announced(false)).toEqual([tunnel, `ready ${link}`]);
  });

  test('stands alone over SSH when a window can be shown there', () => {
    process.env.SSH_CONNECTION = '203.0.113.9 50022 198.51.100.7 22';
    process.env.DISPLAY = 'localhost:10.0';
    if (process.platform === 'linux') expect(announced(true)).toEqual([`ready ${link}`]);
  });
});

describe('the window', () => {
  function opened(): string[] {
    const lines: string[] = [];
    openAppWindow(
      link,
      '/nowhere',
      (line) => void lines.push(line),
      () => 0,
      () => lines.push('closed'),
    );
    return lines;
  }

  test('that cannot be shown, for lack of a display, is reported in one sentence', () => {
    if (process.platform !== 'linux') return;
    expect(opened()).toEqual(['There is no display here, so no window opens. Open the link above in any browser.']);
  });

  test('for which no browser is found is reported in one sentence', () => {
    process.env.DISPLAY = ':0';
    process.env.PATH = '/nowhere';
    if (process.platform !== 'linux') return;
    expect(opened()).toEqual([
      'No Chromium-based browser was found, so no window opens. Open the link above in any browser.',
    ]);
  });
});
