// How a packet of the house is split: as every packet is.
export * from '../shares.ts'
