// Things with a connection to the outside that commands and listeners may use, handed in once at boot.
// A room asks for a service by its token; tests hand in the gateway's fake under the same token.
export interface Service<T> {
  name: string
  /** Only for the type checker. */
  type?: T
}

export const service = <T>(name: string): Service<T> => ({ name })

export class Services {
  #held = new Map<string, unknown>()
  provide<T>(token: Service<T>, value: T): this {
    this.#held.set(token.name, value)
    return this
  }
  find<T>(token: Service<T>): T | undefined {
    return this.#held.get(token.name) as T | undefined
  }
  get<T>(token: Service<T>): T {
    const found = this.find(token)
    if (found === undefined) throw new Error(`the service ${token.name} was not provided at boot`)
    return found
  }
}
