import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { end, environment, serve } from '../e2e/support/hosts.ts';
import { browserWords, electronWords, type Launch, programEnvironment } from './command-line.ts';
import { drive } from './driver.ts';
import type { Program } from './find-program.ts';
import type { SeenEnd } from './judge.ts';
import { publishHost } from './publish-host.ts';

/** A Deskside under test, in separate folders. */
export interface Subject {
  readonly host: 'electron' | 'browser';
  /** One line that says what is proved. */
  readonly line: string;
  /** The beginning of the window's address. */
  readonly origin: RegExp;
  /** Where its updates are published; nothing where the host has none. */
  readonly publishHost: string | undefined;
  readonly start: () => Promise<Run>;
}

/** One run of it, from its start to its end. */
export interface Run {
  readonly page: Page;
  /** The log of its network requests, complete once it has ended. */
  readonly netLog: string;
  readonly quit: () => Promise<SeenEnd>;
  readonly kill: () => Promise<void>;
}

/** Numbers the runs, because each writes a separate log. */
function launches(folder: string): () => Launch {
  let count = 0;
  return () => ({
    netLog: join(folder, `network-${++count}.json`),
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
  });
}

/** Deskside in Electron: packed, or its sources in an Electron that is installed. */
export async function electronSubject(
  program: Program,
  folder: string,
  origin = /^app:\/\/deskside\//,
): Promise<Subject> {
  const [desk, next] = [join(folder, 'desk'), launches(folder)];
  const { platform } = process;
  return {
    host: 'electron',
    line: `${program.path}${program.sources === undefined ? '' : ` ${program.sources}`}`,
    origin,
    publishHost: publishHost(await readFile(program.publishFile, 'utf8')),
    start: async () => {
      const launch = next();
      const driven = await drive({
        program: program.path,
        words: electronWords(program, desk, launch),
        environment: { ...environment(join(folder, 'data')), ...programEnvironment(program, folder, platform) },
        isWindow: (address) => origin.test(address),
      });
      return { ...driven, netLog: launch.netLog };
    },
  };
}

/** The browser host in a browser: what can be proved, and what can be tried of the proof, without Electron. */
export function browserSubject(browser: string, folder: string): Subject {
  const [desk, dataFolder, next] = [join(folder, 'desk'), join(folder, 'data'), launches(folder)];
  const origin = /^http:\/\/127\.0\.0\.1:\d+\/$/;
  return {
    host: 'browser',
    line: `the browser host in ${browser}`,
    origin,
    publishHost: undefined,
    start: async () => {
      const launch = next();
      const { child, link } = await serve({ folder: desk, dataFolder });
      const window = drive({
        program: browser,
        words: browserWords(link, folder, launch),
        environment: environment(dataFolder),
        isWindow: (address) => origin.test(address),
      });
      const driven = await window.catch(async (error: unknown) => {
        await end(child, 'SIGKILL');
        throw error;
      });
      const stop = async (signal: NodeJS.Signals) => {
        await end(child, signal);
        return child.exitCode;
      };
      return {
        page: driven.page,
        netLog: launch.netLog,
        // The desk first, so that it can ask its window about unsaved text.
        quit: async () => {
          const code = await stop('SIGINT');
          const { isKilled } = await driven.quit();
          return { code, isKilled };
        },
        kill: async () => {
          await driven.kill();
          await stop('SIGKILL');
        },
      };
    },
  };
}
