// What one holds has changed, wherever one is: by a packet, a prize, a purchase, or the desk.
import { answers } from '#ui/answers.ts'
import { useLive } from '../shell/live.ts'

export function useWalletHeard(): void {
  useLive(['wallet.balance-moved'], () => answers.refresh('wallet'))
}
