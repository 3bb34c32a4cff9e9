import type { Page } from '@playwright/test';

/** What says nothing about the page: the driver probing frames that run no scripts, and a desk that was stopped. */
const noise =
  /Blocked script execution in '\S+\/body\/|net::ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE|CONNECTION_RESET)/;

/** Keeps what a page complains of in its console: that is a bug even when the test got what it looked for. */
export function keepComplaints(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => void complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !noise.test(message.text()))
      complaints.push(`${message.text()} at ${message.location().url}`);
  });
}
