import { app, type Event, type WebContents } from 'electron';
import { mayNavigate } from './navigation.ts';

type OpenOutside = (address: string) => void;

/** Guards all future web contents, whatever creates them: one forgotten window would be a security hole. */
export function guardContents(openOutside: OpenOutside): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, openOutside));
}

function guard(contents: WebContents, openOutside: OpenOutside): void {
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

function stay(event: Event<{ readonly url: string; readonly isMainFrame: boolean }>): void {
  if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault();
}
