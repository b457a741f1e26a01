// Alipay's gateway on loopback: checks our RSA2 signatures, signs its answers and notices as published, keeps trades, and misbehaves on demand.
import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { type LoopbackRequest, listenOnLoopback } from '../../loopback.ts'
import { type AlipayTrade, billArchive, billRows, yuan } from './alipay-bill.ts'
import { type Answered, openMischief, perform } from './mischief.ts'
import { onBeijingsWall, openNoticeQueue, type SealedNotice, type SealOptions } from './notice-queue.ts'

type Said = Record<string, unknown>
export type AlipayNotice = { url: string; id: string; fields: Record<string, string> }
export type AlipayEmulator = Awaited<ReturnType<typeof startAlipay>>
export type AlipayEmulatorOptions = { now?: () => Date }

const newPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
const no = (subCode: string, code = '40004'): Said => ({ code, msg: 'Business Failed', sub_code: subCode, sub_msg: subCode })
const yes = (said: Said): Said => ({ code: '10000', msg: 'Success', ...said })
const fenOf = (text: unknown) => (/^\d+\.\d\d$/.test(String(text)) ? Math.round(Number(text) * 100) : Number.NaN)
const contentOf = (fields: Record<string, string>, without: string[]) =>
  Object.keys(fields)
    .filter(name => !without.includes(name))
    .sort()
    .map(name => `${name}=${fields[name]}`)
    .join('&')

