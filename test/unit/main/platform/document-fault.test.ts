import { expect, test } from 'vitest';
import { createDocumentFaults, type DocumentFault, describeFault } from '../../../../main/platform/document-fault.ts';

const found: DocumentFault = {
  document: '/desk/secrets.json',
  file: '/desk/secrets.json',
  damage: 'damaged',
  instead: 'older',
  keptAs: null,
};
const keptAs = '/desk/damaged/secrets.json.1';

test('a fault is reported once, and again when its file was set aside, with the values used when it was found', () => {
  const faults = createDocumentFaults();
  const heard: DocumentFault[] = [];
  faults.onNews((fault) => heard.push(fault));
  faults.note(found);
  faults.note(found);
  faults.note({ ...found, instead: 'newest', keptAs });
  expect(faults.all()).toEqual([{ ...found, keptAs }]);
  expect(heard).toEqual([found, { ...found, keptAs }]);
});

test('a file that is damaged again after it was set aside is another fault', () => {
  const faults = createDocumentFaults();
  faults.note({ ...found, keptAs });
  faults.note(found);
  faults.note({ ...found, damage: 'empty' });
  expect(faults.all().map(({ damage, keptAs: kept }) => [damage, kept])).toEqual([
    ['damaged', keptAs],
    ['damaged', null],
    ['empty', null],
  ]);
});

test('the log names the file, what is wrong, what is used and where it is kept', () => {
  expect(describeFault({ ...found, keptAs })).toBe(
    `/desk/secrets.json is at fault (damaged): its older generation is used; it is kept as ${keptAs}`,
  );
});
