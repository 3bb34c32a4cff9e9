import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { JSHandle, Page } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import { expect, type TestDesk, test } from './support/desk-test.ts';
import { chooseItem, secondStart } from './support/electron-host.ts';
import { root } from './support/host-choice.ts';
import { startOutside } from './support/hostile-outside.ts';
import { postWithPictures } from './support/hostile-steps.ts';
import { anotherAs, direct, makeTicket, openTicket, startAs } from './support/steps.ts';

/*
 * What Electron alone can show. Where its program is not, each of these is listed as not run, with what it needs.
 */

// Refused requests are also logged to the console.
test.use({ mayComplain: true });

function electronTest(title: string, needs: string, body: (desk: TestDesk) => Promise<void>): void {
  test(title, async ({ desk, host }) => {
    test.skip(host !== 'electron', `needs electron: ${needs}`);
    await body(desk);
  });
}

async function startEmpty(desk: TestDesk): Promise<Page> {
  const page = await desk.start();
  await expect(page.getByRole('button', { name: 'Set up my desk' })).toBeVisible();
  return page;
}

async function windowOf(desk: TestDesk, page: Page): Promise<JSHandle<BrowserWindow>> {
  const window: JSHandle = await desk.electron().app.browserWindow(page);
  return window as JSHandle<BrowserWindow>; // Safe: no page of Electron has another kind of window.
}

const ways = ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'ipcRenderer', 'electron', '__dirname'];

electronTest('neither a page nor a body in it finds anything of Node or Electron', 'its preload', async (desk) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await makeTicket(page, 'With a body');
  await postWithPictures(page, ticketId, ['<p>In a frame.</p>']);
  expect(await page.evaluate((names) => names.filter((name) => name in window), ways)).toEqual([]);
  const body = page.getByRole('region', { name: 'Thread' }).locator('iframe').first().contentFrame().locator('body');
  const inBody = [...ways, 'deskside'];
  expect(await body.evaluate((_body, names) => names.filter((name) => name in window), inBody)).toEqual([]);
});

electronTest('the process of a page is in the system’s sandbox', 'its processes', async (desk) => {
  expect(process.getuid?.(), 'Chromium’s sandbox refuses root: run this as somebody else').not.toBe(0);
  const page = await startEmpty(desk);
  if (process.platform === 'linux') {
    const pid = await (await windowOf(desk, page)).evaluate(({ webContents }) => webContents.getOSProcessId());
    expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
    return;
  }
  const pages = await desk
    .electron()
    .app.evaluate(({ app }) => app.getAppMetrics().filter(({ type }) => type === 'Tab'));
  expect(new Set(pages.map(({ sandboxed }) => sandboxed))).toEqual(new Set([true]));
});

electronTest('nothing leads a window away from its page', 'its navigation', async (desk) => {
  const outside = await startOutside();
  const page = await startEmpty(desk);
  const address = page.url();
  for (const to of [
    `${outside.url}/away`,
    'file:///',
    'app://deskside/body/x',
    'app://elsewhere/',
    'data:text/html,x',
  ]) {
    await page.evaluate((url) => location.assign(url), to).catch(() => undefined); // Refused at once: all the better.
    await page.waitForTimeout(300);
    expect(page.url(), to).toBe(address);
  }
  expect(outside.connections()).toBe(0);
  // Main could lead it there: the address answers.
  await (await windowOf(desk, page)).evaluate((window, url) => window.loadURL(url), `${outside.url}/away`);
  expect(outside.requests.map(({ path }) => path)).toContain('/away');
  await outside.close();
});

electronTest('no file is read by its address', 'its protocols', async (desk) => {
  await startEmpty(desk);
  expect(await desk.status(pathToFileURL(join(root, 'package.json')).href)).toBe(403);
});

electronTest('window.open opens no window, and hands on only what may leave', 'its windows', async (desk) => {
  const page = await startEmpty(desk);
  const { app, handedOver } = desk.electron();
  const addresses = [
    'file:///',
    'app://deskside/',
    'javascript:alert(1)',
    'ms-msdt:/id',
    'https://osticket.com/',
    'tel:+1-318',
  ];
  const opened = await page.evaluate((urls) => urls.map((url) => window.open(url) !== null), addresses);
  expect(opened).toEqual(addresses.map(() => false));
  await expect.poll(handedOver).toEqual(['https://osticket.com/', 'tel:+1-318']);
  expect(app.windows()).toHaveLength(1);
});

electronTest('a page is permitted to copy, and nothing else', 'its permissions', async (desk) => {
  const page = await startEmpty(desk);
  const answers = await page.evaluate(async () => ({
    copy: await navigator.clipboard.writeText('words').then(
      () => 'done',
      (error: DOMException) => error.name,
    ),
    read: await navigator.clipboard.readText().catch((error: DOMException) => error.name),
    place: await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'refused' : code),
      );
    }),
    notices: await Notification.requestPermission(),
  }));
  expect(answers).toEqual({ copy: 'done', read: 'NotAllowedError', place: 'refused', notices: 'denied' });
});

const items = [
  ...['window.new', 'ticket.new', 'desk.lock', 'queue.open', 'queue.mine', 'queue.closed'],
  ...['view.zoom-in', 'view.zoom-out', 'view.zoom-reset'],
];

