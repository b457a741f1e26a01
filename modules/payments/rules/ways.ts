// Which way to pay fits where the payer stands. Pure.
import type { Provider, Way } from '../contract/words.ts'

export type Device = 'wechat' | 'phone' | 'desktop'

export function deviceOf(agent: string): Device {
  if (/MicroMessenger/i.test(agent)) return 'wechat'
  return /Android|iPhone|iPad|iPod|HarmonyOS|Mobile/i.test(agent) ? 'phone' : 'desktop'
}

/** Null: not here. Inside WeChat, Alipay is shut out, and WeChat Pay needs to know who the payer is there. */
export function wayFor(provider: Provider, device: Device, hasOpenId: boolean): Way | null {
  if (provider === 'wechat') {
    if (device === 'wechat') return hasOpenId ? 'jsapi' : null
    return device === 'phone' ? 'h5' : 'native'
  }
  if (provider === 'alipay' && device === 'wechat') return null
  return device === 'desktop' ? 'page' : 'h5'
}
