// Checks the receipt of an activity by itself: it needs Node and the file, nothing of the program that made it, and no network.
//   node verify.mjs receipt.json [address of a drand network, to compare its number]
// Ends with 0 when all that it knows how to check holds, with 1 when something does not.
import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'

const receipt = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const rules = JSON.parse(receipt.rulesText)
const sha = (...parts) => parts.reduce((made, part) => made.update(part), createHash('sha256')).digest()
const hex = (...parts) => sha(...parts).toString('hex')

let failed = 0
function check(holds, zh, en) {
  if (!holds) failed++
  console.log(`${holds ? '✓' : '✗'} ${zh} · ${en}`)
}
const tell = (zh, en) => console.log(`– ${zh} · ${en}`)

/** Numbers from a seed: HMAC-SHA256 over "about:counter", six bytes a number, beyond the last whole multiple drawn again. */
function chanceOf(seed, about) {
  let counter = 0
  let numbers = []
  const next = () => {
    if (numbers.length === 0) {
      const block = createHmac('sha256', seed).update(`${about}:${counter++}`).digest()
      numbers = [0, 6, 12, 18, 24].map(at => block.readUIntBE(at, 6))
    }
    return numbers.shift()
  }
  return limit => {
    for (;;) {
      const drawn = next()
      if (drawn < 2 ** 48 - (2 ** 48 % limit)) return drawn % limit
    }
  }
}

/** The root of a list: split at the largest power of two below its length; a joint is the hash of a byte 1, the left and the right. */
function rootOf(leaves, from = 0, to = leaves.length) {
  if (to - from === 0) return sha('')
  if (to - from === 1) return leaves[from]
  let half = 1
  while (half * 2 < to - from) half *= 2
  return sha(Buffer.from([1]), rootOf(leaves, from, from + half), rootOf(leaves, from + half, to))
}

function checkBound() {
  check(hex(receipt.rulesText) === receipt.rulesHash, '规则与公布的哈希一致', 'the rules are those whose hash was published')
  check(hex(receipt.seed) === receipt.commitment, '种子就是事先承诺的那一个', 'the seed is the one that was bound beforehand')
}

function checkEntries() {
  if (receipt.entriesRoot === null) return tell('没有冻结名单', 'there is no frozen list of entries')
  const { entries, entryCount, activityId } = receipt
  const inOrder = entries.length === entryCount && entries.every(([seq], at) => seq === at)
  check(inOrder, `名单共 ${entryCount} 人，按先后排列`, `${entryCount} entries, in order, none missing`)
  const leaves = entries.map(([seq, token, weight, score, seal]) => sha([activityId, seq, token, weight, score, seal].join('|')))
  check(rootOf(leaves).toString('hex') === receipt.entriesRoot, '名单与冻结时的根一致', 'the entries are those that were frozen')
}

function namedIn(value, found = []) {
  if (value === null || typeof value !== 'object') return found
  if (Number.isInteger(value.seq) && typeof value.memberId === 'string') found.push(value)
  for (const one of Object.values(value)) namedIn(one, found)
  return found
}
function checkNames() {
  const named = namedIn(receipt.result)
  if (named.length === 0 || receipt.entriesRoot === null) return
  const openings = new Map(receipt.named.map(row => [row[0], row]))
  const hold = named.every(({ seq, memberId }) => {
    const [, who, veiled] = openings.get(seq) ?? []
    return who === memberId && hex(`${veiled}|${memberId}`) === receipt.entries[seq]?.[4]
  })
  check(hold, `结果里的 ${named.length} 个名字与名单相符`, `the ${named.length} named in the result are those in the list`)
}

