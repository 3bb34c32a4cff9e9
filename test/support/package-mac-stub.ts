import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** What Electron's own Info.plist says about devices of the computer, which this program never uses. */
export const deviceWords = [
  'NSBluetoothAlwaysUsageDescription',
  'NSBluetoothPeripheralUsageDescription',
  'NSCameraUsageDescription',
  'NSMicrophoneUsageDescription',
] as const;

function plist(entries: Readonly<Record<string, string>>): string {
  const lines = Object.entries(entries).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  return `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>${lines.join('')}</dict></plist>`;
}

/** A folder that has the shape of Electron's for macOS, with `program` in place of its framework. */
export async function stubMacDist(folder: string, program: Buffer): Promise<void> {
  const contents = join(folder, 'Electron.app', 'Contents');
  const frameworks = join(contents, 'Frameworks');
  await put(
    join(contents, 'Info.plist'),
    plist({ CFBundleExecutable: 'Electron', ...Object.fromEntries(deviceWords.map((word) => [word, 'needs it'])) }),
  );
  await put(join(contents, 'MacOS', 'Electron'), 'a stub');
  await put(join(contents, 'Resources', 'en.lproj', 'locale.pak'), 'words');
  await put(join(frameworks, 'Electron Framework.framework', 'Electron Framework'), program);
  await put(join(frameworks, 'Electron Framework.framework', 'Resources', 'en.lproj', 'locale.pak'), 'words');
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const helper = join(frameworks, `Electron Helper${kind}.app`, 'Contents');
    await put(join(helper, 'Info.plist'), plist({ CFBundleExecutable: `Electron Helper${kind}` }));
    await put(join(helper, 'MacOS', `Electron Helper${kind}`), 'a stub');
  }
}

async function put(path: string, content: string | Buffer): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content, { mode: 0o755 });
}

/**
 * Puts a program in the place of the system's `codesign`: it writes down the words it is given, and keeps the framework
 * of the program to be signed as it is at that moment.
 */
export async function stubCodesign(folder: string): Promise<void> {
  const framework = 'Contents/Frameworks/Electron Framework.framework/Electron Framework';
  const lines = ['#!/bin/sh', `printf '%s\\n' "$@" >> '${folder}/words'`, 'for app; do :; done'];
  await put(join(folder, 'codesign'), `${[...lines, `cp "$app/${framework}" '${folder}/signed'`].join('\n')}\n`);
  process.env.PATH = `${folder}${delimiter}${process.env.PATH ?? ''}`;
}

/** The words that the stub of `codesign` was given, and where what it would have signed is kept. */
export async function signingIn(folder: string): Promise<{ readonly words: string[]; readonly signed: string }> {
  const words = await readFile(join(folder, 'words'), 'utf8');
  return { words: words.trimEnd().split('\n'), signed: join(folder, 'signed') };
}

/** The value of a key, as XML, in the Info.plist of a packed program. */
export async function plistValue(app: string, key: string): Promise<string | undefined> {
  const text = await readFile(join(app, 'Contents', 'Info.plist'), 'utf8');
  const compact = text.replace(/>\s+</g, '><');
  const [, rest] = compact.split(`<key>${key}</key>`);
  return rest?.split('<key>CF')[0]?.split('<key>LS')[0]?.split('<key>NS')[0];
}
