import { beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../../../shared/bridge/result.ts';
import { type TestBridge, testBridge } from '../../../support/memory-bridge.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

const windowId = 'window-jane';
let desk: TestBridge;

beforeEach(async () => {
  desk = await testBridge();
  await desk.windowOf('jane');
  desk.window(windowId).heard.length = 0;
});

/** Asks as a host does: nothing else happens between the request and its answer. */
async function handled<Value>(request: object): Promise<Value> {
  return expectDone((await desk.bridge.handle(windowId, request)) as Result<Value>);
}

function opened(name: string): Promise<unknown> {
  const { requester, ...more } = someTicket();
  const input = { ...more, requester: { ...requester, name, email: '' } };
  return handled({ kind: 'run', name: 'ticket.open', input, key: `key-${name}` });
}

function found(text: string): Promise<readonly { readonly name: string }[]> {
  return handled({ kind: 'ask', name: 'people.find', input: { text } });
}

describe('the answer to an operation', () => {
  test('B44: comes before windows are notified, which happens without a further request', async () => {
    // How much of the desk is loaded is announced on its own.
    const told = () => desk.window(windowId).heard.filter(({ tickets }) => tickets.length > 0);
    await opened('Zora');
    expect(told()).toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(told()).toHaveLength(1);
  });

  test('B44: is followed by answers that contain the change', async () => {
    expect(await found('Zora')).toEqual([]);
    await opened('Zora');
    expect(await found('Zora')).toMatchObject([{ name: 'Zora' }]);
  });
});
