import { describe, expect, test } from 'vitest';
import { noteWords } from '../../../../../renderer/features/ticket/note-words.ts';
import type { Sent } from '../../../../../shared/bridge/draft.ts';

const about = { personId: 'nadia', name: 'Nadia', basedOn: 'First' };
const sentText = (text: string) => ({ text }) as Sent;

describe('the words of an unsaved note', () => {
  test('W49: that were typed after a save are the whole note, written on the one that was saved', () => {
    const now = { note: 'Second, and more', about };
    const newer = { note: 'Second, and more', about: { ...about, basedOn: 'Second' } };
    expect(noteWords.newerThan({ note: 'Second', about }, now)).toEqual(newer);
    expect(noteWords.newerThanSent(sentText('Second'), now)).toEqual(newer);
    expect(noteWords.newerThan({ note: 'Second', about }, { note: ' Second ', about })).toBeUndefined();
  });

  test('W49: are about another person if they were moved there meanwhile', () => {
    const moved = { note: 'Second', about: { personId: 'ken', name: 'Ken', basedOn: '' } };
    expect(noteWords.newerThan({ note: 'Second', about }, moved)).toEqual(moved);
  });

  test('W49: keep whom they are about, and on which note they were written', () => {
    const words = { note: 'Second', about };
    expect(noteWords.read(noteWords.write(words))).toEqual(words);
  });
});
