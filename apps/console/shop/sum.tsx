// Sums of money in the community's currency.
import './shop.css'
import { useSession } from '../shell/session.ts'
import { money, signedMoney } from './money-words.ts'

export const useCurrency = (): string => useSession().community?.currency ?? 'CNY'

export function Sum({ minor, currency, signed }: { minor: number; currency?: string; signed?: boolean }) {
  const usual = useCurrency()
  return <span className="c-money">{signed ? signedMoney(minor, currency ?? usual) : money(minor, currency ?? usual)}</span>
}
