// Messages and replies as XML: every kind is read, every trick of XML is refused, and no text breaks out of its place.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { CallbackRefused } from './errors.ts'
import { type Inbound, readMessage } from './message.ts'
import { articlesMax, replyXml } from './reply.ts'
import { cdata, readFields } from './xml.ts'

const openid = 'oLing'
const head = `<ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[${openid}]]></FromUserName><CreateTime>1348831860</CreateTime>`
const message = (type: string, rest: string) => readMessage(`<xml>${head}<MsgType><![CDATA[${type}]]></MsgType>${rest}</xml>`)
const event = (name: string, key?: string) =>
  message('event', `<Event><![CDATA[${name}]]></Event>${key === undefined ? '' : `<EventKey><![CDATA[${key}]]></EventKey>`}`)
const pushed = { to: 'gh_1', from: openid, sentAt: new Date(1348831860_000) }
const refusedAsXml = (error: unknown) => error instanceof CallbackRefused && error.reason === 'xml'

test('texts, pictures and voices are read, with their 64-bit id intact', () => {
  const id = '<MsgId>7483329000000000001</MsgId>'
  const known = { ...pushed, key: 'message:7483329000000000001', messageId: '7483329000000000001' }
  assert.deepEqual(message('text', `<Content><![CDATA[ 早安 <b> & 𠮷 ]]></Content>${id}`), {
    ...known,
    kind: 'text',
    text: ' 早安 <b> & 𠮷 ',
  })
  assert.deepEqual(
    message(
      'text',
      ` <Content> a &lt;b&gt; &amp; c
</Content>${id}`,
    ),
    { ...known, kind: 'text', text: ' a <b> & c\n' },
  )
  assert.deepEqual(message('image', `<PicUrl><![CDATA[http://p]]></PicUrl><MediaId><![CDATA[m1]]></MediaId>${id}`), {
    ...known,
    kind: 'image',
    picUrl: 'http://p',
    mediaId: 'm1',
  })
  assert.deepEqual(message('voice', `<MediaId><![CDATA[m2]]></MediaId><Format><![CDATA[amr]]></Format>${id}`), {
    ...known,
    kind: 'voice',
    mediaId: 'm2',
    format: 'amr',
    recognised: undefined,
  })
  assert.deepEqual(message('location', `<Location_X>23.1</Location_X>${id}`), {
    ...pushed,
    key: known.key,
    kind: 'other',
    messageType: 'location',
    event: undefined,
  })
})

test('events are read, and a scene comes without its prefix', () => {
  const seen = (inbound: Inbound) => {
    const { to, from, sentAt, key, ...rest } = inbound
    assert.deepEqual({ to, from, sentAt }, pushed)
    assert.ok(key.startsWith('event:oLing:1348831860:'))
    return rest
  }
  assert.deepEqual(seen(event('subscribe', '')), { kind: 'subscribe', scene: undefined })
  assert.deepEqual(seen(event('subscribe', 'qrscene_inv_7')), { kind: 'subscribe', scene: 'inv_7' })
  assert.deepEqual(seen(event('unsubscribe', '')), { kind: 'unsubscribe' })
  assert.deepEqual(seen(event('SCAN', 'inv_7')), { kind: 'scan', scene: 'inv_7' })
  assert.deepEqual(seen(event('CLICK', 'today')), { kind: 'click', eventKey: 'today' })
  assert.deepEqual(seen(event('VIEW', 'https://q.example/today')), { kind: 'view', url: 'https://q.example/today' })
  assert.deepEqual(seen(event('TEMPLATESENDJOBFINISH')), { kind: 'other', messageType: 'event', event: 'TEMPLATESENDJOBFINISH' })
})

test('a repeat has the same key; another event of the same second has another; a long key is shortened without meeting others', () => {
  assert.equal(event('CLICK', 'a').key, event('CLICK', 'a').key)
  assert.notEqual(event('CLICK', 'a').key, event('CLICK', 'b').key)
  assert.notEqual(event('subscribe', '').key, event('unsubscribe', '').key)
  const long = event('VIEW', `https://q.example/${'x'.repeat(3000)}`).key
  assert.ok(long.length <= 200)
  assert.notEqual(long, event('VIEW', `https://q.example/${'x'.repeat(3001)}`).key)
})

