// The pages of the playbooks; they stand above the communities, for they make them.
import { IconBook } from '../shell/icons.tsx'
import { type PageLine, page } from '../shell/page-line.ts'
import { bookTexts } from './texts.ts'

export const playbookPages: readonly PageLine[] = [
  {
    path: '/playbooks',
    title: bookTexts.title,
    also: `${bookTexts.also.zh} ${bookTexts.also.en}`,
    scope: 'house',
    chapter: 'copy',
    icon: IconBook,
    right: 'playbooks.read',
    page: page(async () => (await import('./shelf-page.tsx')).ShelfPage),
  },
  {
    path: '/playbooks/own',
    title: bookTexts.ownTitle,
    scope: 'house',
    right: 'playbooks.launch',
    page: page(async () => (await import('./own-page.tsx')).OwnPage),
  },
  {
    path: '/playbooks/done/:runId',
    title: bookTexts.runs,
    scope: 'house',
    right: 'playbooks.read',
    page: page(async () => (await import('./done-page.tsx')).DonePage),
  },
  {
    path: '/playbooks/:playbookId',
    title: bookTexts.title,
    scope: 'house',
    right: 'playbooks.read',
    page: page(async () => (await import('./playbook-page.tsx')).PlaybookPage),
  },
]
