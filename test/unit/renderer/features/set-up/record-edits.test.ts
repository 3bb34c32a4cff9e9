import { expect, test } from 'vitest';
import { listedRecords } from '../../../../../renderer/features/set-up/listed-records.ts';
import { recordsOf } from '../../../../../renderer/features/set-up/records-of.ts';
import { createRecordEdits } from '../../../../../renderer/forms/record-edits.ts';
import type { AnyRecordList } from '../../../../../shared/bridge/contract/records.ts';

const team = (id: string, name: string, retired = false) => ({
  id,
  name,
  retired,
  memberIds: [],
  leadId: null,
  position: 1,
});
const list: AnyRecordList = {
  kind: 'team',
  records: [team('b', 'Banking'), team('a', 'Apps'), team('c', 'Cash', true)],
};
const records = recordsOf([list]);

test('W70: unsaved changes stay until they are saved or discarded, new records come last, and a blank one has no changes', () => {
  const edits = createRecordEdits();
  const heard: number[] = [];
  const stop = edits.subscribe(() => heard.push(edits.all().length));
  edits.begin('team', 'blank', { name: '' });
  edits.begin('team', 'new', { name: '' });
  edits.set({ kind: 'team', id: 'new', base: null, begun: { name: '' }, values: { name: ' ' } });
  const base = { name: 'Apps' };
  edits.set({ kind: 'team', id: 'a', base, begun: base, values: { name: 'Application' } });
  edits.set({ kind: 'team', id: 'a', base, begun: base, values: { name: 'Applications' } });
  expect(edits.of('team', 'a')?.values).toEqual({ name: 'Applications' });
  expect(edits.of('role', 'a')).toBeUndefined();
  expect(listedRecords(records, { kind: 'team', belongs: () => true }, edits.all())).toEqual({
    inUse: [
      { id: 'a', name: 'Apps', isNew: false, isUnsaved: true },
      { id: 'b', name: 'Banking', isNew: false, isUnsaved: false },
      { id: 'blank', name: '', isNew: true, isUnsaved: false },
      { id: 'new', name: '', isNew: true, isUnsaved: true },
    ],
    archived: [{ id: 'c', name: 'Cash', isNew: false, isUnsaved: false }],
  });
  edits.drop('team', 'a');
  stop();
  edits.drop('team', 'new');
  edits.drop('team', 'blank');
  expect(edits.all()).toEqual([]);
  expect(heard).toEqual([1, 2, 2, 3, 3, 2]);
});
