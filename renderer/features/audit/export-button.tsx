import { Download } from 'lucide-react';
import { auditRemark } from '../../../shared/views/audit-csv.ts';
import { askDesk } from '../../bridge/answers.ts';
import { AskFailed } from '../../bridge/ask-failed.ts';
import { saveText } from '../../forms/save-text.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Button } from '../../ui/button.tsx';
import { useToasts } from '../../ui/toast-provider.tsx';
import { type AuditFilter, type AuditTab, askedChanges, askedPeriod } from './audit-filter.ts';

const fileNames: Readonly<Record<AuditTab, string>> = {
  changes: 'deskside-setup-changes.csv',
  signIns: 'deskside-sign-ins.csv',
};

interface ExportButtonProps {
  readonly tab: AuditTab;
  readonly filter: AuditFilter;
}

interface Table {
  readonly text: string;
  readonly missing: string | undefined;
}

/** Saves everything that matches as a table for other programs. */
export function ExportButton({ tab, filter }: ExportButtonProps) {
  const text = useText();
  const { full } = useTimes();
  const { add } = useToasts();

  /** What is not in the table is said in its last row, and beside it. */
  async function changesTable(): Promise<Table> {
    const { text: rows, left } = await askDesk('audit.changes.csv', askedChanges(filter));
    if (!left) return { text: rows, missing: undefined };
    const missing = text('audit.exported.left', { count: left.count, time: full(left.newestMs) });
    return { text: rows + auditRemark(missing), missing };
  }

  async function signInsTable(): Promise<Table> {
    return { ...(await askDesk('audit.signIns.csv', askedPeriod(filter))), missing: undefined };
  }

  async function save(): Promise<void> {
    try {
      const table = tab === 'changes' ? await changesTable() : await signInsTable();
      const name = fileNames[tab];
      saveText(name, table.text, 'text/csv;charset=utf-8');
      add({ title: text('audit.exported', { name }), description: table.missing });
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
