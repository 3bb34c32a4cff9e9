import { beforeEach, expect, test } from 'vitest';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';

let fake: FakeElectron;
let scheme: typeof import('../../../../main/shell/scheme.ts');

beforeEach(async () => {
  fake = createFakeElectron();
  scheme = await loadedWith(fake.electron, () => import('../../../../main/shell/scheme.ts'));
});

test('the app’s scheme cannot be registered once Electron is ready', () => {
  scheme.registerAppScheme();
  fake.app.becomeReady();
  expect(() => scheme.registerAppScheme()).toThrow('before app is ready');
});

test('every request of the app’s scheme reaches the one function that answers, and no other scheme does', async () => {
  fake.app.becomeReady();
  const asked: string[] = [];
  scheme.serveApp(async ({ url }) => {
    asked.push(url);
    return new Response('page');
  });
  expect(await (await fake.session.answer('app://deskside/x?y')).text()).toBe('page');
  expect(asked).toEqual(['app://deskside/x?y']);
  await expect(fake.session.answer('https://example.com/')).rejects.toThrow('Nothing of ours answers');
});
