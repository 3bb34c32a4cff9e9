import '../../../support/stub-window.ts';
import { expect, test } from 'vitest';
import { pageAt } from '../../../../renderer/app/pages.ts';
import { deskTitle, routeTitle } from '../../../../renderer/app/window-title.ts';
import { text } from '../i18n/english.ts';

const desk = { name: 'Harbour Desk', isSample: false };

test('a window without a desk is called after the program, one with a desk after the desk', () => {
  expect(deskTitle(text, undefined)).toBe('Deskside');
  expect(deskTitle(text, desk)).toBe('Harbour Desk');
  expect(deskTitle(text, { ...desk, isSample: true })).toBe('Harbour Desk · SAMPLE');
});

test('a window is called after its ticket, or else after its queue or page', () => {
  const shown = { number: '1041', fields: { summary: 'Label printer' } };
  const inQueue = { page: 'queue', queue: 'mine', ticketId: 'some' } as const;
  const setUp = pageAt('set-up') ?? expect.fail('There is no such page');
  const mine = { id: 'mine', name: 'My tickets' };
  expect(routeTitle(text, desk, inQueue, mine, shown)).toBe('#1041 Label printer – Harbour Desk');
  expect(routeTitle(text, desk, inQueue, mine, null)).toBe('My tickets – Harbour Desk');
  expect(routeTitle(text, desk, inQueue, { id: 'mine', name: 'On me' }, null)).toBe('On me – Harbour Desk');
  expect(routeTitle(text, desk, inQueue, undefined, null)).toBe('Harbour Desk');
  expect(routeTitle(text, desk, { page: setUp }, undefined, null)).toBe('Desk set-up – Harbour Desk');
});