export async function startAlipay({ now = () => new Date() }: AlipayEmulatorOptions = {}) {
  const [application, alipay, stranger] = [newPair(), newPair(), newPair()]
  const account = {
    appId: '2014072300007148',
    sellerId: '2088101106499364',
    privateKey: application.privateKey,
    alipayPublicKey: alipay.publicKey,
  }
  const trades = new Map<string, AlipayTrade>()
  const mischief = openMischief()
  const calls: string[] = []
  const bill = { alterRows: (rows: string[][]) => rows, alterFile: (file: Buffer) => file }
  const files = new Map<string, Buffer>()
  const signature = (text: string, wrongKey: boolean) =>
    sign('RSA-SHA256', Buffer.from(text), wrongKey ? stranger.privateKey : alipay.privateKey).toString('base64')

  const arrive = (biz: any, notifyUrl: string): AlipayTrade | Said => {
    const fen = fenOf(biz.total_amount)
    const before = trades.get(biz.out_trade_no)
    if (!(fen > 0) || !biz.subject || /[/=&]/.test(biz.subject) || !/^\d{4}(-\d\d){2} (\d\d:){2}\d\d$/.test(biz.time_expire))
      return no('ACQ.INVALID_PARAMETER')
    if (before?.paidAt) return no('ACQ.TRADE_HAS_SUCCESS')
    if (before?.status === 'TRADE_CLOSED') return no('ACQ.TRADE_HAS_CLOSE')
    if (before && (before.fen !== fen || before.subject !== biz.subject)) return no('ACQ.CONTEXT_INCONSISTENT')
    const trade: AlipayTrade = before ?? {
      outTradeNo: biz.out_trade_no,
      tradeNo: `2026112222001${randomBytes(6).readUIntBE(0, 6)}`,
      fen,
      subject: biz.subject,
      notifyUrl,
      status: 'WAIT_BUYER_PAY',
      createdAt: now(),
      refunds: [],
    }
    trades.set(trade.outTradeNo, trade)
    return trade
  }

  const methods: Record<string, (biz: any, fields: Record<string, string>) => Said> = {
    'alipay.trade.precreate': biz =>
      yes({ out_trade_no: biz.out_trade_no, qr_code: `https://qr.alipay.com/${randomBytes(8).toString('hex')}` }),
    'alipay.trade.query': biz => {
      const trade = trades.get(biz.out_trade_no)
      return trade ? yes(tradeSaid(trade)) : no('ACQ.TRADE_NOT_EXIST')
    },
    'alipay.trade.close': biz => {
      const trade = trades.get(biz.out_trade_no)
      if (!trade) return no('ACQ.TRADE_NOT_EXIST')
      if (trade.status !== 'WAIT_BUYER_PAY') return no('ACQ.TRADE_STATUS_ERROR')
      trade.status = 'TRADE_CLOSED'
      return yes({ out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo })
    },
    'alipay.trade.refund': biz => refund(trades, biz, now()),
    'alipay.trade.fastpay.refund.query': biz => {
      const trade = trades.get(biz.out_trade_no)
      if (!trade) return no('ACQ.TRADE_NOT_EXIST')
      const made = trade.refunds.find(one => one.outRequestNo === biz.out_request_no)
      if (!made) return yes({})
      const sums = { total_amount: yuan(trade.fen), refund_amount: yuan(made.fen), gmt_refund_pay: onBeijingsWall(made.at) }
      const names = { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo, out_request_no: made.outRequestNo }
      return yes({ ...names, ...sums, refund_status: 'REFUND_SUCCESS' })
    },
    'alipay.data.dataservice.bill.downloadurl.query': biz => {
      const rows = bill.alterRows(billRows(trades.values(), biz.bill_date))
      if (rows.length === 0) return no('isp.bill_not_exist')
      const id = randomBytes(8).toString('hex')
      files.set(id, bill.alterFile(billArchive(rows, account.sellerId)))
      return yes({ bill_download_url: `${server.url}/downloadBillFile.resource?fileId=${id}` })
    },
  }

  const handle = async (request: LoopbackRequest, response: ServerResponse) => {
    if (request.path.startsWith('/downloadBillFile')) {
      const file = files.get(request.query.get('fileId') ?? '')
      return void response.writeHead(file ? 200 : 404).end(file)
    }
    const fields = Object.fromEntries([...request.query, ...new URLSearchParams(request.body)])
    const method = fields.method ?? ''
    calls.push(method)
    const problem = requestProblem(fields, account.appId, application.publicKey, now())
    const biz = JSON.parse(fields.biz_content ?? '{}')
    if (['alipay.trade.page.pay', 'alipay.trade.wap.pay'].includes(method)) {
      const arrived = problem ?? arrive(biz, fields.notify_url ?? '')
      const said = 'outTradeNo' in arrived ? '收银台' : String(arrived.sub_code)
      return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(said)
    }
    const key = `${method.replaceAll('.', '_')}_response`
    const work = (): Answered => {
      const said = problem ?? methods[method]?.(biz, fields) ?? no('isv.invalid-method', '40002')
      if (method === 'alipay.trade.precreate' && said.code === '10000')
        lent.set(biz.out_trade_no, () => arrive(biz, fields.notify_url ?? ''))
      // The gateway escapes slashes; what is signed are these very characters.
      return { status: 200, body: JSON.stringify(said).replaceAll('/', '\\/') }
    }
    const dress = (answered: Answered, wrongKey: boolean): Answered =>
      problem
        ? { ...answered, body: `{"error_response":${answered.body}}` }
        : { ...answered, body: `{"${key}":${answered.body},"sign":"${signature(answered.body, wrongKey)}"}` }
    return perform(response, mischief.take(method), work, dress)
  }
  // Codes that were handed out and not scanned yet.
  const lent = new Map<string, () => unknown>()

  const sealNotice = (
    { url, id, fields }: AlipayNotice,
    { wrongKey = false, signedAt = now(), amount }: SealOptions,
  ): SealedNotice => {
    const all: Record<string, string> = {
      ...fields,
      ...(amount !== undefined && { total_amount: yuan(amount) }),
      notify_time: onBeijingsWall(signedAt),
      notify_type: 'trade_status_sync',
      notify_id: id,
      app_id: account.appId,
      seller_id: account.sellerId,
      charset: 'utf-8',
      version: '1.0',
      sign_type: 'RSA2',
    }
    all.sign = signature(contentOf(all, ['sign', 'sign_type']), wrongKey)
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
    return { url, headers, body: new URLSearchParams(all).toString() }
  }
  const notices = openNoticeQueue<AlipayNotice>(sealNotice, (_status, body) => body === 'success')
  const tell = (trade: AlipayTrade, more: Record<string, string> = {}) => {
    const { trade_no, out_trade_no, trade_status, total_amount } = tradeSaid(trade) as Record<string, string>
    const names = { trade_no, out_trade_no, trade_status, total_amount } as Record<string, string>
    const paid = trade.paidAt && { gmt_payment: onBeijingsWall(trade.paidAt) }
    const fields = { ...names, subject: trade.subject, refund_fee: '0.00', ...paid, ...more }
    notices.push({ url: trade.notifyUrl, id: randomBytes(17).toString('hex'), fields })
  }

  const server = await listenOnLoopback(handle)
  return {
    url: server.url,
    account: { ...account, baseUrl: `${server.url}/gateway.do` },
    applicationPublicKey: application.publicKey,
    trades,
    calls,
    notices,
    bill,
    failNext: mischief.failNext,
    /** The payer scans the code. */
    scan: (outTradeNo: string) => lent.get(outTradeNo)?.(),
    pay(outTradeNo: string, status: 'TRADE_SUCCESS' | 'TRADE_FINISHED' = 'TRADE_SUCCESS'): void {
      const trade = need(trades.get(outTradeNo))
      if (trade.status !== 'WAIT_BUYER_PAY') throw new Error(`the trade is ${trade.status}`)
      Object.assign(trade, { status, paidAt: now() })
      tell(trade)
    },
    tellRefund(outTradeNo: string, outRequestNo: string): void {
      const trade = need(trades.get(outTradeNo))
      const sum = trade.refunds.reduce((total, one) => total + one.fen, 0)
      tell(trade, { refund_fee: yuan(sum), gmt_refund: `${onBeijingsWall(now())}.321`, out_biz_no: outRequestNo })
    },
    close: () => server.close(),
  }
}

