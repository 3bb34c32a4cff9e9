import { Tabs } from '@base-ui/react/tabs';
import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import type { Page, PageContext } from '../../forms/page.ts';
import { useText } from '../../i18n/text.tsx';
import { PageSection } from '../../ui/page-section.tsx';
import styles from './audit.module.css';
import { type AuditFilter, type AuditTab, auditTabs, filterOf } from './audit-filter.ts';
import { AuditFilters } from './audit-filters.tsx';
import { ChangeList } from './change-list.tsx';
import { ExportButton } from './export-button.tsx';
import { SignInList } from './sign-in-list.tsx';

export const page: Page = {
  address: 'audit',
  icon: ScrollText,
  label: 'command.view.audit',
  for: ({ me }) => me.isAdministrator,
  group: 'desk',
  order: 12,
  hasParts: true,
  render: ({ part }) => <AuditPage key={part.join('/')} part={part} />,
};

/** Who changed what in the set-up of the desk, and who signed in on this computer. */
function AuditPage({ part }: Pick<PageContext, 'part'>) {
  const text = useText();
  const [tab, setTab] = useState<AuditTab>('changes');
  const [filter, setFilter] = useState<AuditFilter>(() => filterOf(part));
  const key = JSON.stringify(filter);
  return (
    <PageSection
      title={text('audit.title')}
      words={text(`audit.${tab}.words`)}
      action={<ExportButton tab={tab} filter={filter} />}
    >
      <Tabs.Root value={tab} onValueChange={setTab}>
        <Tabs.List className={styles.tabs} aria-label={text('audit.title')}>
          {auditTabs.map((one) => (
            <Tabs.Tab key={one} value={one} className={styles.tab}>
              {text(`audit.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <AuditFilters tab={tab} filter={filter} onChange={setFilter} />
        <Tabs.Panel value="changes">
          <ChangeList key={key} filter={filter} />
        </Tabs.Panel>
        <Tabs.Panel value="signIns">
          <SignInList key={key} filter={filter} />
        </Tabs.Panel>
      </Tabs.Root>
    </PageSection>
  );
}
