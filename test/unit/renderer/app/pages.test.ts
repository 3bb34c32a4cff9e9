import '../../../support/stub-window.ts';
import { describe, expect, test } from 'vitest';
import { pageIds, pageOf } from '../../../../renderer/app/pages.tsx';
import { pathOf, placeOf } from '../../../../renderer/app/routes.ts';
import { placeTitle } from '../../../../renderer/app/window-title.ts';
import { firstQueueIds } from '../../../../shared/views/queues.ts';
import { text } from '../i18n/english.ts';

const desk = { name: 'Harbour Desk', isSample: false };

describe.each(pageIds)('the page %s', (page) => {
  test('has an address that is no queue’s and leads back to it', () => {
    expect(placeOf(pathOf({ page }))).toEqual({ page });
    expect(firstQueueIds).not.toContain(page);
    expect(page).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('has an icon, and a name that the window bears as its title', () => {
    expect(pageOf(page).icon).toBeTruthy();
    expect(placeTitle(text, desk, { page }, undefined, null)).toBe(`${text(pageOf(page).label)} – Harbour Desk`);
  });

  test('is for somebody', () => {
    expect(pageOf(page).for({ me: { isAdministrator: true }, hasComputer: true })).toBe(true);
  });
});

test('no two pages have one name', () => {
  const names = pageIds.map((page) => text(pageOf(page).label));
  expect(new Set(names).size).toBe(names.length);
});