electronTest('the menu has its items, and they do what they say', 'its menu', async (desk) => {
  const page = await startAs(desk, 'Jane Doe');
  const { app } = desk.electron();
  const missing = await app.evaluate(
    ({ Menu }, ids) => ids.filter((id) => !Menu.getApplicationMenu()?.getMenuItemById(id)),
    items,
  );
  expect(missing).toEqual([]);
  for (const [queue, name] of [
    ['closed', 'Closed'],
    ['mine', 'My tickets'],
    ['open', 'Open'],
  ] as const) {
    await chooseItem(app, `queue.${queue}`);
    await expect(page.getByRole('heading', { name: new RegExp(`^${name} \\d+$`) })).toBeVisible();
  }
  await chooseItem(app, 'ticket.new');
  await expect(page.getByRole('dialog', { name: 'New ticket' })).toBeVisible();
  await chooseItem(app, 'desk.lock');
  await expect(page.getByText('Who’s signing in?')).toBeVisible();
});

electronTest('the page grows and shrinks with the menu’s zoom', 'its zoom', async (desk) => {
  const page = await startEmpty(desk);
  const { app } = desk.electron();
  const window = await windowOf(desk, page);
  const zoom = () => window.evaluate(({ webContents }) => webContents.getZoomFactor());
  await chooseItem(app, 'view.zoom-in');
  await expect.poll(zoom).toBeGreaterThan(1);
  await chooseItem(app, 'view.zoom-reset');
  await expect.poll(zoom).toBeCloseTo(1);
  await chooseItem(app, 'view.zoom-out');
  await expect.poll(zoom).toBeLessThan(1);
});

electronTest(
  'a new window has an agent of its own, and goes without taking the other along',
  'its windows',
  async (desk) => {
    const page = await startAs(desk, 'Jane Doe');
    const other = await anotherAs(desk, 'John Doe');
    await expect(other.getByRole('navigation')).toContainText('John Doe');
    await expect(page.getByRole('navigation')).toContainText('Jane Doe');
    await (await windowOf(desk, other)).evaluate((window) => window.close());
    await expect.poll(() => desk.electron().app.windows().length).toBe(1);
    await openTicket(page, 'Open', 'Locked out of QuickBooks');
  },
);

electronTest('the desk locks when the computer does', 'the system’s own lock', async (desk) => {
  const page = await startAs(desk, 'Jane Doe');
  await desk.electron().app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'));
  await expect(page.getByText('Who’s signing in?')).toBeVisible();
});

electronTest(
  'a second start leads the window that is there to its link, and ends',
  'its single instance',
  async (desk) => {
    const page = await startAs(desk, 'Jane Doe');
    const window = await windowOf(desk, page);
    await window.evaluate((present) => present.minimize());
    expect(await secondStart(desk.dataFolder, ['--desk', desk.folder, 'deskside://ticket/1028'])).toBe(0);
    await expect(page.getByRole('heading', { level: 1, name: 'Locked out of QuickBooks' })).toBeVisible();
    await expect.poll(() => window.evaluate((present) => present.isVisible() && !present.isMinimized())).toBe(true);
    expect(desk.electron().app.windows()).toHaveLength(1);
  },
);

electronTest('a window opens in the size in which it was left', 'its windows', async (desk) => {
  const left = { x: 40, y: 40, width: 1_000, height: 640 };
  const page = await startEmpty(desk);
  await (await windowOf(desk, page)).evaluate((window, bounds) => window.setBounds(bounds), left);
  await desk.stop();
  const again = await startEmpty(desk);
  const { width, height } = await (await windowOf(desk, again)).evaluate((window) => window.getBounds());
  expect([width, height]).toEqual([left.width, left.height]);
});

electronTest('a window is never smaller than what has room in it', 'its windows', async (desk) => {
  const page = await startEmpty(desk);
  const window = await windowOf(desk, page);
  await window.evaluate((present) => present.setSize(300, 200));
  const [width = 0, height = 0] = await window.evaluate((present) => present.getSize());
  expect([width >= 960, height >= 600]).toEqual([true, true]);
});

electronTest('after a fault the program ends, starts again, and says so', 'its own process', async (desk) => {
  await startEmpty(desk);
  const { app, child } = desk.electron();
  const file = join(desk.dataFolder, 'started-again.json');
  // What the system would start is started below, where the driver can see it.
  await app.evaluate(({ app: program }, path) => {
    const { writeFileSync } = process.getBuiltinModule('node:fs');
    program.relaunch = (options) => writeFileSync(path, JSON.stringify(options?.args ?? []));
    setTimeout(() => {
      throw new Error('A fault on purpose');
    });
  }, file);
  await expect.poll(() => child.exitCode).toBe(1);
  expect(JSON.parse(await readFile(file, 'utf8'))).toContain('--after-crash');
  const page = await desk.start({}, ['--after-crash']);
  await expect(page.getByRole('heading').first()).toBeVisible();
  expect(await direct(page, 'call', 'desk.status', {})).toMatchObject({ ok: true, value: { phase: 'crashed' } });
});
