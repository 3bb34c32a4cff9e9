import { beforeAll, describe, expect, test } from 'vitest';
import { documentReports } from '../../../../main/desk/document-reports.ts';
import { createDocumentFaults, type DocumentFault } from '../../../../main/platform/document-fault.ts';
import type { DeskStatus } from '../../../../shared/bridge/contract/desk.ts';
import type { DocumentReport } from '../../../../shared/bridge/document-report.ts';
import { bridgeOver, foundedBridgeDisk, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone } from '../../../support/test-desk.ts';

const desk = '/here/desk';

let founded: MemoryDisk;

beforeAll(async () => {
  founded = await foundedBridgeDisk({});
});

function faultOf(document: string, file = document): DocumentFault {
  return { document, file, damage: 'damaged', instead: 'older', keptAs: null };
}

async function statusAt(window: TestWindow): Promise<DeskStatus> {
  return expectDone(await window.call('desk.status', {}));
}

async function damagedAt(window: TestWindow): Promise<readonly DocumentReport[]> {
  const status = await statusAt(window);
  return status.phase === 'locked' || status.phase === 'open' ? status.desk.damaged : expect.fail('No desk is open');
}

describe('Q4: damage to a desk’s documents', () => {
  test('is reported in every window: before sign-in only about sign-in, afterwards the rest', async () => {
    const disk = founded.copy();
    for (const name of ['secrets.json', 'desk.json']) disk.put(`${desk}/${name}`, Buffer.from('broken'));
    const test = await bridgeOver(disk);
    const secrets = {
      document: 'secrets',
      damage: 'damaged',
      instead: 'older',
      paths: [`${desk}/damaged/secrets.json.1`],
    };
    expect(await damagedAt(test.window('one'))).toEqual([secrets]);
    const own = { ...secrets, document: 'desk', paths: [`${desk}/damaged/desk.json.1`] };
    expect(await damagedAt(await test.windowOf('jane'))).toEqual([own, secrets]);
    await test.close();
  });

  test('and is found only while it is open is reported to the windows then', async () => {
    const disk = founded.copy();
    const test = await bridgeOver(disk);
    const window = await test.windowOf('jane');
    expect(await damagedAt(window)).toEqual([]);
    disk.put(`${desk}/secrets.json`, Buffer.from('broken'));
    const before = window.heard.length;
    await test.deskManager.desk()?.secrets.noteFailures('jane', { count: 1, lastMs: 1 });
    expect(window.heard.slice(before).some(({ topics }) => topics.includes('session'))).toBe(true);
    expect(await damagedAt(window)).toMatchObject([{ document: 'secrets', instead: 'newest' }]);
    await test.close();
  });

  test('and concerns this computer is reported without an open desk, too', async () => {
    const computerFaults = createDocumentFaults();
    computerFaults.note({ ...faultOf('/data/settings.json'), instead: 'nothing' });
    const test = await bridgeOver(founded.copy(), { computerFaults });
    expect(await damagedAt(test.window('one'))).toEqual([]);
    const told = [{ document: 'settings', damage: 'damaged', instead: 'nothing', paths: ['/data/settings.json'] }];
    expect(await damagedAt(await test.windowOf('jane'))).toEqual(told);
    await test.deskManager.close();
    expect(await statusAt(test.window('one'))).toMatchObject({ phase: 'first-run', damaged: told });
  });
});

test('Q4: several files of one document are one report, and each document has its name', () => {
  const paths = [
    'desk/secrets.json',
    'desk/desk.json',
    'data/devices/a.json',
    'data/keys/a.json',
    'data/settings.json',
  ];
  const more = ['data/computer.json', 'data/window.json', 'data/told.json', 'desk/drafts/a.json', 'desk/what.json'];
  const faults = [...paths, ...more].map((path) => faultOf(`/${path}`));
  expect(documentReports(faults).map(({ document }) => document)).toEqual([
    ...['secrets', 'desk', 'device', 'key', 'settings', 'computer', 'window', 'told', 'draft', 'other'],
  ]);
  const both = [
    faultOf('/d/secrets.json'),
    { ...faultOf('/d/secrets.json', '/d/secrets.json.previous'), keptAs: '/x' },
  ];
  expect(documentReports(both).map(({ paths: told }) => told)).toEqual([['/d/secrets.json', '/x']]);
});
