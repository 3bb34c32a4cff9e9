import './no-code-generation.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './body.css';
import './ui/tokens.css';
import './ui/contrast.css';
import './ui/base.css';
import { App } from './app/app.tsx';
import { createAnswerCache } from './bridge/answers.ts';
import { DeskProvider } from './bridge/desk-provider.tsx';
import { SavingProvider } from './bridge/saving.tsx';
import { NowProvider } from './i18n/now.tsx';
import { TextProvider } from './i18n/text.tsx';

const container = document.getElementById('app');
if (!container) throw new Error('The page has no place for the app');

createRoot(container).render(
  <StrictMode>
    <TextProvider>
      <NowProvider>
        <SavingProvider>
          <DeskProvider cache={createAnswerCache()}>
            <App />
          </DeskProvider>
        </SavingProvider>
      </NowProvider>
    </TextProvider>
  </StrictMode>,
);
