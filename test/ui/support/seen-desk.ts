import type { Page } from '@playwright/test';

interface SeenTicket {
  readonly number: string;
  /** How many messages, replies and notes its thread has. */
  readonly entries: number;
  readonly details: Readonly<Record<string, string>>;
}

/** What a window shows of a desk, read from its page. */
export interface SeenDesk {
  /** Empty where a page is shown instead of a list. */
  readonly queue: string;
  /** The description of each queue in the navigation, by id, in its order. */
  readonly counts: readonly (readonly [queue: string, described: string])[];
  /** The drawn rows with their places in the queue, from 1. */
  readonly rows: readonly { readonly place: number; readonly number: string }[];
  /** How many rows the queue says that it has. */
  readonly total: number;
  readonly inbox: string;
  /** The ticket of the address. */
  readonly ticketId: string;
  /** The shown ticket’s number and details; null while none is shown. */
  readonly ticket: SeenTicket | null;
}

const comparedDetails: readonly string[] = ['Status', 'Priority', 'Assignee', 'Team', 'Department'];

/** Read in one step, so that nothing changes in between. */
export function seenDesk(page: Page): Promise<SeenDesk> {
  return page.evaluate((compared) => {
    const textOf = (element: Element | null | undefined) => element?.textContent?.trim() ?? '';
    const links = [...document.querySelectorAll<HTMLAnchorElement>('nav a[href^="#/"]')];
    const partsOf = (address: string) => address.replace(/^#\/(queue\/)?/, '').split('/');
    const idOf = (link: HTMLAnchorElement) => partsOf(link.getAttribute('href') ?? '')[0] ?? '';
    const [queue = '', ticketId = ''] = partsOf(location.hash);
    const described = (link: HTMLAnchorElement | undefined) => link?.getAttribute('aria-description') ?? '';
    const rows = [...document.querySelectorAll<HTMLElement>('[role="option"][data-ticket]')].map((row) => ({
      place: Number(row.getAttribute('aria-posinset')),
      total: Number(row.getAttribute('aria-setsize')),
      number: /#(\S+)$/.exec(textOf([...row.querySelectorAll('bdi')].at(-1)))?.[1] ?? '',
    }));
    const shownIn = (detail: Element) => {
      const select = detail.querySelector('select');
      return select ? (select.selectedOptions[0]?.firstChild?.textContent ?? '') : textOf(detail.querySelector('bdi'));
    };
    const details = [...document.querySelectorAll('dl[aria-label="Details"] > div')].flatMap((detail) => {
      const name = textOf(detail.querySelector('dt'));
      return compared.includes(name) ? [[name, shownIn(detail)] as const] : [];
    });
    const heading = document.querySelector('#ticket-heading');
    return {
      queue,
      counts: links
        .filter((link) => described(link).includes('ticket'))
        .map((link) => [idOf(link), described(link)] as const),
      rows: rows.map(({ place, number }) => ({ place, number })).toSorted((a, b) => a.place - b.place),
      total: rows[0]?.total ?? 0,
      inbox: described(links.find((link) => idOf(link) === 'inbox')),
      ticketId,
      ticket: heading && {
        number: textOf(heading.closest('header')?.querySelector('bdi')).slice('#'.length),
        entries: document.querySelectorAll('[aria-label="Thread"] article').length,
        details: Object.fromEntries(details),
      },
    };
  }, comparedDetails);
}
