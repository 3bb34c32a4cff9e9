import { CloudOff, LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import { useDesk } from '../bridge/desk-provider.tsx';
import { LostTicketsProvider } from '../bridge/lost-tickets.tsx';
import { UndoProvider } from '../bridge/undo.tsx';
import { Crash } from '../features/crash/crash.tsx';
import { FirstRun } from '../features/first-run/first-run.tsx';
import { OpeningScreen } from '../features/opening/opening-screen.tsx';
import { RecoveryPage } from '../features/recovery/recovery-page.tsx';
import { SignIn } from '../features/sign-in/sign-in.tsx';
import { DraftSessionsProvider } from '../forms/draft-sessions-provider.tsx';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Delayed } from '../ui/delayed.tsx';
import { Message } from '../ui/message.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { RefusedFiles } from '../ui/refused-files.tsx';
import { RegionContext } from '../ui/region.tsx';
import { createRegions } from '../ui/regions.ts';
import { ToastProvider } from '../ui/toast-provider.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { useWindowTitle } from '../ui/use-window-title.ts';
import { DeskShell } from './desk-shell.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { ExternalOpenToasts } from './external-open-toasts.tsx';
import { SampleMenu } from './sample-menu.tsx';
import { useFocusKeeper } from './use-focus-keeper.ts';
import { useForgottenSearch } from './use-forgotten-search.ts';
import { useSubmitKeys } from './use-submit-keys.ts';
import { deskTitle } from './window-title.ts';
import { WithReports } from './with-reports.tsx';

export function App() {
  const text = useText();
  const { status, connection } = useDesk();
  const desk = status && 'desk' in status ? status.desk : undefined;
  const [lastId, setLastId] = useState<string>();
  const me = status && 'me' in status ? status.me : undefined;
  const myId = me?.agentId ?? lastId;
  if (myId !== lastId) setLastId(myId);
  const [regions] = useState(createRegions);
  useFocusKeeper(regions);
  useForgottenSearch(me?.agentId);
  useSubmitKeys();
  // While locked, the title must not name a ticket. After sign-in, the desk shell sets it.
  useWindowTitle(status?.phase === 'open' ? undefined : deskTitle(text, desk));

  return (
    <RegionContext value={regions}>
      <ErrorBoundary>
        <DraftSessionsProvider>
          {/* Toasts name people and offer Undo, so they are discarded when another agent signs in. */}
          <ToastProvider key={me?.agentId ?? ''}>
            <LostTicketsProvider>
              <UndoProvider>
                <ReadOnly value={connection === 'gone' ? text('app.gone.readOnly') : null}>
                  <RefusedFiles value={text(status?.phase === 'open' ? 'paste.notHere.attach' : 'paste.notHere')}>
                    <Screen lastId={lastId} />
                  </RefusedFiles>
                </ReadOnly>
              </UndoProvider>
            </LostTicketsProvider>
            <ExternalOpenToasts status={status} />
            <Toasts label={text('app.toasts')} closeLabel={text('common.dismiss')} />
          </ToastProvider>
        </DraftSessionsProvider>
      </ErrorBoundary>
    </RegionContext>
  );
}

function Screen({ lastId }: { readonly lastId: string | undefined }) {
  const text = useText();
  const { status, connection, askStatus } = useDesk();
  if (connection === 'gone' && status?.phase !== 'open') {
    return (
      <Message
        icon={<CloudOff size={24} aria-hidden="true" />}
        title={text('app.gone.title')}
        actions={<Button onClick={askStatus}>{text('common.tryAgain')}</Button>}
      >
        {text('app.gone.words')}
      </Message>
    );
  }
  if (!status) {
    return (
      <Delayed>
        <Message icon={<LifeBuoy size={24} aria-hidden="true" />} title={text('common.loading')} />
      </Delayed>
    );
  }
  switch (status.phase) {
    case 'crashed':
      return <Crash crash={status.crash} />;
    case 'first-run':
      return (
        <WithReports damaged={status.damaged}>
          <FirstRun status={status} />
        </WithReports>
      );
    case 'opening':
      return (
        <Delayed>
          <OpeningScreen opening={status.opening} />
        </Delayed>
      );
    case 'locked':
      return (
        <WithReports damaged={status.desk.damaged}>
          <SignIn
            desk={status.desk}
            tiles={status.tiles}
            recovery={status.recovery}
            lastId={lastId}
            sampleMenu={status.desk.isSample ? <SampleMenu /> : null}
          />
        </WithReports>
      );
    case 'recovery-code':
      return <RecoveryPage desk={status.desk} shown={status.shown} />;
    case 'open':
      return <DeskShell desk={status.desk} me={status.me} />;
  }
}
