// What is said of a file as a whole: what is odd about it, why it cannot be read, why its import stands still.
import type { Locale } from '#kernel/i18n.ts'

const remarks: Record<string, readonly [zh: string, en: string]> = {
  'encoding.guessed': [
    '文字编码是猜的：{got}。若有乱码，请换一种。',
    'The encoding is a guess: {got}. If names look wrong, choose another.',
  ],
  'encoding.damaged': ['按 {got} 读取，有些字符已损坏。', 'Read as {got}; some characters are damaged.'],
  'header.missing': ['这一列没有列名。', 'This column has no name.'],
  'header.duplicate': ['有两列同名：{got}。', 'Two columns have the same name: {got}.'],
  'header.title-skipped': ['跳过了标题行：{got}', 'A title above the table was skipped: {got}'],
  'header.looks-like-data': ['第一行像是数据，不像列名。', 'The first row looks like data rather than names of columns.'],
}
export const sayRemark = (code: string, got: string | undefined, locale: Locale): string =>
  (remarks[code]?.[locale === 'en' ? 1 : 0] ?? code).replace('{got}', got ?? '')

const unreadable: Record<string, readonly [zh: string, en: string]> = {
  'sheet.empty': ['里面没有内容。', 'it is empty.'],
  'sheet.too-large': ['太大，请分成几份。', 'it is too large; split it.'],
  'sheet.too-many-rows': ['超过 30 万行，请分成几份。', 'it has more than 300,000 rows; split it.'],
  'sheet.too-many-columns': ['超过 200 列，请删掉不需要的。', 'it has more than 200 columns; remove what is not needed.'],
  'sheet.bomb': ['压缩内容异常。', 'its packed content is not plausible.'],
  'sheet.encrypted': ['有密码保护，请先取消密码。', 'it is locked by a password; remove it first.'],
  'sheet.old-format': ['是旧版 .xls，请另存为 .xlsx。', 'it is an old .xls; save it as .xlsx.'],
  'sheet.web-page': ['其实是网页，请另存为 .xlsx 或 .csv。', 'it is a web page in truth; save it as .xlsx or .csv.'],
  'sheet.not-a-table': ['不是表格，请上传 CSV 或 XLSX。', 'it is no table; upload CSV or XLSX.'],
  'sheet.encoding-unknown': ['认不出文字编码，请另存为 UTF-8。', 'its encoding is unknown; save it as UTF-8.'],
  'sheet.no-such-sheet': ['没有这个工作表。', 'there is no such sheet.'],
  'sheet.unreadable': ['文件损坏或不完整。', 'it is damaged or cut off.'],
}
export const sayUnreadable = (code: string, locale: Locale): string => unreadable[code]?.[locale === 'en' ? 1 : 0] ?? code

const troubles: Record<string, readonly [zh: string, en: string]> = {
  stuck: [
    '连续几次出错，已自动暂停。请稍后继续；若仍然出错，请查看服务器日志。',
    'It failed several times in a row and was paused. Go on later; if it fails again, look into the server’s log.',
  ],
  forgotten: ['原文件已按期删除。', 'The file was deleted on schedule.'],
}
export const sayTrouble = (code: string, locale: Locale): string => {
  if (code === '') return ''
  const [zh, en] = troubles[code] ?? unreadable[code] ?? [code, code]
  return locale === 'en' ? en : zh
}
