import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The serious accessibility violations that axe finds on the current page. */
export function graveFaults(page: Page): Promise<string[]> {
  return faultsOf(page, {});
}

/** Texts that stand out by less than 7:1, as the theme for high contrast promises. */
export function paleTexts(page: Page): Promise<string[]> {
  return faultsOf(page, { runOnly: ['color-contrast-enhanced'] });
}

async function faultsOf(page: Page, options: RunOptions): Promise<string[]> {
  // The driver may run what the page itself may not: its rules against foreign scripts stay as they are.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const violations = await page.evaluate(async (asked) => {
    const { axe } = window as never as { axe: { run: (front: Node, options: RunOptions) => Promise<AxeResults> } };
    // The part behind a dialog or menu was checked when it was in front.
    const front = document.querySelector('[role="menu"]') ?? document.querySelector('dialog[open]') ?? document;
    // The frames of entries run no scripts, so axe cannot check them.
    return (await axe.run(front, { ...asked, resultTypes: ['violations'], iframes: false })).violations;
  }, options);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} — ${failureSummary.split('\n')[1]}`),
    );
}
