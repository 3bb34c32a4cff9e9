import '../../../support/stub-window.ts';
import { describe, expect, test } from 'vitest';
import { pageAt, pages } from '../../../../renderer/app/pages.ts';
import { allowedRoute, parseRoute, pathOf } from '../../../../renderer/app/routes.ts';
import { routeTitle } from '../../../../renderer/app/window-title.ts';
import { english } from '../../../../renderer/i18n/messages.ts';
import { firstQueueIds } from '../../../../shared/views/queues.ts';
import { sourceFiles } from '../../../support/source-files.ts';
import { text } from '../i18n/english.ts';

const desk = { name: 'Harbour Desk', isSample: false };
const administrator = { me: { isAdministrator: true }, hasComputer: true };

test('W33: every feature that is a page has its row in the table, and there are no others', () => {
  const files = sourceFiles(['renderer/features'], /^renderer\/features\/.+\/page\.tsx$/);
  expect(files.length).toBeGreaterThan(2);
  expect(pages).toHaveLength(files.length);
});

describe.each(pages)('W33: the page $address', (page) => {
  test('has an address that is no queue’s and leads back to it, and to no other page', () => {
    expect(parseRoute(pathOf({ page }))).toEqual({ page });
    expect(firstQueueIds).not.toContain(page.address);
    expect(page.address).toMatch(/^(?!queue$)[a-z]+(-[a-z]+)*$/);
    expect(pages.filter(({ address }) => address === page.address)).toEqual([page]);
  });

  test('has an icon, and a name that the window bears as its title', () => {
    expect(page.icon).toBeTruthy();
    expect(english[page.label]).toMatch(/\S/);
    expect(routeTitle(text, desk, { page }, undefined, null)).toBe(`${text(page.label)} – Harbour Desk`);
  });

  test('has a place of its own in its group of the navigation', () => {
    expect(pages.filter(({ group, order }) => group === page.group && order === page.order)).toEqual([page]);
  });

  test('has at least one viewer', () => {
    expect(page.for(administrator)).toBe(true);
  });
});

test('no two pages have one name', () => {
  const names = pages.map(({ label }) => text(label));
  expect(new Set(names).size).toBe(names.length);
});

test('W33: the navigation has the pages in the order that their rows say, wherever their files lie', () => {
  for (const group of ['work', 'desk']) {
    const orders = pages.filter((page) => page.group === group).map(({ order }) => order);
    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
    expect(orders.length).toBeGreaterThan(0);
  }
  const addresses = pages.map(({ address }) => address);
  expect(addresses.indexOf('set-up')).toBeLessThan(addresses.indexOf('computer'));
});

test.each(['nowhere', 'toString', 'Agents', ''])(
  'W33: the address %j is no page’s, and leads to the first queue',
  (address) => {
    expect(pageAt(address)).toBeUndefined();
    const first = { page: 'queue', queue: 'id-8', ticketId: null };
    expect(allowedRoute(parseRoute(`/${address}`), administrator, ['id-8', 'mine'])).toEqual(first);
  },
);
