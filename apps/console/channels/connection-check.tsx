// Asks the other side whether it knows us, and says what it found, sentence by sentence.

import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconCheck, IconWarning } from '#ui/kit/icons.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { accountTexts } from './account-texts.ts'

export function ConnectionCheck({ accountId }: { accountId: string }) {
  const t = useT()
  const [found, setFound] = useState<Answer<Rooms['channels']['checkConnection']>>()
  const check = useAction(() => api.channels.checkConnection({ params: { accountId } }), {
    refreshes: ['channels.account', 'channels.accounts'],
    onDone: setFound,
  })
  return (
    <div className="c-check">
      <div className="q-row">
        <Button size="small" busy={check.busy} onClick={() => void check.run()}>
          {t(found ? accountTexts.checkAgain : accountTexts.check)}
        </Button>
        {!found && <span className="q-quiet">{t(accountTexts.checkHint)}</span>}
        {found && (
          <b role="status">
            {found.ok
              ? t(accountTexts.allWell)
              : t(accountTexts.someWrong, { count: found.findings.filter(finding => !finding.ok).length })}
          </b>
        )}
      </div>
      <ErrorNote error={check.error} small />
      {found && (
        <ul>
          {found.findings.map(finding => (
            <li key={finding.what + finding.text} className={finding.ok ? 'c-check-good' : 'c-check-bad'}>
              {finding.ok ? (
                <IconCheck size={18} label={t(accountTexts.good)} />
              ) : (
                <IconWarning size={18} label={t(accountTexts.bad)} />
              )}
              {finding.text}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