async function checkBeacon(address) {
  const { beacon, frozenAt } = receipt
  if (!beacon) return tell('没有用公共随机数', 'no public number took part')
  const { source, round, at, randomness, signature } = beacon
  check(
    hex(Buffer.from(signature, 'hex')) === randomness,
    '公共随机数是其签名的哈希',
    'the public number is the hash of its signature',
  )
  check(Date.parse(at) >= Date.parse(frozenAt) + 60_000, '它在名单冻结之后才出现', 'it came after the entries were frozen')
  // Round n of this network comes (n - 1) × 3 seconds after its first.
  if (source === 'drand quicknet')
    check(Date.parse(at) === (1692803367 + (round - 1) * 3) * 1000, '轮次与时间相符', 'its round comes at that time')
  if (!address)
    return tell(
      `可与 ${source} 第 ${round} 轮比对，或用任意 drand 客户端验证它的签名`,
      `compare it with round ${round} of ${source}, or check its signature with any drand client`,
    )
  const told = await (
    await fetch(`${address.replace(/\/$/, '')}/public/${round}`, { signal: AbortSignal.timeout(10_000) })
  ).json()
  check(told.signature === signature, '与网络公布的相同', 'the network tells the same')
}

function checkSettleSeed() {
  if (receipt.settleSeed === null) return
  const about = `${receipt.entriesRoot}|${receipt.rulesHash}|${receipt.beacon?.signature ?? ''}`
  const made = createHmac('sha256', receipt.seed).update(about).digest('hex')
  check(made === receipt.settleSeed, '开奖种子由以上各项算出', 'the seed of the settling follows from these')
}

/** The draw as its rules tell it: for each unit a whole number below the weight of all who are in; where it falls below zero, that one. */
function drawLottery() {
  const { prizes, weighs, onceEach, reserves } = rules.settings
  const left = receipt.entries.map(([, , weight, tickets]) => tickets * (weighs === 'held' ? weight : 1))
  const whole = [...left]
  const below = chanceOf(receipt.settleSeed, 'settle')
  let total = left.reduce((sum, one) => sum + one, 0)
  const put = (seq, weight) => {
    total += weight - left[seq]
    left[seq] = weight
  }
  const drawSome = count => {
    const drawn = []
    while (drawn.length < count && total > 0) {
      let number = below(total)
      const seq = left.findIndex(weight => (number -= weight) < 0)
      put(seq, 0)
      drawn.push(seq)
    }
    return drawn
  }
  const back = seqs => {
    if (!onceEach) for (const seq of seqs) put(seq, whole[seq])
  }
  const winners = prizes.map(({ units }) => {
    const drawn = drawSome(units)
    back(drawn)
    return drawn
  })
  return prizes.map(({ reward }, n) => {
    if (!onceEach) for (const seq of winners[n]) put(seq, 0)
    const behind = drawSome(reserves)
    back([...winners[n], ...behind])
    return [reward, winners[n], behind]
  })
}
function checkLottery() {
  const seqs = all => all.map(one => one.seq)
  const told = receipt.result.map(({ prize, winners, reserves }) => [prize, seqs(winners), seqs(reserves)])
  check(JSON.stringify(told) === JSON.stringify(drawLottery()), '重新抽一遍，中奖者相同', 'drawn again, the same have won')
}

function luckyShares({ total, shares, least: wanted }, about = 'deck') {
  const below = chanceOf(receipt.seed, about)
  const least = Math.min(wanted, Math.floor(total / shares))
  const row = []
  let rest = total
  for (let left = shares; left > 1; left--) {
    const most = Math.min(Math.floor((2 * rest) / left) - least, rest - least * (left - 1))
    row.push(least + below(Math.max(1, most - least + 1)))
    rest -= row.at(-1)
  }
  row.push(rest)
  for (let n = 0; n < row.length - 1; n++) {
    const other = n + below(row.length - n)
    ;[row[n], row[other]] = [row[other], row[n]]
  }
  return row
}
function checkPacket() {
  const { kind, total, shares, numberMax } = rules.settings
  if (kind === 'closest') {
    const target = 1 + chanceOf(receipt.seed, 'deck')(numberMax)
    return check(receipt.result.target === target, `封存的数是 ${target}`, `the sealed number is ${target}`)
  }
  const even = n => Math.floor(total / shares) + (n < total % shares ? 1 : 0)
  const row = kind === 'lucky' ? luckyShares(rules.settings) : Array.from({ length: shares }, (_, n) => even(n))
  const sum = amounts => amounts.reduce((all, one) => all + one, 0)
  check(sum(row) === total, '重新拆一遍，各份之和等于总额', 'split again, the shares make up the total')
  const { taken, given } = receipt.result
  check(sum(row.slice(0, taken)) === given, `领走的 ${taken} 份金额相符`, `the ${taken} that were taken are what was given`)
  const grabs = receipt.moves.filter(([, move]) => move === 'grab').map(([, , { amount }]) => amount)
  if (grabs.length > 0)
    check(JSON.stringify(grabs) === JSON.stringify(row.slice(0, taken)), '每一份都按顺序发出', 'each was given in its order')
}

