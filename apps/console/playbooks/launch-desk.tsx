// Preview beside, name and address, and the launch: what is sent is what was shown.
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { newKey } from '#ui/api.ts'
import { useAction, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { fieldError, is } from '#ui/problem.ts'
import { api } from '../api.ts'
import { useMay, useSession } from '../shell/session.ts'
import { editionPattern, freeSlug, type Plan, slugPattern } from './plan.ts'
import { PlanParts } from './plan-parts.tsx'
import { bookTexts } from './texts.ts'
import { Vacancies } from './vacancies.tsx'

interface LaunchDeskProps {
  /** A book of the shelf, or a text of one's own. */
  source: { id: string } | { text: string }
  name: string
  slug: string
}

/** The value as it was when its writer last paused. */
function useSettled<T>(value: T, waitMs = 450): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), waitMs)
    return () => clearTimeout(timer)
  }, [value, waitMs])
  return settled
}

export function LaunchDesk({ source, name: firstName, slug: firstSlug }: LaunchDeskProps) {
  const t = useT()
  const may = useMay()
  const [, go] = useLocation()
  const [name, setName] = useState(firstName)
  const [slug, setSlug] = useState(firstSlug)
  const [edition, setEdition] = useState('')
  const good = slugPattern.test(slug) && name.trim() !== '' && editionPattern.test(edition)
  const wished = good ? JSON.stringify({ ...source, name: name.trim(), slug, ...(edition && { edition }) }) : ''
  const wish = useSettled(wished)
  const body = wish ? (JSON.parse(wish) as { id: string; name: string; slug: string }) : null
  const settled = good && wish === wished
  const allowed = may('playbooks.launch')
  const plan = useRead(api.playbooks.plan, body && allowed ? { body } : null)
  const [key, setKey] = useState(newKey)
  const launch = useAction(api.playbooks.apply, {
    refreshes: ['communities', 'staff.me', 'playbooks'],
    onDone: ({ run, plan }) => run && go(`/playbooks/done/${run.id}`, { state: { plan, name: run.communityName } }),
  })
  const again = async () => {
    launch.reset()
    setKey(newKey())
    await plan.reload()
    toast(bookTexts.movedDone)
  }
  return (
    <div className="c-desk">
      <aside className="c-desk-side" aria-label={t(bookTexts.settings)}>
        <h2>{t(bookTexts.settings)}</h2>
        <Input
          label={t(bookTexts.name)}
          value={name}
          maxLength={40}
          onChange={setName}
          error={name.trim() ? fieldError(plan.error, 'name') : t(bookTexts.nameNeeded)}
        />
        <Input
          label={t(bookTexts.slug)}
          hint={t(bookTexts.slugHint)}
          value={slug}
          maxLength={40}
          spellCheck={false}
          autoCapitalize="none"
          onChange={text => setSlug(text.toLowerCase())}
          error={slugPattern.test(slug) ? undefined : t(bookTexts.slugBad)}
        />
        {(plan.data?.communityId || edition) && (
          <Input
            label={t(bookTexts.edition)}
            hint={t(bookTexts.editionHint)}
            value={edition}
            maxLength={12}
            spellCheck={false}
            autoCapitalize="none"
            onChange={text => setEdition(text.toLowerCase())}
            error={editionPattern.test(edition) ? undefined : t(bookTexts.editionBad)}
          />
        )}
        {allowed ? (
          <Verdict
            plan={settled ? plan.data : undefined}
            slug={slug}
            onSlug={setSlug}
            act={
              <Button
                kind="primary"
                wide
                busy={launch.busy}
                disabled={!settled || !plan.data || plan.data.changes.length === 0}
                onClick={() => void launch.run({ body: { ...body!, fingerprint: plan.data!.fingerprint }, idempotencyKey: key })}
              >
                {t(plan.data?.communityId ? bookTexts.launchChange : bookTexts.launch)}
              </Button>
            }
          />
        ) : (
          <p className="q-quiet">{t(bookTexts.mayNot)}</p>
        )}
        <ErrorNote error={launch.error} small />
        {is(launch.error, 'playbooks.plan-moved') && (
          <Button size="small" onClick={() => void again()}>
            {t(bookTexts.movedAgain)}
          </Button>
        )}
      </aside>
      <div className="c-desk-main">
        <Preview plan={plan.data} error={plan.error} onRetry={plan.reload} />
      </div>
    </div>
  )
}

function Verdict({
  plan,
  slug,
  onSlug,
  act,
}: {
  plan: Plan | undefined
  slug: string
  onSlug: (slug: string) => void
  act: React.ReactNode
}) {
  const t = useT()
  const { communities } = useSession()
  const made = plan?.changes.filter(change => change.action === 'create').length ?? 0
  const changed = (plan?.changes.length ?? 0) - made
  return (
    <>
      <div className="c-verdict" aria-live="polite">
        {!plan && <p className="q-quiet">{t(bookTexts.planning)}</p>}
        {plan && !plan.communityId && <p>{t(bookTexts.fresh)}</p>}
        {plan?.communityId && (
          <div className="c-verdict-there">
            <p>
              <b>{t(bookTexts.there, { slug })}</b>
            </p>
            <p className="q-quiet">{t(bookTexts.thereHint)}</p>
            <Button size="small" onClick={() => onSlug(freeSlug(slug, communities))}>
              {t(bookTexts.another)}
            </Button>
          </div>
        )}
        {plan && (
          <p className="c-verdict-counts">
            {made > 0 && <span>{t(bookTexts.willMake, { count: made })}</span>}
            {changed > 0 && <span>{t(bookTexts.willChange, { count: changed })}</span>}
            {plan.kept > 0 && <span className="q-quiet">{t(bookTexts.kept, { count: plan.kept })}</span>}
          </p>
        )}
      </div>
      {act}
      <p className="q-quiet">{t(bookTexts.once)}</p>
      {plan && plan.vacancies.length > 0 && <Vacancies vacancies={plan.vacancies} />}
    </>
  )
}

function Preview({ plan, error, onRetry }: { plan: Plan | undefined; error: unknown; onRetry: () => unknown }) {
  const t = useT()
  if (!plan) return error ? <ErrorNote error={error} onRetry={onRetry} /> : <Skeleton kind="card" count={3} />
  if (plan.changes.length === 0)
    return (
      <Empty scene="rest" title={t(bookTexts.nothing)}>
        {t(bookTexts.nothingHint)}
      </Empty>
    )
  return (
    <>
      <ErrorNote error={error} onRetry={onRetry} small />
      <h2 className="c-desk-head">{t(plan.communityId ? bookTexts.previewThere : bookTexts.preview)}</h2>
      <PlanParts plan={plan} />
    </>
  )
}
