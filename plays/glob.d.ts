// The build lists a folder's files by a pattern; each is a piece of its own, fetched when it is asked for.
interface ImportMeta {
  glob<T>(pattern: string): Record<string, () => Promise<T>>
  glob<T>(pattern: string, options: { eager: true }): Record<string, T>
}
