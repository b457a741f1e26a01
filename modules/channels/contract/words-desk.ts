// Endpoints of what is said without anybody typing it: keywords, greetings, templates.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Day, Done, Locale, line, PageQuery, page } from '#kernel/shapes.ts'
import { KeywordsFull, NoSuchAccount, NoSuchKeyword, NoSuchTemplate, TemplateFlawed } from './refusals.ts'
import {
  Greeting,
  Keyword,
  KeywordHits,
  KeywordTrial,
  NewGreeting,
  NewKeyword,
  Occasion,
  Template,
  TemplateKey,
  TemplatePreview,
  TemplateWords,
} from './said.ts'
import { AccountId, ChannelKind, KeywordId } from './words.ts'

const desk = (path = '') => inCommunity(`/console/channels${path}`)
const oneKeyword = z.object({ keywordId: KeywordId })
const oneTemplate = z.object({ channel: ChannelKind, key: TemplateKey })
const reads = { who: 'operator', right: 'channels.read' } as const
const edits = { who: 'operator', right: 'channels.edit' } as const

export const wordsEndpoints = {
  keywords: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/keywords'),
    summary: 'Keywords: search, and only those that hold today',
    query: PageQuery.extend({ text: line(60, 0).optional(), current: z.stringbool().optional() }),
    returns: page(Keyword),
  }),
  addKeyword: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/keywords'),
    summary: 'Add a keyword',
    body: NewKeyword,
    returns: Keyword,
    refuses: [KeywordsFull, NoSuchAccount],
  }),
  changeKeyword: endpoint({
    ...edits,
    method: 'PUT',
    path: desk('/keywords/:keywordId'),
    summary: 'Change a keyword',
    params: oneKeyword,
    body: NewKeyword,
    returns: Keyword,
    refuses: [NoSuchKeyword, NoSuchAccount],
  }),
  dropKeyword: endpoint({
    ...edits,
    method: 'DELETE',
    path: desk('/keywords/:keywordId'),
    summary: 'Remove a keyword',
    params: oneKeyword,
    returns: Done,
    refuses: [NoSuchKeyword],
  }),
  tryKeyword: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/keywords/trial'),
    summary: 'What would a follower get who sends this?',
    query: z.object({ text: line(600), accountId: AccountId.optional(), on: Day.optional() }),
    returns: KeywordTrial,
    refuses: [NoSuchAccount],
  }),
  keywordHits: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/keywords/hits'),
    summary: 'How often each keyword was sent, by day, and what no keyword knew',
    query: z.object({ from: Day.optional(), until: Day.optional() }),
    returns: KeywordHits,
  }),
  greetings: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/greetings'),
    summary: 'What new followers are told, and those whose words no keyword knows',
    returns: z.array(Greeting),
  }),
  changeGreeting: endpoint({
    ...edits,
    method: 'PUT',
    path: desk('/greetings/:occasion'),
    summary: 'Write a greeting; an empty one says nothing',
    params: z.object({ occasion: Occasion }),
    body: NewGreeting,
    returns: Greeting,
  }),
  templates: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/templates'),
    summary: 'Templates of messages',
    query: z.object({ channel: ChannelKind.optional() }),
    returns: z.array(Template),
  }),
  changeTemplate: endpoint({
    ...edits,
    method: 'PUT',
    path: desk('/templates/:channel/:key'),
    summary: 'Write a template in both languages',
    params: oneTemplate,
    body: TemplateWords,
    returns: Template,
    refuses: [TemplateFlawed],
  }),
  dropTemplate: endpoint({
    ...edits,
    method: 'DELETE',
    path: desk('/templates/:channel/:key'),
    summary: 'Remove a template',
    params: oneTemplate,
    returns: Done,
    refuses: [NoSuchTemplate],
  }),
  previewTemplate: endpoint({
    ...reads,
    method: 'POST',
    path: desk('/templates/:channel/:key/preview'),
    summary: 'A template filled in, as it is saved or as it is being written',
    params: oneTemplate,
    body: z.object({
      locale: Locale,
      params: z.record(z.string().regex(/^\w{1,40}$/), z.string().max(2000)).default({}),
      words: TemplateWords.optional(),
    }),
    returns: TemplatePreview,
    refuses: [NoSuchTemplate, TemplateFlawed],
  }),
}