test('XML that asks for more than data is refused: entities, doctypes, comments, instructions, doubles, depth', () => {
  const bad = [
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><MsgType>&e;</MsgType></xml>',
    '<!doctype x><xml></xml>',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><xml><A>&b;</A></xml>',
    '<xml><A>1</A><!ENTITY e "x"></xml>',
    '<xml><!-- <![CDATA[ --><A>1</A><!-- ]]> --></xml>',
    '<xml><?php echo 1 ?><A>1</A></xml>',
    '<xml><A>1</A><A>2</A></xml>',
    '<xml><A>1</A></xml><xml><A>2</A></xml>',
    '<xml><A>1</B></xml>',
    '<xml><A><![CDATA[open</A></xml>',
    '<xml><__proto__>1</__proto__></xml>',
    `<xml>${'<A>'.repeat(2000)}${'</A>'.repeat(2000)}</xml>`,
    '<other><A>1</A></other>',
    '{"ToUserName":"x"}',
    '',
  ]
  for (const xml of bad) assert.throws(() => readFields(xml), refusedAsXml, xml.slice(0, 80))
})

test('a follower may write about XML without being refused', () => {
  const written = '<!DOCTYPE html> <!ENTITY x> <?php ?> <!-- -->'
  const inbound = message('text', `<Content><![CDATA[${written}]]></Content><MsgId>1</MsgId>`)
  assert.equal(inbound.kind === 'text' && inbound.text, written)
})

test('a message without sender, time or type is refused', () => {
  for (const gone of ['ToUserName', 'FromUserName', 'CreateTime']) {
    const xml = `<xml>${head}<MsgType>text</MsgType><Content>x</Content></xml>`.replace(new RegExp(`<${gone}>.*?</${gone}>`), '')
    assert.throws(() => readMessage(xml), refusedAsXml, gone)
  }
  assert.throws(() => readMessage(`<xml>${head}</xml>`), refusedAsXml)
  assert.throws(
    () => readMessage(`<xml>${head.replace('1348831860', 'soon')}<MsgType>text</MsgType><Content>x</Content></xml>`),
    refusedAsXml,
  )
})

const parser = new XMLParser({ parseTagValue: false, trimValues: false, isArray: name => name === 'item' })
const text = message('text', '<Content>x</Content><MsgId>1</MsgId>')
const now = new Date(1790000000_500)

test('any text in a reply stays text, whatever it holds', () => {
  const unixEnds = (written: string) => written.toWellFormed().replace(/\r\n?/g, '\n')
  const carried = (written: string) => unixEnds(written).replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '')
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\]>!<[CDATA]{0,40}$/)), written => {
      const { xml } = parser.parse(replyXml(text, { kind: 'text', text: written }, now), true)
      assert.deepEqual(xml, {
        ToUserName: openid,
        FromUserName: 'gh_1',
        CreateTime: '1790000000',
        MsgType: 'text',
        Content: carried(written),
      })
      assert.equal(readFields(`<xml><A>${cdata(written)}</A></xml>`).get('A'), carried(written))
    }),
    { numRuns: 500 },
  )
})

test('articles are written whole; in answer to a message only the first, as WeChat shows it', () => {
  const article = (n: number) => ({
    title: `第 ${n} 天]]>`,
    description: '<b>',
    picUrl: 'https://p.example/a?b=1&c=2',
    url: 'https://q.example/today',
  })
  const articles = Array.from({ length: 9 }, (_, index) => article(index))
  const items = (to: Inbound) => {
    const { xml } = parser.parse(replyXml(to, { kind: 'news', articles }, now), true)
    assert.equal(Number(xml.ArticleCount), xml.Articles.item.length)
    return xml.Articles.item
  }
  assert.deepEqual(items(text), [
    { Title: '第 0 天]]>', Description: '<b>', PicUrl: 'https://p.example/a?b=1&c=2', Url: 'https://q.example/today' },
  ])
  assert.equal(items(event('subscribe')).length, 8)
  assert.equal(articlesMax(message('location', '')), 1)
  assert.throws(() => replyXml(text, { kind: 'news', articles: [] }, now), RangeError)
})
