// The database cannot be brought to this program's state; the message says what to do.
export class MigrationRefused extends Error {}
