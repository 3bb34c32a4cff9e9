import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { DocumentFault } from '../../../../main/platform/document-fault.ts';
import { type DocumentOptions, openDocument } from '../../../../main/platform/open-document.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';

const path = '/data/document.json';
const schema = z.object({ count: z.int(), name: z.string().catch('unnamed') });

let disk: SimulatedDisk;
let faults: DocumentFault[];

beforeEach(() => {
  disk = createSimulatedDisk();
  faults = [];
});

function open(options: Partial<DocumentOptions<z.infer<typeof schema>>> = {}) {
  const fallback = { count: 0, name: 'unnamed' };
  return openDocument({ disk, path, schema, fallback, onFault: (fault) => faults.push(fault), ...options });
}

function refuse(kind: string, code: string): void {
  disk.hooks = {
    before: (call) => {
      if (call.kind === kind) throw systemError(code);
    },
  };
}

/** Writes both generations, then replaces the text of some of them. */
async function damage(...files: readonly string[]): Promise<void> {
  const document = await open();
  await document.change(() => ({ count: 1, name: 'one' }));
  await document.change(() => ({ count: 2, name: 'two' }));
  for (const file of files) {
    const handle = await disk.open(file, 'replace');
    await handle.write(Buffer.from('not what was written'));
    await handle.datasync();
    await handle.close();
  }
}

describe('an open document', () => {
  test('is its fallback where there is no file, and writes none for that', async () => {
    const document = await open();
    expect(document.data()).toEqual({ count: 0, name: 'unnamed' });
    expect(document.state()).toBe('missing');
    await document.repair();
    expect([...disk.files()]).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('makes its folder with the first change, and is there after a power cut', async () => {
    const document = await open();
    await document.change((present) => ({ ...present, count: 7 }));
    expect(document.state()).toBe('whole');
    disk = disk.powerCutLosingAll();
    const again = await open();
    expect(again.data()).toEqual({ count: 7, name: 'unnamed' });
    expect(again.state()).toBe('whole');
  });

  test('applies changes one after another, each to what the one before left', async () => {
    const document = await open();
    const increase = () => document.change((present) => ({ ...present, count: present.count + 1 }));
    await Promise.all([increase(), increase(), increase()]);
    expect(document.data().count).toBe(3);
    expect((await open()).data().count).toBe(3);
  });

  test('stays as it was, also in memory, when the disk refuses a change, and takes the next one', async () => {
    const document = await open();
    await document.change((present) => ({ ...present, count: 1 }));
    refuse('write', 'ENOSPC');
    const refused = document.change((present) => ({ ...present, name: 'two' }));
    await expect(refused).rejects.toThrow('ENOSPC');
    expect(document.data()).toEqual({ count: 1, name: 'unnamed' });
    disk.hooks = {};
    await document.change((present) => ({ ...present, count: 3 }));
    expect((await open()).data()).toEqual({ count: 3, name: 'unnamed' });
  });

  test('uses its older generation where the newest is damaged, and is mended only when asked', async () => {
    await damage(path);
    const document = await open();
    expect(document.data()).toEqual({ count: 1, name: 'one' });
    expect(document.state()).toBe('whole');
    expect(faults).toMatchObject([{ file: path, instead: 'older', keptAs: null }]);
    faults = [];
    const unmended = await open();
    expect(faults).toHaveLength(1);
    await unmended.repair();
    faults = [];
    expect((await open()).data()).toEqual({ count: 1, name: 'one' });
    expect(faults).toEqual([]);
  });

  test('is damaged, and its fallback, where no generation can be used, until the next change', async () => {
    await damage(path, `${path}.previous`);
    const document = await open();
    expect(document.state()).toBe('damaged');
    expect(document.data()).toEqual({ count: 0, name: 'unnamed' });
    await document.change((present) => ({ ...present, count: 5 }));
    expect(document.state()).toBe('whole');
    expect((await open()).data().count).toBe(5);
  });

  test('is damaged where the file holds something else than its schema says', async () => {
    const other = await openDocument<unknown>({
      disk,
      path,
      schema: z.unknown(),
      fallback: null,
      onFault: () => undefined,
    });
    await other.change(() => ['a list']);
    expect((await open()).state()).toBe('damaged');
    expect(faults.map(({ damage: kind }) => kind)).toContain('misfit');
  });

  test('makes its folder again, unless that is a desk’s', async () => {
    await expect((await open({ inDesk: true })).change(() => ({ count: 1, name: 'one' }))).rejects.toThrow('ENOENT');
    expect([...disk.files()]).toEqual([]);
    await (await open()).change(() => ({ count: 1, name: 'one' }));
    await (await open({ inDesk: true })).change((present) => ({ ...present, count: 2 }));
    expect((await open()).data()).toEqual({ count: 2, name: 'one' });
  });

  test('reports a file that cannot be read and uses the fallback, or throws what the system says', async () => {
    await damage();
    refuse('read', 'EACCES');
    const document = await open();
    expect(document.state()).toBe('damaged');
    expect(document.data()).toEqual({ count: 0, name: 'unnamed' });
    expect(faults).toMatchObject([{ document: path, damage: 'unreadable', instead: 'nothing' }]);
    await expect(open({ inDesk: true })).rejects.toThrow('EACCES');
  });
});
