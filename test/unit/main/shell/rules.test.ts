import { describe, expect, test } from 'vitest';
import { sourceFiles, textOf } from '../../../support/source-files.ts';

const files = sourceFiles(['main', 'preload', 'renderer', 'shared'], /\.(tsx?|html)$/);

/** The program's files whose text, apart from its comments, holds this. */
function filesWith(words: RegExp): string[] {
  return files.filter((file) => words.test(textOf(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')));
}

describe('the program', () => {
  test.each([
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'allowpopups',
    '<webview',
    'executeJavaScript',
    '@electron/remote',
    'bypassCSP',
    'corsEnabled',
    'nodeIntegration: true',
    'contextIsolation: false',
    'webSecurity: false',
    'sandbox: false',
  ])('EC2, EC6, EC8, EC9, EC10, EC11: never says %s', (words) => {
    expect(filesWith(new RegExp(words))).toEqual([]);
  });

  test('EC17: has one way in for messages of windows', () => {
    expect(filesWith(/\bipcMain\b/)).toEqual(['main/shell/ipc.ts']);
    // Its own main module listens to every window without asking who that is.
    expect(filesWith(/from 'electron-log(\/main)?'/).filter((file) => !file.startsWith('main/platform/'))).toEqual([]);
  });

  test('EC15: has one place that passes an address to the system', () => {
    expect(filesWith(/openExternal/)).toEqual(['main/shell/open-address.ts']);
  });

  test('has one place that lets the system open a path, and few that run anything, none of which a window reaches', () => {
    expect(filesWith(/\bopenPath\b/)).toEqual(['main/shell/computer.ts']);
    expect(filesWith(/utilityProcess|showItemInFolder/)).toEqual([]);
    const launching = /^main\/(start|package|host|launch)\b/;
    expect(filesWith(/node:child_process/).filter((file) => !launching.test(file))).toEqual([
      'main/platform/process-identity.ts',
      'main/platform/screen-lock.ts',
      'main/platform/signature.ts',
    ]);
  });

  test('starts itself again in one place', () => {
    expect(filesWith(/\.relaunch\(/)).toEqual(['main/shell/relaunch.ts']);
  });

  test('makes windows in one place', () => {
    expect(filesWith(/new (BrowserWindow|BaseWindow|WebContentsView|BrowserView)\b/)).toEqual(['main/shell/window.ts']);
  });

  test('decides without electron', () => {
    const decisions = [
      'autostart-entry',
      'computer-settings',
      'context-template',
      'destination',
      'menu-template',
      'navigation',
      'origin',
      'external-address',
      'command-line',
      'permissions',
      'program-file',
      'sender',
      'window-bounds',
      'zoom',
    ];
    const knowing = filesWith(/^import (?!type\b)[^;]*'electron'/m);
    expect(decisions.filter((name) => knowing.includes(`main/shell/${name}.ts`))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(decisions.map((name) => `main/shell/${name}.ts`)));
    expect(knowing).toContain('main/shell/window.ts');
  });
});
