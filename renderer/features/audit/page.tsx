import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import type { Page } from '../../forms/page.ts';
import { useText } from '../../i18n/text.tsx';
import { PageSection } from '../../ui/page-section.tsx';
import { type AuditFilter, everything } from './audit-filter.ts';
import { AuditFilters } from './audit-filters.tsx';
import { ChangeList } from './change-list.tsx';
import { ExportButton } from './export-button.tsx';

export const page: Page = {
  address: 'audit',
  icon: ScrollText,
  label: 'command.view.audit',
  for: ({ me }) => me.isAdministrator,
  group: 'desk',
  order: 12,
  render: () => <AuditPage />,
};

/** Who changed what in the set-up of the desk. */
function AuditPage() {
  const text = useText();
  const [filter, setFilter] = useState<AuditFilter>(everything);
  return (
    <PageSection title={text('audit.title')} words={text('audit.words')} action={<ExportButton filter={filter} />}>
      <AuditFilters filter={filter} onChange={setFilter} />
      <ChangeList key={JSON.stringify(filter)} filter={filter} />
    </PageSection>
  );
}
