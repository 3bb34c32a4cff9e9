import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { buildStale } from '../../main/launch/build.ts';
import { reportBodies } from './bodies.ts';
import { buildPrograms } from './build-programs.ts';
import { seededDesk } from './desks/seeded-desk.ts';
import { budgets, growths } from './judge/budgets.ts';
import { judge } from './judge/judging.ts';
import { type SizeResult, withGrowth } from './judge/results.ts';
import { fullAmounts } from './measure/context.ts';
import { measureSize } from './measure/size.ts';
import { readOptions } from './options.ts';
import { installPeers } from './peers/install.ts';
import { reportPeople } from './people-report.ts';
import { publish } from './report/publish.ts';
import { sections } from './report/rows.ts';
import { plainTable, type Report } from './report/table.ts';

/**
 * `npm run bench`: what Deskside costs beside the raw disk and beside what a user would otherwise pick, as a table, as
 * JSON and as a plot. Fails where a budget is missed. See `options.ts` for its parts.
 */
const root = join(import.meta.dirname, '..', '..');
const cache = join(root, '.cache', 'bench');
const results = join(cache, 'results.json');
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function measureSizes(sizes: readonly number[]): Promise<readonly SizeResult[]> {
  await buildStale(root, say);
  const built = buildPrograms(root, join(cache, 'programs'));
  const peersFolder = join(root, 'test', 'bench');
  const withoutPeers = await installPeers(peersFolder, say);
  const product = join(root, 'dist', 'main', 'browser.js');
  const indexProgram = join(root, 'dist', 'main', 'search-worker.js');
  const measured: SizeResult[] = [];
  for (const tickets of sizes) {
    const options = {
      tickets,
      cache,
      built,
      indexProgram,
      product,
      peersFolder,
      withoutPeers,
      amounts: fullAmounts,
      // Its work is the same at every size, and its times show at the ends what grows.
      hasWindow: tickets === sizes.at(0) || tickets === sizes.at(-1),
      say,
    };
    measured.push(await measureSize(options));
  }
  return measured;
}

function reportOf(measured: readonly SizeResult[]): Report {
  const grown = withGrowth(measured, growths);
  return { results: grown, judged: grown.flatMap((result) => judge(result, budgets)), sections, budgets };
}

async function benchSizes(sizes: readonly number[]): Promise<boolean> {
  const measured = await measureSizes(sizes);
  const report = reportOf(measured);
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length };
  mkdirSync(cache, { recursive: true });
  writeFileSync(results, `${JSON.stringify({ machine, sizes: measured, judged: report.judged }, null, 2)}\n`);
  say(`\n${plainTable(report)}\n\nWritten to .cache/bench/results.json. Put it into the README: npm run bench publish`);
  return report.judged.every(({ verdict }) => verdict !== 'missed');
}

async function main(): Promise<boolean> {
  const { part, sizes } = readOptions(process.argv.slice(2));
  switch (part) {
    case 'desks':
      for (const tickets of sizes) say((await seededDesk(join(cache, 'desks'), tickets, say)).folder);
      return true;
    case 'people':
      return reportPeople(buildPrograms(root, join(cache, 'programs')));
    case 'bodies':
      return reportBodies();
    case 'publish': {
      // Safe: the last run wrote it.
      const { sizes: measured } = JSON.parse(readFileSync(results, 'utf8')) as { readonly sizes: SizeResult[] };
      publish(root, reportOf(measured));
      say('Written to README.md and docs/bench.svg');
      return true;
    }
    case 'all': {
      const kept = [
        await benchSizes(sizes),
        reportPeople(buildPrograms(root, join(cache, 'programs'))),
        await reportBodies(),
      ];
      return kept.every((isKept) => isKept);
    }
    case 'sizes':
      return benchSizes(sizes);
  }
}

process.exitCode = (await main()) ? 0 : 1;
