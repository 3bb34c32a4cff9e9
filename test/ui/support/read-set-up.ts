import { composeDesk } from '../../../main/compose.ts';
import type { LiveDesk } from '../../../main/desk/live-desk.ts';
import type { SetUp } from '../../../main/desk/set-up.ts';
import type { Disk } from '../../../main/platform/disk.ts';
import { currentRecord } from '../../../shared/domain/records/current-record.ts';
import { allInUse, type DeskRecords } from '../../../shared/domain/records/desk-records.ts';
import { type RecordKind, recordKinds } from '../../../shared/domain/records/registry.ts';
import { createMemoryDisk } from '../../support/memory-disk.ts';
import { quickly } from '../../support/quick-hash.ts';
import { sampleTexts } from '../../support/sample-texts.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a desk is set up with: the fields of each record in use, by kind and name, with names in place of ids. */
export type SetUpByName = Readonly<Record<string, Readonly<Record<string, Fields>>>>;

/** What nobody chose: ids, colors, and the order of lists that nobody moved. */
const unchosen: ReadonlySet<string> = new Set(['id', 'retired', 'colour', 'position', 'order']);

const log = { info: () => undefined, warn: () => undefined, bug: (error: unknown) => Promise.reject(error) };

/** The set-up of a desk that is not open. */
export function setUpOn(disk: Disk, folder: string, dataFolder: string): Promise<SetUpByName> {
  return reading({ disk, folder, dataFolder }, async () => undefined);
}

/** The set-up of a desk that the first run makes from a form. */
export function setUpFrom(form: SetUp): Promise<SetUpByName> {
  const at = { disk: createMemoryDisk(), folder: form.folder, dataFolder: '/here/other' };
  return reading(at, async ({ setUp }) => setUp(form, 'key-of-set-up'));
}

type Composed = Awaited<ReturnType<typeof composeDesk>>['deskManager'];

async function reading(
  { disk, folder, dataFolder }: { disk: Disk; folder: string; dataFolder: string },
  prepare: (manager: Composed) => Promise<unknown>,
): Promise<SetUpByName> {
  const composed = await composeDesk({ disk, dataFolder, desk: folder, sampleTexts, log, hash: quickly });
  await composed.opened;
  await prepare(composed.deskManager);
  const desk: LiveDesk | undefined = composed.deskManager.desk();
  if (!desk) throw new Error('The desk is not open');
  const read = byName(desk.engine.records);
  await composed.close();
  return read;
}

function byName(records: DeskRecords): SetUpByName {
  const kinds = (Object.keys(recordKinds) as RecordKind[]).filter((kind) => kind !== 'person');
  const names = new Map(
    kinds.flatMap((kind) =>
      records.all(kind).map(({ id }) => [id, currentRecord(records, kind, id)?.name ?? ''] as const),
    ),
  );

  function named(value: unknown): unknown {
    if (typeof value === 'string') return names.get(value) ?? value;
    if (Array.isArray(value))
      return value.map(named).toSorted((one, other) => (inOrder(one) < inOrder(other) ? -1 : 1));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, named(part)]));
  }

  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      Object.fromEntries(
        allInUse(records, kind).map((record) => [
          record.name,
          Object.fromEntries(
            Object.entries(record)
              .filter(([field]) => !unchosen.has(field))
              .map(([field, value]) => [field, named(value)]),
          ),
        ]),
      ),
    ]),
  );
}

/** Lists are sets here: members, departments, permissions, holidays. */
function inOrder(value: unknown): string {
  return JSON.stringify(value);
}
