// The words a member agrees to. A change of words is a new version: earlier agreements keep the version they were given to.
import type { Text } from '#kernel/i18n.ts'
import type { ConsentPurpose } from '../contract/shapes.ts'

export const consentTexts: Record<ConsentPurpose, { version: string; title: Text; text: Text }> = {
  service: {
    version: '1',
    title: { zh: '服务通知', en: 'Service messages' },
    text: {
      zh: '我同意接收与我的加入、席位和参与有关的通知（邮件、短信或公众号消息）。我可以随时撤回。',
      en: 'I agree to receive messages about my membership, my seats and what I take part in, by mail, text or official account. I can withdraw at any time.',
    },
  },
  marketing: {
    version: '1',
    title: { zh: '活动与优惠', en: 'News and offers' },
    text: {
      zh: '我同意接收活动、内容推荐和优惠信息。不同意不影响我使用社群，我可以随时撤回。',
      en: 'I agree to receive news, recommendations and offers. My membership does not depend on it, and I can withdraw at any time.',
    },
  },
  research: {
    version: '1',
    title: { zh: '调研与改进', en: 'Surveys and improvement' },
    text: {
      zh: '我同意受邀参加问卷和访谈，我的回答只用于改进这个社群。我可以随时撤回。',
      en: 'I agree to be invited to surveys and interviews; my answers serve only to improve this community. I can withdraw at any time.',
    },
  },
}
