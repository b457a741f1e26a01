// What must never be among posts and comments: each query gives what breaks a law.
import { law } from '#kernel/doctor.ts'

export const contentLaws = [
  law(
    'content.comments-counted',
    '帖子上的评论数等于看得见的评论',
    'A post counts the comments that are shown',
    `select p.id as what from content_posts p where p.community_id = $1 and p.comments_count <>
       (select count(*) from content_comments k where k.community_id = $1 and k.post_id = p.id and k.state = 'published')`,
  ),
  law(
    'content.reactions-counted',
    '帖子上的反应数等于反应的人数',
    'A post counts the reactions that were given',
    `select p.id as what from content_posts p,
       lateral (select count(*) filter (where kind = 'like') l, count(*) filter (where kind = 'thanks') t,
                       count(*) filter (where kind = 'insight') i, count(*) filter (where kind = 'cheer') c
                  from content_reactions r where r.community_id = $1 and r.post_id = p.id) n
      where p.community_id = $1 and (p.like_count, p.thanks_count, p.insight_count, p.cheer_count) <> (n.l, n.t, n.i, n.c)`,
  ),
  law(
    'content.pins-told',
    '每个置顶都有记录',
    'A pin has its story',
    `select p.id as what from content_posts p where p.community_id = $1 and (p.pinned_at is not null) <>
       exists (select 1 from content_pins n where n.community_id = $1 and n.post_id = p.id and n.unpinned_at is null)`,
  ),
  law(
    'content.five-pins',
    '一个流里最多五个置顶',
    'A stream has five pins at most',
    `select stream as what from content_posts where community_id = $1 and pinned_at is not null group by stream having count(*) > 5`,
  ),
  law(
    'content.features-told',
    '每个精华都有记录',
    'A feature has its story',
    `select p.id as what from content_posts p where p.community_id = $1 and (p.featured_at is not null) <>
       exists (select 1 from content_features f where f.community_id = $1 and f.post_id = p.id and f.unfeatured_at is null)`,
  ),
  law(
    'content.hidden-for-a-reason',
    '被隐藏的帖子都有理由',
    'What is hidden has a reason',
    `select p.id as what from content_posts p where p.community_id = $1 and p.state = 'hidden' and not
       exists (select 1 from content_takedowns t
                where t.community_id = $1 and t.post_id = p.id and t.comment_id = '' and t.undone_at is null)`,
  ),
  law(
    'content.published-stands',
    '看得见的帖子没有未撤销的下架',
    'What is published has no standing takedown',
    `select p.id as what from content_posts p join content_takedowns t
         on t.community_id = $1 and t.post_id = p.id and t.comment_id = '' and t.undone_at is null
      where p.community_id = $1 and p.state = 'published'`,
  ),
  law(
    'content.answers-together',
    '回复和它回复的评论在同一篇帖子下',
    'An answer stays under its post',
    `select k.id as what from content_comments k join content_comments r on r.community_id = $1 and r.id = k.reply_to
      where k.community_id = $1 and r.post_id <> k.post_id`,
  ),
  law(
    'content.posted-once',
    '一篇帖子只宣布一次',
    'A post told of itself once',
    `select subject as what from kernel_facts where community_id = $1 and name = 'content.posted' group by subject having count(*) > 1`,
  ),
  law(
    'content.commented-once',
    '一条评论只宣布一次',
    'A comment told of itself once',
    `select payload ->> 'commentId' as what from kernel_facts where community_id = $1 and name = 'content.commented'
      group by payload ->> 'commentId' having count(*) > 1`,
  ),
  law(
    'content.files-of-posts',
    '文件属于展示它的帖子',
    'Files belong to the post that shows them',
    `select u.file_id as what from content_uploads u join kernel_files f on f.community_id = $1 and f.id = u.file_id
      where u.community_id = $1 and coalesce(u.post_id, '') <> f.subject`,
  ),
]
