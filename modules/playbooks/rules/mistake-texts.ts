// What is said about a mistake in a file: what is wrong here, and what to write instead. The line and the path stand beside it.
import type { Text } from '#kernel/i18n.ts'
import { saleFormats, saleRefusals } from './sale-mistakes.ts'

/** By the kind of mistake. `{got}` is what stands there, `{example}` what could. */
export const sentences = {
  missing: { zh: '缺了 {key}。补上它，例如 {key}: {example}', en: '{key} is missing. Add it, for example {key}: {example}' },
  missingPart: {
    zh: '缺了 {key}。补上 {key}:，下面缩进写 {keys}。',
    en: '{key} is missing. Add {key}: with {keys} indented below it.',
  },
  missingChoice: { zh: '缺了 {key}。写上其中一个：{choices}', en: '{key} is missing. Write one of: {choices}' },
  empty: {
    zh: '冒号后面空着。写上内容，例如 {example}；用不到就删掉这一行。',
    en: 'Nothing follows the colon. Write a value such as {example}, or leave the line out.',
  },
  emptyPart: {
    zh: '冒号后面空着。在下面缩进写上内容，用不到就删掉这一行。',
    en: 'Nothing follows the colon. Write what belongs to it below, indented, or leave the line out.',
  },
  wantsText: {
    zh: '这里要写文字，{got} 不是。数字、true 这样的内容要放进引号。',
    en: 'This wants text, and {got} is none. Put numbers, true and the like in quotes.',
  },
  wantsOneText: {
    zh: '这里只写一段文字，例如 {example}，不能是列表或好几项。',
    en: 'This wants one text such as {example}, not a list or several keys.',
  },
  wantsNumber: {
    zh: '这里要写整数，不加引号，例如 {example}；{got} 不是。',
    en: 'This wants a whole number without quotes, such as {example}; {got} is none.',
  },
  wantsYesNo: {
    zh: '这里写 true（是）或 false（否），不加引号；{got} 不行。',
    en: 'Write true or false here, without quotes; {got} is neither.',
  },
  wantsList: {
    zh: '这里要写列表：每项另起一行，以「- 」开头；只有几个词时，也可以写在一行的方括号里，用逗号隔开。',
    en: 'This wants a list: each item on a line of its own that begins with a dash, or [one, two] for a few words.',
  },
  wantsKeys: { zh: '这里要写成几项，每项一行，缩进：{keys}', en: 'This wants keys below it, one a line and indented: {keys}' },
  wantsStep: {
    zh: '入群的每一步写成一项，例如 - kind: invite；暗号那一步再加 phrase。',
    en: 'Write each step of the door as an item such as - kind: invite; a password also has its phrase.',
  },
  wantsPlaybook: {
    zh: '这不像剧本。文件要从 playbook: 名字 这一行开始，下面写 version、title、summary 和 community。',
    en: 'This does not look like a playbook. A file begins with playbook: and a name, then version, title, summary and community.',
  },
  emptyFile: {
    zh: '文件是空的。从 playbook: 名字 这一行开始写，或者拿书架上的一份来改。',
    en: 'The file is empty. Begin with playbook: and a name, or change a copy of one from the shelf.',
  },
  unknownKey: { zh: '这里没有 {got} 这一项。可以写：{keys}', en: 'Nothing here is called {got}. There may be: {keys}' },
  mistypedKey: { zh: '这里没有 {got} 这一项。是不是想写 {near}？', en: 'Nothing here is called {got}. Did you mean {near}?' },
  cutText: {
    zh: '逗号把一句话截断了，{got} 成了单独的一项。把整句话放进引号。',
    en: 'A comma has cut a sentence in two, so that {got} became a key. Put the whole sentence in quotes.',
  },
  unknownChoice: { zh: '{got} 不在可选之列。可以写：{choices}', en: '{got} is not among the choices: {choices}' },
  mistypedChoice: {
    zh: '{got} 不在可选之列。是不是想写 {near}？可以写：{choices}',
    en: '{got} is not among the choices. Did you mean {near}? There are: {choices}',
  },
  mistypedZone: { zh: '没有 {got} 这个时区。是不是想写 {near}？', en: 'There is no time zone {got}. Did you mean {near}?' },
  longText: {
    zh: '太长了：最多 {max} 个字，这里有 {size} 个。',
    en: 'Too long: at most {max} {max:character|characters}, and this has {size}.',
  },
  longList: {
    zh: '太多了：最多 {max} 项，这里有 {size} 项。',
    en: 'Too many: at most {max} {max:item|items}, and there are {size}.',
  },
  bigNumber: { zh: '太大了：最大是 {max}，这里是 {got}。', en: 'Too much: at most {max}, and this is {got}.' },
  noText: { zh: '这里不能空着，写上内容，例如 {example}', en: 'This may not be empty. Write something such as {example}' },
  shortText: { zh: '太短了：至少 {min} 个字。', en: 'Too short: at least {min} {min:character|characters}.' },
  shortList: {
    zh: '列表里至少要有 {min} 项，例如 {example}',
    en: 'The list needs at least {min} {min:item|items}, such as {example}',
  },
  smallNumber: { zh: '太小了：最小是 {min}，这里是 {got}。', en: 'Too little: at least {min}, and this is {got}.' },
  other: { zh: '{got} 不合这里的写法，例如可以写 {example}', en: '{got} does not fit here; write for example {example}' },
} satisfies Record<string, Text>
export type Sentence = keyof typeof sentences

