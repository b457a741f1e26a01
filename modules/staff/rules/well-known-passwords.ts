// The pieces that guessers try first, written together here: words, names, Chinese favourites, keyboard walks, numbers.
// Lower case; a password made of such pieces alone is refused (see password.ts).

const words = `
password passw0rd passwort passport letmein welcome admin administrator root master manager owner operator user guest test testing
tester demo sample default changeme change secret private public system server service support login logon signin access account
computer internet network website webmaster database oracle mysql postgres windows microsoft google apple android iphone samsung
huawei xiaomi lenovo alibaba taobao weixin wechat tencent baidu douyin facebook twitter amazon netflix youtube linkedin github
dragon monkey tiger lion panda eagle falcon phoenix horse rabbit kitten puppy dolphin shark snake spider turtle butterfly
football baseball basketball soccer hockey tennis golf cricket rugby liverpool arsenal chelsea barcelona realmadrid manchester
yankees lakers cowboys steelers ferrari porsche mercedes toyota honda yamaha harley corvette mustang camaro jaguar
superman batman spiderman ironman starwars pokemon pikachu naruto mario minecraft fortnite roblox warcraft starcraft counter strike
diablo zelda sonic gandalf frodo merlin matrix hunter killer ninja samurai warrior soldier ranger shadow ghost wizard legend
sunshine flower rainbow summer winter spring autumn monday tuesday wednesday thursday friday saturday sunday january february march
april may june july august september october november december morning evening midnight holiday christmas birthday
chocolate cookie cheese banana orange apple cherry peach lemon mango coffee pepper ginger sugar honey candy pizza burger
princess prince queen king angel heaven diamond silver golden crystal purple yellow green black white blue red pink
love lovely loveme iloveyou iloveu ilovethis forever together sweetheart darling baby babygirl family mother father brother sister
friend friends friendship happy lucky smile freedom money dollar million richard success winner champion trustno1 whatever nothing
hello helloworld goodbye thankyou please welcome1 security secure letmein1 qazwsx access14 biteme fuckyou fuckoff asshole bitch
pussy sexy hottie player cheater monster devil demon hell jesus christ church bible blessed faith god allah buddha krishna
michael jennifer jessica jordan ashley daniel robert william james john david thomas joseph charlie george andrew matthew joshua
nicole amanda samantha michelle melissa elizabeth sarah hannah sophie olivia emma lucas oliver harry jack peter martin anthony
alexander alex maggie buster bailey rocky max buddy cooper duke sparky tucker snoopy garfield mickey minnie donald simba tigger
london paris berlin tokyo newyork chicago boston dallas texas florida california america england france germany canada australia
beijing shanghai shenzhen guangzhou chengdu hangzhou nanjing wuhan xian chongqing tianjin hongkong taiwan china zhongguo zhonghua
community forum member members club team office company business work home house garden school student teacher college university
music guitar piano drummer metallica nirvana eminem beatles slipknot blink182 rockstar dance singer movie camera picture
abc abcd abcde abcdef abcdefg abcdefgh abcabc aabbcc xyz zyx qwe asd zxc wasd`

const pinyin = `
woaini woainima woaiziji woaiwojia woshishui woshini woshiwo nishishui nishiwo nihao nihaoma zaijian xiexie duibuqi meiguanxi
aini ainiyiwannian aiqing aiwobie wobuaini wohenni wozhiaini woyaoni laopo laogong baobei qinaide xiaobao dabao erbao baobao
mima mimashi wodemima gaimima wangji wangjile buzhidao suibian suiyuan woshiguanli guanli guanliyuan guanliren zhanghao yonghu
mama baba gege jiejie didi meimei yeye nainai erzi nver laoshi xuesheng pengyou tongxue tongshi laoban jingli dashi
xiaoming xiaohong xiaogang xiaoli xiaowang zhangsan lisi wangwu zhaoliu zhangwei wangwei liwei liuwei wangfang lina zhangmin
liqiang wangjing lijing zhanglei wanglei liuyang chenchen yangyang feifei lele tiantian tingting jingjing lingling xixi dongdong
longlong huhu niuniu maomao gougou zhuzhu xiongmao xiaozhu xiaogou xiaomao laohu shizi huanghe changjiang changcheng tiananmen
gongxifacai facai facaile fangcai yilufa yishengyishi wanshiruyi jixiangruyi xinnian chunjie zhongqiu guoqing kuaile shengri
zhongguoren woaizhongguo aiguo zuguo renmin jiayou fendou chenggong gaoxing kaixin xingfu pingan jiankang meili piaoliang shuaige
meinv qiche fangzi diannao shouji wangluo youxi yinyue dianying zuqiu lanqiu taobao zhifubao weixinhao qunzhu shequ qunluo
wang zhang chen yang zhao huang zhou xu sun zhu lin guo tang feng deng cao peng zeng xiao tian dong pan yuan cai jiang`

