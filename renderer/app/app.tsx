import { CloudOff, LifeBuoy } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import type { Preferences } from '../../shared/bridge/preferences.ts';
import { BulkProvider } from '../bridge/bulk.tsx';
import { useDesk } from '../bridge/desk-provider.tsx';
import { LostTicketsProvider } from '../bridge/lost-tickets.tsx';
import { PreferencesProvider, usePreferencesOf } from '../bridge/preferences.tsx';
import { UndoProvider } from '../bridge/undo.tsx';
import { OpeningScreen } from '../features/opening/opening-screen.tsx';
import { SignIn } from '../features/sign-in/sign-in.tsx';
import { DraftSessionsProvider } from '../forms/draft-sessions-provider.tsx';
import { RecordEditsProvider } from '../forms/record-edits-provider.tsx';
import { SelectionProvider } from '../forms/selection-store.tsx';
import { useTheme } from '../forms/use-theme.ts';
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
import { ErrorBoundary } from './error-boundary.tsx';
import { ExternalOpenToasts } from './external-open-toasts.tsx';
import { crash, deskShell, firstRun, preloadScreens, recoveryPage, sampleMenu } from './screens.ts';
import { useFocusKeeper } from './use-focus-keeper.ts';
import { useReturn } from './use-return.ts';
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
  const preferences = usePreferencesOf(me?.agentId);
  useTheme(preferences?.theme ?? 'system');
  const [regions] = useState(createRegions);
  useFocusKeeper(regions);
  const [wasLocked, setWasLocked] = useState(false);
  if (!wasLocked && status !== undefined && status.phase !== 'open') setWasLocked(true);
  const isAtPlace = useReturn(me?.agentId, wasLocked);
  useSubmitKeys();
  useEffect(preloadScreens, []);
  // While locked, the title must not name a ticket. After sign-in, the desk shell sets it.
  useWindowTitle(status?.phase === 'open' ? undefined : deskTitle(text, desk));

  return (
    <RegionContext value={regions}>
      <ErrorBoundary>
        <DraftSessionsProvider>
          <RecordEditsProvider>
            {/* Toasts name people and offer Undo, so they are discarded when another agent signs in. */}
            <ToastProvider key={me?.agentId ?? ''}>
              <LostTicketsProvider>
                <UndoProvider>
                  <BulkProvider>
                    <ReadOnly value={connection === 'gone' ? text('app.gone.readOnly') : null}>
                      <RefusedFiles value={text(status?.phase === 'open' ? 'paste.notHere.attach' : 'paste.notHere')}>
                        <Suspense fallback={<Loading />}>
                          <Screen lastId={lastId} preferences={isAtPlace ? preferences : undefined} />
                        </Suspense>
                      </RefusedFiles>
                    </ReadOnly>
                  </BulkProvider>
                </UndoProvider>
              </LostTicketsProvider>
              <ExternalOpenToasts status={status} />
              <Toasts label={text('app.toasts')} closeLabel={text('common.dismiss')} />
            </ToastProvider>
          </RecordEditsProvider>
        </DraftSessionsProvider>
      </ErrorBoundary>
    </RegionContext>
  );
}

function Loading() {
  const text = useText();
  return (
    <Delayed>
      <Message icon={<LifeBuoy size={24} aria-hidden="true" />} title={text('common.loading')} />
    </Delayed>
  );
}

interface ScreenProps {
  readonly lastId: string | undefined;
  readonly preferences: Preferences | undefined;
}

function Screen({ lastId, preferences }: ScreenProps) {
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
    return <Loading />;
  }
  switch (status.phase) {
    case 'crashed':
      return <crash.Part crash={status.crash} />;
    case 'first-run':
      return (
        <WithReports damaged={status.damaged}>
          <firstRun.Part status={status} />
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
            sampleMenu={
              status.desk.isSample ? (
                <Suspense>
                  <sampleMenu.Part />
                </Suspense>
              ) : null
            }
          />
        </WithReports>
      );
    case 'recovery-code':
      return <recoveryPage.Part desk={status.desk} shown={status.shown} />;
    case 'open':
      // Without the preferences, rows would change their height at once; before the return, another agent’s place is there.
      return preferences ? (
        <PreferencesProvider value={preferences}>
          <SelectionProvider>
            <deskShell.Part desk={status.desk} me={status.me} />
          </SelectionProvider>
        </PreferencesProvider>
      ) : (
        <Loading />
      );
  }
}
