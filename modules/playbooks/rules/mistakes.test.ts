// Broken files as people write them: each mistake stands at its line and says what to write instead, in both languages.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPlaybook } from './read.ts'

const head = `playbook: evenings
version: 1
title: { zh: 读书晚上, en: Book evenings }
summary: { zh: 每周一章。, en: A chapter a week. }
community:
  slug: evenings
  name: 灯下读书会
  intro: ""
  timeZone: Asia/Shanghai
  locale: zh-CN
`
const told = (text: string, locale: 'zh-CN' | 'en') =>
  (readPlaybook(text, locale).mistakes ?? []).map(m => `${m.line} ${m.path}: ${m.message}`)

/** What is broken, the file, and what is said of it. */
type Case = [what: string, file: string, zh: string[], en: string[]]
const inHead = (from: string, to: string) => {
  assert.ok(head.includes(from))
  return head.replace(from, to)
}

const cases: Case[] = [
  [
    'a mistyped key',
    `${head}groups:\n  - ref: readers\n    name: 读者群\n    anouncement: 周三开场。\n`,
    ['14 groups.0.anouncement: 这里没有 anouncement 这一项。是不是想写 announcement？'],
    ['14 groups.0.anouncement: Nothing here is called anouncement. Did you mean announcement?'],
  ],
  [
    'two keys that nobody knows, deep inside, each at its own line',
    `${head}fields:\n  - key: city\n    kind: text\n    titleZh: 城市\n    titleEn: City\n    seenby: everyone\n    colour:\n      dark: red\n`,
    [
      '16 fields.0.seenby: 这里没有 seenby 这一项。是不是想写 seenBy？',
      '17 fields.0.colour: 这里没有 colour 这一项。可以写：titleZh · titleEn · hintZh · hintEn · options · required · seenBy · askedAtSignUp · key · kind',
    ],
    [
      '16 fields.0.seenby: Nothing here is called seenby. Did you mean seenBy?',
      '17 fields.0.colour: Nothing here is called colour. There may be: titleZh · titleEn · hintZh · hintEn · options · required · seenBy · askedAtSignUp · key · kind',
    ],
  ],
  [
    'a sentence cut by a comma',
    inHead('en: A chapter a week.', 'en: A chapter, and a note'),
    ['4 summary.and a note: 逗号把一句话截断了，and a note 成了单独的一项。把整句话放进引号。'],
    [
      '4 summary.and a note: A comma has cut a sentence in two, so that and a note became a key. Put the whole sentence in quotes.',
    ],
  ],
  [
    'something missing: a line, a part, a choice',
    inHead('  timeZone: Asia/Shanghai\n', '')
      .replace(/title: .*\n/, '')
      .replace('  locale: zh-CN\n', ''),
    [
      '1 title: 缺了 title。补上 title:，下面缩进写 zh · en。',
      '5 community.timeZone: 缺了 timeZone。补上它，例如 timeZone: Asia/Shanghai',
      '5 community.locale: 缺了 locale。写上其中一个：zh-CN · en',
    ],
    [
      '1 title: title is missing. Add title: with zh · en indented below it.',
      '5 community.timeZone: timeZone is missing. Add it, for example timeZone: Asia/Shanghai',
      '5 community.locale: locale is missing. Write one of: zh-CN · en',
    ],
  ],
  [
    'words where a number belongs, and a number where words belong',
    `${inHead('name: 灯下读书会', 'name: 1984')}groups:\n  - { ref: readers, name: 读者群, seatsMax: 很多 }\n  - { ref: more, name: 又一群, seatsMax: 1.5 }\n`,
    [
      '7 community.name: 这里要写文字，1984 不是。数字、true 这样的内容要放进引号。',
      '12 groups.0.seatsMax: 这里要写整数，不加引号，例如 150；很多 不是。',
      '13 groups.1.seatsMax: 这里要写整数，不加引号，例如 150；1.5 不是。',
    ],
    [
      '7 community.name: This wants text, and 1984 is none. Put numbers, true and the like in quotes.',
      '12 groups.0.seatsMax: This wants a whole number without quotes, such as 150; 很多 is none.',
      '13 groups.1.seatsMax: This wants a whole number without quotes, such as 150; 1.5 is none.',
    ],
  ],
  [
    'a list, keys, one text, yes or no: each taken for another',
    `${inHead('title: { zh: 读书晚上, en: Book evenings }', 'title: 读书晚上').replace('name: 灯下读书会', 'name: [灯下, 读书会]')}groups: readers\nfields:\n  - { key: city, kind: text, titleZh: 城市, titleEn: City, required: yes }\n`,
    [
      '3 title: 这里要写成几项，每项一行，缩进：zh · en',
      '7 community.name: 这里只写一段文字，例如 灯下读书会，不能是列表或好几项。',
      '11 groups: 这里要写列表：每项另起一行，以「- 」开头；只有几个词时，也可以写在一行的方括号里，用逗号隔开。',
      '13 fields.0.required: 这里写 true（是）或 false（否），不加引号；yes 不行。',
    ],
    [
      '3 title: This wants keys below it, one a line and indented: zh · en',
      '7 community.name: This wants one text such as 灯下读书会, not a list or several keys.',
      '11 groups: This wants a list: each item on a line of its own that begins with a dash, or [one, two] for a few words.',
      '13 fields.0.required: Write true or false here, without quotes; yes is neither.',
    ],
  ],
  [
    'nothing behind the colon',
    `${inHead('name: 灯下读书会', 'name:')}welcome:\n`,
    [
      '7 community.name: 冒号后面空着。写上内容，例如 灯下读书会；用不到就删掉这一行。',
      '11 welcome: 冒号后面空着。在下面缩进写上内容，用不到就删掉这一行。',
    ],
    [
      '7 community.name: Nothing follows the colon. Write a value such as 灯下读书会, or leave the line out.',
      '11 welcome: Nothing follows the colon. Write what belongs to it below, indented, or leave the line out.',
    ],
  ],
  [
    'none of the choices',
    `${inHead('locale: zh-CN', 'locale: chinese')}groups:\n  - { ref: readers, name: 读者群, kind: pyramyd, admission: [{ kind: pasword }, invite] }\n`,
    [
      '10 community.locale: chinese 不在可选之列。可以写：zh-CN · en',
      '12 groups.0.kind: pyramyd 不在可选之列。是不是想写 pyramid？可以写：ring · pyramid',
      '12 groups.0.admission.0.kind: pasword 不在可选之列。是不是想写 password？可以写：invite · password · application · tier',
      '12 groups.0.admission.1: 入群的每一步写成一项，例如 - kind: invite；暗号那一步再加 phrase。',
    ],
    [
      '10 community.locale: chinese is not among the choices: zh-CN · en',
      '12 groups.0.kind: pyramyd is not among the choices. Did you mean pyramid? There are: ring · pyramid',
      '12 groups.0.admission.0.kind: pasword is not among the choices. Did you mean password? There are: invite · password · application · tier',
      '12 groups.0.admission.1: Write each step of the door as an item such as - kind: invite; a password also has its phrase.',
    ],
  ],
  [
    'too long, too much, too many',
    `${inHead('name: 灯下读书会', `name: ${'书'.repeat(41)}`)}groups:\n  - { ref: readers, name: 读者群, seatsMax: 200000 }\nkeywords:\n  - { ref: join, text: 好, words: [${Array.from({ length: 21 }, (_, i) => `词${i}`).join(', ')}] }\n`,
    [
      '7 community.name: 太长了：最多 40 个字，这里有 41 个。',
      '12 groups.0.seatsMax: 太大了：最大是 100000，这里是 200000。',
      '14 keywords.0.words: 太多了：最多 20 项，这里有 21 项。',
    ],
    [
      '7 community.name: Too long: at most 40 characters, and this has 41.',
      '12 groups.0.seatsMax: Too much: at most 100000, and this is 200000.',
      '14 keywords.0.words: Too many: at most 20 items, and there are 21.',
    ],
  ],
  [
    'too short, too little, too few',
    `${inHead('name: 灯下读书会', 'name: ""').replace('version: 1', 'version: 0')}groups:\n  - { ref: readers, name: 读者群, admission: [{ kind: password, phrase: 灯 }] }\nkeywords:\n  - { ref: join, text: 好, words: [] }\n`,
    [
      '2 version: 太小了：最小是 1，这里是 0。',
      '7 community.name: 这里不能空着，写上内容，例如 灯下读书会',
      '12 groups.0.admission.0.phrase: 太短了：至少 2 个字。',
      '14 keywords.0.words: 列表里至少要有 1 项，例如 [入会, 加入]',
    ],
    [
      '2 version: Too little: at least 1, and this is 0.',
      '7 community.name: This may not be empty. Write something such as 灯下读书会',
      '12 groups.0.admission.0.phrase: Too short: at least 2 characters.',
      '14 keywords.0.words: The list needs at least 1 item, such as [入会, 加入]',
    ],
  ],
  [
    'times and weekdays',
    `${head}calendar:\n  - { ref: a, title: 早, kind: voice, weekdays: [0, 8, 一], time: 6:20 }\n  - { ref: b, title: 晚, kind: voice, weekdays: 1, time: "25:00" }\n  - { ref: c, title: 夜, kind: voice, weekdays: [1], time: 620 }\n`,
    [
      '12 calendar.0.weekdays.0: 0 不是星期：用 1（周一）到 7（周日）的整数，不加引号，例如 [1, 3, 5]',
      '12 calendar.0.weekdays.1: 8 不是星期：用 1（周一）到 7（周日）的整数，不加引号，例如 [1, 3, 5]',
      '12 calendar.0.weekdays.2: 一 不是星期：用 1（周一）到 7（周日）的整数，不加引号，例如 [1, 3, 5]',
      '12 calendar.0.time: 6:20 不是时间：从 00:00 到 23:59，时和分都写两位，放在引号里，例如 "06:20"',
      '13 calendar.1.weekdays: 1 不是星期：用 1（周一）到 7（周日）的整数，不加引号，例如 [1, 3, 5]',
      '13 calendar.1.time: 25:00 不是时间：从 00:00 到 23:59，时和分都写两位，放在引号里，例如 "06:20"',
      '14 calendar.2.time: 620 不是时间：从 00:00 到 23:59，时和分都写两位，放在引号里，例如 "06:20"',
    ],
    [
      '12 calendar.0.weekdays.0: 0 is no weekday: whole numbers from 1, Monday, to 7, Sunday, without quotes, such as [1, 3, 5]',
      '12 calendar.0.weekdays.1: 8 is no weekday: whole numbers from 1, Monday, to 7, Sunday, without quotes, such as [1, 3, 5]',
      '12 calendar.0.weekdays.2: 一 is no weekday: whole numbers from 1, Monday, to 7, Sunday, without quotes, such as [1, 3, 5]',
      '12 calendar.0.time: 6:20 is no time: from 00:00 to 23:59, two digits each, in quotes, such as "06:20"',
      '13 calendar.1.weekdays: 1 is no weekday: whole numbers from 1, Monday, to 7, Sunday, without quotes, such as [1, 3, 5]',
      '13 calendar.1.time: 25:00 is no time: from 00:00 to 23:59, two digits each, in quotes, such as "06:20"',
      '14 calendar.2.time: 620 is no time: from 00:00 to 23:59, two digits each, in quotes, such as "06:20"',
    ],
  ],
  [
    'a time that only lacks a digit is set right',
    `${head}calendar:\n  - { ref: a, title: 午, kind: voice, weekdays: [1], time: 9：5 }\n`,
    ['12 calendar.0.time: 9：5 不是时间：从 00:00 到 23:59，时和分都写两位，放在引号里，例如 "09:05"'],
    ['12 calendar.0.time: 9：5 is no time: from 00:00 to 23:59, two digits each, in quotes, such as "09:05"'],
  ],
  [
    'addresses, names, time zones',
    `${inHead('slug: evenings', 'slug: Book Evenings').replace('Asia/Shanghai', 'Asia/Shangai')}groups:\n  - { ref: 读者, name: 读者群 }\nkeywords:\n  - { ref: a, words: [读], article: { title: 读, url: example.com } }\n`,
    [
      '6 community.slug: Book Evenings 不能作网址：用小写字母、数字和短横，头尾不用短横，最多 40 个，例如 evenings',
      '9 community.timeZone: 没有 Asia/Shangai 这个时区。是不是想写 Asia/Shanghai？',
      '12 groups.0.ref: 读者 不能作名字：用小写字母、数字和短横，以字母或数字开头，例如 readers',
      '14 keywords.0.article.url: example.com 不是网址：要以 http:// 或 https:// 开头，例如 https://example.com/chapter',
    ],
    [
      '6 community.slug: Book Evenings cannot be an address: small letters, digits and dashes, none at the ends, 40 at most, such as evenings',
      '9 community.timeZone: There is no time zone Asia/Shangai. Did you mean Asia/Shanghai?',
      '12 groups.0.ref: 读者 cannot be a name: small letters, digits and dashes, beginning with a letter or digit, such as readers',
      '14 keywords.0.article.url: example.com is no web address: it begins with http:// or https://, such as https://example.com/chapter',
    ],
  ],
  [
    'what only the house forbids',
    `${inHead('Asia/Shanghai', '北京时间')}groups:\n  - { ref: a, name: 甲, cardPattern: "{number" }\n  - { ref: b, name: 乙, cardPattern: "{number}号" }\n  - { ref: c, name: 丙, admission: [{ kind: invite }, { kind: invite }] }\n  - { ref: d, name: "丁\\u0007" }\nkeywords:\n  - { ref: a, words: [读] }\n`,
    [
      '9 community.timeZone: 没有 北京时间 这个时区，写成 Asia/Shanghai 这样。',
      '12 groups.0.cardPattern: 花括号没有配好，或里面的字太多（最多 12 个），例如 "{number:3}-{name}"',
      '13 groups.1.cardPattern: 名片上要有称呼，加上 {name}，例如 "{number:3}-{name}"',
      '14 groups.2.admission: 入群的每一步只能写一次，删掉重复的。',
      '15 groups.3.name: 里面混进了看不见的控制字符，删掉重新打一遍。',
      '17 keywords.0.text: 关键词要么写 text（一段文字），要么写 article（一篇图文），有且只有一个。',
    ],
    [
      '9 community.timeZone: There is no time zone 北京时间; write it as Asia/Shanghai.',
      '12 groups.0.cardPattern: The braces do not match, or hold too much (12 characters at most). Write for example "{number:3}-{name}"',
      '13 groups.1.cardPattern: A card carries a name: put {name} into it, such as "{number:3}-{name}"',
      '14 groups.2.admission: Each step of the door may stand once; delete the second.',
      '15 groups.3.name: Invisible control characters slipped in; delete this and type it again.',
      '17 keywords.0.text: A keyword has either a text or an article: one of them, and not both.',
    ],
  ],
  [
    'names that point nowhere',
    `${head}groups:\n  - { ref: readers, name: 读者群, parent: core }\n  - { ref: core, name: 核心群, parent: core }\n  - { ref: core, name: 又一个 }\nroles:\n  - { group: reader, role: host, duty: 开场 }\ncalendar:\n  - { ref: a, title: 早, kind: voice, group: nobody, weekdays: [1], time: "06:20" }\n`,
    [
      '12 groups.0.parent: core 要写在这个群的前面。',
      '13 groups.1.parent: 一个群不能是自己的上级。',
      '14 groups.2.ref: core 出现了两次，改掉一个。',
      '16 roles.0.group: 文件里没有叫 reader 的群。是不是想写 readers？',
      '18 calendar.0.group: 文件里没有叫 nobody 的群。可以写：readers · core',
    ],
    [
      '12 groups.0.parent: core must stand above this group in the file.',
      '13 groups.1.parent: A group cannot stand above itself.',
      '14 groups.2.ref: core stands here twice; change one.',
      '16 roles.0.group: There is no group reader in this file. Did you mean readers?',
      '18 calendar.0.group: There is no group nobody in this file. There are: readers · core',
    ],
  ],
]

for (const [what, file, zh, en] of cases)
  test(what, () => {
    assert.deepEqual(told(file, 'zh-CN'), zh)
    assert.deepEqual(told(file, 'en'), en)
  })