const favourites = `
5201314 520520 5211314 1314520 1314521 13145200 5201314520 3344520 584520 5845201314 1314 520 521 7758521 7758258 77585210 147258
147258369 159357 159753 741852963 963852741 789456123 456789 987654321 9876543210 110110 119119 10086 10010 12306 95588
a123456 a1234567 a12345678 a123456789 a1b2c3 a1b2c3d4 aa123456 aaa123 abc123 abc12345 abc123456 q123456 qq123456 qq123123 qw123456
qwe123 qwer123 qwer1234 qwert123 asd123 asdf1234 zxc123 zxcv1234 zx123456 w123456 z123456 s123456 l123456 x123456 wang123 li123456
woaini1314 woaini520 woaini521 woaini123 woaini1314520 aini1314 iloveyou1314 love1314 love520 as123456 ab123456 pass123 pass1234
admin123 admin888 admin666 admin1234 admin@123 root123 root1234 test123 test1234 user123 p@ssw0rd p@ssword passw0rd! pa55word
1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz 2wsx 3edc 4rfv 5tgb zaq1 zaq12wsx xsw2 cde3 1qazxsw2 qazwsxedc qazwsxedcrfv q1w2e3 q1w2e3r4
q1w2e3r4t5 123qwe 123qwerty 1234qwer qwe123456 123abc 123456a 123456aa 123456abc 12345678a 123456789a 123456q 123456qq 1234abcd
woshi250 250250 8888 6666 888888 666666 88888888 66666666 168168 518518 918918 5188 51888 88518 1688 16888 001 007 007007 110120
admin2020 admin2021 admin2022 admin2023 admin2024 admin2025 admin2026 password1 password12 password123 letmein123 welcome123`

const rows = ['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./', 'abcdefghijklmnopqrstuvwxyz', '!@#$%^&*()_+']
const columns = [
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
  '8ik',
  '9ol',
  '0p',
  'qaz',
  'wsx',
  'edc',
  'rfv',
  'tgb',
  'yhn',
  'ujm',
]

const split = (text: string): string[] => text.split(/\s+/).filter(Boolean)
const reversed = (text: string): string => [...text].reverse().join('')

/** Every run of three to twelve neighbours, forwards and backwards. */
function walks(row: string): string[] {
  const found: string[] = []
  for (let from = 0; from < row.length; from++)
    for (let to = from + 3; to <= Math.min(row.length, from + 12); to++)
      found.push(row.slice(from, to), reversed(row.slice(from, to)))
  return found
}

function numbers(): string[] {
  const years = Array.from({ length: 2032 - 1949 }, (_, i) => String(1949 + i))
  const repeated = [...'0123456789abcdefghijklmnopqrstuvwxyz.!*#'].flatMap(c => [3, 4, 5, 6, 7, 8].map(n => c.repeat(n)))
  const pairs = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0')).flatMap(two => [
    two.repeat(2),
    two.repeat(3),
    two.repeat(4),
  ])
  const triples = [
    '123',
    '321',
    '456',
    '789',
    '147',
    '258',
    '369',
    '159',
    '357',
    '520',
    '168',
    '188',
    '518',
    '888',
    '666',
    '110',
    '121',
  ]
  return [...years, ...repeated, ...pairs, ...triples.flatMap(three => [three, three.repeat(2), three.repeat(3)])]
}

export const commonPieces: ReadonlySet<string> = new Set([
  ...split(words),
  ...split(pinyin),
  ...split(favourites),
  ...columns,
  ...columns.map(reversed),
  ...rows.flatMap(walks),
  ...numbers(),
])
