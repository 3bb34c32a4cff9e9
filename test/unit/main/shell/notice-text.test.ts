import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asMarkup, badgeText, noticeText } from '../../../../main/shell/notice-text.ts';
import type { Notice, NoticeAbout } from '../../../../shared/views/notices.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { anyText } from '../../../support/arbitrary-text.ts';
import { runs } from '../../../support/runs.ts';

function ticket(more: Partial<Notice & { readonly kind: 'ticket' }>): Notice {
  return {
    agentId: 'john',
    kind: 'ticket',
    about: 'assigned',
    ticketId: 't1',
    number: '1042',
    summary: 'Adobe Reader not working',
    requesterName: 'Ken Wheeler',
    actorName: 'Chipo Moyo',
    whomName: '',
    isTeams: false,
    target: null,
    minutesLeft: 30,
    ...more,
  };
}

describe('what a notice says', () => {
  test('N11: a title of ours, the number with the summary, and the requester’s name', () => {
    const body = '1042 · Adobe Reader not working\nKen Wheeler';
    expect(noticeText(ticket({}))).toEqual({ title: 'Chipo Moyo assigned this to you', body });
    expect(noticeText(ticket({ isTeams: true })).title).toBe('Chipo Moyo assigned this to your team');
    expect(noticeText(ticket({ about: 'soon' })).title).toBe('Due in 30 minutes');
    expect(noticeText(ticket({ about: 'soon', target: null, minutesLeft: 1 })).title).toBe('Due in 1 minute');
    expect(noticeText(ticket({ about: 'overdue', requesterName: ' ' }))).toEqual({
      title: 'Overdue',
      body: '1042 · Adobe Reader not working',
    });
  });

  test.each<[NoticeAbout, string]>([
    ['noted', 'Chipo Moyo added an internal note'],
    ['mentioned', 'Chipo Moyo mentioned you'],
    ['resolved', 'Chipo Moyo resolved the ticket'],
    ['claimed', 'Chipo Moyo claimed the ticket'],
    ['released', 'Chipo Moyo released the ticket'],
    ['reassigned', 'Chipo Moyo assigned this to Sam Sales'],
    ['arrived', 'New unassigned ticket'],
  ])('N11: who did it, so that %s does not read as the requester’s', (about, title) => {
    const { body, ...text } = noticeText(ticket({ about, whomName: 'Sam Sales' }));
    expect(text).toEqual({ title });
    expect(body.split('\n')).toEqual(['1042 · Adobe Reader not working', 'Ken Wheeler']);
  });

  test('N11: a message names its requester once, and what nobody did names the desk', () => {
    const body = '1042 · Adobe Reader not working';
    expect(noticeText(ticket({ about: 'replied', actorName: '' }))).toEqual({ title: 'Ken Wheeler wrote', body });
    const nameless = { actorName: '', requesterName: '\u202E', whomName: '' };
    expect(noticeText(ticket({ ...nameless, about: 'replied' })).title).toBe('The requester wrote');
    expect(noticeText(ticket({ ...nameless, about: 'reassigned' })).title).toBe('The desk assigned this to others');
  });

  test.each<[NoticeAbout, string]>([
    ['assigned', '5 tickets were assigned to you or your team.'],
    ['replied', 'Requesters replied to 5 tickets.'],
    ['soon', '5 tickets are due soon.'],
    ['overdue', '5 tickets are overdue.'],
  ])('N6: of several that are %s how many there are', (about, body) => {
    const ticketIds = ['a', 'b', 'c', 'd', 'e'];
    expect(noticeText({ agentId: 'john', kind: 'several', about, ticketIds })).toEqual({ title: 'Deskside', body });
  });

  test('N7: nothing of any ticket while the desk is locked', () => {
    expect(noticeText({ agentId: 'john', kind: 'locked' })).toEqual({
      title: 'Deskside',
      body: 'A ticket needs your attention. Sign in to see it.',
    });
  });

  test('N11: what people wrote is one line each, without marks that turn or break it, and short', () => {
    const summary = 'a\r\nb\u0000c\u2028d \u202Efdp.exe\u202C\u200F\u2066x\u2069 \ud800';
    const { body } = noticeText(ticket({ summary, requesterName: 'n'.repeat(500) }));
    expect(body).toBe(`1042 · a b c d fdp.exex \uFFFD\n${'n'.repeat(59)}…`);
  });

  test(`N11: any text that people write (SEED=${seed})`, () => {
    const property = fc.property(anyText, anyText, anyText, anyText, (number, summary, requesterName, actorName) => {
      const { title, body } = noticeText(ticket({ number, summary, requesterName, actorName }));
      expect([...title].length).toBeLessThanOrEqual(85);
      expect(title).not.toMatch(/\p{Cc}|\p{Cs}|[\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
      expect(body.split('\n').length).toBeLessThanOrEqual(2);
      expect([...body].length).toBeLessThanOrEqual(210);
      expect(body.replace('\n', '')).not.toMatch(
        /\p{Cc}|\p{Cs}|[\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u,
      );
      expect(asMarkup(body)).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    });
    fc.assert(property, runs(200));
  });

  test('N11: a text stays itself where it is read as markup', () => {
    expect(asMarkup('<a href="x">Tom & Jerry</a> &lt;')).toBe('&lt;a href="x"&gt;Tom &amp; Jerry&lt;/a&gt; &amp;lt;');
  });
});

test('N13: the tray says how many are open and overdue', () => {
  const needing = 2;
  expect(badgeText({ open: 3, overdue: 1, needing })).toBe('3 open, 1 overdue');
  expect(badgeText({ open: 3, overdue: 0, needing })).toBe('3 open');
});
