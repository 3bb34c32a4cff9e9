import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';

let fake: FakeElectron;
let warnings: string[];
let open: (address: string) => void;

beforeEach(async () => {
  fake = createFakeElectron();
  warnings = [];
  const { openAddress } = await loadedWith(fake.electron, () => import('../../../../main/shell/open-address.ts'));
  open = (address) => openAddress(address, { warn: (message) => void warnings.push(message) });
});

function opened() {
  return fake.record.given('shell.openExternal');
}

describe('opening an address outside', () => {
  test('EC15: passes the parsed address to the system, and nothing else', () => {
    open('HTTPS://Example.com');
    expect(opened()).toEqual([['https://example.com/']]);
    expect(warnings).toEqual([]);
  });

  test('passes on nothing that could run, and the log does not contain it', () => {
    for (const address of ['file:///bin/sh', 'ms-msdt:/x', 'https://a:secret@example.com/', 'secret']) open(address);
    expect(opened()).toEqual([]);
    expect(warnings).toHaveLength(4);
    expect(warnings.join()).not.toContain('secret');
  });

  test('continues when the system cannot open it', async () => {
    fake.world.opensFail = true;
    open('tel:112');
    await Promise.resolve();
    await Promise.resolve();
    expect(opened()).toEqual([['tel:112']]);
    expect(warnings).toEqual(['The system could not open an address']);
  });
});
