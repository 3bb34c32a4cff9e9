import { Toast } from '@base-ui/react/toast';
import type { DeskStatus } from '../../shared/bridge/contract/desk.ts';
import { useCommands } from '../bridge/use-commands.ts';
import { useText } from '../i18n/text.tsx';

/** Shows toasts for links and files that were opened outside and lead nowhere in this window. */
export function ExternalOpenToasts({ status }: { readonly status: DeskStatus | undefined }) {
  const text = useText();
  const { add } = Toast.useToastManager();
  const desk = status && 'desk' in status ? status.desk : undefined;

  useCommands((command) => {
    if (command.do === 'say-dead-link') {
      add({ title: text('outside.deadLink') });
      return true;
    }
    // Where no desk is open, the first screen opens the one that was meant.
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
