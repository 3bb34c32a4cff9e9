import { expect, test } from 'vitest';
import { tourPage } from '../../tour/tour-page.ts';

const page = tourPage(
  [
    { said: 'Jane & John <begin>', seconds: '1.0', picture: '01', lines: [] },
    { said: 'Resolved', seconds: '2.5', picture: '02', lines: ['3 jane <b> & "ticket.opened"'] },
  ],
  ':root { --surface: light-dark(#fff, #000); }',
);

test('the tour’s page has the product’s colours and font, and a picture for light and dark at each stop', () => {
  expect(page).toContain('--surface: light-dark(#fff, #000)');
  expect(page).toContain('"Inter Variable", system-ui');
  for (const stop of ['01', '02']) {
    expect(page).toContain(`srcset="${stop}-dark.png" media="(prefers-color-scheme: dark)"`);
    expect(page).toContain(`src="${stop}-light.png"`);
  }
});

test('the tour’s page shows what was said and journaled as text, and no empty journal', () => {
  expect(page).toContain('Jane &amp; John &lt;begin&gt;');
  expect(page).toContain('3 jane &lt;b&gt; &amp; &quot;ticket.opened&quot;');
  expect(page.match(/<pre/g)).toHaveLength(1);
});
