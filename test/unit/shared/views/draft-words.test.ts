import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftWords } from '../../../../shared/views/draft-words.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const text = (words: string) => ({ type: 'text', text: words });
const block = (type: string, ...content: object[]) => ({ type, content });

describe('the words of a draft', () => {
  test('W2: name its pictures', () => {
    const picture = { type: 'picture', attrs: { id: 'x', alt: 'The plan' } };
    const doc = block('doc', block('paragraph', text('See '), picture));
    expect(draftWords('reply', JSON.stringify(doc))).toBe('See [picture: The plan]');
  });

  test('W2: are the editor’s without formatting, one line for each paragraph, item and break', () => {
    const doc = block(
      'doc',
      block(
        'paragraph',
        text('Dear '),
        { ...text('Ken'), marks: [{ type: 'strong' }] },
        { type: 'hard_break' },
        text('hello'),
      ),
      block(
        'bullet_list',
        block('list_item', block('paragraph', text('one'))),
        block('list_item', block('paragraph', text('two'))),
      ),
      block('paragraph'),
    );
    expect(draftWords('reply', JSON.stringify(doc))).toBe('Dear Ken\nhello\none\ntwo');
    expect(draftWords('note', JSON.stringify(block('doc', block('paragraph'))))).toBe('');
  });

  test('W2: are the reason for waiting if nothing else was written', () => {
    const attrs = { next: { statusId: 'status-waiting', reason: ' Ill ', until: '' } };
    const reply = (...content: object[]) => draftWords('reply', JSON.stringify({ ...block('doc', ...content), attrs }));
    expect([reply(block('paragraph')), reply(block('paragraph', text('Hello')))]).toEqual(['Ill', 'Hello']);
  });

  test('W2: are what a message says, and of a new ticket its summary and details, else who asks', () => {
    const form = (more: object) => draftWords('intake', JSON.stringify({ summary: ' ', details: '', ...more }));
    for (const tab of ['message', 'assign', 'transfer', 'refer'] as const) {
      expect(draftWords(tab, ' It {broke}\nagain ')).toBe('It {broke}\nagain');
    }
    expect(form({ summary: 'Printer', details: 'Stripes' })).toBe('Printer\nStripes');
    expect(form({ requester: { name: 'Ken Wheeler' } })).toBe('Ken Wheeler');
    expect(form({})).toBe('');
  });

  test('W2: are the note about a requester without whom it is about, also if nothing tells that', () => {
    const about = { personId: 'nadia', name: 'Nadia', basedOn: 'Before' };
    expect(draftWords('about', JSON.stringify({ note: ' Calls\nfirst ', about }))).toBe('Calls\nfirst');
    expect(draftWords('about', JSON.stringify({ note: 'Calls', about: null }))).toBe('Calls');
    for (const words of ['Calls {first}', '{"note":1}', 'null']) expect(draftWords('about', ` ${words}`)).toBe(words);
  });

  test(`W2: are empty where a draft cannot be read, whatever it holds (SEED=${seed})`, () => {
    for (const tab of ['reply', 'intake'] as const) {
      expect([draftWords(tab, ''), draftWords(tab, '<p>x</p>'), draftWords(tab, 'null')]).toEqual(['', '', '']);
    }
    const anything = fc.oneof(fc.json(), fc.string());
    fc.assert(
      fc.property(anything, fc.constantFrom('reply', 'intake', 'message'), (json, tab) => {
        expect(typeof draftWords(tab as 'reply', json)).toBe('string');
      }),
      runs(100),
    );
  });

  test('W2: are found in a document of any depth', () => {
    const depth = 5_000;
    const deep = `${'{"type":"quote","content":['.repeat(depth)}{"type":"text","text":"deep"}${']}'.repeat(depth)}`;
    expect(draftWords('note', deep)).toBe('deep');
  });
});
