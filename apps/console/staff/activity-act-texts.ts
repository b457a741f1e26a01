// What operators do with activities, as sentences.
import type { Text } from '#kernel/i18n.ts'

export const activityActTexts: Record<string, Text> = {
  'activities.make': { zh: '起草了一个活动', en: 'drafted an activity' },
  'activities.change': { zh: '改了一个活动的草稿', en: 'changed an activity’s draft' },
  'activities.dropDraft': { zh: '删了一个活动的草稿', en: 'threw an activity’s draft away' },
  'activities.copy': { zh: '照着一个活动再起草了一个', en: 'drafted an activity like another' },
  'activities.preview': { zh: '预览了一个活动', en: 'previewed an activity' },
  'activities.publish': { zh: '公布了一个活动', en: 'published an activity' },
  'activities.closeNow': { zh: '提前结束了一个活动', en: 'closed an activity before its time' },
  'activities.settle': { zh: '结算了一个活动', en: 'settled an activity' },
  'activities.cancel': { zh: '取消了一个活动', en: 'called an activity off' },
  'activities.archive': { zh: '归档或取回了一个活动', en: 'laid an activity aside, or took it up again' },
  'activities.setCrew': { zh: '定了谁来协助一个活动', en: 'named who helps with an activity' },
  'activities.deskMove': { zh: '在一个活动里做了运营的一步', en: 'made the desk’s move in an activity' },
  'activities.handOver': { zh: '记下一份奖励已交付', en: 'noted that an award was handed over' },
  'activities.makeSeries': { zh: '开始了一个系列活动', en: 'began a series of activities' },
  'activities.moveSeries': { zh: '暂停、继续或结束了一个系列', en: 'paused a series, went on with it or ended it' },
}
