import { describe, expect, test } from 'vitest';
import { indexedDesks } from '../../../../support/indexed-desk.ts';
import { oneWord } from '../../../../support/one-word.ts';

const { open } = indexedDesks();

function reply(ticketId: string, html: string, visibility: 'public' | 'internal' = 'public') {
  return { ticketId, body: `<p>${html}</p>`, visibility, basedOn: 100 };
}

describe.each([{ isWithout: false }, { isWithout: true }])('a search, without an index: $isWithout', (options) => {
  test('Y50: finds a ticket by its summary, its requester, its messages, replies and notes, and its files', async () => {
    const world = await open(options);
    const { desk, does, found } = world;
    await desk.blobs.begin({ agentId: 'jane', windowId: 'window' }, 'file-1', 'Übersicht 2026.pdf', 3);
    await desk.blobs.append('jane', 'file-1', 0, Buffer.from('pdf'));
    await desk.blobs.finish('jane', 'file-1');
    const id = await world.opened({
      summary: 'Çatastrophe in the cellar',
      requester: { personId: null, name: 'Zoë Öztürk', email: 'zoe@example.org', phone: '+1 555 0142', place: '' },
      details: 'Water everywhere',
    });
    await does('conversation.post', { ...reply(id, 'We bring <b>buckets</b>'), attachments: ['file-1'] });
    await does('conversation.post', reply(id, 'Broken pipe again', 'internal'));
    await does('conversation.record', { ticketId: id, details: 'Still wet', source: 'phone' });
    await world.opened({ summary: 'Something else' });
    if (!options.isWithout) await world.indexed();
    for (const word of [
      'catastrophe',
      'zoe',
      'example.org',
      '0142',
      'wat',
      'bucket',
      'pipe',
      'wet',
      'ubersicht',
      'pdf',
    ])
      expect(await found(word), word).toEqual([id]);
    expect(await found('catastrophe', 'pipe', 'zoe', 'pdf')).toEqual([id]);
    expect(await found('catastrophe', 'nobody')).toEqual([]);
    expect(await found({ ...oneWord('broken pipe'), kind: 'phrase' })).toEqual([id]);
    expect(await found({ ...oneWord('pipe broken'), kind: 'phrase' })).toEqual([]);
    expect(await found({ ...oneWord('buckets broken'), kind: 'phrase' })).toEqual([]);
    expect(await found(oneWord('something'), { ...oneWord('pipe'), isExcluded: true })).not.toContain(id);
  });

  test('Y50, Y51: finds neither what was retracted nor what was replaced, and what changed last comes first', async () => {
    const world = await open(options);
    const { does, found } = world;
    const first = await world.opened({ summary: 'First printer' });
    const second = await world.opened({ summary: 'Second printer' });
    const sent = await does('conversation.post', reply(second, 'A regrettable sentence'));
    if (!options.isWithout) await world.indexed();
    expect(await found('printer')).toEqual([second, first]);
    expect(await found('regrettable')).toEqual([second]);
    await does('commit.undo', { commit: sent.commit });
    await does('field.set', { ticketId: first, field: 'summary', value: 'First scanner' });
    expect(await found('regrettable')).toEqual([]);
    expect(await found('printer')).toEqual([second]);
    expect(await found('scanner')).toEqual([first]);
    await does('conversation.post', reply(first, 'All of them come first'));
    expect(await found('first')).toEqual([first]);
    expect(await found()).toEqual([first, second]);
  });

  test('Y50: finds a ticket by the present name of its requester', async () => {
    const world = await open(options);
    const id = await world.opened();
    if (!options.isWithout) await world.indexed();
    const personId = world.desk.engine.rows.get(id)?.requesterId ?? '';
    expect(await world.found('wheeler')).toEqual([id]);
    await world.does('record.put', { kind: 'person', id: personId, fields: { name: 'Ken Miller' } });
    expect(await world.found('wheeler')).toEqual([]);
    expect(await world.found('miller')).toEqual([id]);
  });
});
