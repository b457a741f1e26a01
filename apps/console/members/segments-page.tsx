// Segments and tags: two ways of keeping people together, side by side.
import '../shell/room.css'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Tabs } from '#ui/kit/tabs.tsx'
import { Page } from '../shell/page.tsx'
import { SegmentsList } from './segments-list.tsx'
import { TagsList } from './tags-list.tsx'
import { memberTexts } from './texts.ts'

export function SegmentsPage() {
  const t = useT()
  const [tab, setTab] = useState<'segments' | 'tags'>('segments')
  return (
    <Page title={t(memberTexts.segments)} lead={t(memberTexts.segmentsLead)}>
      <Tabs
        label={t(memberTexts.segments)}
        chosen={tab}
        onChoose={setTab}
        tabs={[
          { key: 'segments', title: t(memberTexts.segmentsTab) },
          { key: 'tags', title: t(memberTexts.tags) },
        ]}
      >
        <div className="c-tabbed">{tab === 'segments' ? <SegmentsList /> : <TagsList />}</div>
      </Tabs>
    </Page>
  )
}
