// Contests: works are handed in, coached and revised, judged by a jury and by everyone, and end in places, prizes, certificates.
import type { Text } from '#kernel/i18n.ts'
import { play } from '#modules/activities/contract.ts'
import { moves } from './moves.ts'
import { addEntrant, type Sum, settled } from './scores.ts'
import { type Mine, type Result, Settings, type Table } from './settings.ts'
import { entrantShown, shownTo } from './show.ts'
import { datesOf } from './stages.ts'

function rulesOf(settings: Settings, titleOf: (key: string) => string): Text[] {
  const { textMax, picturesMax, takesVoice, takesFile, juryShare, criteria, isBlind, votesPerDay, prizes, joinReward } = settings
  const audience = 100 - juryShare
  const weights = criteria.reduce((sum, one) => sum + one.weight, 0)
  const parts = (zh: boolean) =>
    criteria.map(one => `${one.name} ${Math.round((one.weight * 100) / weights)}%`).join(zh ? '、' : ', ')
  const places = prizes.map(one => `${one.title} ×${one.places}${one.reward === null ? '' : ` (${titleOf(one.reward)})`}`)
  const lines: (Text | false)[] = [
    settings.theme !== '' && { zh: settings.theme, en: settings.theme },
    {
      zh: `每人一件作品：正文最多 ${textMax} 字，图片最多 ${picturesMax} 张${takesVoice ? '，可交录音' : ''}${takesFile ? '，可交文件' : ''}。`,
      en: `One work each: up to ${textMax} characters, ${picturesMax} pictures${takesVoice ? ', a voice' : ''}${takesFile ? ', a file' : ''}.`,
    },
    settings.submitHours !== null && {
      zh: `开始后 ${settings.submitHours} 小时内投稿。`,
      en: `Works are due within ${settings.submitHours} h of opening.`,
    },
    (settings.reviewUntil !== null || settings.reviewHours !== null) && {
      zh: '投稿截止后由教练点评，作者可以在改稿截止前交修改稿。',
      en: 'Then coaches comment, and authors may hand in a revised version in time.',
    },
    juryShare > 0 && {
      zh: `评委打分占 ${juryShare}%，每项 1–10 分：${parts(true)}。评委不能给自己打分。`,
      en: `The jury makes ${juryShare} %, with marks of 1–10 for ${parts(false)}. Nobody marks himself.`,
    },
    audience > 0 && {
      zh: `大众投票占 ${audience}%：得票最多者计满分，其余按比例。每人每天 ${votesPerDay} 票，同一作品每天一票，不能投自己。`,
      en: `The public makes ${audience} %: the most votes count in full, others in proportion. ${votesPerDay} votes a day each, one a day for a work, none for oneself.`,
    },
    settings.takesPaperVotes && {
      zh: '线下也能投：各点的票由工作人员录入，一张算一票，作品里写明哪里多少票。',
      en: 'Votes are cast elsewhere too: the desk enters them, one counts as one, and with each work it says how many came from where.',
    },
    isBlind && { zh: '结果公布前不显示作者姓名。', en: 'No author is named before the result.' },
    {
      zh: '办赛方可以取下不合适的作品，并告诉作者原因：取下的不再参评，投给它的票退还，进决赛前可以放回。',
      en: 'A work that does not belong here can be taken out, and its author is told why: it is judged no more, votes for it come back, and before the finals it can be put back.',
    },
    {
      zh: '办赛方可以选出入围作品进入决赛，决赛重新打分、重新计票，名次在前。',
      en: 'Works may be chosen for finals, which are marked and voted anew and stand before the others.',
    },
    {
      zh: '总分到小数点后两位，同分同名次；奖品不够时依次看评委分、票数、投稿先后。',
      en: 'Totals have two decimals and level works share a place; where prizes do not suffice, the jury’s mark decides, then votes, then who came first.',
    },
    places.length > 0 && { zh: `奖项：${places.join('、')}。`, en: `Prizes: ${places.join(', ')}.` },
    joinReward !== null && {
      zh: `投稿即得「${titleOf(joinReward)}」，每人一次，送完为止。`,
      en: `Every author gets “${titleOf(joinReward)}” once, while it lasts.`,
    },
    settings.sponsor !== '' && { zh: `本次由${settings.sponsor}赞助。`, en: `Sponsored by ${settings.sponsor}.` },
  ]
  return lines.filter(one => one !== false)
}

export const contest = play<Settings, Mine, Table, Sum>({
  key: 'contest',
  title: { zh: '征稿比赛', en: 'Contest' },
  about: {
    zh: '投稿、教练点评、改稿、评委盲审加大众投票，排出名次，发奖状。',
    en: 'Works, coaching, a blind jury and everyone’s votes; places, prizes and certificates.',
  },
  settings: Settings,
  check(settings, { rewards, opensAt, closesAt }) {
    const { submitUntil, reviewUntil } = datesOf({ settings, opensAt, closesAt })
    const named = [settings.joinReward, ...settings.prizes.map(one => one.reward)]
    const { submitHours, reviewHours, juryShare, takesPaperVotes } = settings
    const isTwice =
      (settings.submitUntil !== null && submitHours !== null) || (settings.reviewUntil !== null && reviewHours !== null)
    const problems: (Text | false)[] = [
      isTwice && { zh: '截止日期和小时数只写一样。', en: 'Give either the date or the hours, not both.' },
      takesPaperVotes &&
        juryShare === 100 && { zh: '只由评委打分，就没有线下票。', en: 'Where the jury alone decides no votes are entered.' },
      (submitUntil <= opensAt || submitUntil >= closesAt) && {
        zh: '投稿截止要在开始之后、结束之前，给评审留出时间。',
        en: 'Works must be due between opening and closing, so that there is time to judge.',
      },
      reviewUntil !== null &&
        (reviewUntil <= submitUntil || reviewUntil >= closesAt) && {
          zh: '改稿截止要在投稿截止之后、结束之前。',
          en: 'Revising must end after works are due and before closing.',
        },
      named.some(one => one !== null && !rewards.includes(one)) && {
        zh: '有一项奖品还没有设置。',
        en: 'One of the rewards is not set up.',
      },
    ]
    return problems.filter(one => one !== false)
  },
  rules: rulesOf,
  worst({ prizes, joinReward }, players) {
    const most: Record<string, number> = {}
    for (const { reward, places } of prizes) if (reward !== null) most[reward] = (most[reward] ?? 0) + Math.min(places, players)
    if (joinReward !== null) most[joinReward] = (most[joinReward] ?? 0) + players
    return most
  },
  lay: () => ({ works: 0, finalists: null }),
  moves,
  settle: {
    begin: ({ table }) => ({ finalists: table.finalists, counted: [], votes: 0 }),
    add: addEntrant,
    end: settled,
  },
  tell(result) {
    const { works, placed } = result as unknown as Result
    if (works === 0) return null
    const won = (between: string) =>
      placed
        .filter(one => one.prize !== '')
        .slice(0, 10)
        .map(one => `${one.prize}${between}${one.name}《${one.title}》`)
    return {
      zh: `${works} 件作品。${won('：').join('；')}`,
      en: `${works} ${works === 1 ? 'work' : 'works'}. ${won(': ').join('; ')}`,
    }
  },
  settledByHand: ({ works }) => works > 0,
  ranks: true,
  veilsNames: ({ settings, phase, viewer }) => settings.isBlind && phase !== 'settled' && viewer.by !== 'desk',
  hides: ({ memberId }, { table }) => table.out?.some(one => one.memberId === memberId) ?? false,
  show: shownTo,
  showEntrant: entrantShown,
})
