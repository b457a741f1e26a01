// Names: shown without links, found by pinyin, spelt in addresses.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { displayNameOf, firstGraphemes, graphemeCount } from './names.ts'
import { namesTokens, pinyinOf } from './pinyin.ts'
import { slugOf } from './slug.ts'

describe('displayNameOf', () => {
  it('leaves names as they are', () => {
    for (const name of [
      '凌',
      '张三.李四',
      'J.R.R. Tolkien',
      'St. John',
      "O'Brien",
      '👨‍👩‍👧 一家',
      'عمر',
      '王·麦麦提',
      '小明（上海）',
      '3.14',
    ])
      assert.equal(displayNameOf(name), name)
  })

  it('takes out what a mail program would make a link', () => {
    const cases: [string, string][] = [
      ['点我 https://evil.example/x 领奖', '点我 领奖'],
      ['HTTPS://EVIL.EXAMPLE', ''],
      ['www.evil.example/a', ''],
      ['evil.com', ''],
      ['张三evil.cn好', '张三 好'],
      ['evil．com', ''],
      ['a@b.com', ''],
      ['凌 mailto:x', '凌'],
      ['javascript:alert(1)', ''],
      ['t.me/xx', ''],
      ['10.0.0.1', ''],
      ['Dr.Wang', 'Dr Wang'],
      ['张三.com', '张三 com'],
      ['htt http://x.com/ p', 'htt p'],
      ['凌://evil', '凌'],
    ]
    for (const [text, expected] of cases) assert.equal(displayNameOf(text), expected, text)
  })

  it('takes out what cannot be seen or turns the line around', () => {
    assert.equal(displayNameOf('小明\u202egnp\u0000\n\t红'), '小明gnp 红')
    assert.equal(displayNameOf('\u200b\u3164'), '')
    assert.equal(displayNameOf('ev\u200bil.c\u200bom'), '')
  })

  it('counts what people see as characters', () => {
    assert.equal(graphemeCount('👨‍👩‍👧凌é'), 3)
    assert.equal(firstGraphemes('👨‍👩‍👧凌博', 2), '👨‍👩‍👧凌')
    assert.equal(displayNameOf('凌'.repeat(100), 20), '凌'.repeat(20))
    assert.ok(displayNameOf(`a${'\u0301'.repeat(5000)}`).length < 600)
  })

  it('needs no second pass, and leaves no address behind', () => {
    const unit = fc.constantFrom(...Array.from('ab.w:/@c-凌 \u200b．'), 'www.', 'http://', '.com', '@')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), text => {
        const name = displayNameOf(text)
        assert.equal(displayNameOf(name), name)
        assert.doesNotMatch(name, /:\/\/\S|\bwww\.\S|\w\.com\b|\w@\w+\.\w/)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('pinyinOf', () => {
  it('spells names, surnames in their own way', async () => {
    const spelt = await pinyinOf('张玲玲')
    assert.deepEqual([spelt.full, spelt.initials, spelt.alternatives], ['zhanglingling', 'zll', []])
    for (const [name, full] of [
      ['单雄信', 'shanxiongxin'],
      ['曾国藩', 'zengguofan'],
      ['仇英', 'qiuying'],
      ['欧阳娜娜', 'ouyangnana'],
      ['尉迟恭', 'yuchigong'],
      ['李Bob', 'libob'],
    ] as const)
      assert.equal((await pinyinOf(name)).full, full)
  })

  it('offers other readings', async () => {
    const fulls = async (name: string) => (await pinyinOf(name)).alternatives.map(each => each.full)
    assert.ok((await fulls('单雄信')).includes('danxiongxin'))
    assert.ok((await fulls('乐嘉')).includes('lejia'))
    assert.ok((await fulls('吕布')).includes('lubu'))
  })

  it('is not loaded before it is needed', () => {
    const script = `import { registerHooks } from 'node:module'
      const seen = []
      registerHooks({ resolve: (name, context, next) => (seen.push(name), next(name, context)) })
      const { pinyinOf } = await import(${JSON.stringify(new URL('./pinyin.ts', import.meta.url).href)})
      const early = seen.includes('pinyin-pro')
      await pinyinOf('凌')
      console.log(early, seen.includes('pinyin-pro'))`
    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })
    assert.equal(said.trim(), 'false true')
  })
})

describe('namesTokens', () => {
  it('finds a name by characters, pinyin, initials and from any syllable', async () => {
    const tokens = await namesTokens('张玲玲')
    for (const token of ['张', '张玲', 'zhanglingling', 'zll', 'lingling', 'll', 'ling']) assert.ok(tokens.includes(token), token)
    assert.ok((await namesTokens('Lily 张')).includes('lily'))
    assert.deepEqual(await namesTokens('Bo Chen'), ['bo', 'chen'])
    assert.deepEqual(await namesTokens('👍'), [])
    assert.ok((await namesTokens('单'.repeat(5000))).length <= 200)
  })
})

describe('slugOf', () => {
  it('spells a name for an address', async () => {
    assert.equal(await slugOf('每日一听 Club 2024！'), 'mei-ri-yi-ting-club-2024')
    assert.equal(await slugOf('Café Noir'), 'cafe-noir')
    assert.equal(await slugOf('👍'), null)
    assert.equal(await slugOf('每日一听俱乐部', 10), 'mei-ri-yi')
    assert.equal(await slugOf('x'.repeat(100), 10), 'xxxxxxxxxx')
  })
})
