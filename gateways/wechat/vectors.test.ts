// Signature and cipher against the values that Tencent itself publishes, so that we do not merely agree with ourselves.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as wecom from '@wecom/crypto'
import { openCallback } from './callback.ts'
import { openCrypt } from './crypt.ts'
import { readMessage } from './message.ts'
import { isSigned, signatureOf } from './signature.ts'

/** The key of Tencent's sample programs for official accounts. */
const sampleKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'

// Published: WeChat developer documentation, 消息推送 (page message_push), worked example of the address check, Token "AAAAA".
test('the address check of the documentation is answered with its echostr', () => {
  assert.equal(signatureOf('AAAAA', '1714036504', '1514711492'), 'f464b24fc39322e44b38aa78f5edd27bd1441696')
  const query = {
    signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696',
    echostr: '4375120948345356249',
    timestamp: '1714036504',
    nonce: '1514711492',
  }
  const callback = openCallback({ appId: 'wx1', token: 'AAAAA', now: () => new Date(1714036505_000) })
  assert.equal(callback.echo(query), '4375120948345356249')
})

// Published: the same documentation for third-party platforms, worked example "debug_demo": the push, and the sealed reply.
const component = {
  appId: 'wx134c8103faa5a59e',
  encodingAesKey: 'A'.repeat(43),
  token: 'AAAAA',
  query: {
    signature: 'cc0c594499c1634947d5b502f158ee518947db27',
    timestamp: '1715943329',
    nonce: '1590219412',
    openid: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
    encrypt_type: 'aes',
    msg_signature: '6c12a4205838198b8fa631b3220723bb07f1015c',
  },
  ciphertext:
    'D7yzvUNAL930rd28wf21s4hvXhz0L6Uit/p2Di6C5DHyYGpEgdBRnKjBec34JwoQXicwaZC7fOVihW80F4VtsdvE//1vr7oAbqjDv8KenVp+ajKYpJnyQ4zMRhIC+a31fCVOMC03FfzV/QuC94kBP55a+Za3sJgvAn+ZbsNqZI5DkyuzkhQN8OBqCzFhizGmy0xpM0MEA4agpvE+RuNO1rhHTtuJB5yltw1FiYzecSXJ+y/D2r81VkRn2eYjh2ltsoyfbDR7Is6ookXIFxTfyeNyeHxMeT4KN5WpCDmSbTcUYrbBUlkGLJ9n/rU8YOywma6G7aTb7KZKOqCxgfoUlYEZPk4FUL/TK7ShriFDMVCLyjQJ15Ob++agDWtcxhfUfe6HIoIpRW8mKNBQiY/Jd1svvuskA1wLef1RTtzKfMpagSCX/laZINmdnX4zrF6kIaR9P4xQrWXbsTFHTYe0Mg==',
  reply: {
    plain: '<xml><demo_resp>[CDATA[good luck]]</demo_resp></xml>',
    random: '999951349e8ee746',
    timestamp: '1713424427',
    nonce: '415670741',
    ciphertext:
      'hE8R6mGXHkJJjU72KxzKUd1GEkKJaEZq7vRL8XgK3o+00k8JGq6+pZJUIlTSyhsX+bxIBQ72g3GyvDdIZcr6+3HAZbSvPT9t/o11MI7d6WELwqrGd7jMnV0zv3Zc9Nq7',
    signature: '03e0812039325c2712ef5f0f980fd14c70d6e307',
  },
}

test('the encrypted push of the documentation goes through the whole door', () => {
  const { appId, token, encodingAesKey, query, ciphertext } = component
  const callback = openCallback({ appId, token, encodingAesKey, now: () => new Date(1715943330_000) })
  const body = `<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName><Encrypt><![CDATA[${ciphertext}]]></Encrypt></xml>`
  assert.deepEqual(callback.read(query, body), {
    to: 'gh_97417a04a28d',
    from: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
    sentAt: new Date(1715943329_000),
    key: 'event:o9AgO5Kd5ggOC-bXrbNODIiE3bGY:1715943329:debug_demo',
    kind: 'other',
    messageType: 'event',
    event: 'debug_demo',
  })
})

test('the sealed reply of the documentation comes out byte for byte', () => {
  const { appId, token, encodingAesKey, reply } = component
  assert.equal(openCrypt({ appId, encodingAesKey }).encrypt(reply.plain, Buffer.from(reply.random)), reply.ciphertext)
  assert.equal(signatureOf(token, reply.timestamp, reply.nonce, reply.ciphertext), reply.signature)
})

// Published: Tencent's Java sample for official accounts, WXBizMsgCryptTest (testAesEncrypt), with a fixed random part.
test("the ciphertext of Tencent's Java sample comes out byte for byte", () => {
  const crypt = openCrypt({ appId: 'wxb11529c136998cb6', encodingAesKey: sampleKey })
  const ciphertext = 'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg=='
  assert.equal(crypt.encrypt('我是中文abcd123', Buffer.from('aaaabbbbccccdddd')), ciphertext)
  assert.equal(crypt.decrypt(ciphertext), '我是中文abcd123')
})

// Published: Tencent's Python sample (Sample.py) for official accounts; the compatible mode, with the plain fields beside <Encrypt>.
test("the push of Tencent's Python sample is believed and read", () => {
  const ciphertext =
    'hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE='
  const body = `<xml><ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName><FromUserName><![CDATA[oyORnuP8q7ou2gfYjqLzSIWZf0rs]]></FromUserName><CreateTime>1409735668</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[abcdteT]]></Content><MsgId>6054768590064713728</MsgId><Encrypt><![CDATA[${ciphertext}]]></Encrypt></xml>`
  const query = {
    encrypt_type: 'aes',
    msg_signature: '5d197aaffba7e9b25a30732f161a50dee96bd5fa',
    timestamp: '1409735669',
    nonce: '1320562132',
  }
  const callback = openCallback({
    appId: 'wx2c2769f8efd9abc2',
    token: 'spamtest',
    encodingAesKey: sampleKey,
    now: () => new Date(1409735670_000),
  })
  const message = callback.read(query, body)
  assert.equal(message.kind === 'text' && message.text, 'abcdteT')
  assert.equal(message.key, 'message:6054768590064713728')
})

// Published: WeCom (企业微信) developer documentation, 加解密方案说明, and its sample programs (Sample.py, WXBizMsgCryptTest.testVerifyUrl).
test('the address check and the message of the WeCom samples open with the same cipher', () => {
  const token = 'QDG6eK'
  const crypt = openCrypt({ appId: 'wx5823bf96d3bd56c7', encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' })
  const echostr = 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=='
  assert.ok(isSigned('5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3', token, '1409659589', '263014780', echostr))
  assert.equal(crypt.decrypt(echostr), '1616140317555161061')

  const ciphertext =
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q=='
  assert.ok(isSigned('477715d11cdb4164915debcba66cb864d751f3e6', token, '1409659813', '1372623149', ciphertext))
  const message = readMessage(crypt.decrypt(ciphertext))
  assert.equal(message.kind === 'text' && message.text, 'hello')
  assert.equal(message.key, 'message:4561255354251345929')
})

test('the cipher of the emulator reads the same published values', () => {
  const { encodingAesKey, ciphertext, appId } = component
  const opened = wecom.decrypt(encodingAesKey, ciphertext)
  assert.equal(opened.id, appId)
  assert.equal(openCrypt({ appId, encodingAesKey }).decrypt(ciphertext), opened.message)
})
