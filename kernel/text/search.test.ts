// Search finds every text that holds what was asked for, and marks it in the right place.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { folded, foldedWithOrigins } from './fold.ts'
import { excerptAround, matchesPhrase, tokensOf, tsqueryOf, tsvectorLiteral } from './search.ts'

/** PostgreSQL's reading of the two literals, in a few lines: every term is there, a word as the beginning of one. */
function finds(text: string, query: string): boolean {
  const terms = tsqueryOf(query)?.split(' & ') ?? []
  const tokens = tokensOf(text)
  const bare = (term: string): string => term.replace(/^'|'(:\*)?$/g, '').replaceAll("''", "'")
  return (
    terms.length > 0 &&
    terms.every(term => (term.endsWith(':*') ? tokens.some(token => token.startsWith(bare(term))) : tokens.includes(bare(term))))
  )
}

describe('tokensOf', () => {
  it('cuts Chinese into characters and pairs, other scripts into words', () => {
    assert.deepEqual(tokensOf('读书会').toSorted(), ['书', '书会', '会', '读', '读书'].toSorted())
    assert.deepEqual(tokensOf('iPhone15 手机，Ｈｅｌｌｏ'), ['iphone15', '手', '机', '手机', 'hello'])
    assert.deepEqual(tokensOf('Кофе café don’t'), ['кофе', 'café', 'don', 't'])
    assert.deepEqual(tokensOf('コーヒー'), ['コ', 'ー', 'コー', 'ヒ', 'ーヒ', 'ヒー'])
    assert.deepEqual(tokensOf('한국어'), ['한', '국', '한국', '어', '국어'])
    assert.deepEqual(tokensOf('𠮷野家'), ['𠮷', '野', '𠮷野', '家', '野家'])
  })

  it('passes over emoji, signs and invisible marks', () => {
    assert.deepEqual(tokensOf('👍🏽 ❤️ ——！……'), [])
    assert.deepEqual(tokensOf('打\u200b卡'), ['打', '卡', '打卡'])
    assert.deepEqual(tokensOf('葛\u{e0100}城'), ['葛', '城', '葛城'])
    assert.deepEqual(tokensOf('读书👍打卡').includes('书打'), false)
  })

  it('stays within bounds on long texts', () => {
    const many = Array.from({ length: 60_000 }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7919) % 20_000))).join('')
    assert.ok(tokensOf(many).length <= 20_000)
    assert.deepEqual(tokensOf('x'.repeat(5000)), ['x'.repeat(64)])
    assert.ok(finds('x'.repeat(5000), 'x'.repeat(100)))
  })
})

describe('literals', () => {
  it('quote what could be syntax', () => {
    assert.equal(tsvectorLiteral(["a'b", 'c\\d', '张三']), "'a''b' 'c\\\\d' '张三'")
    assert.equal(tsqueryOf("三体 ' & !x:* | (猫)"), "'三体' & 'x':* & '猫'")
  })

  it('ask for pairs, a lone character, and the beginnings of words', () => {
    assert.equal(tsqueryOf('烘焙课'), "'烘焙' & '焙课'")
    assert.equal(tsqueryOf('猫'), "'猫'")
    assert.equal(tsqueryOf('Qunl'), "'qunl':*")
    assert.equal(tsqueryOf('A股'), "'a':* & '股'")
    assert.equal(tsqueryOf(' 👍 ！'), null)
    assert.equal(tsqueryOf(''), null)
  })

  it('are bounded', () => {
    assert.ok(tsqueryOf('天地玄黄宇宙洪荒'.repeat(1000))!.split('&').length <= 32)
  })
})

describe('matchesPhrase', () => {
  it('wants the characters in a row and words from their beginning', () => {
    assert.ok(matchesPhrase('南京市长江大桥', '市长江'))
    assert.ok(!matchesPhrase('市长说，长江很长', '市长江'))
    assert.ok(finds('市长说，长江很长', '市长江'), 'pairs alone would accept it')
    assert.ok(matchesPhrase('Start the ART show', 'art'))
    assert.ok(!matchesPhrase('start', 'art'))
    assert.ok(matchesPhrase('今天A股行情', 'a股行'))
    assert.ok(!matchesPhrase('今天BA股行情', 'a股行'))
    assert.ok(matchesPhrase('读书 和 打卡', '打卡，读书'))
    assert.ok(!matchesPhrase('读书', '👍'))
  })

  const unit = fc.constantFrom(...Array.from('读书打卡市长江ab1é，。 👍Аб'))
  const words = fc.string({ unit, maxLength: 30 })

  it('never turns away what a plain look would find among Chinese', () => {
    const chinese = fc.string({ unit: fc.constantFrom(...Array.from('读书打卡市长江')), minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(words, chinese, words, (before, phrase, after) => {
        const text = before + phrase + after
        assert.ok(matchesPhrase(text, phrase))
        assert.ok(finds(text, phrase))
      }),
    )
  })

  it('is never wider than the index: what it accepts, the query finds', () => {
    fc.assert(
      fc.property(words, fc.string({ unit, minLength: 1, maxLength: 4 }), (text, query) => {
        if (matchesPhrase(text, query)) assert.ok(finds(text, query), `${text} / ${query}`)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('excerptAround', () => {
  const shown = ({ text, marks }: ReturnType<typeof excerptAround>): string[] => marks.map(([from, to]) => text.slice(from, to))

  it('shows the place and marks it, in the letters of the original', () => {
    const text = `${'前言。'.repeat(40)}今天我们在上海ＱＵＮＬＵＯ学习打卡，明天继续。${'后记。'.repeat(40)}`
    const excerpt = excerptAround(text, 'qunluo 打卡', 40)
    assert.deepEqual(shown(excerpt), ['ＱＵＮＬＵＯ', '打卡'])
    assert.ok(excerpt.isCutBefore && excerpt.isCutAfter)
    assert.ok(excerpt.text.length <= 42)
  })

  it('marks rightly where folding changes lengths', () => {
    assert.deepEqual(shown(excerptAround('㈱ﾃﾞｰﾀ ﬁnance ½ İzmir Straße', 'データ finance')), ['ﾃﾞｰﾀ', 'ﬁnance'])
    assert.deepEqual(shown(excerptAround('e\u0301cole 打卡', 'école 打卡')), ['école', '打卡'])
    assert.deepEqual(shown(excerptAround('𠮷野家打卡', '野家')), ['野家'])
  })

  it('begins at the beginning when nothing is found, and never cuts a character', () => {
    assert.deepEqual(excerptAround('短文', '没有'), { text: '短文', marks: [], isCutBefore: false, isCutAfter: false })
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 120 }),
        fc.string({ unit: 'grapheme', maxLength: 4 }),
        fc.integer({ min: 4, max: 40 }),
        (text, query, chars) => {
          const { text: excerpt, marks } = excerptAround(text, query, chars)
          assert.ok(excerpt.isWellFormed())
          for (const [from, to] of marks) assert.ok(from >= 0 && from < to && to <= excerpt.length)
        },
      ),
    )
  })
})

describe('folding', () => {
  it('gives the same text with and without its map', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
        const composed = text.normalize('NFC')
        const { text: made, origins } = foldedWithOrigins(composed)
        assert.equal(made, folded(composed))
        assert.equal(origins.length, made.length + 1)
      }),
      { numRuns: 3000 },
    )
  })
})
