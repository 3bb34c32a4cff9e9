import type { DeskStatus } from '../../shared/bridge/contract/desk.ts';
import { useCommands } from '../bridge/use-commands.ts';
import { useText } from '../i18n/text.tsx';
import { useToasts } from '../ui/toast-provider.tsx';

/** Shows a toast when a link or file opened from outside matches nothing in this window. */
export function ExternalOpenToasts({ status }: { readonly status: DeskStatus | undefined }) {
  const text = useText();
  const { add } = useToasts();
  const desk = status && 'desk' in status ? status.desk : undefined;

  useCommands((command) => {
    if (command.do === 'say-dead-link') {
      add({ title: text('outside.deadLink') });
      return true;
    }
    // When no desk is open, the first-run screen handles this command.
    if (command.do !== 'propose-desk' || !desk) return false;
    if (isSameFolder(command.folder, desk.folder)) return true;
    add({
      title: text('outside.otherDesk', { name: desk.name }),
      description: desk.isSample
        ? text('outside.leaveSample', {
            folder: command.folder,
            leave: text('sample.leave'),
            menu: text('sample.menu'),
          })
        : text('outside.endFirst', { folder: command.folder }),
    });
    return true;
  });

  return null;
}

function isSameFolder(one: string, other: string): boolean {
  const bare = (folder: string) => folder.replace(/[\\/]+$/, '');
  return bare(one) === bare(other);
}
