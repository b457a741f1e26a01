// What people type into cells, and what becomes of it.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { emailOf, numberOf, phoneOf, plainTextOf, tagsOf, yesNoOf } from './cells.ts'
import { guarded } from './guard.ts'

const table = <Value>(
  of: (text: string) => { ok?: Value; problem?: string | undefined },
  cases: [string, Value | string][],
): void => {
  for (const [text, expected] of cases) {
    const result = of(text)
    assert.deepEqual(result.problem ?? result.ok, expected, `of ${JSON.stringify(text)}`)
  }
}

describe('phoneOf', () => {
  it('reads a Chinese mobile number however it was spoilt', () => {
    for (const text of [
      '13800138000',
      ' 138 0013 8000 ',
      '138-0013-8000',
      '１３８００１３８０００',
      "'13800138000",
      '’13800138000',
      '\t13800138000',
      '`13800138000',
      '13800138000.0',
      '13800138000.00',
      '13,800,138,000',
      '+8613800138000',
      "'+86 138 0013 8000",
      '＋86 13800138000',
      '0086-13800138000',
      '8613800138000',
      '86 13800138000',
      '(+86) 138-0013-8000',
      '013800138000',
      '手机：13800138000',
      '1.3800138E10',
      '1.3800138000E+10',
      '\u202d13800138000\u202c',
    ])
      assert.deepEqual(phoneOf(text), { ok: '+8613800138000' }, JSON.stringify(text))
  })

  it('says what is wrong rather than calling a stranger', () => {
    table(phoneOf, [
      ['', 'phone.empty'],
      ['  ', 'phone.empty'],
      ['1.38001E+10', 'phone.lost-digits'],
      ['1.38E+10', 'phone.lost-digits'],
      ['1e10', 'phone.lost-digits'],
      ['1.38001e10', 'phone.lost-digits'],
      ['138****8000', 'phone.masked'],
      ['138＊＊＊＊8000', 'phone.masked'],
      ['13800138000/13900139000', 'phone.several'],
      ['13800138000、13900139000', 'phone.several'],
      ['13800138000 13900139000', 'phone.several'],
      ['1380013800', 'phone.too-short'],
      ['138001380001', 'phone.unreadable'],
      ['13800138000138', 'phone.too-long'],
      ['12800138000', 'phone.unreadable'],
      ['+861380013800', 'phone.too-short'],
      ['+86138001380001', 'phone.too-long'],
      ['3536872123', 'phone.too-short'],
      ['无', 'phone.unreadable'],
      ['wxid_abc', 'phone.unreadable'],
      ['9'.repeat(500), 'phone.unreadable'],
    ])
  })

  it('reads fixed lines and other countries', () => {
    table(phoneOf, [
      ['0755-12345678', '+8675512345678'],
      ['(010) 1234 5678', '+861012345678'],
      ['+86-0755-12345678', '+8675512345678'],
      ['+852 9123 4567', '+85291234567'],
      ['00852-91234567', '+85291234567'],
      ['+1 (415) 555-2671', '+14155552671'],
      ['+44 020 7946 0958', '+442079460958'],
      ['+33612345678', '+33612345678'],
      ['+0123456789', 'phone.unreadable'],
    ])
    assert.deepEqual(phoneOf('(415) 555-2671', 'US'), { ok: '+14155552671' })
    assert.deepEqual(phoneOf('1-415-555-2671', 'US'), { ok: '+14155552671' })
    assert.deepEqual(phoneOf('0912 345 678', 'TW'), { ok: '+886912345678' })
    assert.equal(phoneOf('12345678', 'XX').problem, 'phone.unknown-country')
  })

  it('takes its own answer for the same number, and never answers with anything but E.164', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ().eE-]{5,20}$/)), text => {
        const result = phoneOf(text)
        if (result.problem !== undefined) return
        assert.match(result.ok, /^\+[1-9]\d{7,14}$/)
        assert.deepEqual(phoneOf(result.ok), result)
      }),
    )
  })
})

