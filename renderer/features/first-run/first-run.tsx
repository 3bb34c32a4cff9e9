import { useState } from 'react';
import type { FirstRunStatus } from '../../../shared/bridge/contract/desk.ts';
import type { UnopenedDesk } from '../../../shared/bridge/unopened.ts';
import { useCommands } from '../../bridge/use-commands.ts';
import { OpenDeskDialog } from './open-desk-dialog.tsx';
import { SetUp } from './set-up.tsx';
import { UnopenedScreen } from './unopened-screen.tsx';
import { WelcomeScreen } from './welcome-screen.tsx';

/** The window without an open desk: set one up, or see why the last one could not be opened. */
export function FirstRun({ status }: { readonly status: FirstRunStatus }) {
  const [isSettingUp, setIsSettingUp] = useState(false);
  const [unopened, setUnopened] = useState(status.problem);
  const [opening, setOpening] = useState<string>();

  useCommands((command) => {
    if (command.do !== 'propose-desk') return false;
    setOpening(command.folder);
    return true;
  });

  return (
    <>
      {screen()}
      {/* Rendered above the screen, so that text in the set-up form is kept. */}
      {opening !== undefined && (
        <OpenDeskDialog
          folder={opening}
          picksFolders={status.picksFolders}
          opening={status.opening}
          onClose={() => setOpening(undefined)}
          onUnopened={isSettingUp ? undefined : showUnopened}
        />
      )}
    </>
  );

  function showUnopened(desk: UnopenedDesk): void {
    setOpening(undefined);
    setUnopened(desk);
  }

  function screen() {
    const { proposedFolder, picksFolders } = status;
    if (unopened) {
      return (
        <UnopenedScreen
          unopened={unopened}
          opening={status.opening}
          picksFolders={picksFolders}
          onChange={setUnopened}
          onChoose={() => setOpening(unopened.folder)}
          onLeave={() => setUnopened(null)}
        />
      );
    }
    if (isSettingUp) {
      return <SetUp proposedFolder={proposedFolder} picksFolders={picksFolders} onBack={() => setIsSettingUp(false)} />;
    }
    return (
      <WelcomeScreen
        opening={status.opening}
        onSetUp={() => setIsSettingUp(true)}
        onOpen={() => setOpening(proposedFolder)}
        onUnopened={setUnopened}
      />
    );
  }
}
