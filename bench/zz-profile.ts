import { importer } from '#tests/fixtures/importing.ts'
import { memberName } from '#tests/fixtures/members-file.ts'
import { openWorld } from '#tests/world.ts'
import pg from 'pg'
const count = Number(process.argv[2] ?? 20000)
const tags = ['书友', '晨读', '老会员', '志愿者']
const file = Buffer.from('姓名,手机号,邮箱,加入时间,标签,备注\n'+Array.from({ length: count }, (_, n) => `${memberName(n)},138${String(10_000_000 + n).padStart(8, '0')},reader${n}@example.com,2024-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')},${n % 3 ? '' : tags[n % 4]},第${n}号\n`).join(''))
const spent = new Map<string,{n:number,ms:number}>()
const q = pg.Client.prototype.query as any
;(pg.Client.prototype as any).query = function(...a:any[]){ const text=(a[0]?.text??a[0]??'').toString().trim().replace(/\s+/g,' ').slice(0,60); const t=performance.now(); const r=q.apply(this,a); if(r?.then) r.then(()=>{const s=spent.get(text)??{n:0,ms:0}; s.n++; s.ms+=performance.now()-t; spent.set(text,s)},()=>{}); return r}
const world = await openWorld()
const mei = importer(world, await world.operator('Mei','owner'))
let t=performance.now()
const it = await mei.ready(file)
console.log('look', performance.now()-t)
const show=(title:string)=>{console.log(title);for(const [k,v] of [...spent].sort((a,b)=>b[1].ms-a[1].ms).slice(0,14))console.log(v.ms.toFixed(0).padStart(7),String(v.n).padStart(6),k);spent.clear()}
show('look'); t=performance.now()
const c0=process.cpuUsage()
const done=await mei.run(it.importId)
const c=process.cpuUsage(c0)
console.log('run', performance.now()-t, done.created, 'cpu', (c.user+c.system)/1000)
show('run')
await world.close()