const name = {
  zh: '{got} 不能作名字：用小写字母、数字和短横，以字母或数字开头，例如 {example}',
  en: '{got} cannot be a name: small letters, digits and dashes, beginning with a letter or digit, such as {example}',
}
/** By the key that holds the value: what a pattern or a limit means there. */
export const formats: Record<string, Text> = {
  ...saleFormats,
  playbook: name,
  ref: name,
  parent: name,
  group: name,
  id: name,
  slug: {
    zh: '{got} 不能作网址：用小写字母、数字和短横，头尾不用短横，最多 40 个，例如 {example}',
    en: '{got} cannot be an address: small letters, digits and dashes, none at the ends, 40 at most, such as {example}',
  },
  key: {
    zh: '{got} 不能作资料项的标识：小写字母开头，只用小写字母、数字和下划线，例如 {example}',
    en: '{got} cannot be the key of a field: small letters, digits and underscores, a letter first, such as {example}',
  },
  time: {
    zh: '{got} 不是时间：从 00:00 到 23:59，时和分都写两位，放在引号里，例如 {example}',
    en: '{got} is no time: from 00:00 to 23:59, two digits each, in quotes, such as {example}',
  },
  weekdays: {
    zh: '{got} 不是星期：用 1（周一）到 7（周日）的整数，不加引号，例如 {example}',
    en: '{got} is no weekday: whole numbers from 1, Monday, to 7, Sunday, without quotes, such as {example}',
  },
  url: {
    zh: '{got} 不是网址：要以 http:// 或 https:// 开头，例如 {example}',
    en: '{got} is no web address: it begins with http:// or https://, such as {example}',
  },
  picUrl: {
    zh: '{got} 不是网址：要以 http:// 或 https:// 开头，例如 {example}',
    en: '{got} is no web address: it begins with http:// or https://, such as {example}',
  },
}

/** By the word with which a shape refuses. */
export const refusals: Record<string, Text> = {
  ...saleRefusals,
  'unknown time zone': {
    zh: '没有 {got} 这个时区，写成 {example} 这样。',
    en: 'There is no time zone {got}; write it as {example}.',
  },
  'unbalanced braces': {
    zh: '花括号没有配好，或里面的字太多（最多 12 个），例如 {example}',
    en: 'The braces do not match, or hold too much (12 characters at most). Write for example {example}',
  },
  'a card carries a name': {
    zh: '名片上要有称呼，加上 {name}，例如 {example}',
    en: 'A card carries a name: put {name} into it, such as {example}',
  },
  'control characters': {
    zh: '里面混进了看不见的控制字符，删掉重新打一遍。',
    en: 'Invisible control characters slipped in; delete this and type it again.',
  },
  reserved: { zh: '{got} 是保留的词，换一个。', en: '{got} is a reserved word; choose another.' },
  'each step once': {
    zh: '入群的每一步只能写一次，删掉重复的。',
    en: 'Each step of the door may stand once; delete the second.',
  },
  'each question once': { zh: '每个问题的 id 不能相同，改掉一个。', en: 'Two questions have the same id; change one.' },
  'either text or article': {
    zh: '关键词要么写 text（一段文字），要么写 article（一篇图文），有且只有一个。',
    en: 'A keyword has either a text or an article: one of them, and not both.',
  },
}