describe('emailOf', () => {
  it('reads addresses and refuses what is none', () => {
    table(emailOf, [
      ['  Ling@Example.COM ', 'Ling@example.com'],
      ['ling＠example．com', 'ling@example.com'],
      ['ling@example。com', 'ling@example.com'],
      ['Ling <ling@example.com>', 'ling@example.com'],
      ['mailto:ling@example.com', 'ling@example.com'],
      ["'ling@example.com", 'ling@example.com'],
      ['ling+club@mail.example.cn', 'ling+club@mail.example.cn'],
      ['ling@例子.测试', 'ling@xn--fsqu00a.xn--0zwm56d'],
      ['', 'email.empty'],
      ['ling', 'email.unreadable'],
      ['ling@example', 'email.unreadable'],
      ['ling@@example.com', 'email.unreadable'],
      ['ling..bo@example.com', 'email.unreadable'],
      ['ling@-example.com', 'email.unreadable'],
      ['ling@qq,com', 'email.unreadable'],
      ['ling bo@example.com', 'email.unreadable'],
      ['ling@example.com;bo@example.com', 'email.several'],
      [`${'a'.repeat(65)}@example.com`, 'email.too-long'],
      ['@'.repeat(5000), 'email.too-long'],
    ])
  })
})

describe('numberOf, yesNoOf, tagsOf', () => {
  it('reads numbers', () => {
    table(numberOf, [
      ['1,234.50', 1234.5],
      ['￥1,200', 1200],
      ['-5', -5],
      ["'-5", -5],
      ['(5)', -5],
      ['－5', -5],
      ['1.5e3', 1500],
      ['0.29万', 2900],
      ['3亿', 300_000_000],
      ['12.5%', 0.125],
      ['99元', 99],
      ['.5', 0.5],
      ['-0', 0],
      ['1.234,56', 'number.ambiguous'],
      ['12,5', 'number.ambiguous'],
      ['', 'number.empty'],
      ['很多', 'number.unreadable'],
      ['1,23,4', 'number.unreadable'],
      ['1e999', 'number.unreadable'],
    ])
  })

  it('reads yes and no', () => {
    for (const yes of ['是', 'Y', 'yes', 'TRUE', '1', '√', '有', ' on ', '１']) assert.deepEqual(yesNoOf(yes), { ok: true }, yes)
    for (const no of ['否', 'n', 'No', 'FALSE', '0', '×', '无', 'off']) assert.deepEqual(yesNoOf(no), { ok: false }, no)
    assert.equal(yesNoOf('').problem, 'yes-no.empty')
    assert.equal(yesNoOf('也许').problem, 'yes-no.unreadable')
  })

  it('parts tags at whatever stands between them, each once', () => {
    assert.deepEqual(tagsOf('读书，跑步;Run、run；摄影|#种子用户# ,, 读书'), { ok: ['读书', '跑步', 'Run', '摄影', '种子用户'] })
    assert.deepEqual(tagsOf('  '), { ok: [] })
  })
})

describe('plainTextOf', () => {
  it('takes off guards and invisible characters, and keeps what is text', () => {
    assert.equal(plainTextOf("'=1+1").ok, '=1+1')
    assert.equal(plainTextOf("'quoted'").ok, "'quoted'")
    assert.equal(plainTextOf('\ufeff凌\u0000\u202e 张\u200b').ok, '凌 张')
    assert.equal(plainTextOf('一\r\n二\r三').ok, '一\n二\n三')
    assert.equal(plainTextOf('一\r\n二', 'one').ok, '一 二')
    assert.equal(plainTextOf('e\u0301').ok, 'é')
    assert.equal(plainTextOf('👨‍👩‍👧').ok, '👨‍👩‍👧')
  })

  it('undoes the guard of every text, and needs none twice', () => {
    const odd = fc.string({ unit: fc.constantFrom(...Array.from("'=+-@＝＋－＠\t\r\n ab1")) })
    fc.assert(
      fc.property(fc.oneof(odd, fc.string({ unit: 'binary' })), text => {
        assert.equal(plainTextOf(guarded(text)).ok, plainTextOf(text.startsWith("'") ? guarded(text) : text).ok)
        assert.doesNotMatch(guarded(text), /^[=+\-@＝＋－＠\t\r\n]/)
      }),
    )
  })
})
