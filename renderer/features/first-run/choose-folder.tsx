import { FolderOpen } from 'lucide-react';
import { deskside } from '../../bridge/deskside.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';

/** Opens the system’s folder dialog. Only for hosts that have one; a browser does not. */
export function ChooseFolder({
  from,
  onChoose,
}: {
  readonly from: string;
  readonly onChoose: (folder: string) => void;
}) {
  const text = useText();

  async function choose(): Promise<void> {
    const result = await deskside.call('desk.chooseFolder', { folder: from });
    if (result.ok && result.value.folder !== null) onChoose(result.value.folder);
  }

  return (
    <Button icon={<FolderOpen size={16} aria-hidden="true" />} onClick={() => void choose()}>
      {text('setUp.folder.choose')}
    </Button>
  );
}
