// What is said of a row that cannot come in as it is: what was found, and the way out of it.
import type { Locale } from '#kernel/i18n.ts'

/** hard: keeps the row out whatever was chosen · torn: the row itself is in doubt · contact · cell · remark: only worth knowing. */
export type ProblemKind = 'hard' | 'torn' | 'contact' | 'cell' | 'remark'
type Words = readonly [what: string, todo: string]
interface Entry {
  kind: ProblemKind
  zh: Words
  en: Words
}
const entry = (kind: ProblemKind, zh: Words, en: Words): Entry => ({ kind, zh, en })

const fixAddress = ['请改正，或清空这一格。', 'Correct it, or empty the cell.'] as const
const fixDate = ['请写成 2024-03-01 这样，或清空这一格。', 'Write it as 2024-03-01, or empty the cell.'] as const
const both = (kind: ProblemKind, zh: string, en: string, todo: readonly [string, string]): Entry =>
  entry(kind, [zh, todo[0]], [en, todo[1]])

const table: Record<string, Entry> = {
  'row.no-contact': entry(
    'hard',
    ['没有可用的邮箱、手机号、openid 或编号。', '请至少补上一项。'],
    ['There is no usable e-mail, phone, openid or id.', 'Add at least one.'],
  ),
  'row.left-out': entry(
    'hard',
    ['这一列填了内容，按设置不导入。', '若要导入，把这一列改为「忽略」。'],
    ['This cell is filled, so the plan leaves the row out.', 'To bring it in, set the column to “ignore”.'],
  ),
  'row.clash': entry(
    'hard',
    ['这一行的几个联系方式分属不同的人。', '请核对后分成几行，或删掉不属于他的那个。'],
    ['The addresses of this row belong to different people.', 'Split it into rows, or remove what is not his.'],
  ),
  'row.banned': entry(
    'hard',
    ['这个人已被移出社群，没有改动他的资料。', '若要重新接纳，请先在成员页解除移出。'],
    ['This person was removed from the community and is left as he is.', 'Readmit him on his page first.'],
  ),
  'row.left': entry(
    'hard',
    ['这个人已自行退出，没有改动他的资料。', '请邀请他本人回来。'],
    ['This person has left and is left as he is.', 'Invite him to come back himself.'],
  ),
  'row.not-storable': entry(
    'hard',
    ['数据库拒绝了这一行的内容。', '请检查是否有异常字符，改后再导入。'],
    ['The database refused what this row holds.', 'Look for odd characters, mend them and import it again.'],
  ),
  'row.too-many-cells': entry(
    'torn',
    ['单元格比列名多，后面的内容可能错了位。', '请检查是否多了分隔符，含逗号的内容要加引号。'],
    [
      'More cells than columns: what follows may stand in the wrong place.',
      'Look for a stray delimiter; quote cells with commas.',
    ],
  ),
  'row.unclosed-quote': entry(
    'torn',
    ['引号没有成对，内容可能和下一行粘在了一起。', '请补上或删掉那个引号。'],
    ['A quote is not closed; the row may have run into the next.', 'Close the quote or remove it.'],
  ),
  'row.too-few-cells': entry(
    'remark',
    ['单元格比列名少，缺的按空白处理。', '无需处理；若后面有内容丢失，请补齐。'],
    ['Fewer cells than columns; the missing ones count as empty.', 'Nothing, unless something was lost.'],
  ),
  'row.stray-quote': entry(
    'remark',
    ['引号后面还有文字，已一并读入。', '请核对这一格。'],
    ['Text follows a closing quote; it was read along.', 'Check the cell.'],
  ),
  'cell.error': entry(
    'cell',
    ['表格公式出错，没有值。', '请填入实际内容。'],
    ['A formula failed, so there is no value.', 'Type the value.'],
  ),
  'cell.formula': entry(
    'remark',
    ['看起来像公式，已当作普通文字保存，不会执行。', '无需处理。'],
    ['It looks like a formula; it is kept as plain text and never calculated.', 'Nothing.'],
  ),
  'cell.formula-without-value': entry(
    'cell',
    ['公式没有算出的值。', '用表格软件打开、保存一次，或粘贴为数值。'],
    ['The formula has no calculated value.', 'Open and save it in a spreadsheet, or paste values.'],
  ),
  'cell.lost-digits': entry(
    'cell',
    ['数字太长，表格软件已丢掉末几位。', '请从原始数据重新导出，列格式设为文本。'],
    ['The number is so long that the spreadsheet dropped its last digits.', 'Export it again with the column as text.'],
  ),
  'cell.damaged': entry(
    'cell',
    ['有乱码，可能选错了文字编码。', '换一种编码重新读取，或改正这一格。'],
    ['Some characters are damaged; the encoding may be wrong.', 'Read it with another encoding, or correct the cell.'],
  ),
  'text.cut': entry(
    'remark',
    ['内容太长，只保留了前面的部分。', '如需全文，请另行保存。'],
    ['Too long; only the beginning was kept.', 'Keep the whole elsewhere if you need it.'],
  ),
  'name.tidied': entry(
    'remark',
    ['称呼里的链接、控制字符或过长部分已去掉。', '无需处理。'],
    ['Links, unprintable characters or an overlong end were taken out of the name.', 'Nothing.'],
  ),
  'phone.lost-digits': entry(
    'contact',
    ['手机号被表格软件变成科学计数，末几位已丢失。', '请把该列设为文本后重新导出。'],
    [
      'A spreadsheet turned the number into an exponent and its last digits are lost.',
      'Export it again with the column as text.',
    ],
  ),
  'phone.masked': entry(
    'contact',
    ['手机号打了码。', '请用完整号码，或清空这一格。'],
    ['The number is masked.', 'Use the full number, or empty the cell.'],
  ),
  'phone.several': entry(
    'contact',
    ['一格里有几个号码。', '请一格只留一个，其余放到另一列。'],
    ['Several numbers in one cell.', 'Keep one; put others into a column of their own.'],
  ),
  'phone.too-short': both('contact', '号码位数不够。', 'The number is too short.', fixAddress),
  'phone.too-long': both('contact', '号码位数太多。', 'The number is too long.', fixAddress),
  'phone.unreadable': both('contact', '这不像一个手机号。', 'This does not look like a phone number.', fixAddress),
  'phone.not-mobile': entry(
    'remark',
    ['这是座机，收不到短信，没有导入。', '无需处理。'],
    ['A landline cannot get text messages and was not taken.', 'Nothing.'],
  ),
  'email.several': entry(
    'contact',
    ['一格里有几个邮箱。', '请一格只留一个，其余放到另一列。'],
    ['Several addresses in one cell.', 'Keep one; put others into a column of their own.'],
  ),
  'email.too-long': both('contact', '邮箱地址太长。', 'The address is too long.', fixAddress),
  'email.unreadable': both('contact', '这不像一个邮箱地址。', 'This does not look like an e-mail address.', fixAddress),
  'wechat.unreadable': entry(
    'contact',
    ['这不像公众号的 openid。', '请填 openid，并在设置里填上公众号 AppID。'],
    ['This does not look like an openid.', 'Give the openid, and the AppID in the plan.'],
  ),
  'external.unreadable': entry(
    'contact',
    ['编号里有不能用的字符。', '请只用字母、数字和 . _ - : / @。'],
    ['The id has characters that cannot be used.', 'Use letters, digits and . _ - : / @.'],
  ),
  'member-id.unknown': entry(
    'remark',
    ['这里没有这个成员编号，按其他联系方式查找。', '无需处理。'],
    ['There is no such member here; the other columns decide.', 'Nothing.'],
  ),
  'date.ambiguous': entry(
    'cell',
    ['分不清哪个是月、哪个是日。', '请在设置里选日期写法，或写成 2024-03-01。'],
    ['Day and month cannot be told apart.', 'Choose the order of dates in the plan, or write 2024-03-01.'],
  ),
  'date.incomplete': both('cell', '日期不完整。', 'The date is incomplete.', fixDate),
  'date.impossible': both('cell', '没有这一天。', 'There is no such day.', fixDate),
  'date.out-of-range': both('cell', '年份不合理。', 'The year is out of range.', fixDate),
  'date.unreadable': both('cell', '看不懂这个日期。', 'The date cannot be read.', fixDate),
  'date.future': both('cell', '加入时间在将来。', 'The day of joining lies in the future.', fixDate),
  'stage.unknown': entry(
    'cell',
    ['没有这个阶段。', '请用 受众、用户、粉丝 或 社群。'],
    ['There is no such stage.', 'Use audience, user, fan or community.'],
  ),
  'tags.too-long': entry('cell', ['有标签超过 30 个字。', '请缩短它。'], ['A tag is longer than 30 characters.', 'Shorten it.']),
  'tags.too-many': entry(
    'remark',
    ['标签超过 50 个，只保留前 50 个。', '无需处理。'],
    ['More than 50 tags; the first 50 were kept.', 'Nothing.'],
  ),
  'locale.unknown': entry(
    'remark',
    ['暂不支持这种语言，用社群的语言。', '无需处理。'],
    ['This language is not offered; that of the community is used.', 'Nothing.'],
  ),
  'field.unfit': entry(
    'cell',
    ['内容不符合这个资料项的要求。', '请按要求改正，或清空这一格。'],
    ['This does not fit the field.', 'Correct it, or empty the cell.'],
  ),
}

export const kindOf = (code: string): ProblemKind => table[code]?.kind ?? 'remark'

export interface Said {
  what: string
  todo: string
}
export function sayProblem(code: string, locale: Locale): Said {
  const [what, todo] = table[code]?.[locale === 'en' ? 'en' : 'zh'] ?? [code, '']
  return { what, todo }
}