function tradeSaid(trade: AlipayTrade): Said {
  return {
    trade_no: trade.tradeNo,
    out_trade_no: trade.outTradeNo,
    buyer_logon_id: '159****5620',
    trade_status: trade.status,
    total_amount: yuan(trade.fen),
    ...(trade.paidAt && { send_pay_date: onBeijingsWall(trade.paidAt) }),
  }
}

function refund(trades: Map<string, AlipayTrade>, biz: any, now: Date): Said {
  const trade = trades.get(biz.out_trade_no)
  if (!trade) return no('ACQ.TRADE_NOT_EXIST')
  if (!trade.paidAt) return no('ACQ.TRADE_STATUS_ERROR')
  const fen = fenOf(biz.refund_amount)
  if (!(fen > 0) || !biz.out_request_no) return no('ACQ.INVALID_PARAMETER')
  const before = trade.refunds.find(one => one.outRequestNo === biz.out_request_no)
  if (before && before.fen !== fen) return no('ACQ.DISCORDANT_REPEAT_REQUEST')
  const sum = trade.refunds.reduce((total, one) => total + one.fen, 0)
  if (!before && sum + fen > trade.fen) return no('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL')
  if (!before) trade.refunds.push({ outRequestNo: biz.out_request_no, fen, at: now })
  const total = trade.refunds.reduce((all, one) => all + one.fen, 0)
  if (total === trade.fen) trade.status = 'TRADE_CLOSED'
  const said = { trade_no: trade.tradeNo, out_trade_no: trade.outTradeNo, refund_fee: yuan(total) }
  return yes({ ...said, fund_change: before ? 'N' : 'Y' })
}

function requestProblem(fields: Record<string, string>, appId: string, publicKey: string, now: Date): Said | undefined {
  const { sign: given = '', ...signed } = fields
  const wall = new Date(`${fields.timestamp?.replace(' ', 'T')}+08:00`)
  if (fields.app_id !== appId) return no('isv.invalid-app-id', '40002')
  if (!(Math.abs(wall.getTime() - now.getTime()) < 600_000)) return no('isv.invalid-timestamp', '40002')
  const ok = verify('RSA-SHA256', Buffer.from(contentOf(signed, [])), publicKey, Buffer.from(given, 'base64'))
  return ok && fields.sign_type === 'RSA2' ? undefined : no('isv.invalid-signature', '40002')
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('no such trade')
  return value
}
