// What a decision gives, and the points that it takes, gives back or hands on.

export interface Award {
  memberId: string
  /** One of the activity's rewards. */
  reward: string
  /** How many of it; 1 unless said. Of points and credit this many times the reward's amount. */
  units?: number
  /** Of points and credit: this much instead of the reward's amount, e.g. a share of a packet or a pool. */
  amount?: number
  /** What is not there any more is left out, down to nothing, instead of being a mistake. */
  orLess?: boolean
}

/** Points beside the cost of a move, e.g. what a bid binds. */
export interface Charge {
  memberId: string
  /** Above zero: taken from whoever moves, and the move is refused when he has not so many. Below zero: given back of what this
   * activity took from that member before, or where the play says what it binds, of what it took from `of`. */
  points: number
  /** Below zero: whose they were, when they go on to another. They run out when they would have. */
  of?: string
}
/** Points that lie on the table, and whose they are. */
export interface Bound {
  memberId: string
  points: number
}
