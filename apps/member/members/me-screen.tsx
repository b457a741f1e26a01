// One's own page: who one is here, one's groups and cards, and the ways to everything that is one's own.
import './me.css'
import { answers } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Button } from '#ui/kit/button.tsx'
import { IconGroups, IconInbox, IconLock, IconMe, IconOut, IconPurse, IconSettings, IconStar } from '#ui/kit/icons.tsx'
import { List, Row, Section } from '#ui/kit/list.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Seal, Tag } from '#ui/kit/tag.tsx'
import { activityTexts } from '../activities/texts.ts'
import { api, boot } from '../api.ts'
import { findTexts } from '../content/find/texts.ts'
import { GroupRow } from '../groups/group-row.tsx'
import { groupsTexts } from '../groups/texts.ts'
import { Page } from '../shell/page.tsx'
import { useUnread } from '../shell/unread.ts'
import { at } from '../shell/ways.ts'
import { couponTexts } from '../shop/coupons/texts.ts'
import { giftTexts } from '../shop/gifts/texts.ts'
import { IconCoupon, IconGift, IconOrders, IconTier } from '../shop/icons.tsx'
import { orderTexts } from '../shop/order-texts.ts'
import { shellTexts } from '../texts.ts'
import { tierTexts } from '../tiers/texts.ts'
import { walletTexts } from '../wallet/texts.ts'
import { PageChoices } from './page-choices.tsx'
import { SignInFirst } from './sign-in-first.tsx'
import { memberTexts } from './texts.ts'

export function MeScreen() {
  const t = useT()
  return (
    <Page title={t(memberTexts.me)}>
      <div className="q-stack m-me">
        {boot.me ? <Mine /> : <SignInFirst />}
        <Section title={t(memberTexts.page)}>
          <PageChoices />
        </Section>
        {boot.me && <SignOut />}
      </div>
    </Page>
  )
}

function Mine() {
  const t = useT()
  const me = useRead(api.members.me, {})
  const groups = useRead(api.groups.list, { query: { mine: true, limit: 50 } })
  const unread = useUnread()
  const who = me.data ?? boot.me!
  const missing = me.data?.missing.length ?? 0
  return (
    <>
      <a className="m-self" href={at('/me/profile')}>
        <Avatar name={who.name} id={who.memberId} photo={who.photo} size="large" />
        <span className="q-grow">
          <span className="q-song m-self-name">{who.name}</span>
          {me.data && <span className="q-quiet">{t(memberTexts.since, { date: date(me.data.joinedAt, 'day') })}</span>}
          {missing > 0 && (
            <span>
              <Tag tone="cinnabar">{t(memberTexts.missing, { count: missing })}</Tag>
            </span>
          )}
        </span>
      </a>
      <ErrorNote error={me.error} small onRetry={me.reload} />
      <List>
        <Row lead={<IconMe />} title={t(memberTexts.profile)} href={at('/me/profile')} />
        <Row
          lead={<IconInbox />}
          title={t(findTexts.inbox)}
          trail={unread > 0 && <Seal count={unread} label={t(shellTexts.unread, { count: unread })} />}
          href={at('/inbox')}
        />
        <Row lead={<IconOrders />} title={t(orderTexts.orders)} note={t(orderTexts.ordersNote)} href={at('/orders')} />
        <Row lead={<IconTier />} title={t(tierTexts.mine)} note={t(tierTexts.mineNote)} href={at('/tiers')} />
        <Row lead={<IconCoupon />} title={t(couponTexts.coupons)} note={t(couponTexts.couponsNote)} href={at('/coupons')} />
        <Row lead={<IconGift />} title={t(giftTexts.gifts)} note={t(giftTexts.giftsNote)} href={at('/gifts')} />
        <Row lead={<IconStar />} title={t(activityTexts.awards)} note={t(activityTexts.awardsNote)} href={at('/me/awards')} />
        <Row lead={<IconPurse />} title={t(walletTexts.wallet)} note={t(walletTexts.walletNote)} href={at('/me/wallet')} />
        <Row lead={<IconSettings />} title={t(memberTexts.account)} note={t(memberTexts.accountNote)} href={at('/me/account')} />
        <Row lead={<IconLock />} title={t(memberTexts.privacy)} note={t(memberTexts.privacyNote)} href={at('/me/privacy')} />
        <Row lead={<IconGroups />} title={t(memberTexts.directory)} href={at('/members')} />
      </List>
      {groups.data && groups.data.items.length > 0 && (
        <Section title={t(groupsTexts.mine)}>
          <List>
            {groups.data.items.map(group => (
              <GroupRow key={group.id} group={group} />
            ))}
          </List>
        </Section>
      )}
    </>
  )
}

function SignOut() {
  const t = useT()
  const signOut = useAction(api.members.signOut, {
    onDone: () => {
      answers.clear()
      location.assign(at('/') || '/')
    },
  })
  return (
    <div>
      <ErrorNote error={signOut.error} small />
      <Button icon={IconOut} busy={signOut.busy} onClick={() => void signOut.run()}>
        {t(memberTexts.signOut)}
      </Button>
    </div>
  )
}
