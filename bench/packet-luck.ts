// Luck by position: splits 100,000 packets as the play does, and prints for every place in the row what it got and how often it was best.
import { chanceOf } from '#modules/activities/rules/chance.ts'
import { bestOf, luckyShares } from '#plays/shares.ts'

const packets = Number(process.argv[2] ?? 100_000)
const shares = Number(process.argv[3] ?? 10)
const total = 100 * shares

const sums = new Float64Array(shares)
const squares = new Float64Array(shares)
const bests = new Float64Array(shares)
const started = performance.now()
for (let n = 0; n < packets; n++) {
  const row = luckyShares({ total, shares, least: 1 }, chanceOf(`packet ${n}`, 'deck'))
  const best = bestOf(row)
  bests[best] = (bests[best] ?? 0) + 1
  for (const [place, share] of row.entries()) {
    sums[place] = (sums[place] ?? 0) + share
    squares[place] = (squares[place] ?? 0) + share * share
  }
}
const tookMs = performance.now() - started

const rows = Array.from(sums, (sum, place) => {
  const mean = sum / packets
  const spread = Math.sqrt((squares[place] ?? 0) / packets - mean * mean)
  return {
    place: place + 1,
    mean: mean.toFixed(3),
    // How far the mean of so many packets may well lie from the true one.
    uncertain: (spread / Math.sqrt(packets)).toFixed(3),
    best: `${((100 * (bests[place] ?? 0)) / packets).toFixed(2)} %`,
  }
})
const expected = packets / shares
const chi = Array.from(bests).reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0)
console.table(rows)
console.log(`${packets} packets of ${shares} shares, 100 on average; best of all expected ${(100 / shares).toFixed(2)} % each`)
console.log(`chi squared of who was best: ${chi.toFixed(1)} with ${shares - 1} degrees of freedom`)
console.log(`${Math.round((packets * shares) / (tookMs / 1000))} shares split a second`)
