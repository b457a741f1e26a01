// The rules from outside: what this community follows, how it is stricter, who changed that, and a look at a text beforehand.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { line, PageQuery, page, prose } from '#kernel/shapes.ts'
import { Effect } from './contract/pack.ts'
import * as no from './contract/refusals.ts'
import { Change, Decision, Hit, RuleId, RulesView, TextAbout } from './contract/shapes.ts'

export * from './contract/pack.ts'
export * from './contract/refusals.ts'
export * from './contract/shapes.ts'

const desk = (path = '') => inCommunity(`/console/policies${path}`)
const reads = { who: 'operator', right: 'policies.read' } as const
const changes = { method: 'PUT', who: 'operator', right: 'policies.edit', returns: RulesView } as const
const Note = line(200).meta({ title: '原因 | Reason' })

export const policiesContract = {
  here: endpoint({
    method: 'GET',
    path: inCommunity('/policies'),
    summary: 'The rules that this community follows',
    who: 'anyone',
    returns: RulesView,
  }),
  rules: endpoint({
    ...reads,
    method: 'GET',
    path: desk(),
    summary: 'The rules in force and those to come, as the law has them and as they are here',
    returns: RulesView,
  }),
  chooseRegion: endpoint({
    ...changes,
    path: desk('/region'),
    summary: 'Choose the region whose rules are followed',
    body: z.object({ region: z.string().max(10).meta({ title: '地区 | Region' }), note: Note }),
    refuses: [no.NoSuchRegion],
  }),
  setNumber: endpoint({
    ...changes,
    path: desk('/rules/:ruleId/numbers/:name'),
    summary: 'Make a number of a rule stricter; the law’s own number takes that back',
    params: z.object({ ruleId: RuleId, name: z.string().max(40) }),
    body: z.object({ value: z.int().min(0).max(1_000_000_000_000).meta({ title: '数值 | Value' }), note: Note }),
    refuses: [no.NoSuchRule, no.NotStricter],
  }),
  setWords: endpoint({
    ...changes,
    path: desk('/rules/:ruleId/words/:name'),
    summary: 'Make a list of a rule stricter; the law’s own list takes that back',
    params: z.object({ ruleId: RuleId, name: z.string().max(40) }),
    body: z.object({ value: z.array(line(60)).min(1).max(200).meta({ title: '清单 | List' }), note: Note }),
    refuses: [no.NoSuchRule, no.NotStricter],
  }),
  setEffect: endpoint({
    ...changes,
    path: desk('/rules/:ruleId/effect'),
    summary: 'Let a rule weigh more here; the law’s own effect takes that back',
    params: z.object({ ruleId: RuleId }),
    body: z.object({ effect: Effect, note: Note }),
    refuses: [no.NoSuchRule, no.NotStricter],
  }),
  history: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/history'),
    summary: 'Who changed which rule, newest first',
    query: PageQuery,
    returns: page(Change),
  }),
  decisions: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/decisions'),
    summary: 'What was let open, by which version of the rules, newest first',
    query: PageQuery.extend({ subject: z.string().max(60).optional() }),
    returns: page(Decision),
  }),
  tryText: endpoint({
    ...reads,
    method: 'POST',
    path: desk('/try-text'),
    summary: 'Which words of a text the rules do not like',
    body: z.object({
      about: TextAbout,
      text: prose(5_000, 1).meta({ title: '文字 | Text' }),
    }),
    returns: z.object({ hits: z.array(Hit) }),
    rate: { per: 'actor', max: 60, windowSeconds: 60 },
  }),
}
