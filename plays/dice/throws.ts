// Throws of six dice and their names, as bobing knows them: what a rank looks like on the table.

/** From the best down. A prize's place in the list is the rank of its throw. */
export const throwNames = [
  { zh: '状元', en: 'Four reds' },
  { zh: '对堂', en: 'One to six' },
  { zh: '三红', en: 'Three reds' },
  { zh: '四进', en: 'Four alike' },
  { zh: '二举', en: 'Two reds' },
  { zh: '一秀', en: 'One red' },
] as const
export const ranksMax = throwNames.length
const red = 4
const reds: readonly number[] = [4, 0, 3, 0, 2, 1]

const counted = (faces: readonly number[]): number[] => [1, 2, 3, 4, 5, 6].map(face => faces.filter(one => one === face).length)

/** Of any six faces; null: a throw without a name. Five or six alike count as four. */
export function rankOf(faces: readonly number[]): number | null {
  const counts = counted(faces)
  const fours = counts[red - 1] as number
  if (fours >= 4) return 0
  if (counts.every(count => count === 1)) return 1
  if (fours === 3) return 2
  if (counts.some(count => count >= 4)) return 3
  return fours === 2 ? 4 : fours === 1 ? 5 : null
}

/** How many pictures there are to choose from: below this lies `picture`. */
export const pictures = 2 ** 40

/** Six faces of that rank. Which of its many looks it takes follows from `picture`, so that one number of chance is enough. */
export function facesOf(rank: number | null, picture: number): number[] {
  let rest = picture
  const next = (below: number): number => {
    const drawn = rest % below
    rest = Math.floor(rest / below)
    return drawn
  }
  const faces =
    rank === 1 ? [1, 2, 3, 4, 5, 6] : rank === 3 ? fourAlike(next) : withReds(rank === null ? 0 : (reds[rank] ?? 0), next)
  for (let at = 5; at > 0; at--) {
    const other = next(at + 1)
    const kept = faces[at] as number
    faces[at] = faces[other] as number
    faces[other] = kept
  }
  return faces
}

const plain = [1, 2, 3, 5, 6] as const
function fourAlike(next: (below: number) => number): number[] {
  const same = next(5)
  const others = [next(4), next(4)].map(n => plain[(same + 1 + n) % 5] as number)
  return [...Array<number>(4).fill(plain[same] as number), ...others]
}
/** The rest from the five other faces, never four alike and never one of each. */
function withReds(count: number, next: (below: number) => number): number[] {
  const faces = Array<number>(count).fill(red)
  const taken = [0, 0, 0, 0, 0]
  const most = count === 1 ? 3 : count >= 3 ? 6 : 3
  while (faces.length < 6) {
    let at = next(5)
    // A straight would be another name: the last die repeats the one before it.
    const isStraight = count === 1 && faces.length === 5 && taken.filter(one => one === 0).length === 1 && taken[at] === 0
    if (isStraight) at = (at + 1) % 5
    while ((taken[at] as number) >= most) at = (at + 1) % 5
    taken[at] = (taken[at] as number) + 1
    faces.push(plain[at] as number)
  }
  return faces
}
