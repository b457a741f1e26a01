// WeChat Pay's servers on loopback: checks our request signatures, signs and seals as published, keeps orders, and misbehaves on demand.
import {
  createCipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { type LoopbackRequest, listenOnLoopback } from '../../loopback.ts'
import { selfSigned } from './certificate.ts'
import { type Answered, openMischief, perform } from './mischief.ts'
import { openNoticeQueue, type SealedNotice, type SealOptions } from './notice-queue.ts'
import { billFile, billRows, no, orderSaid, prepay, refund, refundSaid, type Said, type WechatOrder } from './wechat-ledger.ts'

type Pair = { publicKey: string; privateKey: string }
const newPair = (): Pair =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })

export type WechatPayNotice = { id: string; event: string; type: string; url: string; resource: Record<string, unknown> }
export type WechatPayEmulator = Awaited<ReturnType<typeof startWechatPay>>
/** `certificates`: the platform signs with a certificate that must be downloaded, as for merchants of old. */
export type WechatPayEmulatorOptions = { now?: () => Date; signsWith?: 'public-key' | 'certificates' }

export async function startWechatPay({ now = () => new Date(), signsWith = 'public-key' }: WechatPayEmulatorOptions = {}) {
  const [merchant, platform, stranger] = [newPair(), newPair(), newPair()]
  const account = {
    mchid: '1900000109',
    appid: 'wx2421b1c4370ec43b',
    merchantSerial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
    merchantPrivateKey: merchant.privateKey,
    apiV3Key: randomBytes(16).toString('hex'),
    ...(signsWith === 'public-key' && { publicKeyId: 'PUB_KEY_ID_0119000001092026', publicKey: platform.publicKey }),
  }
  const certificateSerial = '5DEA10EF55877E3CF6C33255C2E7DEFFF7E427EC'
  const serial = account.publicKeyId ?? certificateSerial
  const orders = new Map<string, WechatOrder>()
  const mischief = openMischief()
  const calls: string[] = []
  const bill = { alterRows: (rows: string[][]) => rows, alterFile: (file: string) => file }
  const files = new Map<string, string>()

  const signature = (text: string, wrongKey: boolean) =>
    sign('RSA-SHA256', Buffer.from(text), wrongKey ? stranger.privateKey : platform.privateKey).toString('base64')
  const signatureHeaders = (body: string, at: Date, wrongKey: boolean): Record<string, string> => {
    const timestamp = String(Math.floor(at.getTime() / 1000))
    const nonce = randomBytes(16).toString('hex')
    return {
      'Wechatpay-Timestamp': timestamp,
      'Wechatpay-Nonce': nonce,
      'Wechatpay-Serial': serial,
      'Wechatpay-Signature': signature(`${timestamp}\n${nonce}\n${body}\n`, wrongKey),
      'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    }
  }
  const seal = (text: string, associatedData: string) => {
    const nonce = randomBytes(6).toString('hex')
    const cipher = createCipheriv('aes-256-gcm', account.apiV3Key, nonce).setAAD(Buffer.from(associatedData))
    const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
    return { algorithm: 'AEAD_AES_256_GCM', nonce, associated_data: associatedData, ciphertext }
  }

  const certificates = (): Said => {
    const [from, until] = [new Date(now().getTime() - 864e5), new Date(now().getTime() + 864e8)]
    const keys = { publicKey: createPublicKey(platform.publicKey), privateKey: createPrivateKey(platform.privateKey) }
    const pem = selfSigned({ serial: certificateSerial, name: 'Tenpay.com Root CA', from, until, ...keys })
    const times = { effective_time: from.toISOString(), expire_time: until.toISOString() }
    return {
      status: 200,
      body: { data: [{ serial_no: certificateSerial, ...times, encrypt_certificate: seal(pem, 'certificate') }] },
    }
  }
  const tradeBill = (query: URLSearchParams): Said => {
    const rows = bill.alterRows(billRows(orders.values(), query.get('bill_date') ?? '', account))
    if (rows.length === 0) return no(400, 'NO_STATEMENT_EXIST')
    const token = randomBytes(8).toString('hex')
    const file = billFile(rows)
    files.set(token, bill.alterFile(file))
    const url = `https://api.mch.weixin.qq.com/v3/billdownload/file?token=${token}`
    return {
      status: 200,
      body: { hash_type: 'SHA1', hash_value: createHash('sha1').update(file).digest('hex'), download_url: url },
    }
  }
  const route = (operation: string, { path, query, body: text }: LoopbackRequest): Said => {
    const body = text ? JSON.parse(text) : {}
    const named = decodeURIComponent(path.split('/')[5] ?? '')
    if (operation === 'certificates') return signsWith === 'certificates' ? certificates() : no(404, 'RESOURCE_NOT_EXISTS')
    if (operation === 'prepay') return prepay(orders, path.split('/').at(-1) as string, text, body, account.appid, account.mchid)
    if (operation === 'refund') return refund(orders, body, now())
    if (operation === 'bill') return tradeBill(query)
    if (operation === 'find-refund') {
      for (const order of orders.values())
        for (const one of order.refunds) if (one.outRefundNo === named) return { status: 200, body: refundSaid(order, one) }
      return no(404, 'RESOURCE_NOT_EXISTS')
    }
    const order = orders.get(named)
    if ((query.get('mchid') ?? body.mchid) !== account.mchid) return no(400, 'PARAM_ERROR')
    if (!order) return no(404, 'ORDER_NOT_EXIST')
    if (operation === 'find') return { status: 200, body: orderSaid(order, account) }
    if (order.paidAt) return no(400, 'ORDERPAID')
    order.state = 'CLOSED'
    return { status: 204, body: {} }
  }

  const handle = async (request: LoopbackRequest, response: ServerResponse) => {
    const operation = operationOf(request)
    calls.push(operation)
    const problem = authorizationProblem(request, account, merchant.publicKey, now())
    const dress = (answered: Answered, wrongKey: boolean): Answered => ({
      ...answered,
      headers: signatureHeaders(answered.status === 204 ? '' : answered.body, now(), wrongKey),
    })
    if (problem)
      return perform(
        response,
        undefined,
        () => ({ status: 401, body: JSON.stringify(no(401, 'SIGN_ERROR', problem).body) }),
        dress,
      )
    if (operation === 'download') {
      const file = files.get(request.query.get('token') ?? '')
      return void response.writeHead(file === undefined ? 404 : 200, { 'content-type': 'text/plain' }).end(file)
    }
    const work = () => {
      const { status, body } = route(operation, request)
      return { status, body: JSON.stringify(body) }
    }
    return perform(response, mischief.take(operation), work, dress)
  }

  const sealNotice = (notice: WechatPayNotice, { wrongKey = false, signedAt = now(), amount }: SealOptions): SealedNotice => {
    const said = notice.resource as { amount?: Record<string, unknown> }
    const changed = amount === undefined ? said : { ...said, amount: { ...said.amount, total: amount, refund: amount } }
    const resource = { original_type: notice.type, ...seal(JSON.stringify(changed), notice.type) }
    const facts = { id: notice.id, create_time: now().toISOString(), resource_type: 'encrypt-resource', event_type: notice.event }
    const body = JSON.stringify({ ...facts, summary: '支付', resource })
    const headers = Object.entries(signatureHeaders(body, signedAt, wrongKey)).map(([name, value]) => [name.toLowerCase(), value])
    return { url: notice.url, headers: { 'content-type': 'application/json', ...Object.fromEntries(headers) }, body }
  }
  const notices = openNoticeQueue<WechatPayNotice>(sealNotice, status => status === 200 || status === 204)
  const tell = (event: string, type: string, url: string, resource: Record<string, unknown>) =>
    notices.push({ id: crypto.randomUUID(), event, type, url, resource })

  const server = await listenOnLoopback(handle)
  return {
    url: server.url,
    account: { ...account, baseUrl: server.url },
    merchantPublicKey: createPublicKey(merchant.publicKey) as KeyObject,
    orders,
    calls,
    notices,
    bill,
    failNext: mischief.failNext,
    /** The payer pays; a notice waits to be delivered. */
    pay(outTradeNo: string): void {
      const order = need(orders.get(outTradeNo))
      if (order.state !== 'NOTPAY') throw new Error(`the order is ${order.state}`)
      Object.assign(order, {
        state: 'SUCCESS',
        paidAt: now(),
        transactionId: `42000${randomBytes(6).readUIntBE(0, 6)}${orders.size}`,
      })
      tell('TRANSACTION.SUCCESS', 'transaction', order.notifyUrl, orderSaid(order, account))
    },
    /** The bank has given the money back, or could not. */
    settleRefund(outRefundNo: string, status: 'SUCCESS' | 'ABNORMAL' | 'CLOSED' = 'SUCCESS'): void {
      const order = need([...orders.values()].find(one => one.refunds.some(made => made.outRefundNo === outRefundNo)))
      const made = need(order.refunds.find(one => one.outRefundNo === outRefundNo))
      Object.assign(made, { status, ...(status === 'SUCCESS' && { successAt: now() }) })
      const { status: refund_status, amount, ...said } = refundSaid(order, made)
      const { currency: _none, ...sums } = amount as Record<string, unknown>
      tell(`REFUND.${status}`, 'refund', made.notifyUrl ?? order.notifyUrl, {
        mchid: account.mchid,
        ...said,
        refund_status,
        amount: sums,
      })
    },
    close: () => server.close(),
  }
}

function operationOf({ method, path }: LoopbackRequest): string {
  if (path === '/v3/certificates') return 'certificates'
  if (/^\/v3\/pay\/transactions\/(jsapi|native|h5|app)$/.test(path) && method === 'POST') return 'prepay'
  if (/^\/v3\/pay\/transactions\/out-trade-no\/[^/]+\/close$/.test(path) && method === 'POST') return 'close'
  if (/^\/v3\/pay\/transactions\/out-trade-no\/[^/]+$/.test(path) && method === 'GET') return 'find'
  if (path === '/v3/refund/domestic/refunds' && method === 'POST') return 'refund'
  if (/^\/v3\/refund\/domestic\/refunds\/[^/]+$/.test(path) && method === 'GET') return 'find-refund'
  if (path === '/v3/bill/tradebill') return 'bill'
  return path === '/v3/billdownload/file' ? 'download' : 'nothing'
}

const authorizationForm =
  /^WECHATPAY2-SHA256-RSA2048 mchid="(\d+)",nonce_str="(\w{16,32})",signature="([^"]+)",timestamp="(\d+)",serial_no="(\w+)"$/

function authorizationProblem(
  { method, path, query, headers, body }: LoopbackRequest,
  account: { mchid: string; merchantSerial: string },
  publicKey: string,
  now: Date,
): string | undefined {
  const [, mchid, nonce, given = '', timestamp, serial] = authorizationForm.exec(headers.authorization ?? '') ?? []
  if (mchid !== account.mchid || serial !== account.merchantSerial) return 'unknown merchant or certificate'
  if (!headers['user-agent'] || !headers.accept) return 'accept and user-agent are required'
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > 300_000) return 'the timestamp is too far away'
  const target = query.size > 0 ? `${path}?${query}` : path
  const message = Buffer.from(`${method}\n${target}\n${timestamp}\n${nonce}\n${body}\n`)
  return verify('RSA-SHA256', message, publicKey, Buffer.from(given, 'base64')) ? undefined : 'wrong signature'
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('no such order')
  return value
}
