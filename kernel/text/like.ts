// Words as LIKE patterns: whatever the word contains is meant literally.

const literally = (word: string): string => word.replace(/[\\%_]/g, '\\$&')

export const contains = (word: string): string => `%${literally(word)}%`
export const beginsWith = (word: string): string => `${literally(word)}%`
