import type os from 'node:os';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import type { FakeWindow } from '../../../support/electron-fake/window.ts';
import { ask, type ElectronProgram, electronProgram, signedIn } from '../../../support/electron-program.ts';

/*
 * What the whole program does to a system before anybody asked for anything. The fake notes what Electron does there.
 */

let program: ElectronProgram;
const platform = Object.getOwnPropertyDescriptor(process, 'platform');
const { execPath } = process;

function pretend(value: NodeJS.Platform, path: string): void {
  Object.defineProperty(process, 'platform', { ...platform, value });
  process.execPath = path;
  // A thread's own environment does not move the home folder, where macOS has the data.
  vi.doMock('node:os', async (original) => ({ ...(await original<typeof os>()), homedir: () => program.folder }));
  Object.defineProperty(process, 'resourcesPath', { value: program.folder, configurable: true });
}

beforeEach(async () => {
  program = await electronProgram();
});

afterEach(async () => {
  await program.remove();
  if (platform) Object.defineProperty(process, 'platform', platform);
  process.execPath = execPath;
  Reflect.deleteProperty(process, 'resourcesPath');
  vi.doUnmock('node:os');
});

const leaving = [
  'Notification begins',
  'app.setAsDefaultProtocolClient',
  'app.setLoginItemSettings',
  'app.setToastActivatorCLSID',
];

function left(): string[] {
  return program
    .fake()
    .record.uses.map(({ name }) => name)
    .filter((name) => leaving.includes(name));
}

async function startSignedIn(): Promise<FakeWindow> {
  const window = await program.start({ isPackaged: true });
  await signedIn(program, window);
  return window;
}

describe('the program', () => {
  test('ES19: leaves nothing in Windows where it is carried around, and says that it tells nothing there', async () => {
    pretend('win32', 'C:\\Temp\\2abc\\Deskside.exe');
    vi.stubEnv('PORTABLE_EXECUTABLE_FILE', 'E:\\Deskside.exe');
    vi.stubEnv('PORTABLE_EXECUTABLE_APP_FILENAME', 'Deskside');
    const window = await startSignedIn();
    expect(await ask(program.fake(), window, 'ask', 'computer.status', {})).toMatchObject({
      value: { computer: { can: { startAtLogin: false }, notices: 'not-installed' } },
    });
    window.window.show();
    window.emit('close', fakeEvent());
    expect([window.state.isVisible, program.fake().app.hasQuit()]).toEqual([false, false]);
    expect(left()).toEqual([]);
  });

  test('ES20: lets macOS ask for no permission before there is something to tell', async () => {
    pretend('darwin', '/Applications/Deskside.app/Contents/MacOS/Deskside');
    const window = await startSignedIn();
    expect(await ask(program.fake(), window, 'ask', 'computer.status', {})).toMatchObject({
      value: { computer: { can: { startAtLogin: true }, notices: 'ok', login: 'off' } },
    });
    expect(left()).toEqual([]);
    // The first notification says that it keeps running in the tray.
    window.emit('close', fakeEvent());
    expect(left()).toEqual(['Notification begins']);
  });
});