/** YAML's own mistakes, by the code of its reader. */
export const yamlSentences: Record<string, Text> = {
  DUPLICATE_KEY: { zh: '这一项在同一处已经写过了，留一个就好。', en: 'This key stands here twice; keep one.' },
  BAD_INDENT: {
    zh: '缩进不对，或者前面的括号没有合上。同一层要对齐，下一层多缩进两个空格。',
    en: 'The indentation is off, or a bracket before this is not closed. Align what stands side by side; go two spaces deeper for what belongs to it.',
  },
  TAB_AS_INDENT: { zh: '这里用制表符缩进，换成空格。', en: 'This line is indented with a tab; use spaces.' },
  MISSING_CHAR: {
    zh: '引号或冒号不全，看看前面的引号有没有合上。',
    en: 'A quote or a colon is missing; look for a quote before this that is not closed.',
  },
  BAD_SCALAR_START: {
    zh: '开头的这个符号另有用处，把整个值放进引号。',
    en: 'A value cannot begin with this sign; put the whole value in quotes.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    zh: '一行里有两个「冒号加空格」，或者上一行已有值、这里又缩进了。话里有冒号时，把整句放进引号。',
    en: 'A line holds a colon and a space twice, or is indented below a line that has a value. Put a sentence with a colon in quotes.',
  },
  MULTILINE_IMPLICIT_KEY: {
    zh: '少了冒号，或者一句话断成了两行。多行文字用「|」起头。',
    en: 'A colon is missing, or a sentence runs over two lines. Begin a text of several lines with |.',
  },
  MULTIPLE_DOCS: {
    zh: '一个文件只写一个剧本，删掉「---」和后面的内容。',
    en: 'One file holds one playbook; delete the --- and what follows.',
  },
  BAD_DQ_ESCAPE: {
    zh: '双引号里的反斜杠有特别的意思，改用单引号。',
    en: 'A backslash means something inside double quotes; use single quotes.',
  },
  BAD_ALIAS: { zh: '值以 * 开头要加引号。', en: 'A value that begins with * needs quotes.' },
}
export const yamlOther = {
  zh: '这一行不合 YAML 的写法。看看引号、冒号和缩进。',
  en: 'This is not YAML. Look at quotes, colons and indentation.',
}
export const yamlAlias = {
  zh: '没有叫这个名字的引用。值以 * 开头要加引号。',
  en: 'Nothing is marked with this name. A value that begins with * needs quotes.',
}
export const yamlFlood = {
  zh: '文件里的引用套得太多，直接写出内容。',
  en: 'References are nested too deep; write the content itself.',
}

/** Names inside the file. */
export const looseEnds = {
  twice: { zh: '{got} 出现了两次，改掉一个。', en: '{got} stands here twice; change one.' },
  noGroup: { zh: '文件里没有叫 {got} 的群。可以写：{choices}', en: 'There is no group {got} in this file. There are: {choices}' },
  noGroupAtAll: {
    zh: '文件里没有叫 {got} 的群，先在 groups 里写上它。',
    en: 'There is no group {got} in this file; write it under groups first.',
  },
  mistypedGroup: {
    zh: '文件里没有叫 {got} 的群。是不是想写 {near}？',
    en: 'There is no group {got} in this file. Did you mean {near}?',
  },
  itself: { zh: '一个群不能是自己的上级。', en: 'A group cannot stand above itself.' },
  unfound: {
    zh: '谁也找不到 {got}：它只有席上的人和受邀的人看得见，门口却没有邀请这一步。改成 seenBy: members，或者在 admission 里加上 - kind: invite。',
    en: 'Nobody would find {got}: only who sits there or is invited sees it, and its door asks for no invite. Write seenBy: members, or add - kind: invite to admission.',
  },
  later: { zh: '{got} 要写在这个群的前面。', en: '{got} must stand above this group in the file.' },
} satisfies Record<string, Text>