/** Among members: each packet is split by the chance of the move that gave it, and whoever opens it takes its next share. */
function checkPackets() {
  const rows = new Map()
  const sums = { points: 0, opened: 0 }
  let holds = true
  for (const [nth, move, { no, kind, points, shares, amount }] of receipt.moves) {
    if (move === 'give') {
      const lucky = () => luckyShares({ total: points, shares, least: 1 }, `move:${nth}`)
      rows.set(no, kind === 'lucky' ? lucky() : Array(shares).fill(points / shares))
      sums.points += points
    } else {
      holds &&= rows.get(no)?.shift() === amount
      sums.opened += amount
    }
  }
  check(holds, '每个红包重新分一遍，拆到的都相符', 'each packet split again, what was opened was in it')
  const { points, opened, back } = receipt.result
  const isEven = points === sums.points && opened === sums.opened && back === points - opened
  check(isEven, '放进去的等于拆走的加退回的', 'what was put in was opened or went back')
}

/** Lots follow from the moves by which people applied; the best of them stand in a row, and places are offered down the row. */
function checkApplication() {
  if (!receipt.result.draw) return tell('这次没有抽签可以复算', 'there is no draw here to be done again')
  const { seats, waitingMax } = rules.settings
  const came = []
  let [row, cut] = [[], Infinity]
  for (const [nth, move, { no, party, drawn }] of receipt.moves) {
    if (move === 'withdraw' && !drawn) row = row.filter(one => one.no !== no)
    if (move !== 'apply') continue
    if (nth === no) came.push(no)
    row.push({ no, party, lot: chanceOf(receipt.seed, `move:${no}`)(2 ** 47) })
    if (row.at(-1).lot < cut && row.length > Math.min(5_000, seats + waitingMax)) cut = Math.max(...row.map(one => one.lot))
    row = row.filter(one => one.lot < cut)
  }
  const frozen = receipt.entries.map(([, , , no]) => no)
  check(came.join() === frozen.join(), '每份报名都在名单里，序号相符', 'every application is an entry, with its number')
  let left = seats
  const drawn = { offered: [], waiting: [] }
  for (const { no, party } of row.sort((a, b) => a.lot - b.lot)) {
    drawn[party <= left ? 'offered' : 'waiting'].push(no)
    if (party <= left) left -= party
  }
  const { offered, waiting } = receipt.result.draw
  const same = JSON.stringify({ offered, waiting }) === JSON.stringify(drawn)
  check(same, '重新抽一遍签，中签和候补都相同', 'lots drawn again, the same are offered places and the same wait')
}

const known = { lottery: checkLottery, 'red-packet': checkPacket, packets: checkPackets, application: checkApplication }
console.log(`${receipt.title} · ${receipt.activityId} · ${receipt.play}`)
checkBound()
checkEntries()
checkNames()
await checkBeacon(process.argv[3])
checkSettleSeed()
if (known[receipt.play]) known[receipt.play]()
else tell('这种玩法的结果不由抽签决定，只核对以上各项', 'of this play the above is checked, its result is not drawn again')
console.log(failed === 0 ? '全部通过 · all of it holds' : `${failed} 项不符 · ${failed} do not hold`)
process.exitCode = failed === 0 ? 0 : 1
