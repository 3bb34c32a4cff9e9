import { Download } from 'lucide-react';
import { askDesk } from '../../bridge/answers.ts';
import { AskFailed } from '../../bridge/ask-failed.ts';
import { saveText } from '../../forms/save-text.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { useToasts } from '../../ui/toast-provider.tsx';
import { type AuditFilter, askedFilter } from './audit-filter.ts';

const fileName = 'deskside-setup-changes.csv';

/** Saves all matching changes as a table for other programs. */
export function ExportButton({ filter }: { readonly filter: AuditFilter }) {
  const text = useText();
  const { add } = useToasts();

  async function save(): Promise<void> {
    try {
      const table = await askDesk('audit.changes.csv', askedFilter(filter));
      saveText(fileName, table.text, 'text/csv;charset=utf-8');
      add({ title: text('audit.exported', { name: fileName }) });
    } catch (error) {
      if (!(error instanceof AskFailed)) throw error;
      add({ title: errorText(text, error.error), priority: 'high' });
    }
  }

  return (
    <Button icon={<Download size={16} aria-hidden="true" />} onClick={() => void save()}>
      {text('audit.export')}
    </Button>
  );
}
