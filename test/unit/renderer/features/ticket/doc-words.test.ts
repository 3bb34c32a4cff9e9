import { describe, expect, test } from 'vitest';
import { statusWith, withStatus } from '../../../../../renderer/features/ticket/doc-status.ts';
import { docWords } from '../../../../../renderer/features/ticket/doc-words.ts';
import { plainTextOf } from '../../../../../renderer/features/ticket/editor-schema.ts';
import { noNextStatus } from '../../../../../shared/views/next-status.ts';

const waiting = { statusId: 'status-waiting', reason: 'Ill', until: '2026-12-01T09:00' };
const resolved = { ...noNextStatus, statusId: 'status-resolved' };

function doc(words: string, next = noNextStatus) {
  const content = [{ type: 'paragraph', ...(words !== '' && { content: [{ type: 'text', text: words }] }) }];
  return withStatus(docWords.read(JSON.stringify({ type: 'doc', content })), next);
}

/** What is left, as text and status. */
function left(newer: ReturnType<typeof doc> | undefined) {
  return newer && [plainTextOf(newer), statusWith(newer)];
}

describe('W48: the draft of a reply or note', () => {
  test('holds the status to set, and what was entered with it', () => {
    for (const next of [waiting, resolved, noNextStatus]) {
      const read = docWords.read(docWords.write(doc('Hello', next)));
      expect(left(read)).toEqual(['Hello', next]);
    }
  });

  test('has no status if it cannot be read, and keeps its text', () => {
    for (const next of [1, 'status-open', { ...waiting, reason: null }, { ...waiting, more: true }]) {
      const { content } = JSON.parse(docWords.write(doc('Hello'))) as { readonly content: unknown };
      expect(left(docWords.read(JSON.stringify({ type: 'doc', attrs: { next }, content })))).toEqual([
        'Hello',
        noNextStatus,
      ]);
    }
  });

  test('is empty without text, a reason, or a date', () => {
    expect([doc(''), doc('', resolved), doc('', waiting), doc('Hello')].map(docWords.isEmpty)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('keeps after sending what was chosen, entered, or written since', () => {
    const sent = doc('Hello', waiting);
    expect(docWords.newerThan(sent, sent)).toBeUndefined();
    expect(left(docWords.newerThan(sent, doc('Hello', { ...waiting, reason: 'Ill until May' })))).toEqual([
      '',
      { ...waiting, reason: 'Ill until May' },
    ]);
    expect(left(docWords.newerThan(sent, doc('Hello', resolved)))).toEqual(['', resolved]);
    expect(left(docWords.newerThan(sent, doc('Hello Ken', waiting)))).toEqual(['Ken', noNextStatus]);
  });

  test('is joined with what was written and chosen before it was loaded', () => {
    expect(left(docWords.merge(doc('Old', waiting), doc('new')))).toEqual(['Old\n\nnew', waiting]);
    expect(left(docWords.merge(doc('Old', waiting), doc('new', resolved)))).toEqual(['Old\n\nnew', resolved]);
  });
});
