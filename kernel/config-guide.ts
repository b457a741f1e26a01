// What each setting is for, in both languages: the help text, `.env.example` and the list of mistakes speak from here.
import type { Text } from './i18n.ts'

export interface Guide {
  /** The same setting on the command line. */
  flag?: string
  example: string
  about: Text
  /** What a value must be. */
  must: Text
  /** Never shown back, not even when it is wrong. */
  secret?: true
}

const wholeFrom = (least: number, most: number): Text => ({
  zh: `应为 ${least} 到 ${most} 之间的整数`,
  en: `must be a whole number from ${least} to ${most}`,
})
const text = (zh: string, en: string): Text => ({ zh, en })

export const guides = {
  HOST: {
    flag: 'host',
    example: '127.0.0.1',
    about: text(
      '监听的地址。只给本机用 127.0.0.1；要让别的机器直接访问用 0.0.0.0（建议前面放一层 HTTPS 代理）。',
      'Address to listen on: 127.0.0.1 for this machine only, 0.0.0.0 for others too (better behind an HTTPS proxy).',
    ),
    must: text('应为主机名或 IP 地址', 'must be a host name or an IP address'),
  },
  PORT: {
    flag: 'port',
    example: '4000',
    about: text('监听的端口；0 表示随意选一个空闲端口。', 'Port to listen on; 0 takes any free one.'),
    must: wholeFrom(0, 65535),
  },
  DATA_DIR: {
    flag: 'data',
    example: './data',
    about: text('所有数据所在的目录：数据库、上传的文件。', 'Where everything is kept: the database, uploaded files.'),
    must: text('应为目录路径', 'must be the path of a folder'),
  },
  DATABASE_URL: {
    example: 'postgresql://qunluo:password@db.example.com:5432/qunluo',
    about: text(
      '改用外部的 PostgreSQL（15 或更新），不再启动内置的数据库。',
      'An external PostgreSQL (15 or newer) instead of the embedded one.',
    ),
    must: text('应为 postgresql:// 开头的地址', 'must be an address that begins with postgresql://'),
    secret: true,
  },
  DATABASE_POOL_MAX: {
    example: '12',
    about: text('每个进程最多保持多少个数据库连接。', 'The most database connections one process keeps.'),
    must: wholeFrom(2, 500),
  },
  PUBLIC_URL: {
    example: 'https://club.example.com',
    about: text(
      '成员在浏览器里看到的网址，用于链接、二维码和回调；不填则由 HOST 和 PORT 得出。',
      'The address members see in the browser, for links, QR codes and callbacks; made from HOST and PORT when empty.',
    ),
    must: text('应为 http(s) 网址，且不带路径', 'must be an http or https address without a path'),
  },
  DEFAULT_LOCALE: {
    flag: 'locale',
    example: 'zh-CN',
    about: text('默认语言：zh-CN 或 en。', 'The language to begin with: zh-CN or en.'),
    must: text('应为 zh-CN 或 en', 'must be zh-CN or en'),
  },
  LOG_LEVEL: {
    example: 'info',
    about: text('日志的详细程度。', 'How much is logged.'),
    must: text(
      '应为 trace、debug、info、warn、error、fatal 或 silent',
      'must be trace, debug, info, warn, error, fatal or silent',
    ),
  },
  LOG_FORMAT: {
    example: 'pretty',
    about: text(
      '日志格式：pretty 便于人读，json 一行一个对象，便于收集。',
      'pretty is for people, json (one object a line) for collectors.',
    ),
    must: text('应为 pretty 或 json', 'must be pretty or json'),
  },
  TRUSTED_PROXY_HOPS: {
    example: '1',
    about: text(
      '前面有几层可信的代理；0 表示没有，这时不理会 X-Forwarded-For。',
      'How many proxies of yours stand in front; with 0, X-Forwarded-For is ignored.',
    ),
    must: wholeFrom(0, 10),
  },
  SMTP_URL: {
    example: 'smtps://user:password@smtp.example.com:465',
    about: text('发邮件用的 SMTP 服务器；不填则不发邮件。', 'The SMTP server that sends mail; without it no mail is sent.'),
    must: text('应为 smtp:// 或 smtps:// 开头的地址', 'must be an address that begins with smtp:// or smtps://'),
    secret: true,
  },
  MAIL_FROM: {
    example: '"读书会 <hello@club.example.com>"',
    about: text('邮件的发件人；设了 SMTP_URL 就必须填。', 'Who mail comes from; needed with SMTP_URL.'),
    must: text('应为邮箱地址，可带名字', 'must be an e-mail address, with or without a name'),
  },
  SMS_URL: {
    example: 'https://sms.example.com/send',
    about: text('发短信的网关；不填则不发短信。', 'The gateway that sends text messages; without it none are sent.'),
    must: text('应为 http(s) 网址', 'must be an http or https address'),
  },
  SMS_TOKEN: {
    example: 'a-long-random-token',
    about: text('短信网关的令牌；设了 SMS_URL 就必须填。', 'The token for the SMS gateway; needed with SMS_URL.'),
    must: text('至少 16 个字符', 'must have at least 16 characters'),
    secret: true,
  },
  DRAND_URL: {
    example: 'https://api.drand.sh',
    about: text(
      '公共随机数（drand 网络）的地址；填了，抽奖就会等一个谁也预先不知道的数。',
      'A door of the drand network; with it a draw waits for a public number that nobody knew before.',
    ),
    must: text('应为 http(s) 网址', 'must be an http or https address'),
  },
  WECHAT_API_URL: {
    example: 'https://api.weixin.qq.com',
    about: text(
      '微信接口的地址；一般不用改，测试时可指向模拟器。',
      'Where the WeChat API is; change it only to use an emulator.',
    ),
    must: text('应为 http(s) 网址', 'must be an http or https address'),
  },
  SECRET_KEY: {
    example: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    about: text(
      '加密保存公众号密码等机密的密钥；不填则首次启动时在 DATA_DIR 下生成 secret.key（请和备份分开保管）。多个节点必须相同。',
      'The key that seals secrets such as those of an official account; without it the first start makes secret.key in DATA_DIR (keep it apart from backups). The same on every node.',
    ),
    must: text('应为 64 位十六进制数字', 'must be 64 hexadecimal digits'),
    secret: true,
  },
  FILES_DIR: {
    example: './data/files',
    about: text(
      '上传的文件放在哪里；默认在 DATA_DIR 下的 files。',
      'Where uploaded files lie; by default in files under DATA_DIR.',
    ),
    must: text('应为目录路径', 'must be the path of a folder'),
  },
  METRICS_TOKEN: {
    example: 'another-long-random-token',
    about: text(
      '读取 /metrics 时须带的令牌（Authorization: Bearer …）；不填则只有本机能读。',
      'The bearer token that /metrics asks for; without it only this machine may read it.',
    ),
    must: text('至少 16 个字符', 'must have at least 16 characters'),
    secret: true,
  },
  HOLD_ANSWERS: {
    example: 'true',
    about: text(
      '公共内容（动态、帖子）在内存里保留五分之一秒；关掉只为测量。',
      'Keeps answers that are the same for everyone for a fifth of a second; turned off only to measure.',
    ),
    must: text('应为 true 或 false', 'must be true or false'),
  },
  PLAYBOOK: {
    flag: 'playbook',
    example: 'daily-voice-club',
    about: text('启动时套用的剧本：名字，或文件路径。', 'The playbook to launch at start: its name, or the path of a file.'),
    must: text('应为剧本的名字或文件路径', 'must be the name of a playbook or the path of a file'),
  },
  DEMO: {
    flag: 'demo',
    example: 'true',
    about: text(
      '开出一个演示社群，里面的成员和活动都标明为虚构，便于第一次了解；不指定剧本时用 daily-voice-club。',
      'Opens a community with a cast and activity openly labelled as fictional, for a first look; daily-voice-club unless a playbook is named.',
    ),
    must: text('应为 true 或 false', 'must be true or false'),
  },
  RESET_PASSWORD: {
    flag: 'reset-password',
    example: 'mei@example.com',
    about: text(
      '启动时为这位运营者打印一条重设密码的一次性链接；唯一的所有者忘了密码时用。',
      'Prints at start a one-time link with which this operator sets a new password; for an only owner who lost his.',
    ),
    must: text('应为运营者的邮箱', 'must be the e-mail address of an operator'),
  },
} satisfies Record<string, Guide>

export type SettingName = keyof typeof guides

export function helpText(): string {
  const lines = ['npm start -- [--port 4100] [--data ./tmp/x] [--playbook daily-voice-club] [--demo]', '']
  for (const [name, guide] of Object.entries<Guide>(guides)) {
    lines.push(guide.flag ? `${name}  --${guide.flag}` : name)
    lines.push(`    ${guide.about.zh}`, `    ${guide.about.en}`)
  }
  lines.push('--help', '    显示这段说明。', '    Shows this text.')
  return lines.join('\n')
}
