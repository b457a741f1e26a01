// Which of a person's identities is the address for a channel.
interface Identity {
  kind: string
  subject: string
}

/** The first of its kind: identities come with the proved ones before those that are hearsay. */
export const addressFor = (identities: readonly Identity[], channel: 'email' | 'sms'): string | undefined =>
  identities.find(identity => identity.kind === (channel === 'email' ? 'email' : 'phone'))?.subject
